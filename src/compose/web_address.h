#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace jianbao::compose {

// A web or mail address that stands in a text without any mark around it, by its bytes.
struct WebAddress {
  std::size_t begin = 0, end = 0;  // alike: there is none
  std::string target;              // what it leads to
};

// The first one at or behind `from` (GFM, 6.9): http://…, https://…, www.… or name@domain. Chinese
// follows an address without a space, so that only behind a mark such as '/' is it a part of one.
WebAddress find_address(std::string_view text, std::size_t from);

// Where an address ends whose `://` stands at `colon`.
std::size_t end_of_address(std::string_view text, std::size_t colon);

}  // namespace jianbao::compose
