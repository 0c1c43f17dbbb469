#pragma once

#include "chart/plot.h"

namespace jianbao::chart {

// What the text channel of a unit says of a datum.
std::vector<text::Run> label_of(const Unit& unit, const Datum& datum, const Type& type,
                                const Plot& plot);

// A time as a channel names it: by its format, its unit, or as ticks do.
std::string time_words(double time, const spec::ChartChannel& channel, const std::string& language);

// Cut to a width, with an ellipsis; a limit of zero is none.
std::vector<text::Run> limited(std::vector<text::Run> runs, double limit, const Canvas& canvas);
// The same, with a warning where it cuts: what is lost on paper nobody can unfold.
struct Limit {
  double width = 0;
  std::string key;  // that sets it: "labelLimit"
  base::Span span;
};
std::vector<text::Run> limited(std::vector<text::Run> runs, const Limit& limit,
                               const Canvas& canvas, const Plot& plot);

// What the title of an axis or a legend looks like.
Type guide_title_type(const Properties& guide, const Plot& plot);

// The numbers that a guide's `values` list; empty when it has none.
std::optional<std::vector<double>> listed_values(const Properties& guide, const Scale& scale);

// How a scale's axis or legend names a value.
struct Label {
  Cell cell;
  std::vector<text::Run> runs;
  double offset = 0;  // where it stands, for those that stand in a row
};
std::vector<text::Run> category_label(const Scale& scale, const Category& category,
                                      const Properties& guide, const Type& type, const Plot& plot);
std::vector<text::Run> number_label(const Scale& scale, double number, double step,
                                    const Properties& guide, const Type& type, const Plot& plot);

}  // namespace jianbao::chart
