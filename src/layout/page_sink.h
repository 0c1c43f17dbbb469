#pragma once

#include <functional>

#include "page/page.h"

namespace jianbao::layout {

// Takes the pages of a document one by one, in order.
using PageSink = std::function<void(page::Page&&)>;

}  // namespace jianbao::layout
