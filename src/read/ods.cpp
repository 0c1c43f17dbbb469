#include "read/ods.h"

#include <algorithm>
#include <set>

#include "read/xml_events.h"
#include "value/date_form.h"
#include "value/decimal.h"

namespace jianbao::read {

namespace {

constexpr std::uint64_t most_part = 2048ULL << 20U;
const std::string content = "content.xml";

// Of repetitions and spans: one where nothing is said.
std::size_t count_of(const XmlAttributes& attributes, std::string_view name) {
  return std::max<std::size_t>(attributes.number(name, 1), 1);
}

// "$总表.$A$2:.$B$3" or "$'各 县'.A1:B2".
NamedRange named_range(std::string_view name, std::string_view address) {
  std::string plain;
  for (const char c : address) {
    if (c != '$') plain += c;
  }
  const std::size_t point = plain.rfind('.', plain.find(':'));
  std::string sheet = point == plain.npos ? "" : plain.substr(0, point);
  if (sheet.size() > 1 && sheet.front() == '\'') sheet = sheet.substr(1, sheet.size() - 2);
  std::string range = point == plain.npos ? plain : plain.substr(point + 1);
  const std::size_t colon = range.find(':');
  const std::size_t second = colon == range.npos ? colon : range.rfind('.');
  if (second != range.npos && second > colon) range.erase(colon + 1, second - colon);
  return {std::string(name), sheet, range};
}

// Puts the cells of one sheet into a grid, one after another as they come.
class SheetReader {
 public:
  SheetReader(const std::string& sheet, SheetGrid& grid) : sheet_(sheet), grid_(grid) {}

  XmlEvents events() {
    XmlEvents events;
    events.start = [this](std::string_view name, const XmlAttributes& attributes) {
      start(name, attributes);
    };
    events.end = [this](std::string_view name) { end(name); };
    events.text = [this](std::string_view text) {
      if (in_cell_ && paragraphs_ > 0 && notes_ == 0) text_ += text;
    };
    events.go_on = [this] { return problem_.empty() && !done_; };
    return events;
  }

  void apply_merges() {
    for (const CellRange& range : merges_) grid_.merge(range);
  }
  const std::string& problem() const { return problem_; }

 private:
  void start(std::string_view name, const XmlAttributes& attributes) {
    if (name == "table" && attributes["name"] == sheet_) in_sheet_ = true;
    if (!in_sheet_ || done_) return;
    if (name == "table-column") start_column(attributes);
    if (name == "table-row") start_row(attributes);
    if (name == "table-cell" || name == "covered-table-cell") start_cell(attributes);
    if (!in_cell_) return;
    if (name == "annotation") ++notes_;
    if (name == "p" && notes_ == 0 && ++paragraphs_ > 1) text_ += '\n';
    if (name == "s") text_.append(std::min<std::size_t>(count_of(attributes, "c"), 100), ' ');
    if (name == "line-break") text_ += '\n';
    if (name == "tab") text_ += ' ';
  }

  void end(std::string_view name) {
    if (!in_sheet_ || done_) return;
    if (name == "annotation" && notes_ > 0) --notes_;
    if (name == "table-cell" || name == "covered-table-cell") end_cell();
    if (name == "table-row") end_row();
    if (name == "table") done_ = true;
  }

  void start_column(const XmlAttributes& attributes) {
    const std::size_t count =
        std::min(count_of(attributes, "number-columns-repeated"), SheetGrid::most_columns);
    const std::string_view shown = attributes["visibility"];
    if (shown == "collapse" || shown == "filter")
      grid_.hide_columns(columns_, columns_ + count - 1);
    columns_ += count;
  }

  void start_row(const XmlAttributes& attributes) {
    row_repeats_ = count_of(attributes, "number-rows-repeated");
    const std::string_view shown = attributes["visibility"];
    row_hidden_ = shown == "collapse" || shown == "filter";
    column_ = 0;
    cells_.clear();
  }

  void start_cell(const XmlAttributes& attributes) {
    in_cell_ = true;
    paragraphs_ = notes_ = 0;
    text_.clear();
    type_ = attributes["value-type"];
    is_error_ = type_ == "error" || attributes["calcext:value-type"] == "error";
    value_ = type_ == "date"      ? attributes["date-value"]
             : type_ == "boolean" ? attributes["boolean-value"]
             : type_ == "time"    ? attributes["time-value"]
             : type_ == "string"  ? attributes["string-value"]
                                  : attributes["value"];
    has_formula_ = !attributes["formula"].empty();
    cell_repeats_ = count_of(attributes, "number-columns-repeated");
    const std::size_t rows = count_of(attributes, "number-rows-spanned");
    if (rows > 1) merges_.push_back({row_, column_, row_ + rows - 1, column_});
  }

  struct CellText {
    std::string text;
    CellKind kind = CellKind::text;
  };

  CellText cell_text() const {
    if (is_error_) return {text_, CellKind::error};
    if (type_.empty() && has_formula_) return {"=", CellKind::formula};
    if (type_ == "float" || type_ == "currency" || type_ == "percentage") return number();
    if (type_ == "boolean") return {value_ == "true" ? "TRUE" : "FALSE", CellKind::boolean};
    if (type_ == "date") return date();
    if (type_ == "string" && text_.empty()) return {value_, CellKind::text};
    return {text_, CellKind::text};
  }

  // What is shown tells whether the thousands are parted, and the zeros behind the point.
  CellText number() const {
    const auto exact = value::Decimal::parse(value_);
    if (!exact) return {value_, CellKind::text};
    if (type_ == "percentage") {
      const auto times = exact->shifted(2);
      return times ? CellText{times->without_zeros().to_string(), CellKind::percent}
                   : CellText{value_, CellKind::number};
    }
    const bool grouped = text_.find(',') != text_.npos;
    const auto shown = value::Decimal::plain(text_);
    const bool same = shown && *shown == *exact;
    return {same ? text_ : exact->to_string(), grouped ? CellKind::grouped : CellKind::number};
  }

  // A month is kept as its first day, and shown as a month.
  CellText date() const {
    const auto kept = value::date_form(value_, value::DateOrder::usual),
               shown = value::date_form(text_, value::DateOrder::usual);
    if (!kept.date) return {text_.empty() ? value_ : text_, CellKind::text};
    const bool month = shown.date && shown.date->part != value::DatePart::day &&
                       shown.date->year == kept.date->year && shown.date->month == kept.date->month;
    return {(month ? shown : kept).date->to_string(), CellKind::date};
  }

  struct RowCell {
    std::size_t column = 0, repeats = 1;
    CellText cell;
  };

  void end_cell() {
    in_cell_ = false;
    CellText cell = cell_text();
    if (!cell.text.empty()) cells_.push_back({column_, cell_repeats_, std::move(cell)});
    column_ += cell_repeats_;
  }

  // Empty rows are repeated a million times to fill the sheet.
  void end_row() {
    const std::size_t repeats = std::min(row_repeats_, SheetGrid::most_rows);
    for (std::size_t k = 0; k < repeats && !cells_.empty() && problem_.empty(); ++k)
      add_row(row_ + k);
    if (row_hidden_ && !cells_.empty()) {
      for (std::size_t k = 0; k < repeats; ++k) grid_.hide_row(row_ + k);
    }
    row_ += repeats;
  }

  void add_row(std::size_t row) {
    for (const RowCell& each : cells_) {
      for (std::size_t k = 0; k < each.repeats; ++k) {
        if (grid_.add(row, each.column + k, each.cell.text, each.cell.kind)) continue;
        problem_ = "a sheet has at most 5,000,000 cells in 1,048,576 rows and 16,384 columns";
        return;
      }
    }
  }

  const std::string& sheet_;
  SheetGrid& grid_;
  bool in_sheet_ = false, done_ = false, in_cell_ = false, is_error_ = false, has_formula_ = false,
       row_hidden_ = false;
  std::size_t row_ = 0, column_ = 0, columns_ = 0, row_repeats_ = 1, cell_repeats_ = 1;
  int paragraphs_ = 0, notes_ = 0;
  std::string type_, value_, text_, problem_;
  std::vector<RowCell> cells_;
  std::vector<CellRange> merges_;
};

}  // namespace

std::optional<Ods> open_ods(const ZipFile& file, std::string& reason) {
  Ods book;
  std::set<std::string> hidden_styles;
  std::string style;
  XmlEvents events;
  events.start = [&](std::string_view name, const XmlAttributes& attributes) {
    if (name == "style") style = attributes["name"];
    if (name == "table-properties" && attributes["display"] == "false") hidden_styles.insert(style);
    if (name == "table") {
      const bool hidden = hidden_styles.count(std::string(attributes["style-name"])) > 0;
      book.sheets.push_back({std::string(attributes["name"]), content, hidden});
    }
    if (name == "named-range") {
      book.ranges.push_back(named_range(attributes["name"], attributes["cell-range-address"]));
    }
    if (name == "database-range") {
      book.ranges.push_back(named_range(attributes["name"], attributes["target-range-address"]));
    }
  };
  if (!read_xml(file, content, most_part, events, reason)) return std::nullopt;
  return book;
}

bool read_ods_sheet(const ZipFile& file, const std::string& sheet, SheetGrid& grid,
                    std::string& reason) {
  SheetReader reader(sheet, grid);
  if (!read_xml(file, content, most_part, reader.events(), reason)) return false;
  reader.apply_merges();
  reason = reader.problem();
  return reason.empty();
}

}  // namespace jianbao::read
