#include "expr/work.h"

#include "expr/members.h"
#include "expr/wording.h"

namespace jianbao::expr {

using value::Decimal;
using value::Value;

std::string Work::text(std::size_t i) const {
  return display(at(i), call.language, call.use, call.diagnostics);
}

std::vector<TextPiece> Work::pieces(const Value& value) const {
  return pieces_of(value, call.language, call.use, call.diagnostics);
}

Answer Work::fail(std::string what) const {
  problem = {std::move(what)};
  return std::nullopt;
}

Answer Work::fail_at(const Value& datum, std::string what) const {
  problem = {std::move(what)};
  problem.datum = datum;
  return std::nullopt;
}

std::optional<Decimal> Work::number(std::size_t i) const {
  const auto found = number_of(at(i));
  if (!found) needs(i, "a number");
  return found;
}

const value::List* Work::list(std::size_t i) const {
  const auto* found = at(i).as_list();
  if (found == nullptr) needs(i, "a list");
  return found;
}

Answer Work::needs(std::size_t i, const std::string& what) const {
  problem = {"argument " + std::to_string(i + 1) + " must be " + what + ", not " +
                 std::string(kind_of(at(i))),
             i, what};
  return std::nullopt;
}

std::optional<int> Work::places(std::size_t i, int otherwise) const {
  if (count() <= i) return otherwise;
  const auto places = number(i);
  if (!places) return std::nullopt;
  if (!places->is_integer() || places->negative() ||
      compare(*places, Decimal(most_places, 0)) > 0) {
    fail("a number has 0 to 12 places");
    return std::nullopt;
  }
  return static_cast<int>(places->rounded(0).coefficient());
}

Answer Work::missing() const { return missing_of(call.arguments, call.use); }

Answer answer(std::string words) { return Value(std::move(words), {}); }
Answer answer(const Decimal& decimal) { return Value(decimal, {}); }
Answer answer(const std::optional<Decimal>& decimal, const Work& work) {
  return decimal ? answer(*decimal) : work.fail("the result has more than 18 digits");
}

}  // namespace jianbao::expr
