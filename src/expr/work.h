#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "expr/call.h"
#include "expr/text_pieces.h"

// What the bodies of functions work with.
namespace jianbao::expr {

using Answer = std::optional<value::Value>;

constexpr int most_places = 12;
constexpr std::size_t any_number = 1000;

// A call on its way: what it is given, as what it needs.
struct Work {
  const Call& call;
  Problem& problem;

  std::size_t count() const { return call.arguments.size(); }
  const value::Value& at(std::size_t i) const { return call.arguments[i]; }
  std::string text(std::size_t i) const;
  std::vector<TextPiece> pieces(const value::Value& value) const;
  Answer fail(std::string what) const;
  // The same, said at the datum that is wrong.
  Answer fail_at(const value::Value& datum, std::string what) const;
  std::optional<value::Decimal> number(std::size_t i) const;
  const value::List* list(std::size_t i) const;
  Answer needs(std::size_t i, const std::string& what) const;
  // To how many decimals an argument says, from 0 to 12.
  std::optional<int> places(std::size_t i, int otherwise) const;
  // What a function gives for missing data: nothing, which prints its sign.
  Answer missing() const;
};

Answer answer(std::string words);
Answer answer(const value::Decimal& decimal);
Answer answer(const std::optional<value::Decimal>& decimal, const Work& work);

struct Function {
  std::string_view name;
  std::size_t least, most;  // arguments
  Answer (*body)(const Work&);
};

}  // namespace jianbao::expr
