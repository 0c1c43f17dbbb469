#pragma once

#include <string>
#include <string_view>

namespace jianbao::base {

// The name of the first character that hardly anybody means to type in a key, since it looks like
// another or like nothing: a no-break space, a zero-width space, a curly quotation mark, a
// full-width letter. Empty where there is none.
std::string odd_character(std::string_view word);

}  // namespace jianbao::base
