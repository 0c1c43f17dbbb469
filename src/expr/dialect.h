#pragma once

namespace jianbao::expr {

// Vega's expressions join a text with a number, where a layout's ask what is meant.
enum class Dialect { layout, vega };

}  // namespace jianbao::expr
