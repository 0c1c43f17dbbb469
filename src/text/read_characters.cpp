#include "text/read_characters.h"

#include "base/utf8.h"
#include "text/quotation.h"
#include "text/typed_names.h"

namespace jianbao::text {

namespace {

using enum CharacterClass;

void read_run(const Run& run, std::uint32_t index, Characters& out) {
  const bool chinese = run.language.starts_with("zh");
  const std::string_view text = run.image ? std::string_view("\uFFFC") : run.text;
  const auto offset = static_cast<std::uint32_t>(out.text.size());
  out.text += text;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = base::next_code_point(text, i);
    out.list.push_back({c, index, offset + static_cast<std::uint32_t>(begin),
                        offset + static_cast<std::uint32_t>(i),
                        c == object_character ? han : classify(c, chinese), chinese});
  }
}

bool stands_with_han(const Character& neighbour) {
  return neighbour.kind != latin && neighbour.kind != space && neighbour.kind != no_break_space;
}

// Strokes and dots are set as Chinese ones beside Han, as Western ones among letters and figures.
void settle_connectors(std::vector<Character>& list) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    Character& c = list[i];
    if (!c.chinese) continue;
    const bool after_han = i > 0 && stands_with_han(list[i - 1]);
    const bool before_han = i + 1 < list.size() && stands_with_han(list[i + 1]);
    const bool after_word = i > 0 && list[i - 1].kind == latin;
    const bool before_word = i + 1 < list.size() && list[i + 1].kind == latin;
    if (c.code == U'/' && (after_han || before_han)) c.kind = solidus;
    if (c.code == U'–' && (after_han || before_han)) c.kind = connector;
    if (c.code == U'·' && after_word && before_word) c.kind = latin;
    // A bullet parts names only between them; before a list's item it is one.
    if (c.code == U'•' && !after_han && !before_han) c.kind = latin;
  }
}

// Two or more em dashes are one dash (GB/T 15834, 4.10).
void settle_dashes(std::vector<Character>& list) {
  const auto is_dash = [&](std::size_t i) {
    return i < list.size() && list[i].code == U'—' && list[i].chinese;
  };
  for (std::size_t i = 0; i + 1 < list.size(); ++i) {
    if (is_dash(i) && is_dash(i + 1)) list[i].kind = list[i + 1].kind = inseparable;
  }
}

void settle_western_marks(std::vector<Character>& list) {
  bool open = false;
  for (std::size_t i = 0; i < list.size(); ++i) {
    Character& c = list[i];
    if (c.kind != latin) continue;
    if (c.code == U'"') {
      c.attachment = open ? Attachment::to_previous : Attachment::to_next;
      open = !open;
    } else if (closes_western(c.code)) {
      c.attachment = Attachment::to_previous;
    } else if (opens_western(c.code)) {
      c.attachment = Attachment::to_next;
    }
  }
}

}  // namespace

Characters read_characters(const std::vector<Run>& runs) {
  Characters out;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    read_run(runs[i], static_cast<std::uint32_t>(i), out);
  }
  settle_quotation_marks(out.list);
  settle_connectors(out.list);
  settle_dashes(out.list);
  settle_western_marks(out.list);
  mark_typed_names(out);
  return out;
}

}  // namespace jianbao::text
