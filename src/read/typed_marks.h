#pragma once

#include <optional>
#include <string>

#include "base/diagnostics.h"

namespace jianbao::read {

// A mark that a Chinese keyboard or a word processor types where a file needs another one: ： for a
// colon, ， for a comma, curly quotes, a no-break space.
struct TypedMark {
  base::Span span;
  std::string_view name;     // "a full-width colon"
  std::string_view instead;  // ": "
};
// The first of a line outside of quotes, at or before `end`.
std::optional<TypedMark> find_typed_mark(const base::SourceFile& source, std::size_t line_start,
                                         std::size_t end);

// "'：' is a full-width colon; write ':'", of the line with the place; empty where it has none.
std::string hint_for_typed_mark(const base::SourceFile& source, std::size_t at);

// A line before a place that was meant for "key: value" and has ： for the colon.
std::optional<TypedMark> find_wide_colon(const base::SourceFile& source, std::size_t before);

}  // namespace jianbao::read
