#include "rows/transform.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "rows/aggregate.h"
#include "rows/calculate.h"
#include "rows/filter.h"
#include "rows/impute.h"
#include "rows/interval.h"
#include "rows/lookup.h"
#include "rows/order.h"
#include "rows/pick.h"
#include "rows/reshape.h"
#include "rows/stack.h"
#include "rows/window.h"

namespace jianbao::rows {

namespace {

using value::Value;

struct Body {
  std::string_view kind;
  Rows (*run)(Rows, const Step&);
};
constexpr std::array<Body, 17> bodies{{{"filter", filter},
                                       {"calculate", calculate},
                                       {"aggregate", aggregate_groups},
                                       {"joinaggregate", join_aggregate},
                                       {"window", window},
                                       {"stack", stack},
                                       {"fold", fold},
                                       {"flatten", flatten},
                                       {"pivot", pivot},
                                       {"lookup", lookup},
                                       {"impute", impute},
                                       {"bin", bin},
                                       {"timeUnit", time_unit},
                                       {"sample", sample},
                                       {"select", select},
                                       {"sort", sort},
                                       {"limit", limit}}};

}  // namespace

Rows transform(Rows rows, const std::vector<spec::Transform>& transforms, const World& world) {
  const std::size_t errors = world.diagnostics.error_count();
  for (const spec::Transform& transform : transforms) {
    const auto body = std::find_if(bodies.begin(), bodies.end(),
                                   [&](const Body& entry) { return entry.kind == transform.kind; });
    rows = body->run(std::move(rows), Step(*transform.options.as_record(), world));
    // What follows from a mistake is not said as well.
    if (world.diagnostics.error_count() > errors) return {};
  }
  return rows;
}

std::vector<spec::SortKey> sort_keys(const Rows& rows, const spec::Selection& selection,
                                     const std::string& owner) {
  std::vector<spec::SortKey> keys = selection.sort;
  for (spec::SortKey& key : keys) {
    const bool owned = key.field.starts_with(owner + ".") && !expr::any_has(rows, key.field);
    if (owned) key.field.erase(0, owner.size() + 1);
  }
  return keys;
}

std::optional<std::vector<std::size_t>> chosen_places(const Rows& rows,
                                                      const spec::Selection& selection,
                                                      const std::string& owner,
                                                      const World& world) {
  const auto ordering = Ordering::make(rows, sort_keys(rows, selection, owner), world);
  if (!ordering) return std::nullopt;
  std::vector<std::size_t> places(rows.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  ordering->sort(places);
  const std::size_t begin = std::min(static_cast<std::size_t>(selection.offset), places.size());
  const std::size_t rest = places.size() - begin;
  const std::size_t count =
      selection.limit ? std::min(static_cast<std::size_t>(*selection.limit), rest) : rest;
  const auto first = places.begin() + static_cast<std::ptrdiff_t>(begin);
  return std::vector<std::size_t>(first, first + static_cast<std::ptrdiff_t>(count));
}

}  // namespace jianbao::rows
