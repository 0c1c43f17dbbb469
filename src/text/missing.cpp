#include "text/missing.h"

#include <algorithm>

#include "base/utf8.h"

namespace jianbao::text {

namespace {

constexpr std::size_t longest_quotation = 40;  // characters
constexpr ScriptCode turned = -1;              // of signs that turn the direction of a text

std::string where_looked(const style::TextStyle& style) {
  std::string families;
  for (const std::string& name : style.families) families += (families.empty() ? "" : ", ") + name;
  return families.empty() ? "looked in all families"
                          : "looked in " + families + " and all other families";
}

// A character alone is named, as one may not know it by sight; others are named by their script.
bool is_named_by_script(char32_t c) { return script_of(c) > european && script_name(c) != "Han"; }

}  // namespace

std::string_view MissingText::text(std::size_t begin, std::size_t end) const {
  const std::size_t from = characters_.list[begin].begin;
  return std::string_view(characters_.text).substr(from, characters_.list[end - 1].end - from);
}

std::string_view MissingText::stretch(std::size_t begin) const {
  const auto& list = characters_.list;
  const ScriptCode script = script_of(list[begin].code);
  std::size_t end = begin + 1;
  for (std::size_t i = end; i < list.size() && i - begin < longest_quotation; ++i) {
    const ScriptCode next = script_of(list[i].code);
    const bool parts = next == no_script ? is_mark(list[i].kind) : next != script;
    if (list[i].run != list[begin].run || parts) break;
    if (next == script || list[i].kind == CharacterClass::attached) end = i + 1;
  }
  return text(begin, end);
}

// A run's place is its whole text's; when the words stand in the file as they are, theirs.
base::Span MissingText::place_of(std::size_t i, std::string_view text) const {
  const base::Span span = runs_[characters_.list[i].run].span;
  if (span.file == nullptr) return span;
  const std::size_t begin = std::min(span.begin, span.file->text().size());
  const std::size_t found =
      span.file->text().substr(begin, std::max(span.end, begin) - begin).find(text);
  if (found == std::string_view::npos) return span;
  return {span.file, begin + found, begin + found + text.size()};
}

std::string MissingText::codes(std::size_t begin, std::size_t end) const {
  std::string names;
  for (std::size_t i = begin; i < end; ++i) {
    names += (names.empty() ? "" : " ") + base::code_point_name(characters_.list[i].code);
  }
  return names;
}

void MissingText::say_direction(std::size_t begin) {
  const char32_t c = characters_.list[begin].code;
  const std::string script = script_name(c);
  if (!said_.emplace(characters_.list[begin].run, script.empty() ? turned : script_of(c)).second)
    return;
  if (script.empty()) {
    return diagnostics_.error(place_of(begin, text(begin, begin + 1)),
                              "the sign " + base::code_point_name(c) +
                                  " makes text run from right to left, which cannot be set yet",
                              "leave it out");
  }
  const std::string_view words = stretch(begin);
  diagnostics_.error(place_of(begin, words),
                     "'" + std::string(words) + "' is in the script " + script +
                         ", which runs from right to left: it cannot be set yet",
                     "write it in other letters, leave it out, or show it as a picture with "
                     "alternative text");
}

void MissingText::say_script(std::size_t begin) {
  const char32_t c = characters_.list[begin].code;
  if (!said_.emplace(characters_.list[begin].run, script_of(c)).second) return;
  const std::string_view words = stretch(begin);
  diagnostics_.error(
      place_of(begin, words),
      "no font has '" + std::string(words) + "', which is in the script " + script_name(c),
      where_looked(runs_[characters_.list[begin].run].style) + "; put a font of " + script_name(c) +
          " into the folder 'fonts', such as one of Debian's fonts-noto-core");
}

void MissingText::say_cluster(std::size_t begin, std::size_t end) {
  const std::string_view words = text(begin, end);
  diagnostics_.error(place_of(begin, words),
                     "no font has the letter '" + std::string(text(begin, begin + 1)) +
                         "' with its mark (" + codes(begin, end) + ")",
                     where_looked(runs_[characters_.list[begin].run].style));
}

void MissingText::say_character(const Chain& chain, std::size_t i) {
  const std::string_view character = text(i, i + 1);
  const std::string named = "'" + std::string(character) + "' (" + codes(i, i + 1) + ")";
  const std::string coloured = Shaper::coloured_family(chain, characters_.list[i].code);
  if (!coloured.empty()) {
    return diagnostics_.error(place_of(i, character),
                              "only '" + coloured + "' has the character " + named +
                                  ", as a picture in colours, which cannot be set",
                              "show it as a picture with alternative text, or add a family that "
                              "draws it in outlines");
  }
  diagnostics_.error(place_of(i, character), "no font has the character " + named,
                     where_looked(runs_[characters_.list[i].run].style));
}

void MissingText::say(const Chain& chain, std::size_t begin, std::size_t end) {
  const char32_t c = characters_.list[begin].code;
  if (runs_right_to_left(c)) return say_direction(begin);
  if (chain.empty()) return;  // said when its families were looked for
  const bool said = said_.contains({characters_.list[begin].run, script_of(c)});
  const bool alone = !said && stretch(begin) == text(begin, begin + 1);
  if (is_named_by_script(c) && !alone) return say_script(begin);
  const bool has_letter = Shaper::choose(chain, c, false) != nullptr;
  has_letter ? say_cluster(begin, end) : say_character(chain, begin);
}

void MissingText::say_reading(const Run& run, char32_t character) {
  std::string written;
  base::append_utf8(written, character);
  diagnostics_.error(run.span,
                     "no font has the character '" + written + "' (" +
                         base::code_point_name(character) + ") of a reading",
                     where_looked(run.style));
}

}  // namespace jianbao::text
