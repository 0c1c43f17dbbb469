#include "layout/page_stream.h"

#include <algorithm>
#include <iterator>

namespace jianbao::layout {

namespace {

// So many pages are planned at once, and the last of them once more with what follows.
constexpr std::int64_t pages_at_once = 40;
constexpr std::size_t unsettled = 8;

// What a page shows is copied to it: it is not kept twice.
void let_go(std::vector<Strip>& strips, PageSpan span) {
  for (std::size_t i = span.begin; i < span.end; ++i) {
    strips[i].items = strips[i].other_columns = strips[i].area_items = Items{};
    strips[i].repeat.reset();
  }
}

}  // namespace

PageStream::PageStream(const Document& document, std::size_t known_count, const PageSink* sink)
    : document_(document),
      known_count_(known_count),
      sink_(sink),
      height_{document.document.master.area_height(), document.document.master.baseline},
      side_(height_),
      learner_(document.document) {}

void PageStream::append(std::vector<Strip>&& strips, std::vector<Float>&& floats) {
  for (Float& figure : floats) {
    figure.anchor += window_.strips.size();
    window_.floats.push_back(std::move(figure));
  }
  for (const Strip& strip : strips) waiting_ += strip.height;
  std::move(strips.begin(), strips.end(), std::back_inserter(window_.strips));
}

void PageStream::add(std::vector<Strip>&& strips, std::vector<Float>&& floats) {
  append(std::move(strips), std::move(floats));
  if (waiting_ > height_.height * pages_at_once) hand_on_settled();
}

bool PageStream::leaves_nothing_over(const PagePlan& plan) const {
  const bool notes = std::all_of(plan.notes.begin(), plan.notes.end(), [&](const NotePart& part) {
    return part.end == window_.notes[part.note].lines.size();
  });
  const bool floats = plan.floats.end == window_.floats.size() ||
                      window_.floats[plan.floats.end].anchor >= plan.strips.end;
  return notes && floats;
}

void PageStream::hand_on_settled() {
  std::vector<PagePlan> plans = plan_pages(window_, height_);
  plans.resize(plans.size() - std::min(plans.size(), unsettled));
  while (!plans.empty() && !leaves_nothing_over(plans.back())) plans.pop_back();
  if (plans.empty()) return;
  hand_on(plans);
  drop(plans.back());
}

void PageStream::drop(const PagePlan& last) {
  const auto count = static_cast<std::ptrdiff_t>(last.strips.end);
  for (std::ptrdiff_t i = 0; i < count; ++i) {
    waiting_ -= window_.strips[static_cast<std::size_t>(i)].height;
  }
  window_.strips.erase(window_.strips.begin(), window_.strips.begin() + count);
  window_.floats.erase(window_.floats.begin(),
                       window_.floats.begin() + static_cast<std::ptrdiff_t>(last.floats.end));
  for (Float& figure : window_.floats) figure.anchor -= last.strips.end;
}

void PageStream::hand_on(const std::vector<PagePlan>& plans) {
  const std::vector<PageSeat> seats = seat_pages(window_, plans, next_);
  std::vector<SidePage> sides;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    sides.push_back(side_.next(window_, plans[i]));
    warn_of_side(sides.back(), seats[i].number, document_.diagnostics);
  }
  learner_.add(window_, {plans, seats, sides});
  if (sink_ != nullptr && !assembler_) {
    const std::size_t count = seats.empty() ? 0 : seats.back().number;
    assembler_.emplace(document_.document, document_.typesetter, document_.diagnostics,
                       std::max(known_count_, count));
  }
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (sink_ != nullptr) {
      if (seats[i].after_blank) (*sink_)(assembler_->blank(next_));
      (*sink_)(assembler_->assemble({window_, plans[i], sides[i]}, seats[i]));
    }
    let_go(window_.strips, plans[i].strips);
    next_ = seat_after(seats[i]);
  }
}

void PageStream::add_rest(PageFlow&& rest) {
  append(std::move(rest.strips), std::move(rest.floats));
  std::vector<PagePlan> plans = plan_pages(window_, height_);
  SidePages side = side_;
  for (const PagePlan& plan : plans) side.next(window_, plan);
  add_side_pages(plans, window_, side.pages_left());
  hand_on(plans);
}

}  // namespace jianbao::layout
