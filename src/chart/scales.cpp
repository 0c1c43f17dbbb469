#include "chart/scales.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

#include "chart/category_order.h"
#include "chart/data.h"
#include "chart/scale_looks.h"

namespace jianbao::chart {

namespace {

using value::Value;

bool is_place(std::string_view channel) { return channel == "x" || channel == "y"; }
bool is_offset(std::string_view channel) { return channel == "xOffset" || channel == "yOffset"; }
bool is_bar_like(const Unit& unit) { return unit.mark.type == "bar" || unit.mark.type == "rect"; }

// Channels without a scale: they say what is shown, or which data belong together.
bool has_scale(std::string_view channel) {
  constexpr std::string_view without[] = {"x2", "y2", "theta2", "radius2", "text", "order"};
  return std::find(std::begin(without), std::end(without), channel) == std::end(without) &&
         !channel.starts_with("detail");
}

std::string channel_of(const std::string& name) { return name.substr(0, name.find('#')); }

std::optional<ScaleKind> named_kind(const std::string& name) {
  if (name == "linear") return ScaleKind::linear;
  if (name == "log") return ScaleKind::logarithmic;
  if (name == "pow" || name == "sqrt") return ScaleKind::power;
  if (name == "time" || name == "utc") return ScaleKind::time;
  if (name == "band") return ScaleKind::band;
  if (name == "point") return ScaleKind::point;
  if (name == "ordinal") return ScaleKind::ordinal;
  return std::nullopt;
}

}  // namespace

Scales::Scales(const spec::Chart& chart, const std::vector<Unit>& units, const Properties& config)
    : chart_(chart), units_(units), config_(config) {
  for (const Unit& unit : units_) {
    for (const auto& [channel, definition] : unit.encoding) {
      if (!has_scale(channel) || definition.unscaled || unit.type(channel).empty()) continue;
      const std::string name = name_of(unit, channel);
      if (!scales_.contains(name)) add(name, channel);
    }
  }
}

bool Scales::independent(std::string_view channel) const {
  const auto found = chart_.independent_scales.find(std::string(channel));
  return found != chart_.independent_scales.end() && found->second == "independent";
}

std::string Scales::name_of(const Unit& unit, std::string_view channel) const {
  std::string name(channel);
  if (independent(channel)) name += "#" + std::to_string(unit.layer);
  return name;
}

const Scale* Scales::find(const Unit& unit, std::string_view channel) const {
  const auto* definition = unit.channel(channel);
  if (definition == nullptr || definition->unscaled) return nullptr;
  const auto found = scales_.find(name_of(unit, channel));
  return found == scales_.end() ? nullptr : &found->second;
}

std::vector<const Unit*> Scales::users(const std::string& name) const {
  std::vector<const Unit*> users;
  const std::string channel = channel_of(name);
  for (const Unit& unit : units_) {
    const auto* definition = unit.channel(channel);
    if (definition != nullptr && !definition->unscaled && !unit.type(channel).empty() &&
        name_of(unit, channel) == name)
      users.push_back(&unit);
  }
  return users;
}

const spec::ChartChannel* Scales::definition(const std::string& name) const {
  const auto found = users(name);
  const std::string channel = channel_of(name);
  // One that says something about the scale is asked before those that say nothing.
  for (const Unit* unit : found) {
    const auto* definition = unit->channel(channel);
    if (!definition->scale.is_null() || !definition->sort.is_null() || definition->unsorted)
      return definition;
  }
  return found.empty() ? nullptr : found.front()->channel(channel);
}

void Scales::add(const std::string& name, const std::string& channel) {
  const auto found = users(name);
  const spec::ChartChannel& definition = *this->definition(name);
  Scale scale;
  scale.type = found.front()->type(channel);
  for (const Unit* unit : found) {
    if (unit->channel(channel)->time_unit.empty()) continue;
    scale.time_unit = unit->channel(channel)->time_unit;
  }
  scale.binned = !definition.bin.is_null();
  Properties own(config_.palette(), config_.diagnostics());
  own.add(&definition.scale);
  const bool quantity = scale.type == "quantitative", time = scale.type == "temporal";
  const bool banded = std::any_of(found.begin(), found.end(), [&](const Unit* unit) {
    return is_bar_like(*unit) || unit->has(channel + "Offset");
  });
  scale.kind = time                 ? ScaleKind::time
               : quantity           ? ScaleKind::linear
               : is_place(channel)  ? (banded ? ScaleKind::band : ScaleKind::point)
               : is_offset(channel) ? (banded ? ScaleKind::band : ScaleKind::point)
                                    : ScaleKind::ordinal;
  if (const std::string kind = own.text("type", ""); !kind.empty()) {
    const auto named = named_kind(kind);
    if (!named) {
      config_.diagnostics().error(own.find("type")->span(), "unknown scale '" + kind + "'",
                                  base::suggestion(kind, {"linear", "log", "pow", "sqrt", "time",
                                                          "utc", "band", "point", "ordinal"}));
    } else if ((quantity || time) == (*named == ScaleKind::band || *named == ScaleKind::point ||
                                      *named == ScaleKind::ordinal)) {
      config_.diagnostics().error(own.find("type")->span(),
                                  "a scale of the type '" + kind + "' does not fit " +
                                      (quantity || time ? "a quantity" : "categories"));
    } else {
      scale.kind = *named;
    }
    scale.exponent = kind == "sqrt" ? 0.5 : own.number("exponent", 1);
    scale.base = own.number("base", 10);
  }
  scale.clamp = own.flag("clamp", false);
  if (scale.discrete()) {
    set_categories(scale, name, channel);
    set_padding(scale, name, channel);
  } else {
    set_continuous_domain(scale, name, channel);
  }
  set_looks(scale, channel, *this->definition(name), config_, chart_.span);
  scales_[name] = std::move(scale);
}

namespace {

// Whether bars and the like stand on zero, by Vega-Lite's rules.
bool wants_zero(const Unit& unit, const std::string& channel) {
  if (channel == "size" || channel == "theta" || channel == "radius") return true;
  if (!is_place(channel)) return false;
  const std::string& mark = unit.mark.type;
  const bool directed = mark == "bar" || mark == "area" || mark == "line";
  const bool measured = (channel == "x") == unit.horizontal;
  if (directed && !measured && unit.continuous(channel == "x" ? "y" : "x")) return false;
  if ((mark == "bar" || mark == "area") && unit.has(channel + "2")) return false;
  return true;
}

}  // namespace

void Scales::set_continuous_domain(Scale& scale, const std::string& name,
                                   const std::string& channel) {
  const spec::ChartChannel& definition = *this->definition(name);
  Properties own(config_.palette(), config_.diagnostics());
  own.add(&definition.scale);
  double low = 0, high = 0;
  bool any = false, zero = false, binned = false;
  const auto include = [&](double number) {
    low = any ? std::min(low, number) : number;
    high = any ? std::max(high, number) : number;
    any = true;
  };
  for (const Unit* unit : users(name)) {
    // Points on a line are where the line is.
    zero = zero ||
           (scale.type == "quantitative" && unit->overlay.empty() && wants_zero(*unit, channel));
    binned = binned || !unit->channel(channel)->bin.is_null();
    if (const auto bins = unit->bins.find(channel); bins != unit->bins.end()) {
      include(bins->second.start);
      include(bins->second.stop);
      scale.bin_step = bins->second.step;
    }
    scale.shares = scale.shares || (unit->stacked == channel && unit->normalized);
    for (const Datum& datum : unit->data) {
      for (const std::string& part : {channel, channel + "2"}) {
        const Cell* cell = datum.find(part);
        const bool positive =
            scale.kind != ScaleKind::logarithmic || (cell != nullptr && cell->number > 0);
        if (cell != nullptr && cell->kind == Cell::Kind::number && positive) include(cell->number);
      }
    }
  }
  const Value* domain = own.find("domain");
  const auto* ends = domain == nullptr ? nullptr : domain->as_list();
  const bool given = ends != nullptr && ends->size() >= 2;
  if (given) {
    low = make_cell(ends->front(), scale.type).number;
    high = make_cell(ends->back(), scale.type).number;
  }
  const auto bound = [&](std::string_view key) -> std::optional<double> {
    const Value* found = own.find(key);
    return found == nullptr ? std::nullopt : std::optional(make_cell(*found, scale.type).number);
  };
  const auto least = bound("domainMin"), most = bound("domainMax");
  const bool stays = given || least || most;
  const bool fits_zero = scale.kind == ScaleKind::linear || scale.kind == ScaleKind::power;
  if (fits_zero && own.flag("zero", zero && !binned && !stays)) {
    low = std::min(low, 0.0);
    high = std::max(high, 0.0);
  }
  if (least) low = *least;
  if (most) high = *most;
  scale.from = low;
  scale.to = high;
  const bool nice = is_place(channel) && !stays && !binned && scale.kind != ScaleKind::time;
  const Value* asked = own.find("nice");
  const double count = asked != nullptr && as_double(*asked) ? *as_double(*asked) : 10;
  if (own.flag("nice", nice) && scale.kind != ScaleKind::time) scale.nice_count = count;
  scale.room = own.number("padding", 0);
  // The room is in pixels, so a place's domain waits for its range.
  if (!is_place(channel)) scale.widen();
  if (scale.from == scale.to && scale.kind != ScaleKind::time) scale.to = scale.from + 1;
  domains_[name] = {scale.from, scale.to};
}

void Scales::set_categories(Scale& scale, const std::string& name, const std::string& channel) {
  const spec::ChartChannel& definition = *this->definition(name);
  scale.categories = ordered_categories(users(name), channel, definition);
  Properties own(config_.palette(), config_.diagnostics());
  own.add(&definition.scale);
  const Value* domain = own.find("domain");
  if (domain == nullptr || domain->as_list() == nullptr) return;
  std::vector<Category> listed;
  for (const Value& item : *domain->as_list()) {
    const Cell cell = make_cell(item, scale.type);
    const auto found = std::find_if(scale.categories.begin(), scale.categories.end(),
                                    [&](const Category& c) { return c.key == cell.key; });
    if (found != scale.categories.end())
      listed.push_back(*found);
    else
      listed.push_back({cell.key, cell.label, cell.number, cell.numeric});
  }
  scale.categories = std::move(listed);
}

void Scales::set_padding(Scale& scale, const std::string& name, const std::string& channel) {
  Properties own(config_.palette(), config_.diagnostics());
  own.add(&definition(name)->scale);
  const auto found = users(name);
  const bool nested = std::any_of(found.begin(), found.end(),
                                  [&](const Unit* unit) { return unit->has(channel + "Offset"); });
  const bool rects = std::all_of(found.begin(), found.end(),
                                 [](const Unit* unit) { return unit->mark.type == "rect"; });
  const auto padding = own.number("padding");
  scale.align = own.number("align", 0.5);
  if (scale.kind == ScaleKind::point) {
    scale.padding_inner = 1;
    scale.padding_outer = padding.value_or(own.number("paddingOuter", 0.5));
    return;
  }
  if (is_offset(channel)) {
    scale.padding_inner = own.number("paddingInner", padding.value_or(0));
    scale.padding_outer = own.number("paddingOuter", padding.value_or(0));
    return;
  }
  scale.padding_inner = own.number("paddingInner", padding.value_or(nested  ? 0.2
                                                                    : rects ? 0
                                                                            : 0.1));
  const double outer = nested ? 0.2 : scale.padding_inner / 2;
  scale.padding_outer = own.number("paddingOuter", padding.value_or(outer));
}

double Scales::wanted_size(const Value& given, const std::string& channel, bool vertical) const {
  Properties view(config_.palette(), config_.diagnostics());
  view.add(&chart_.config, "view");
  view.add(config_.find("view"));
  double step = view.number("step", 20);
  bool by_offset = true;
  if (const auto number = as_double(given)) return *number;
  if (const auto* record = given.as_record()) {
    Properties own(config_.palette(), config_.diagnostics());
    own.add(&given);
    step = own.number("step", step);
    by_offset = own.text("for", "offset") == "offset";
    static_cast<void>(record);
  }
  const std::string name = scales_.contains(channel) ? channel : channel + "#0";
  const auto found = scales_.find(name);
  const bool arc = std::any_of(units_.begin(), units_.end(),
                               [](const Unit& unit) { return unit.mark.type == "arc"; });
  if (found == scales_.end() && !arc) return step;
  if (found == scales_.end() || !found->second.discrete())
    return view.number(vertical ? "continuousHeight" : "continuousWidth", 300);
  const Scale& scale = found->second;
  if (given.is_null()) {
    const Value* discrete = view.find(vertical ? "discreteHeight" : "discreteWidth");
    if (discrete != nullptr && as_double(*discrete)) return *as_double(*discrete);
    if (discrete != nullptr && discrete->as_record() != nullptr) {
      const Value* inner = discrete->as_record()->find("step");
      if (inner != nullptr) step = as_double(*inner).value_or(step);
    }
  }
  const auto offset = scales_.find(channel + "Offset");
  if (offset != scales_.end() && offset->second.discrete() && by_offset) {
    const Scale& inner = offset->second;
    const double group =
        step * band_space(inner.categories.size(), inner.padding_inner, inner.padding_outer);
    step = group / (1 - scale.padding_inner);
  }
  return step * band_space(scale.categories.size(), scale.padding_inner, scale.padding_outer);
}

void Scales::fit(double& width, double& height) {
  if (width == 0) width = wanted_size(chart_.width, "x", false);
  if (height == 0) height = wanted_size(chart_.height, "y", true);
  for (auto& [name, scale] : scales_) {
    const std::string channel = channel_of(name);
    if (!is_place(channel)) continue;
    Properties own(config_.palette(), config_.diagnostics());
    own.add(&definition(name)->scale);
    const bool upwards = channel == "y" && !scale.discrete();
    scale.range_from = upwards ? height : 0;
    scale.range_to = upwards ? 0 : channel == "x" ? width : height;
    if (const auto range = own.numbers("range"); range.size() >= 2) {
      scale.range_from = range.front();
      scale.range_to = range.back();
    }
    if (own.flag("reverse", false)) std::swap(scale.range_from, scale.range_to);
    if (!scale.discrete()) {
      std::tie(scale.from, scale.to) = domains_.at(name);
      scale.widen();
    }
  }
  for (auto& [name, scale] : scales_) {
    if (!is_offset(name)) continue;
    const auto owner = scales_.find(name.substr(0, 1));
    if (owner == scales_.end()) continue;
    scale.range_from = 0;
    scale.range_to = owner->second.bandwidth();
  }
}

}  // namespace jianbao::chart
