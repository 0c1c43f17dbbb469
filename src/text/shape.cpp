#include "text/shape.h"

#include <hb.h>

#include <algorithm>
#include <memory>

#include "base/utf8.h"

namespace jianbao::text {

namespace {

// More is not kept: a batch of ten thousand briefs would grow without end.
constexpr std::size_t cache_limit = 200'000;

struct DestroyBuffer {
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

}  // namespace

const std::vector<ChainFace>& Shaper::chain(const style::TextStyle& style, base::Span span) {
  std::string key = std::to_string(style.weight) + (style.italic ? "i" : "r");
  for (const std::string& name : style.families) key += '\0' + name;
  const auto [found, is_new] = chains_.try_emplace(key);
  if (!is_new) return found->second;
  const std::size_t errors = diagnostics_.error_count();
  std::vector<std::string_view> known;
  for (const font::Family& family : library_.manifest().families) known.emplace_back(family.name);
  for (const std::string& name : style.families) {
    const font::Family* family = library_.family(name);
    if (family == nullptr) {
      diagnostics_.error(span, "unknown font family '" + name + "'", base::suggestion(name, known));
      continue;
    }
    const auto& entry = font::Library::nearest_face(*family, style.weight, style.italic);
    if (const font::Face* face = library_.load(entry, diagnostics_)) {
      found->second.push_back({face, family->size_adjust, face->glyph(U'一') != 0});
    }
  }
  if (diagnostics_.error_count() == errors) return found->second;
  // Not kept: the next brief that asks for it must fail too.
  incomplete_ = std::move(found->second);
  chains_.erase(found);
  return incomplete_;
}

const ChainFace* Shaper::choose(const std::vector<ChainFace>& chain, char32_t character,
                                bool fullwidth) {
  const ChainFace* first = nullptr;
  for (const ChainFace& candidate : chain) {
    if (candidate.face->glyph(character) == 0) continue;
    if (!fullwidth || candidate.has_han) return &candidate;
    if (first == nullptr) first = &candidate;
  }
  return first;
}

const std::vector<Shaper::ShapedGlyph>& Shaper::shaped(const ChainFace& face, bool tabular,
                                                       std::string_view text,
                                                       std::string_view language) {
  std::string key(reinterpret_cast<const char*>(&face.face), sizeof face.face);
  key.append(tabular ? "t" : "p").append(language).append("\0", 1).append(text);
  if (const auto found = shaped_.find(key); found != shaped_.end()) return found->second;
  if (shaped_.size() >= cache_limit) shaped_.clear();

  const std::unique_ptr<hb_buffer_t, DestroyBuffer> buffer(hb_buffer_create());
  hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()), 0,
                     static_cast<int>(text.size()));
  hb_buffer_set_language(
      buffer.get(), hb_language_from_string(language.data(), static_cast<int>(language.size())));
  hb_buffer_guess_segment_properties(buffer.get());
  hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
  const hb_feature_t tabular_figures{HB_TAG('t', 'n', 'u', 'm'), 1, 0, static_cast<unsigned>(-1)};
  hb_shape(face.face->shaping_font(), buffer.get(), &tabular_figures, tabular ? 1 : 0);

  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), nullptr);
  std::vector<ShapedGlyph> glyphs;
  for (unsigned i = 0; i < count; ++i) {
    glyphs.push_back({infos[i].codepoint, positions[i].x_offset, positions[i].y_offset,
                      positions[i].x_advance, infos[i].cluster});
  }
  return shaped_.emplace(std::move(key), std::move(glyphs)).first->second;
}

Fragment Shaper::shape(const ChainFace& chosen, const style::TextStyle& style,
                       std::string_view text, std::string_view language) {
  Fragment fragment;
  fragment.face = chosen.face;
  fragment.size = style.size.scaled(chosen.size_adjust, 100);
  fragment.text = text;
  for (const ShapedGlyph& glyph : shaped(chosen, style.tabular_figures, text, language)) {
    const auto scaled = [&](int units) { return chosen.face->scale(units, fragment.size); };
    const base::Length advance = scaled(glyph.advance) + style.letter_spacing;
    fragment.glyphs.push_back(
        {glyph.id, fragment.width + scaled(glyph.x), -scaled(glyph.y), advance, glyph.cluster});
    fragment.width += advance;
  }
  return fragment;
}

Fragment Shaper::line_hyphen(const ChainFace& face, const style::TextStyle& style,
                             std::string_view language) {
  Fragment hyphen = shape(face, style, "-", language);
  hyphen.text = base::soft_hyphen;
  for (page::Glyph& glyph : hyphen.glyphs) {
    if (glyph.id == face.face->glyph(U'-')) glyph.id = face.face->line_hyphen();
  }
  return hyphen;
}

}  // namespace jianbao::text
