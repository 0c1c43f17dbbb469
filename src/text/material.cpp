#include "text/material.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/piece.h"
#include "text/read_characters.h"

namespace jianbao::text {

namespace {

using base::Length;
using Kind = Item::Kind;
using enum CharacterClass;
using style::HangEnd;
using style::MarkSpacing;

constexpr int hyphen_cost = 60, hanging_cost = 30;
constexpr int bound_hyphen_cost = 600;  // "RMB 300 billion" is read as one

bool trims_end(MarkSpacing spacing) {
  return spacing == MarkSpacing::hangmobanjiao || spacing == MarkSpacing::space_first ||
         spacing == MarkSpacing::kaiming || spacing == MarkSpacing::banjiao;
}

bool trims_start(MarkSpacing spacing, bool first_line) {
  if (spacing == MarkSpacing::space_first) return !first_line;
  return spacing == MarkSpacing::trim_start || trims_end(spacing);
}

void warn_of_private_use(const std::vector<Run>& runs, base::Diagnostics& diagnostics) {
  for (const Run& run : runs) {
    const auto character = base::find_private_use(run.text);
    if (!character) continue;
    diagnostics.warn(run.span,
                     base::code_point_name(*character) +
                         " has no meaning but in its font: it cannot be read aloud or searched for",
                     "a picture in the line has alternative text");
  }
}

// A picture beside a word stands like one.
bool is_word(const Edge& edge) { return edge.kind == latin || edge.code == object_character; }

class MaterialMaker {
 public:
  MaterialMaker(const std::vector<Run>& runs, const style::ParagraphStyle& style, Shaper& shaper,
                Hyphenator& hyphenator, base::Diagnostics& diagnostics)
      : style_(style),
        characters_(read_characters(runs)),
        breaks_(find_breaks(characters_, runs, style.line_break)),
        pieces_(runs, characters_, breaks_, style_, shaper, hyphenator, diagnostics) {
    warn_of_private_use(runs, diagnostics);
    if (!style_.grid) return;
    style_.mark_spacing = MarkSpacing::plain;
    style_.space_letters = style_.space_digits = false;
    style_.justify = style::Justify::none;
  }

  Material make() {
    if (style_.indent > Length{}) box({.width = style_.indent});
    for (std::size_t i = 0; i < characters_.list.size();) add(i);
    end_line();
    return std::move(out_);
  }

 private:
  // Moves `i` behind what it adds.
  void add(std::size_t& i) {
    switch (characters_.list[i].kind) {
      case space:
        typed_space_ = started_ ? std::optional(i) : std::nullopt;
        break;
      case joiner:
        joined_ = true;
        break;
      case zero_width_space:
        break;
      case soft_hyphen:
        soft_hyphen_ = true;
        break;
      case no_break_space:
        unbreakable_space(i);
        break;
      case line_end:
        end_line();
        started_ = false;
        first_line_ = false;
        break;
      default:
        return add_piece(i);
    }
    ++i;
  }

  void add_piece(std::size_t& i) {
    const std::size_t begin = i;
    Piece piece = pieces_.make(i);
    if (piece.parts.empty()) return;
    share_exclamation(begin, piece);
    boundary(begin, piece);
    for (std::size_t k = 0; k < piece.parts.size(); ++k) {
      Part& part = piece.parts[k];
      const std::uint32_t run = part.fragment.run;
      const BreakPoint after = part.after;
      const bool hyphen = part.hyphen;
      const Length spacing = part.fragment.spacing;
      // A line of an address alone may end before the margin.
      const Length stretch = after.in_name ? part.fragment.size / 3 : Length{};
      show(std::move(part));
      if (k + 1 == piece.parts.size() || after.kind != Break::allowed) continue;
      if (hyphen) {
        hyphen_penalty(run);
      } else {
        penalty({.cost = after.cost, .width = -spacing, .stretch = stretch});
      }
    }
    if (!piece.script || !has_last_) {
      last_ = piece.last;
      has_last_ = true;
    }
    const bool mark = is_closing_mark(piece.last.kind);
    last_ink_ = mark ? out_.items.back().width : Length{};
    last_is_lone_mark_ = mark && !after_mark_;
    after_mark_ = mark;
    after_no_break_space_ = false;
  }

  // Two ！ or ？ share a square, three have two (GB/T 15834, 5.1.2).
  void share_exclamation(std::size_t i, Piece& piece) {
    exclamations_ = characters_.list[i].kind == exclamation ? exclamations_ + 1 : 0;
    const std::size_t next = i + 1;
    const bool more = next < characters_.list.size() && characters_.list[next].kind == exclamation;
    if (style_.mark_spacing == MarkSpacing::plain) return;
    if (exclamations_ > 0 && exclamations_ % 2 == 0 && !more) piece.last.set.right = {};
  }

  void show(Part part) {
    Item item{.width = part.width, .shift = part.shift};
    if (!part.fragment.glyphs.empty() || part.fragment.picture) {
      out_.fragments.push_back(std::move(part.fragment));
      item.fragment = static_cast<std::int32_t>(out_.fragments.size() - 1);
    }
    box(item);
  }

  void box(Item item) { out_.items.push_back(item); }
  void penalty(Item item) {
    item.kind = Kind::penalty;
    out_.items.push_back(item);
  }
  void forbid_break() { penalty({.cost = forbidden}); }

  void hyphen_penalty(std::uint32_t run) {
    Fragment hyphen = pieces_.line_hyphen(run);
    const Length width = hyphen.width - hyphen.spacing;
    out_.fragments.push_back(std::move(hyphen));
    penalty({.fragment = static_cast<std::int32_t>(out_.fragments.size() - 1),
             .cost = after_no_break_space_ ? bound_hyphen_cost : hyphen_cost,
             .width = width});
  }

  // The space and the break between the last thing and what comes.
  void boundary(std::size_t i, const Piece& piece) {
    const auto space_at = std::exchange(typed_space_, std::nullopt);
    const bool joined = std::exchange(joined_, false) || piece.script;
    const bool soft_hyphen = std::exchange(soft_hyphen_, false);
    if (!std::exchange(started_, true)) return start_line(piece);
    const Gap gap = after_no_break_space_ ? Gap{} : gap_between(last_, piece.first, joined, style_);
    const bool legal = breaks_[i].kind == Break::allowed && !joined;
    const bool allowed = legal || style_.break_anywhere;
    if (!allowed) {
      if (gap.width == Length{} && !gap.spreads && !space_at) return;
      forbid_break();
    } else if (soft_hyphen) {
      hyphen_penalty(characters_.list[i].run);
    } else {
      end_penalties(legal ? breaks_[i].cost : cost_anywhere(piece.first));
    }
    const bool words = is_word(last_) && is_word(piece.first) &&
                       (last_.kind == latin || piece.first.kind == latin);
    const bool closed = gap.width == Length{} && (last_.kind == latin || piece.first.kind == latin);
    const Length pad = allowed ? start_blank(piece.first, false) - piece.first.spacing : Length{};
    if (space_at && (words || (closed && !is_mark(last_.kind) && !is_mark(piece.first.kind)))) {
      word_space(*space_at);
      out_.items.back().width -= pad;
    } else {
      glue(gap, gap.width - pad);
    }
    if (pad != Length{}) box({.width = pad});
  }

  // Of a break that no rule allows. A mark at the wrong end of a line is the worst of them.
  int cost_anywhere(const Edge& next) const {
    return last_.kind == opening || starts_no_line(next.kind) ? beside_mark : within_unit;
  }

  Stretch level(Stretch usual) const {
    return style_.justify == style::Justify::inter_character ? Stretch::all : usual;
  }

  void glue(const Gap& gap, Length width) {
    if (width == Length{} && !gap.spreads && gap.shrink == Length{}) return;
    const bool rigid = style_.grid;
    out_.items.push_back({.kind = Kind::glue,
                          .spreads = gap.spreads && !rigid,
                          .stretch_level = level(gap.stretch_level),
                          .shrink_level = gap.shrink_level,
                          .width = width,
                          .stretch = rigid ? Length{} : gap.stretch,
                          .most = rigid ? Length{} : gap.most,
                          .shrink = rigid ? Length{} : gap.shrink,
                          .ease = rigid ? Length{} : gap.ease});
  }

  // A third of a Western text's space may go, half of it be added (Knuth's proportions for text
  // faces); among Chinese it keeps a quarter em (CLREQ 3.3.2). Beyond half an em all grow alike.
  void word_space(std::size_t at) {
    if (style_.grid) return;
    Fragment space = pieces_.space(at);
    const Length width = space.width, em = space.size;
    const bool chinese = characters_.list[at].chinese;
    const Length shrink = chinese ? std::max(Length{}, width - em / 4) : width / 3;
    out_.fragments.push_back(std::move(space));
    out_.items.push_back({.kind = Kind::glue,
                          .spreads = true,
                          .stretch_level = level(Stretch::word_space),
                          .shrink_level = Shrink::word_space,
                          .fragment = static_cast<std::int32_t>(out_.fragments.size() - 1),
                          .width = width,
                          .stretch = width / 2,
                          .most = std::max(Length{}, em / 2 - width),
                          .shrink = shrink,
                          .ease = shrink});
  }

  // A space before it stays too: code lines have both by turns.
  void unbreakable_space(std::size_t i) {
    forbid_break();
    if (const auto typed = std::exchange(typed_space_, std::nullopt)) word_space(*typed);
    word_space(i);
    started_ = true;
    after_no_break_space_ = true;
  }

  // The blank of an opening mark that stays at the start of a line.
  Length start_blank(const Edge& first, bool paragraph) const {
    if (first.kind != opening) return {};
    return trims_start(style_.mark_spacing, paragraph) ? Length{} : first.set.left;
  }

  void start_line(const Piece& piece) {
    const Length hanging = style_.hang_first && first_line_ ? hanging_start(piece) : Length{};
    const Length pad = hanging > Length{} ? -hanging : start_blank(piece.first, first_line_);
    if (pad != piece.first.spacing) box({.width = pad - piece.first.spacing});
    has_last_ = false;
  }

  // Of a mark that opens a paragraph, what is beyond its own blank (CSS hanging-punctuation:
  // first).
  static Length hanging_start(const Piece& piece) {
    constexpr std::u32string_view western = U"“‘\"'([{«‹„‚";
    const Part& part = piece.parts.front();
    if (piece.first.kind == opening) return part.width;
    if (western.find(piece.first.code) == western.npos || part.fragment.glyphs.empty()) return {};
    return part.fragment.glyphs.front().advance - part.fragment.spacing;
  }

  // A line may end here: its last mark keeps its blank, loses it, or hangs.
  void end_penalties(int cost) {
    Item item{.cost = cost};
    if (has_last_) item.width = -last_.spacing;
    const bool mark = has_last_ && is_closing_mark(last_.kind);
    if (mark && !trims_end(style_.mark_spacing)) {
      item.width += last_.set.right;
      const bool gives = style_.mark_spacing == MarkSpacing::quanjiao ||
                         style_.mark_spacing == MarkSpacing::trim_start;
      if (gives) item.shrink = last_.set.right;
      item.ease = item.shrink * 2;
      item.shrink_level = Shrink::line_end;
    } else if (mark && last_is_lone_mark_ && last_.set.left > Length{}) {
      item.width -= last_.set.left;
      item.shift = -last_.set.left;
    }
    // The narrower way goes first: what is too wide for one break is given up for all behind it.
    const bool hangs = mark && hangable();
    if (hangs) {
      Item hanging = item;
      hanging.width = -last_ink_;
      hanging.shrink = hanging.ease = {};
      if (style_.hang_end == HangEnd::allow) hanging.cost = std::max(cost, hanging_cost);
      penalty(hanging);
    }
    if (!hangs || style_.hang_end != HangEnd::force) penalty(item);
  }

  // One mark of the mainland's that parts or ends sentences, or any in a vertical line.
  bool hangable() const {
    if (style_.hang_end == HangEnd::none || !last_is_lone_mark_) return false;
    if (last_.kind != comma && last_.kind != stop) return false;
    return last_.full.left == Length{} || style_.writing_mode == style::WritingMode::vertical;
  }

  void end_line() {
    if (!started_) box({});
    const std::size_t before = out_.items.size();
    end_penalties(forced);
    if (out_.items.size() > before + 1) {
      out_.items.erase(out_.items.begin() + static_cast<std::ptrdiff_t>(before));
    }
  }

  style::ParagraphStyle style_;
  Characters characters_;
  std::vector<BreakPoint> breaks_;
  PieceMaker pieces_;
  Material out_;
  Edge last_;
  bool has_last_ = false;
  Length last_ink_;                 // of the mark that came last
  bool last_is_lone_mark_ = false;  // it follows no other
  bool after_mark_ = false;
  int exclamations_ = 0;
  std::optional<std::size_t> typed_space_;
  bool started_ = false;  // the line has something
  bool first_line_ = true;
  bool joined_ = false;  // by U+2060
  bool soft_hyphen_ = false;
  bool after_no_break_space_ = false;
};

}  // namespace

Material make_material(const std::vector<Run>& runs, const style::ParagraphStyle& style,
                       Shaper& shaper, Hyphenator& hyphenator, base::Diagnostics& diagnostics) {
  return MaterialMaker(runs, style, shaper, hyphenator, diagnostics).make();
}

}  // namespace jianbao::text
