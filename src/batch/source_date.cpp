#include "batch/source_date.h"

namespace jianbao::batch {

std::optional<value::Date> source_date(const std::optional<std::string>& seconds,
                                       base::Diagnostics& diagnostics) {
  if (!seconds || seconds->empty()) return std::nullopt;
  const auto date = value::Date::parse_epoch(*seconds);
  if (!date) {
    diagnostics.error({}, "SOURCE_DATE_EPOCH is '" + *seconds + "'",
                      "it must be seconds since 1970-01-01, a whole number");
  }
  return date;
}

}  // namespace jianbao::batch
