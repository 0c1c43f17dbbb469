#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source.h"
#include "base/spelling.h"

namespace jianbao::base {

enum class Severity { warning, error };

struct Diagnostic {
  Severity severity = Severity::error;
  Span span;                       // where; without a file the message stands alone
  std::string text;                // what is wrong
  std::string hint;                // what was expected, or "did you mean 'x'?"; may be empty
  std::vector<Span> secrets = {};  // what of the files is not to be shown
};

// Collects what is wrong with the user's input; work goes on after each entry.
class Diagnostics {
 public:
  void add(Diagnostic entry);
  void error(Span span, std::string text, std::string hint = {});
  void warn(Span span, std::string text, std::string hint = {});
  // No entry shows what stands there.
  void hide(Span secret);

  bool has_errors() const { return errors_ > 0; }
  std::size_t error_count() const { return errors_; }
  std::size_t warning_count() const { return entries_.size() - errors_; }
  // By file and place, each said once.
  std::vector<Diagnostic> sorted() const;

 private:
  std::vector<Diagnostic> entries_;
  std::vector<Span> secrets_;
  std::size_t errors_ = 0;
};

// The form of a compiler: `path:line:col: error: text`, the line, a caret with the hint.
std::string format_text(const Diagnostic& diagnostic, bool colors);

}  // namespace jianbao::base
