#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "read/plain_number.h"
#include "read/xlsx.h"
#include "read/xml_events.h"
#include "value/date_form.h"

namespace jianbao::read {

namespace {

// A number as Excel shows it at most, with 15 digits: it keeps 35.6 as 35.600000000000001. In plain
// notation; empty where it is none, or has more than 18 digits before the point.
std::string shown_digits(std::string_view written) {
  double number = 0;
  const auto [end, error] =
      std::from_chars(written.data(), written.data() + written.size(), number);
  if (error != std::errc{} || end != written.data() + written.size()) return {};
  // What has no more digits is exact as it is, and whole numbers are.
  constexpr std::size_t digits = 15;
  const bool whole = written.find('.') == written.npos;
  if (const auto exact = value::Decimal::plain(written);
      exact && (whole || written.size() <= digits)) {
    return std::string(written);
  }
  return plain_number(number);
}

std::string with_places(const std::string& digits, int places) {
  const auto number = value::Decimal::parse(digits);
  if (!number || number->scale() >= places) return digits;
  return number->rounded(places).to_string();
}

struct CellText {
  std::string text;
  CellKind kind = CellKind::text;
};

// 0.4375 of a day as 10:30:00.
std::string time_of(double part_of_day) {
  const auto seconds = static_cast<int>(std::lround(part_of_day * 24 * 60 * 60));
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60,
                seconds % 60);
  return buffer;
}

// A day, a month, or a moment as a text: there is no value for a time of day.
CellText date_text(const std::string& digits, const NumberFormat& format, bool since_1904) {
  const auto number = value::Decimal::parse(digits);
  if (!number) return {digits, CellKind::number};
  const double serial = number->to_double(), whole = std::floor(serial);
  auto day = value::day_of_serial(whole, since_1904);
  if (serial >= 0 && serial < 1) return {time_of(serial), CellKind::text};
  if (!day) return {digits, CellKind::number};
  if (serial != whole) return {day->to_string() + " " + time_of(serial - whole), CellKind::text};
  day->part = format.part;
  return {day->to_string(), CellKind::date};
}

CellText shown_number(std::string_view written, const NumberFormat& format, bool since_1904) {
  const std::string digits = shown_digits(written);
  if (digits.empty()) return {std::string(written), CellKind::text};
  switch (format.shows) {
    case NumberFormat::Shows::date:
    case NumberFormat::Shows::moment:
      return date_text(digits, format, since_1904);
    case NumberFormat::Shows::percent: {
      const auto number = value::Decimal::parse(digits)->shifted(2);
      if (!number) return {digits, CellKind::number};
      const auto plain = number->is_integer() ? number->rounded(0) : number->without_zeros();
      return {with_places(plain.to_string(), format.places), CellKind::percent};
    }
    case NumberFormat::Shows::number:
      break;
  }
  return {with_places(digits, format.places),
          format.grouped ? CellKind::grouped : CellKind::number};
}

// Puts the cells of a sheet into a grid, one after another as they come.
class SheetReader {
 public:
  SheetReader(const Xlsx& book, SheetGrid& grid) : book_(book), grid_(grid) {}

  XmlEvents events() {
    XmlEvents events;
    events.start = [this](std::string_view name, const XmlAttributes& attributes) {
      start(name, attributes);
    };
    events.end = [this](std::string_view name) { end(name); };
    events.text = [this](std::string_view text) {
      if (takes_text_) text_ += text;
    };
    events.go_on = [this] { return problem_.empty(); };
    return events;
  }

  const std::string& problem() const { return problem_; }

 private:
  void start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "row") return start_row(attributes);
    if (name == "c") return start_cell(attributes);
    if (name == "v" || (name == "t" && in_own_text_ && !in_reading_)) takes_text_ = true;
    if (name == "f") has_formula_ = true;
    if (name == "is") in_own_text_ = true;
    if (name == "rPh") in_reading_ = true;
    if (name == "col" && attributes["hidden"] == "1") hide_columns(attributes);
    if (name == "mergeCell") {
      if (const auto range = parse_range(attributes["ref"])) grid_.merge(*range);
    }
  }

  void end(std::string_view name) {
    if (name == "v" || name == "t") takes_text_ = false;
    if (name == "is") in_own_text_ = false;
    if (name == "rPh") in_reading_ = false;
    if (name == "c") end_cell();
  }

  // Some programs leave out the numbers of rows and cells that follow one another.
  void start_row(const XmlAttributes& attributes) {
    const std::size_t given = attributes.number("r");
    row_ = given > 0 ? given - 1 : next_row_;
    next_row_ = row_ + 1;
    next_column_ = 0;
    if (attributes["hidden"] == "1" || attributes["hidden"] == "true") grid_.hide_row(row_);
  }

  void start_cell(const XmlAttributes& attributes) {
    const auto place = parse_cell_place(attributes["r"]);
    if (!place && !attributes["r"].empty()) {
      problem_ = "a cell has no place: '" + std::string(attributes["r"].substr(0, 20)) + "'";
    }
    column_ = place ? place->column : next_column_;
    next_column_ = column_ + 1;
    type_ = attributes["t"];
    const std::size_t style = attributes.number("s");
    format_ = style < book_.formats.size() ? book_.formats[style] : NumberFormat();
    has_formula_ = false;
    text_.clear();
  }

  void end_cell() {
    const bool empty = text_.empty() && type_ != "str" && type_ != "inlineStr";
    if (empty && !has_formula_) return;
    const CellText cell = cell_text();
    if (cell.text.empty() && cell.kind == CellKind::text) return;
    if (!problem_.empty() || grid_.add(row_, column_, cell.text, cell.kind)) return;
    problem_ = grid_.cell_count() >= most_cells
                   ? "a sheet has at most 5,000,000 cells"
                   : "the cells of the sheet do not come in order, or lie outside of it";
  }

  CellText cell_text() {
    if (has_formula_ && text_.empty() && type_ != "str") return {"=", CellKind::formula};
    // What its program will only reckon when it is opened, it wrote as 0.
    if (has_formula_ && book_.stale && text_ == "0" && (type_.empty() || type_ == "n")) {
      return {"0", CellKind::formula};
    }
    if (type_ == "s") return shared_text();
    if (type_ == "b") return {text_ == "1" ? "TRUE" : "FALSE", CellKind::boolean};
    if (type_ == "e") return {text_, CellKind::error};
    if (type_ == "str" || type_ == "inlineStr") return {text_, CellKind::text};
    if (type_ == "d") {
      const auto form = value::date_form(text_, value::DateOrder::usual);
      return form.date ? CellText{form.date->to_string(), CellKind::date}
                       : CellText{text_, CellKind::text};
    }
    return shown_number(text_, format_, book_.since_1904);
  }

  CellText shared_text() {
    std::size_t index = book_.strings.size();
    std::from_chars(text_.data(), text_.data() + text_.size(), index);
    if (index < book_.strings.size()) return {book_.strings[index], CellKind::text};
    problem_ = "a cell has text " + text_ + " of " + std::to_string(book_.strings.size());
    return {};
  }

  void hide_columns(const XmlAttributes& attributes) {
    const std::size_t first = attributes.number("min"), last = attributes.number("max");
    if (first > 0 && last >= first) grid_.hide_columns(first - 1, last - 1);
  }

  const Xlsx& book_;
  SheetGrid& grid_;
  std::size_t row_ = 0, column_ = 0, next_row_ = 0, next_column_ = 0;
  std::string type_, text_, problem_;
  NumberFormat format_;
  bool takes_text_ = false, has_formula_ = false, in_own_text_ = false, in_reading_ = false;
};

}  // namespace

bool read_xlsx_sheet(const ZipFile& file, const Xlsx& book, const WorkbookSheet& sheet,
                     SheetGrid& grid, std::string& reason) {
  constexpr std::uint64_t most_part = 2048ULL << 20U;
  SheetReader reader(book, grid);
  if (!read_xml(file, sheet.part, most_part, reader.events(), reason)) return false;
  reason = reader.problem();
  return reason.empty();
}

}  // namespace jianbao::read
