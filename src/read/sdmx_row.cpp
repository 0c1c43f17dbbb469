#include "read/sdmx_row.h"

#include <algorithm>
#include <charconv>

#include "read/sdmx_codes.h"

namespace jianbao::read {

namespace {

using value::Record;
using value::Value;

constexpr std::string_view measure = "OBS_VALUE", period = "TIME_PERIOD";

void say(const SdmxCell& cell, std::string text, std::string hint, base::Diagnostics& diagnostics) {
  base::Diagnostic wrong{base::Severity::error, cell.span, std::move(text), std::move(hint)};
  wrong.fault = "sdmx " + cell.id;
  diagnostics.add(std::move(wrong));
}

class Observation {
 public:
  Observation(const std::vector<SdmxCell>& cells, base::Diagnostics& diagnostics)
      : cells_(cells), diagnostics_(diagnostics) {}

  Value row(base::Span whole) {
    Record row, names;
    row.reserve(cells_.size() + 1);
    for (const SdmxCell& cell : cells_) {
      row.add(cell.id, cell.span, field(cell));
      if (cell.id == measure || cell.id == period) continue;
      names.add(cell.id, cell.span, name(cell));
    }
    row.add("names", whole, Value(std::move(names), whole));
    return {std::move(row), whole};
  }

 private:
  const SdmxCell* find(std::string_view id) const {
    const auto found = std::find_if(cells_.begin(), cells_.end(),
                                    [&](const SdmxCell& cell) { return cell.id == id; });
    return found == cells_.end() || found->code.empty() ? nullptr : &*found;
  }

  Value field(const SdmxCell& cell) {
    if (cell.id == measure) return figure(cell);
    if (cell.code.empty()) return {{}, cell.span};
    if (cell.id == period) return time_period(cell.code, cell.span);
    return Value::plain_text(cell.code, cell.span);
  }

  static Value name(const SdmxCell& cell) {
    if (!cell.name.is_null() || cell.code.empty()) return cell.name;
    return Value::plain_text(cell.code, cell.span);
  }

  Standing standing() {
    Standing strictest = Standing::given;
    const auto see = [&](std::string_view id, const auto& read, const char* list) {
      const SdmxCell* cell = find(id);
      if (cell == nullptr) return;
      const std::optional<Standing> found = read(cell->code);
      if (!found) {
        say(*cell, "'" + cell->code + "' is no code of " + list, "", diagnostics_);
      }
      strictest = std::max(strictest, found.value_or(Standing::withheld));
    };
    see("OBS_STATUS", standing_by_status, "CL_OBS_STATUS");
    see("CONF_STATUS", standing_by_confidentiality, "CL_CONF_STATUS");
    see("OBS_CONF", standing_by_confidentiality, "CL_CONF_STATUS");
    see("OBS_FLAG", standing_by_flag, "OBS_FLAG");
    return strictest;
  }

  // The power of ten that the number is to be multiplied with.
  std::optional<int> multiplier() {
    const SdmxCell* cell = find("UNIT_MULT");
    if (cell == nullptr || cell->code == "_Z") return 0;
    int power = 0;
    const char* begin = cell->code.data();
    const char* end = begin + cell->code.size();
    const auto [stop, error] = std::from_chars(begin, end, power);
    constexpr int most = 15;
    if (error == std::errc{} && stop == end && power >= -most && power <= most) return power;
    say(*cell, "'" + cell->code + "' is no power of ten", "such as 6 for millions", diagnostics_);
    return std::nullopt;
  }

  // What stands before the unit for a power of ten.
  static std::string_view myriads(int power, std::string_view unit) {
    if (!is_counted_by_myriads(unit)) return {};
    return power == 4 ? "万" : power == 8 ? "亿" : "";
  }

  // Times ten to a power, which is empty where it is unknown.
  Value number(const SdmxCell& cell, std::optional<int> power) {
    if (cell.code.empty() || cell.code == "NaN") return {{}, cell.span};
    const auto written = value::Decimal::parse(cell.code);
    if (!written) {
      const bool long_one = value::Decimal::too_long(cell.code);
      say(cell, "\"" + cell.code + "\" is not a number",
          long_one ? "a number has at most 18 digits" : "", diagnostics_);
      return {{}, cell.span};
    }
    if (!power) return {{}, cell.span};  // said at its own cell
    const bool plain = value::Decimal::plain(cell.code).has_value();
    if (*power == 0 && plain) return Value::number_as_read(*written, cell.span);
    if (const auto shifted = written->shifted(*power)) return {*shifted, cell.span};
    say(cell,
        cell.code + " times ten to the power of " + std::to_string(*power) +
            " has more than 18 digits",
        "", diagnostics_);
    return {{}, cell.span};
  }

  Value figure(const SdmxCell& cell) {
    const Standing found = standing();
    const bool shown = found == Standing::given || found == Standing::provisional;
    const auto text = [&](std::string words) { return Value(std::move(words), cell.span); };
    Record figure;
    const SdmxCell* unit = find("UNIT_MEASURE");
    std::string word = unit == nullptr ? "" : unit_of_measure(unit->code);
    auto power = multiplier();
    if (const auto prefix = power ? myriads(*power, word) : ""; !prefix.empty()) {
      word = std::string(prefix) + word;
      power = 0;
    }
    Value value = number(cell, power);
    figure.add("value", cell.span, shown ? std::move(value) : Value({}, cell.span));
    if (!word.empty()) figure.add("unit", cell.span, text(word));
    if (found == Standing::provisional) figure.add("status", cell.span, text("provisional"));
    if (found == Standing::missing) figure.add("status", cell.span, text("missing"));
    if (found == Standing::withheld) figure.add("status", cell.span, text("suppressed"));
    return {std::move(figure), cell.span};
  }

  const std::vector<SdmxCell>& cells_;
  base::Diagnostics& diagnostics_;
};

}  // namespace

value::Value sdmx_row(const std::vector<SdmxCell>& cells, base::Span whole,
                      base::Diagnostics& diagnostics) {
  return Observation(cells, diagnostics).row(whole);
}

}  // namespace jianbao::read
