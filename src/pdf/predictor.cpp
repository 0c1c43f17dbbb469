#include "pdf/predictor.h"

#include "base/number.h"

namespace jianbao::pdf {

std::string rows_as_differences(std::string_view bytes, std::size_t columns) {
  constexpr char up = 2;
  std::string out;
  out.reserve(bytes.size() + bytes.size() / columns);
  for (std::size_t row = 0; row + columns <= bytes.size(); row += columns) {
    out += up;
    for (std::size_t i = row; i < row + columns; ++i) {
      const int above = row == 0 ? 0 : static_cast<unsigned char>(bytes[i - columns]);
      out += static_cast<char>(static_cast<unsigned char>(bytes[i]) - above);
    }
  }
  return out;
}

std::string in_column(std::size_t number, std::size_t width) {
  return " " + base::right_aligned(number, width - 1);
}

std::string predictor_entry(std::size_t columns) {
  return "/DecodeParms<</Predictor 12/Columns " + std::to_string(columns) + ">>";
}

}  // namespace jianbao::pdf
