#pragma once

#include "rows/bins.h"
#include "rows/calendar.h"
#include "rows/row.h"
#include "rows/statistic.h"

// What charts take from the room of rows.
namespace jianbao::chart {

using rows::Bins;
using rows::field_of;
using rows::make_bins;
using rows::number_value;
using rows::Rows;
using rows::statistic;

using rows::end_of_unit;
using rows::from_milliseconds;
using rows::Moment;
using rows::parse_time;
using rows::to_milliseconds;
using rows::truncate_time;
using rows::unit_words;

}  // namespace jianbao::chart
