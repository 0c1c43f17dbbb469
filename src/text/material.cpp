#include "text/material.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/character.h"
#include "text/measure_word.h"

namespace jianbao::text {

namespace {

using base::Length;
using Class = CharacterClass;
using Kind = Item::Kind;

constexpr int hyphen_cost = 60, explicit_hyphen_cost = 40;
constexpr int within_unit = 8000;
constexpr int bound_hyphen_cost = 600;  // "RMB 300 billion" is read as one

bool is_digit(char c) { return c >= '0' && c <= '9'; }
char32_t last_code_point(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0U) == 0x80) {
  }
  return text.empty() ? 0 : base::next_code_point(text, at);
}
bool is_ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

class MaterialMaker {
 public:
  MaterialMaker(const std::vector<Run>& runs, const style::ParagraphStyle& style, Shaper& shaper,
                Hyphenator& hyphenator, base::Diagnostics& diagnostics)
      : runs_(runs),
        style_(style),
        shaper_(shaper),
        hyphenator_(hyphenator),
        diagnostics_(diagnostics) {}

  Material make() {
    if (style_.indent > Length{}) box(no_fragment, style_.indent);
    for (run_ = 0; run_ < runs_.size(); ++run_) {
      chain_ = &shaper_.chain(runs_[run_].style, runs_[run_].span, runs_[run_].language);
      if (!chain_->empty()) add_run();
    }
    out_.items.push_back({.kind = Kind::penalty, .cost = forced});
    return std::move(out_);
  }

 private:
  const Run& run() const { return runs_[run_]; }
  Length em() const { return run().style.size; }

  void add_run() {
    const std::string_view text = run().text;
    const bool chinese = run().language.starts_with("zh");
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t begin = i;
      const char32_t c = base::next_code_point(text, i);
      const Class kind = class_of(c, begin, i, chinese);
      // A run of its own may go on with what another began.
      if (begin == 0) unit_end_ = 0;
      if (chinese && after_number_ && kind == Class::han) {
        unit_end_ = begin + measure_word(text.substr(begin));
      }
      if (kind == Class::joiner) {
        joined_ = true;
        continue;
      }
      if (kind == Class::space) {
        space_pending_ = space_pending_ || started_;
      } else if (kind == Class::no_break_space) {
        item({.kind = Kind::penalty, .cost = forbidden});
        word_space(text.substr(begin, i - begin));
        space_pending_ = false;
        after_no_break_space_ = true;
        continue;
      } else if (kind == Class::latin) {
        i = word_end(begin, chinese);
        const std::string_view whole = text.substr(begin, i - begin);
        const bool of_ordinal = after_ordinal_ && is_digit(whole.front());
        separate(kind, bond_before(c, of_ordinal ? last_resort : 0));
        word(whole, begin);
      } else {
        // Rather before a unit than within it.
        separate(kind, bond_before(c, begin >= unit_end_ ? 0
                                      : after_number_    ? last_resort
                                                         : within_unit));
        fullwidth(c, text.substr(begin, i - begin), kind, begin);
      }
      after_no_break_space_ = after_no_break_space_ && kind == Class::space;
      after_number_ = kind == Class::latin && is_digit(text[i - 1]);
      after_ordinal_ = chinese && c == U'第';
      after_opening_ = kind == Class::latin && opens_western(last_code_point(text.substr(0, i)));
      after_sign_ = kind == Class::han && is_fullwidth_sign(c);
    }
  }

  // What holds a character to the one before it.
  struct Bond {
    int cost = 0;        // of a break between
    bool tight = false;  // no space between scripts
  };

  Bond bond_before(char32_t c, int cost) {
    Bond bond;
    bond.cost = cost;
    const bool mark = space_pending_ ? false : closes_western(c) || after_opening_;
    if (joined_ || mark) bond.cost = forbidden;
    bond.tight = joined_ || mark || after_sign_ || is_fullwidth_sign(c);
    joined_ = false;
    return bond;
  }

  // An apostrophe within a Latin word belongs to it, whatever language the sentence has.
  Class class_of(char32_t c, std::size_t begin, std::size_t end, bool chinese) const {
    if (c == U'’' && begin > 0 && end < run().text.size() &&
        is_ascii_letter(static_cast<unsigned char>(run().text[begin - 1])) &&
        is_ascii_letter(static_cast<unsigned char>(run().text[end]))) {
      return Class::latin;
    }
    return classify(c, chinese);
  }

  std::size_t word_end(std::size_t begin, bool chinese) const {
    const std::string_view text = run().text;
    std::size_t end = begin;
    while (end < text.size()) {
      std::size_t next = end;
      const char32_t c = base::next_code_point(text, next);
      if (class_of(c, end, next, chinese) != Class::latin) break;
      end = next;
    }
    return end;
  }

  void item(Item item) { out_.items.push_back(item); }
  void box(std::int32_t fragment, Length width, Length shift = {}) {
    item({.kind = Kind::box, .width = width, .fragment = fragment, .shift = shift});
  }
  std::int32_t keep(Fragment fragment) {
    fragment.run = run_;
    out_.fragments.push_back(std::move(fragment));
    return static_cast<std::int32_t>(out_.fragments.size() - 1);
  }

  // A third of the space may go, half of it be added (Knuth's proportions for text faces).
  void word_space(std::string_view text) {
    if (chain_->empty()) return;
    Fragment space = shaper_.shape(chain_->front(), run().style, " ", run().language);
    space.text = text;
    const Length width = space.width;
    item({.kind = Kind::glue,
          .width = width,
          .stretch = width / 2,
          .shrink = width / 3,
          .fragment = keep(std::move(space))});
    started_ = true;
  }

  void glue(Length width, Length stretch, Length shrink) {
    item({.kind = Kind::glue, .width = width, .stretch = stretch, .shrink = shrink});
  }

  // The space and the break between the last thing and what comes, by their classes and their bond.
  void separate(Class next, Bond bond) {
    const bool space = space_pending_;
    space_pending_ = false;
    if (!started_) {
      started_ = true;
      last_ = next;
      return;
    }
    const Class last = last_;
    last_ = next;
    if (bond.cost > 0) item({.kind = Kind::penalty, .cost = bond.cost});
    const bool latin_last = last == Class::latin, latin_next = next == Class::latin;
    if (latin_last && latin_next) {
      if (space) word_space(" ");
      return;
    }
    if (last == Class::opening || next == Class::closing) return;
    if (last == Class::inseparable && next == Class::inseparable) return;
    // The blank half of a mark, once also between two marks (CLREQ 3.1.6.1); half of it may go.
    if (last == Class::closing || next == Class::opening) return glue(em() / 2, em() / 8, em() / 4);
    if (next == Class::inseparable) return;
    // A quarter em between Han and Latin letters or figures (CLREQ 3.2.2).
    if ((latin_last || latin_next) && !bond.tight) return glue(em() / 4, em() / 8, em() / 8);
    glue({}, em() / 16, {});
  }

  void fullwidth(char32_t c, std::string_view text, Class kind, std::size_t at) {
    const ChainFace* face = Shaper::choose(*chain_, c, true);
    if (face == nullptr) return missing(c, text, at);
    Fragment fragment = shaper_.shape(*face, run().style, text, run().language);
    const Length width = fragment.width;
    const bool full = width >= fragment.size.scaled(9, 10);
    const std::int32_t index = keep(std::move(fragment));
    if (full && kind == Class::opening) {
      box(index, width / 2, -(width / 2));
    } else if (full && kind == Class::closing) {
      box(index, width / 2);
    } else {
      box(index, width);
    }
  }

  void missing(char32_t c, std::string_view text, std::size_t at) {
    base::Span span = run().span;
    // The run's place is its whole text's; when that stands in the file as it is, point at the
    // character.
    if (span.file != nullptr) {
      const std::size_t found = span.file->text().find(text, span.begin);
      if (found != std::string_view::npos && found < span.end)
        span = {span.file, found, found + text.size()};
    }
    static_cast<void>(at);
    std::string families;
    for (const std::string& name : run().style.families)
      families += (families.empty() ? "" : ", ") + name;
    diagnostics_.error(
        span,
        "no font has the character '" + std::string(text) + "' (" + base::code_point_name(c) + ")",
        "looked in " + families + " and all other families");
  }

  // A word is cut where faces change, after its own hyphens and at its hyphenation points.
  void word(std::string_view text, std::size_t at) {
    // A web address may break after its marks too, or no line could hold it.
    const bool address = text.find("://") != text.npos || text.starts_with("www.");
    for (std::size_t i = 0; i < text.size();) {
      const std::size_t begin = i;
      char32_t c = base::next_code_point(text, i);
      const ChainFace* face = Shaper::choose(*chain_, c, false);
      if (face == nullptr) {
        missing(c, text.substr(begin, i - begin), at + begin);
        continue;
      }
      while (i < text.size() && !is_hyphen(c) && !(address && parts_address(c))) {
        std::size_t next = i;
        const char32_t following = base::next_code_point(text, next);
        if (Shaper::choose(*chain_, following, false) != face) break;
        c = following;
        i = next;
      }
      part(*face, text.substr(begin, i - begin));
      if (address && i < text.size() && !is_hyphen(c)) {
        item({.kind = Kind::penalty, .cost = explicit_hyphen_cost});
      }
      // One letter does not stay behind: e-commerce.
      // Nor are two marks parted: https://
      const bool doubled = i < text.size() && is_hyphen(static_cast<unsigned char>(text[i]));
      if (is_hyphen(c) && !doubled && i < text.size() && begin + 2 < i) {
        item({.kind = Kind::penalty, .cost = explicit_hyphen_cost});
      }
    }
  }

  static bool parts_address(char32_t c) {
    return c == U'.' || c == U'_' || c == U'?' || c == U'&' || c == U'=' || c == U'#' || c == U'%';
  }
  static bool is_hyphen(char32_t c) { return c == U'-' || c == U'–' || c == U'—' || c == U'/'; }

  void part(const ChainFace& face, std::string_view text) {
    Fragment whole = shaper_.shape(face, run().style, text, run().language);
    std::size_t letters = 0, first = 0;
    while (first < text.size() && !is_ascii_letter(static_cast<unsigned char>(text[first])))
      ++first;
    while (first + letters < text.size() &&
           is_ascii_letter(static_cast<unsigned char>(text[first + letters])))
      ++letters;
    std::vector<std::size_t> cuts;
    if (style_.hyphenate) {
      for (const std::size_t point :
           hyphenator_.points(text.substr(first, letters), run().language)) {
        cuts.push_back(first + point);
      }
    }
    split(face, std::move(whole), cuts);
  }

  // Only where a glyph starts: a ligature stays whole.
  void split(const ChainFace& face, Fragment whole, const std::vector<std::size_t>& cuts) {
    std::size_t glyph = 0, from = 0;
    Length left;
    for (const std::size_t cut : cuts) {
      std::size_t end = glyph;
      while (end < whole.glyphs.size() && whole.glyphs[end].cluster < cut) ++end;
      if (end == whole.glyphs.size() || whole.glyphs[end].cluster != cut || end == glyph) continue;
      left = slice(whole, {glyph, end}, {from, cut}, left);
      Fragment hyphen = shaper_.line_hyphen(face, run().style, run().language);
      const Length width = hyphen.width;
      item({.kind = Kind::penalty,
            .width = width,
            .cost = after_no_break_space_ ? bound_hyphen_cost : hyphen_cost,
            .fragment = keep(std::move(hyphen))});
      glyph = end;
      from = cut;
    }
    slice(whole, {glyph, whole.glyphs.size()}, {from, whole.text.size()}, left);
  }

  using Range = std::pair<std::size_t, std::size_t>;
  // Makes a box of some glyphs of a shaped word; returns where they end.
  Length slice(const Fragment& whole, Range glyphs, Range text, Length left) {
    Fragment part;
    part.face = whole.face;
    part.size = whole.size;
    part.text = whole.text.substr(text.first, text.second - text.first);
    for (std::size_t i = glyphs.first; i < glyphs.second; ++i) {
      page::Glyph glyph = whole.glyphs[i];
      glyph.x -= left;
      glyph.cluster -= static_cast<std::uint32_t>(text.first);
      part.width += glyph.advance;
      part.glyphs.push_back(glyph);
    }
    const Length width = part.width;
    box(keep(std::move(part)), width);
    return left + width;
  }

  const std::vector<Run>& runs_;
  const style::ParagraphStyle& style_;
  Shaper& shaper_;
  Hyphenator& hyphenator_;
  base::Diagnostics& diagnostics_;
  Material out_;
  std::size_t run_ = 0;
  const Chain* chain_ = nullptr;
  Class last_ = Class::space;
  bool after_no_break_space_ = false;
  bool after_number_ = false;
  bool after_ordinal_ = false;  // after 第
  bool after_opening_ = false;  // after a Western opening mark
  bool after_sign_ = false;     // after a full-width sign
  bool joined_ = false;         // by U+2060
  std::size_t unit_end_ = 0;    // of the measure word that follows a number, in the run's text
  bool started_ = false;
  bool space_pending_ = false;
};

}  // namespace

Material make_material(const std::vector<Run>& runs, const style::ParagraphStyle& style,
                       Shaper& shaper, Hyphenator& hyphenator, base::Diagnostics& diagnostics) {
  return MaterialMaker(runs, style, shaper, hyphenator, diagnostics).make();
}

}  // namespace jianbao::text
