#include "layout/running_lines.h"

#include <algorithm>

#include "base/utf8.h"

namespace jianbao::layout {

using base::Length;

namespace {

// Between what the header says at the inner and at the outer edge.
constexpr Length head_gap = Length::points(18);

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) base::next_code_point(text, at);
  return count;
}

// The first code points of a text, and an ellipsis.
std::vector<doc::Inline> first_of(const std::vector<doc::Inline>& inlines, std::size_t count) {
  std::vector<doc::Inline> first;
  for (const doc::Inline& part : inlines) {
    std::size_t end = 0;
    for (; count > 0 && end < part.text.size(); --count) base::next_code_point(part.text, end);
    first.push_back(part);
    first.back().text.resize(end);
    if (count == 0) break;
  }
  std::string& last = first.back().text;
  last.erase(last.find_last_not_of(' ') + 1);
  last += "…";
  return first;
}

// A section's title in all languages of the edition, each in its own look.
std::vector<doc::Inline> running_head(const doc::Heading* section) {
  std::vector<doc::Inline> inlines;
  if (section == nullptr) return inlines;
  for (const doc::Words& words : section->running_head) {
    if (!inlines.empty()) inlines.push_back({"\u3000", inlines.back().style, "zh", {}});
    std::copy_if(words.inlines.begin(), words.inlines.end(), std::back_inserter(inlines),
                 [](const doc::Inline& part) { return !part.image; });
  }
  return inlines;
}

std::vector<doc::Inline> filled(const doc::RunningText& text, const PageFacts& facts) {
  using Kind = doc::RunningPart::Kind;
  std::vector<doc::Inline> inlines;
  for (const doc::RunningPart& part : text) {
    if (part.kind == Kind::section) {
      const std::vector<doc::Inline> title = running_head(facts.section);
      inlines.insert(inlines.end(), title.begin(), title.end());
      continue;
    }
    inlines.push_back(part.words);
    if (part.kind == Kind::page) inlines.back().text = facts.label;
    if (part.kind == Kind::pages) inlines.back().text = std::to_string(facts.count);
  }
  return inlines;
}

}  // namespace

Length RunningLines::width_of(const Inlines& inlines) {
  return inlines.empty() ? Length{} : typesetter_.label(inlines).width;
}

// As much of a text as a width takes, with an ellipsis where that is not all.
RunningLines::Inlines RunningLines::shortened(const Inlines& inlines, Length width) {
  if (width_of(inlines) <= width) return inlines;
  std::size_t fits = 0, over = 0;
  for (const doc::Inline& part : inlines) over += count_code_points(part.text);
  while (over - fits > 1) {
    const std::size_t middle = fits + (over - fits) / 2;
    (width_of(first_of(inlines, middle)) <= width ? fits : over) = middle;
  }
  return first_of(inlines, fits);
}

void RunningLines::set_line(std::vector<page::Item>& items, const doc::RunningLine& line,
                            const PageFacts& facts, Length left) {
  const bool outer_right = (facts.number % 2 == 1) != document_.master.vertical;
  const Length measure = document_.master.across();
  Inlines inner = filled(line.inner, facts), center = filled(line.center, facts),
          outer = filled(line.outer, facts);
  const auto put = [&](const Inlines& inlines, Length x) {
    if (inlines.empty()) return;
    text::Line set = typesetter_.label(inlines);
    text::shift(set, {left + x, line.baseline});
    pictures_.set(items, std::move(set));
  };
  // What stands at the edges shares the width, or each has what the middle leaves on its side;
  // where both do not fit, half is each one's own.
  Length room = measure - head_gap;
  if (!center.empty()) {
    center = shortened(center, measure / 2);
    room = measure - width_of(center) - head_gap * 2;
  }
  const Length half = room / 2, wanted = width_of(inner);
  Length outer_room = std::min(width_of(outer), room - std::min(wanted, half));
  Length inner_room = room - outer_room;
  if (!center.empty()) inner_room = outer_room = half;
  inner = shortened(inner, inner_room);
  outer = shortened(outer, outer_room);
  const auto put_at_edge = [&](const Inlines& inlines, bool right) {
    put(inlines, right ? measure - width_of(inlines) : Length{});
  };
  put_at_edge(inner, !outer_right);
  put(center, (measure - width_of(center)) / 2);
  put_at_edge(outer, outer_right);
}

// The nearest that is said of a page: blank, first, left or right, usual.
const doc::RunningLines& RunningLines::lines_for(const PageFacts& facts) const {
  const doc::Furniture& furniture = document_.furniture;
  if (facts.blank && furniture.blank) return *furniture.blank;
  if (facts.first && furniture.first) return *furniture.first;
  const bool right = (facts.number % 2 == 1) != document_.master.vertical;
  const auto& side = right ? furniture.right : furniture.left;
  return side ? *side : furniture.usual;
}

void RunningLines::set(std::vector<page::Item>& items, const PageFacts& facts, Length left) {
  const doc::RunningLines& lines = lines_for(facts);
  const auto set = [&](const doc::RunningLine& line, page::Tag tag) {
    const std::size_t first = items.size();
    set_line(items, line, facts, left);
    for (std::size_t i = first; i < items.size(); ++i) page::set_tag(items[i], tag);
  };
  const bool stamped = facts.first && document_.furniture.stamp;
  if (!stamped) set(lines.header, page::running_head);
  set(lines.footer, page::running_foot);
}

}  // namespace jianbao::layout
