#pragma once

#include <optional>

#include "compose/block_composer.h"

namespace jianbao::compose {

// What the layout's `page` says behind the text of its pages, and above that of the first.
std::optional<doc::Watermark> make_watermark(const Input& input, BlockComposer& composer);
// Where the margin at the top has no room for it, that is an error.
std::optional<doc::Stamp> make_stamp(const Input& input, BlockComposer& composer,
                                     base::Diagnostics& diagnostics);

}  // namespace jianbao::compose
