#include "compose/places.h"

#include <algorithm>

namespace jianbao::compose {

namespace {

// The span of a block scalar is that of its `|` or `>`.
std::size_t end_in_file(base::Span span) {
  const std::string_view text = span.file->text();
  const bool block =
      span.begin < text.size() && (text[span.begin] == '|' || text[span.begin] == '>');
  return block ? text.size() : std::min(span.end, text.size());
}

}  // namespace

base::Span Places::find(const std::string& words, std::size_t after) const {
  if (words.empty()) return whole_;
  std::size_t at = text_.text.find(words);
  for (; after > 0 && at != std::string::npos; --after) {
    at = text_.text.find(words, at + words.size());
  }
  if (at == std::string::npos) return whole_;
  std::size_t begin = 0;
  auto part = text_.parts.begin();
  while (part != text_.parts.end() && part->end <= at) begin = (part++)->end;
  if (part == text_.parts.end() || part->span.file == nullptr) return whole_;
  // The same words may stand before it in the same part.
  std::size_t found = part->span.begin;
  const std::string_view file = part->span.file->text().substr(0, end_in_file(part->span));
  for (std::size_t from = text_.text.find(words, begin);; from = text_.text.find(words, from)) {
    found = file.find(words, found);
    if (found == file.npos) return part->span;
    if (from >= at) return {part->span.file, found, found + words.size()};
    from += words.size();
    found += words.size();
  }
}

}  // namespace jianbao::compose
