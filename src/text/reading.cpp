#include "text/reading.h"

#include "base/utf8.h"

namespace jianbao::text {

namespace {

using base::Length;

Part blank(Length width, const Fragment& like) {
  Part part;
  part.fragment.face = like.face;
  part.width = width;
  return part;
}

// One fragment a face; the parts have no width of their own.
std::vector<Part> shape_reading(std::string_view text, const style::TextStyle& style,
                                const Chain& chain, Shaper& shaper) {
  std::vector<Part> parts;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const ChainFace* face = Shaper::choose(chain, base::next_code_point(text, i), false);
    while (face != nullptr && i < text.size()) {
      std::size_t next = i;
      if (Shaper::choose(chain, base::next_code_point(text, next), false) != face) break;
      i = next;
    }
    if (face == nullptr) continue;
    Fragment fragment = shaper.shape(*face, style, text.substr(begin, i - begin), "zh-Latn");
    fragment.reading = true;
    parts.push_back({std::move(fragment), {}, {}, {}});
  }
  return parts;
}

Length width_of(const std::vector<Part>& parts, bool fragments) {
  Length width;
  for (const Part& part : parts) width += fragments ? part.fragment.width : part.width;
  return width;
}

style::TextStyle half_as_large(const style::TextStyle& style) {
  style::TextStyle half = style;
  half.size = style.size / 2;
  half.emphasis = style::EmphasisMark::none;
  half.letter_spacing = {};
  return half;
}

Length add_pinyin(std::vector<Part>& base, const Run& run, const Chain& chain, Shaper& shaper) {
  std::vector<Part> reading = shape_reading(run.ruby, half_as_large(run.style), chain, shaper);
  const Length em = run.style.size;
  const Length over = width_of(base, false), above = width_of(reading, true);
  const Length wide = std::max(over, above + em / 4);
  const Length pad = (wide - over) / 2;
  const bool below = run.style.ruby_position == style::RubyPosition::under;
  const Length rise = below ? -em.scaled(14, 25) : em.scaled(49, 50);
  base.insert(base.begin(), blank(pad, base.front().fragment));
  base.push_back(blank(wide - over - pad, base.front().fragment));
  Length left = (wide - above) / 2 - wide;
  for (Part& part : reading) {
    part.shift = left;
    left += part.fragment.width;
    part.fragment.rise = rise;
    base.push_back(std::move(part));
  }
  return pad;
}

bool is_tone(char32_t c) { return c == U'ˊ' || c == U'ˇ' || c == U'ˋ' || c == U'˙'; }

// The symbols of one character, one below the other; its tone at the right of the last one, a light
// tone above the first.
void add_zhuyin(std::vector<Part>& out, const Part& character, std::string_view symbols,
                const Run& run, const Chain& chain, Shaper& shaper) {
  const Length em = run.style.size, size = em.scaled(3, 10);
  style::TextStyle style = half_as_large(run.style);
  style.size = size;
  std::u32string column, tones;
  for (std::size_t i = 0; i < symbols.size();) {
    const char32_t c = base::next_code_point(symbols, i);
    if (is_tone(c)) {
      tones += c;
    } else {
      column += c;
    }
  }
  const bool light = tones == U"˙";
  const auto count = static_cast<std::int64_t>(column.size()) + (light ? 1 : 0);
  // The column's middle is that of the character's square, 0.38 em above the baseline.
  Length top = em.scaled(38, 100) + size * count / 2;
  out.push_back(character);
  out.push_back(blank(em / 2, character.fragment));
  const auto put = [&](char32_t c, Length left, Length rise) {
    std::string text;
    base::append_utf8(text, c);
    const ChainFace* face = Shaper::choose(chain, c, true);
    if (face == nullptr) return;
    Fragment fragment = shaper.shape(*face, style, text, run.language, Script::chinese);
    fragment.reading = true;
    fragment.rise = rise;
    out.push_back({std::move(fragment), {}, left - em / 2, {}});
  };
  if (light) put(U'˙', {}, top - size.scaled(88, 100));
  if (light) top -= size;
  for (const char32_t c : column) {
    put(c, {}, top - size.scaled(88, 100));
    top -= size;
  }
  if (!light && !tones.empty()) put(tones.front(), size, top + size.scaled(40, 100));
}

// "ㄓㄨㄤ ㄓㄨㄤ": one reading a character, parted by spaces.
std::vector<std::string> readings_of(std::string_view text) {
  std::vector<std::string> readings(1);
  for (const char c : text) {
    if (c != ' ') {
      readings.back() += c;
    } else if (!readings.back().empty()) {
      readings.emplace_back();
    }
  }
  return readings;
}

}  // namespace

Length add_reading(std::vector<Part>& base, const Run& run, const Chain& chain, Shaper& shaper,
                   bool vertical) {
  if (run.style.ruby_position != style::RubyPosition::inter_character || vertical) {
    return add_pinyin(base, run, chain, shaper);
  }
  const std::vector<std::string> readings = readings_of(run.ruby);
  std::vector<Part> out;
  for (std::size_t i = 0; i < base.size(); ++i) {
    if (i < readings.size()) {
      add_zhuyin(out, base[i], readings[i], run, chain, shaper);
    } else {
      out.push_back(base[i]);
    }
  }
  base = std::move(out);
  return {};
}

}  // namespace jianbao::text
