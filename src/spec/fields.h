#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "value/value.h"

namespace jianbao::spec {

// Reads a map that a user wrote, key by key. Every key that was never asked for is an error with a
// suggestion when `finish` is called; a value of the wrong kind is an error where it stands.
class Fields {
 public:
  // `what` names the map in messages: "the page".
  Fields(const value::Value& value, std::string what, base::Diagnostics& diagnostics);

  const value::Value* find(std::string_view key);
  const value::Value* require(std::string_view key);
  std::optional<std::string> text(std::string_view key);
  std::optional<base::Length> length(std::string_view key, base::Length em = {});
  std::optional<int> integer(std::string_view key, int least, int most);
  std::optional<bool> boolean(std::string_view key);
  std::optional<base::Color> color(std::string_view key);
  // One text or a list of texts.
  std::vector<std::string> texts(std::string_view key);
  void finish();

  base::Span span() const { return span_; }
  base::Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  void wrong_kind(const value::Value& value, std::string_view key, std::string_view expected);

  const value::Record* record_ = nullptr;
  std::string what_;
  base::Span span_;
  base::Diagnostics& diagnostics_;
  std::vector<std::string> asked_;
};

std::optional<base::Color> parse_color(std::string_view text);  // "#1F2328"

}  // namespace jianbao::spec
