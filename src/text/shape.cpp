#include "text/shape.h"

#include <hb.h>

#include <algorithm>
#include <memory>

#include "base/language_tag.h"
#include "base/utf8.h"

namespace jianbao::text {

namespace {

// More is not kept: a batch of ten thousand briefs would grow without end.
constexpr std::size_t cache_limit = 200'000;

struct DestroyBuffer {
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

ChainFace chain_face(const font::Face* face, const font::Family& family) {
  return {face, family.size_adjust, face != nullptr && face->glyph(U'一') != 0};
}

}  // namespace

Fallback::Fallback(font::Library& library, base::Diagnostics& diagnostics,
                   const style::TextStyle& style, std::string_view language)
    : library_(library), diagnostics_(diagnostics), weight_(style.weight), italic_(style.italic) {
  for (const font::Family& family : library.manifest().families) {
    candidates_.push_back({&family, {}});
  }
  const std::string spoken = base::full_language_tag(language);
  // The longer the tag that both share, the nearer the family.
  const auto nearness = [&](const Candidate& candidate) {
    std::size_t nearest = 0;
    for (const std::string& drawn : candidate.family->languages) {
      const bool shared = base::is_in_range(spoken, drawn) || base::is_in_range(drawn, spoken);
      if (shared) nearest = std::max(nearest, std::min(spoken.size(), drawn.size()));
    }
    return nearest;
  };
  std::stable_sort(
      candidates_.begin(), candidates_.end(),
      [&](const Candidate& a, const Candidate& b) { return nearness(a) > nearness(b); });
  speaks_ = !candidates_.empty() && nearness(candidates_.front()) > 0;
}

// One that cannot be read is tried again: the next brief that needs it must fail too.
const font::Face* Fallback::read(Candidate& candidate) {
  const font::Family& family = *candidate.family;
  if (candidate.face.face == nullptr && !family.faces.empty()) {
    const auto& entry = font::Library::nearest_face(family, weight_, italic_);
    candidate.face = chain_face(library_.load(entry, diagnostics_), family);
  }
  return candidate.face.face;
}

const ChainFace* Fallback::find(const Covers& covers) {
  for (Candidate& candidate : candidates_) {
    const font::Face* face = read(candidate);
    if (face != nullptr && covers(*face)) return &candidate.face;
  }
  return nullptr;
}

const ChainFace* Fallback::usual() {
  auto chosen = candidates_.begin();
  if (!speaks_) {
    chosen = std::find_if(chosen, candidates_.end(), [](const Candidate& candidate) {
      return candidate.family->languages.empty();
    });
    if (chosen == candidates_.end()) chosen = candidates_.begin();
  }
  const bool can_be_read = chosen != candidates_.end() && read(*chosen) != nullptr;
  return can_be_read ? &chosen->face : nullptr;
}

const Chain& Shaper::chain(const style::TextStyle& style, base::Span span,
                           std::string_view language) {
  std::string key = std::to_string(style.weight) + (style.italic ? "i" : "r");
  key.append(language);
  const std::string look = key;
  for (const std::string& name : style.families) key += '\0' + name;
  const auto [found, is_new] = chains_.try_emplace(key);
  if (!is_new) return found->second;
  const std::size_t errors = diagnostics_.error_count();
  Chain& chain = found->second;
  chain.others =
      &fallbacks_.try_emplace(look, library_, diagnostics_, style, language).first->second;
  std::vector<std::string_view> known;
  for (const font::Family& family : library_.manifest().families) known.emplace_back(family.name);
  for (const std::string& name : style.families) {
    const font::Family* family = library_.family(name);
    if (family == nullptr) {
      diagnostics_.error(span, "unknown font family '" + name + "'", base::suggestion(name, known));
      continue;
    }
    const auto& entry = font::Library::nearest_face(*family, style.weight, style.italic);
    const ChainFace face = chain_face(library_.load(entry, diagnostics_), *family);
    if (face.face != nullptr) chain.faces.push_back(face);
  }
  if (style.families.empty()) {
    if (const ChainFace* usual = chain.others->usual()) chain.faces.push_back(*usual);
  }
  if (diagnostics_.error_count() == errors) return chain;
  // Not kept: the next brief that asks for it must fail too.
  incomplete_ = std::move(chain);
  chains_.erase(found);
  return incomplete_;
}

namespace {

template <class Covers>
const ChainFace* choose_face(const Chain& chain, const Covers& covers, bool fullwidth) {
  const ChainFace* first = nullptr;
  for (const ChainFace& candidate : chain.faces) {
    if (!covers(*candidate.face)) continue;
    if (!fullwidth || candidate.has_han) return &candidate;
    if (first == nullptr) first = &candidate;
  }
  return first == nullptr && chain.others != nullptr ? chain.others->find(covers) : first;
}

}  // namespace

const ChainFace* Shaper::choose(const Chain& chain, char32_t character, bool fullwidth) {
  return choose_face(
      chain, [&](const font::Face& face) { return face.draws(character); }, fullwidth);
}

const ChainFace* Shaper::choose(const Chain& chain, const Cluster& cluster) {
  return choose_face(
      chain, [&](const font::Face& face) { return covers(face, cluster); }, cluster.fullwidth);
}

// A letter and its mark may be one glyph, of which the face's table of characters knows nothing.
bool Shaper::covers(const font::Face& face, const Cluster& cluster) {
  std::size_t first = 0;
  if (!face.draws(base::next_code_point(cluster.text, first))) return false;
  const Script script = cluster.fullwidth ? Script::chinese : Script::guessed;
  const auto& glyphs = shaped(face, {cluster.style, cluster.text, cluster.language, script});
  return std::all_of(glyphs.begin(), glyphs.end(),
                     [](const ShapedGlyph& glyph) { return glyph.id != 0; });
}

std::string Shaper::coloured_family(const Chain& chain, char32_t character) {
  const ChainFace* found = choose_face(
      chain, [&](const font::Face& face) { return face.glyph(character) != 0; }, false);
  return found == nullptr ? std::string() : found->face->family();
}

namespace {

std::vector<hb_feature_t> features_of(const style::TextStyle& style) {
  constexpr unsigned to_the_end = static_cast<unsigned>(-1);
  std::vector<hb_feature_t> features;
  if (style.tabular_figures) features.push_back({HB_TAG('t', 'n', 'u', 'm'), 1, 0, to_the_end});
  for (const std::string& tag : style.features) {
    features.push_back(
        {hb_tag_from_string(tag.data(), static_cast<int>(tag.size())), 1, 0, to_the_end});
  }
  return features;
}

}  // namespace

const std::vector<Shaper::ShapedGlyph>& Shaper::shaped(const font::Face& face,
                                                       const Request& request) {
  const font::Face* const address = &face;
  std::string key(reinterpret_cast<const char*>(&address), sizeof address);
  key.push_back(static_cast<char>('0' + static_cast<int>(request.script)));
  key.append(request.style.tabular_figures ? "t" : "p");
  for (const std::string& tag : request.style.features) key += tag;
  key.append(1, '\0').append(request.language).append(1, '\0').append(request.text);
  if (const auto found = shaped_.find(key); found != shaped_.end()) return found->second;
  if (shaped_.size() >= cache_limit) shaped_.clear();

  const std::string_view text = request.text;
  const std::unique_ptr<hb_buffer_t, DestroyBuffer> buffer(hb_buffer_create());
  hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()), 0,
                     static_cast<int>(text.size()));
  // A variation selector, which chooses a glyph, is none itself, nor is a joiner.
  hb_buffer_set_flags(buffer.get(), HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
  hb_buffer_set_language(
      buffer.get(),
      hb_language_from_string(request.language.data(), static_cast<int>(request.language.size())));
  if (request.script != Script::guessed) hb_buffer_set_script(buffer.get(), HB_SCRIPT_HAN);
  hb_buffer_guess_segment_properties(buffer.get());
  const bool upright = request.script == Script::upright;
  hb_buffer_set_direction(buffer.get(), upright ? HB_DIRECTION_TTB : HB_DIRECTION_LTR);
  const std::vector<hb_feature_t> features = features_of(request.style);
  hb_shape(face.shaping_font(), buffer.get(), features.data(),
           static_cast<unsigned>(features.size()));

  unsigned count = 0;
  const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), nullptr);
  std::vector<ShapedGlyph> glyphs;
  for (unsigned i = 0; i < count; ++i) {
    const int advance = upright ? -positions[i].y_advance : positions[i].x_advance;
    glyphs.push_back({infos[i].codepoint, positions[i].x_offset, positions[i].y_offset, advance,
                      infos[i].cluster});
  }
  return shaped_.emplace(std::move(key), std::move(glyphs)).first->second;
}

namespace {

// Raised by a third of the size and three fifths as large, lowered by a seventh (CSS's usual
// `super` and `sub`).
base::Length set_size(const style::TextStyle& style) {
  return style.script_position == style::ScriptPosition::normal ? style.size
                                                                : style.size.scaled(3, 5);
}
base::Length set_rise(const style::TextStyle& style) {
  switch (style.script_position) {
    case style::ScriptPosition::super:
      return style.size.scaled(17, 50);
    case style::ScriptPosition::sub:
      return -style.size.scaled(7, 50);
    default:
      return {};
  }
}

}  // namespace

Fragment Shaper::shape(const ChainFace& chosen, const style::TextStyle& style,
                       std::string_view text, std::string_view language, Script script) {
  Fragment fragment;
  fragment.face = chosen.face;
  fragment.size = set_size(style).scaled(chosen.size_adjust, 100);
  fragment.rise = set_rise(style);
  fragment.text = text;
  fragment.spacing = style.letter_spacing / 2;
  const bool upright = script == Script::upright;
  if (upright) fragment.orientation = Orientation::upright;
  for (const ShapedGlyph& glyph : shaped(*chosen.face, {style, text, language, script})) {
    const auto scaled = [&](int units) { return chosen.face->scale(units, fragment.size); };
    const base::Length advance = scaled(glyph.advance) + style.letter_spacing;
    page::Glyph placed{glyph.id, scaled(glyph.x), -scaled(glyph.y), advance, glyph.cluster};
    (upright ? placed.y : placed.x) += fragment.width + fragment.spacing;
    fragment.glyphs.push_back(placed);
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
