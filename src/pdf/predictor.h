#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace jianbao::pdf {

// Bytes in rows, each as what it adds to the one above, so that numbers that grow from row to row
// compress to almost nothing (ISO 32000-1, 7.4.4.4: predictor 12, PNG's filter Up). The last row
// has to be whole.
std::string rows_as_differences(std::string_view bytes, std::size_t columns);
// A number at the same place of each row; there is white space before it in any case.
std::string in_column(std::size_t number, std::size_t width);
// The entry of a stream's dictionary that tells readers.
std::string predictor_entry(std::size_t columns);

}  // namespace jianbao::pdf
