#include "layout/page_places.h"

namespace jianbao::layout {

using base::Length;

std::vector<StripPlace> strip_places(const PageFlow& flow, const PagePlan& plan, PageHeight page) {
  Stack stack(page.baseline);
  for (std::size_t i = plan.strips.begin; i < plan.strips.end; ++i) stack.add(flow.strips[i]);
  std::vector<StripPlace> places = stack.places();
  Length down;
  for (std::size_t i = plan.floats.begin; i < plan.floats.end; ++i) {
    if (stands_at_top(flow, plan, flow.floats[i])) {
      down += float_height(flow.floats[i], page.baseline);
    }
  }
  for (StripPlace& place : places) place.top += down;
  return places;
}

std::vector<Length> float_tops(const PageFlow& flow, const PagePlan& plan, PageHeight page) {
  Length above, below = notes_height(flow, plan.notes, page);
  for (std::size_t i = plan.floats.begin; i < plan.floats.end; ++i) {
    const Float& figure = flow.floats[i];
    if (!stands_at_top(flow, plan, figure)) below += float_height(figure, page.baseline);
  }
  Length foot = page.height - below + page.baseline;
  std::vector<Length> tops;
  for (std::size_t i = plan.floats.begin; i < plan.floats.end; ++i) {
    const Float& figure = flow.floats[i];
    Length& free = stands_at_top(flow, plan, figure) ? above : foot;
    tops.push_back(free);
    free += float_height(figure, page.baseline);
  }
  return tops;
}

}  // namespace jianbao::layout
