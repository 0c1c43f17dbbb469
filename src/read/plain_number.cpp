#include "read/plain_number.h"

#include <charconv>
#include <iterator>

#include "value/decimal.h"

namespace jianbao::read {

std::string plain_number(double number) {
  constexpr int digits = 15;
  char buffer[64];
  const auto shown = std::to_chars(std::begin(buffer), std::end(buffer), number,
                                   std::chars_format::general, digits);
  const auto rounded = value::Decimal::parse({buffer, shown.ptr});
  return rounded ? rounded->without_zeros().to_string() : std::string();
}

}  // namespace jianbao::read
