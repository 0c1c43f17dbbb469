#include "read/workbook.h"

#include <algorithm>
#include <charconv>

#include "base/spelling.h"
#include "read/ods.h"
#include "read/xlsx.h"

namespace jianbao::read {

namespace {

using base::Span;

// A workbook of either kind, with what is said of it at the place that names the file.
class WorkbookReader {
 public:
  WorkbookReader(const ZipFile& file, const std::string& path, Span referrer,
                 const spec::TableSource& told, base::Diagnostics& diagnostics)
      : file_(file), path_(path), referrer_(referrer), told_(told), diagnostics_(diagnostics) {}

  std::optional<Table> read(base::Sources& sources) {
    if (!open()) return std::nullopt;
    const WorkbookSheet* sheet = find_sheet();
    const auto range = sheet == nullptr ? std::nullopt : find_range(sheet);
    if (!range) return std::nullopt;
    SheetGrid grid;
    std::string reason;
    const bool good = xlsx_ ? read_xlsx_sheet(file_, *xlsx_, *sheet, grid, reason)
                            : read_ods_sheet(file_, sheet->name, grid, reason);
    if (!good) {
      broken(reason);
      return std::nullopt;
    }
    const base::SourceFile& source =
        sources.add(path_, grid.take_text(), base::Grid{sheet->name, 1, {}});
    SheetRows rows(grid, source, *range, told_.hidden);
    return read_table(rows, told_, {&source, 0, 1}, diagnostics_);
  }

 private:
  bool open() {
    std::string reason;
    if (file_.has("content.xml")) {
      if (auto ods = open_ods(file_, reason)) {
        sheets_ = std::move(ods->sheets);
        ranges_ = std::move(ods->ranges);
        return true;
      }
    } else if ((xlsx_ = open_xlsx(file_, reason))) {
      sheets_ = xlsx_->sheets;
      ranges_ = xlsx_->ranges;
      return true;
    }
    broken(reason);
    return false;
  }

  void broken(const std::string& reason) {
    diagnostics_.error(referrer_, "cannot read the workbook '" + path_ + "': " + reason);
  }

  std::vector<std::string_view> sheet_names() const {
    std::vector<std::string_view> names;
    for (const WorkbookSheet& sheet : sheets_) names.emplace_back(sheet.name);
    return names;
  }

  const WorkbookSheet* sheet_named(std::string_view name) const {
    const auto found = std::find_if(sheets_.begin(), sheets_.end(),
                                    [&](const WorkbookSheet& sheet) { return sheet.name == name; });
    return found == sheets_.end() ? nullptr : &*found;
  }

  // By name, else by number; without either the first that one sees.
  const WorkbookSheet* find_sheet() {
    const std::string& asked = told_.sheet.text;
    if (asked.empty()) {
      const auto seen = std::find_if(sheets_.begin(), sheets_.end(),
                                     [](const WorkbookSheet& sheet) { return !sheet.hidden; });
      if (seen != sheets_.end()) return &*seen;
      broken("it has no sheet that is not hidden");
      return nullptr;
    }
    if (const WorkbookSheet* named = sheet_named(asked)) return named;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(asked.data(), asked.data() + asked.size(), number);
    const bool is_number = error == std::errc{} && end == asked.data() + asked.size();
    if (is_number && number > 0 && number <= sheets_.size()) return &sheets_[number - 1];
    diagnostics_.error(told_.sheet.span, "the workbook has no sheet '" + asked + "'",
                       base::suggestion(asked, sheet_names()));
    return nullptr;
  }

  // All of the sheet, cells of it, or what has the name, which may lie in another sheet.
  std::optional<CellRange> find_range(const WorkbookSheet*& sheet) {
    const std::string& asked = told_.range.text;
    if (asked.empty()) return CellRange{};
    if (const auto range = parse_range(asked)) return range;
    std::vector<NamedRange> known = ranges_;
    for (const WorkbookSheet& each : sheets_) {
      if (!xlsx_) continue;
      const auto tables = tables_of_sheet(file_, each);
      known.insert(known.end(), tables.begin(), tables.end());
    }
    const auto found = std::find_if(known.begin(), known.end(), [&](const NamedRange& each) {
      const bool there = told_.sheet.text.empty() || each.sheet == sheet->name;
      return each.name == asked && there;
    });
    const WorkbookSheet* owner = found == known.end() ? nullptr : sheet_named(found->sheet);
    const auto range = owner == nullptr ? std::nullopt : parse_range(found->range);
    if (range) {
      sheet = owner;
      return range;
    }
    std::vector<std::string_view> names;
    for (const NamedRange& each : known) names.emplace_back(each.name);
    diagnostics_.error(told_.range.span,
                       "'" + asked + "' is no range of cells, and no range or table has the name",
                       names.empty() ? "such as A3:F40" : base::suggestion(asked, names));
    return std::nullopt;
  }

  const ZipFile& file_;
  const std::string& path_;
  Span referrer_;
  const spec::TableSource& told_;
  base::Diagnostics& diagnostics_;
  std::optional<Xlsx> xlsx_;
  std::vector<WorkbookSheet> sheets_;
  std::vector<NamedRange> ranges_;
};

}  // namespace

std::optional<Table> read_workbook(std::string bytes, const std::string& path, Span referrer,
                                   const spec::TableSource& told, base::Sources& sources,
                                   base::Diagnostics& diagnostics) {
  std::string reason;
  const auto file = ZipFile::open(bytes, reason);
  if (!file) {
    diagnostics.error(referrer, "cannot read the workbook '" + path + "': " + reason,
                      "it may be cut off, or have a password");
    return std::nullopt;
  }
  return WorkbookReader(*file, path, referrer, told, diagnostics).read(sources);
}

}  // namespace jianbao::read
