#include <catch2/catch.hpp>

#include "compose/apportion.h"
#include "compose/compose.h"
#include "read/yaml.h"
#include "spec/spec.h"

using namespace jianbao;

namespace {

using Lines = std::vector<std::string>;

std::string plain(const doc::Words& words) {
  std::string text;
  for (const doc::Inline& part : words.inlines) text += part.text;
  return text;
}

std::string plain(const std::vector<doc::Cell>& cells) {
  std::string text;
  for (const doc::Cell& cell : cells) {
    if (&cell != &cells.front()) text += "|";
    text += cell.merged ? "^" : plain(cell.words);
    for (const doc::Words& words : cell.below) text += "/" + plain(words);
    if (cell.columns > 1) text += "<" + std::to_string(cell.columns) + ">";
    if (cell.rows > 1) text += "<rows " + std::to_string(cell.rows) + ">";
    if (cell.rises > 0) text += "<rises " + std::to_string(cell.rises) + ">";
  }
  return text;
}

// A table of options as YAML, with rows of towns in two counties.
class Made {
 public:
  explicit Made(const std::string& options, std::vector<std::string> languages = {"en"})
      : layout_("layout.yaml",
                "theme: theme.yaml\nblocks:\n  - table:\n      rows: towns\n" + options) {
    const auto no_file = [](const std::string&, base::Span) { return std::nullopt; };
    const spec::Layout layout = spec::parse_layout(read(layout_), no_file, diagnostics_);
    const spec::Theme theme = spec::Theme::parse(read(theme_), diagnostics_);
    if (diagnostics_.has_errors()) return;
    const value::Value data = read(data_);
    const spec::Edition edition{languages.front(), languages};
    const auto no_picture = [](const std::string&, base::Span) -> const doc::Picture* {
      return nullptr;
    };
    const auto no_chart = [](const std::string&, base::Span) -> const spec::Chart* {
      return nullptr;
    };
    const doc::Document document =
        compose::compose({layout, theme, data, {}, edition, no_picture, no_chart}, diagnostics_);
    page_notes = document.notes.size();
    for (const doc::Block& block : document.blocks) {
      if (const auto* made = std::get_if<doc::Table>(&block)) table = *made;
    }
    for (const doc::Row& row : table.rows) rows.push_back(plain(row.cells));
  }
  Lines errors() const {
    Lines errors;
    for (const auto& entry : diagnostics_.sorted()) errors.push_back(entry.text);
    return errors;
  }

  doc::Table table;
  Lines rows;
  std::size_t page_notes = 0;

 private:
  value::Value read(const base::SourceFile& file) {
    return read::parse_yaml(file, {}, diagnostics_).value();
  }

  base::SourceFile layout_;
  base::SourceFile theme_{
      "theme.yaml", "colors: {ink: '#000000', hairline: '#888888', tint: '#80A0C0'}\nstyles: {}"};
  base::SourceFile data_{
      "data.yaml",
      "towns:\n"
      "  - {county: East, name: Ash, kind: town, area: 1.25, gdp: {value: 10, unit: 亿元}, wide: "
      "1}\n"
      "  - {county: East, name: Elm, kind: town, area: null, gdp: {value: 2.5, unit: 亿元}, wide: "
      "2}\n"
      "  - {county: West, name: Fir, kind: town, area: 0.5, gdp: {value: 3, unit: 亿元}, wide: 1}\n"
      "  - {county: West, name: Oak, kind: port, area: 4, gdp: {value: null, unit: 亿元}, wide: "
      "1}\n"
      "calls: 'n[^a]\n\n\n  [^a]: Estimate.'\n"};
  base::Diagnostics diagnostics_;
};

const std::string name = "        - {header: Name, cell: '{row.name}'}\n";
const std::string area = "        - {header: Area, cell: '{row.area}', total: sum}\n";

}  // namespace

TEST_CASE("subtotals stand below each group and the total below all; gaps are skipped") {
  const Made made(
      "      group: '{row.county}'\n      subtotals: true\n      total: true\n      columns:\n" +
      name + area);
  CHECK(made.errors() == Lines{});
  CHECK(made.rows == Lines{"Name|Area", "East<2>", "Ash|1.25", "Elm|…", "Subtotal|1.25\u2060a",
                           "West<2>", "Fir|0.5", "Oak|4", "Subtotal|4.5", "Total|5.75\u2060b"});
  CHECK(made.table.rows[4].total);
  CHECK(made.table.rows[4].cells[1].words.inlines.front().style.weight == 700);
}

TEST_CASE("a column's total is an aggregate of what its cells are, with their unit, or a text") {
  const auto total = [](const std::string& column) {
    return Made("      total: true\n      columns:\n" + name + "        - {header: X, " + column +
                "}\n")
        .rows.back();
  };
  CHECK(total("cell: '{row.area}', total: count") == "Total|3");
  CHECK(total("cell: '{row.kind}', total: count") == "Total|4");  // of texts, too
  CHECK(total("cell: '{row.area}', total: min") == "Total|0.5\u2060a");
  CHECK(total("cell: '{row.area}', total: max") == "Total|4\u2060a");
  CHECK(total("cell: '{row.area}', total: mean") == "Total|1.917\u2060a");
  CHECK(total("cell: '{row.area}', format: ',.4f', total: mean") == "Total|1.9167\u2060a");
  CHECK(total("cell: '{row.gdp}', total: sum") == "Total|RMB\u00A01.55\u00A0billion\u2060a");
  CHECK(total("cell: '{row.area}', total: 'of {length(rows)}'") == "Total|of 4");
}

TEST_CASE("labels of totals are the languages' own, or the layout's") {
  const std::string columns = "      columns:\n" + name + area;
  CHECK(Made("      total: true\n" + columns, {"zh"}).rows.back() == "合计|5.75\u2060a");
  CHECK(Made("      total: true\n" + columns, {"zh", "en"}).rows.back() ==
        "合计/Total|5.75\u2060a");
  CHECK(Made("      total: true\n      total-label: All\n" + columns).rows.back() ==
        "All|5.75\u2060a");
}

TEST_CASE("titles over columns make levels, and those of single columns stand in the lowest") {
  const Made made(
      "      columns:\n" + name +
      "        - {header: Size, columns: [{header: km², cell: '{row.area}'}, {header: RMB, cell: "
      "'{row.gdp}'}]}\n        - {header: Gone, columns: [{header: zh, cell: a, language: zh}]}\n");
  REQUIRE(made.rows.size() == 6);
  CHECK(made.rows[0] == "|Size<2>");
  CHECK(made.rows[1] == "Name<rises 1>|km²|RMB");
  CHECK(made.table.rows[0].cells[1].ruled);
  CHECK(made.table.columns.size() == 3);
}

TEST_CASE("neighbours that say the same merge, within what merges on their left and in a group") {
  const std::string columns =
      "      columns:\n        - {header: C, cell: '{row.county}', merge: true}\n"
      "        - {header: K, cell: '{row.kind}', merge: true}\n" +
      name;
  CHECK(Made("      header: false\n" + columns).rows ==
        Lines{"East<rows 2>|town<rows 2>|Ash", "^|^|Elm", "West<rows 2>|town|Fir", "^|port|Oak"});
}

TEST_CASE("a cell may span columns, and what it hides is in no total") {
  const Made made(
      "      header: false\n      total: true\n      columns:\n"
      "        - {header: N, cell: '{row.name}', span: row.wide}\n"
      "        - {header: G, cell: '{row.gdp.value}', total: sum}\n");
  CHECK(made.rows == Lines{"Ash|10", "Elm<2>", "Fir|3", "Oak|…", "Total|13\u2060a"});
}

TEST_CASE("every other row has a stripe, anew in each group") {
  const Made made("      group: '{row.county}'\n      zebra: true\n      columns:\n" + name);
  std::string striped;
  for (const doc::Row& row : made.table.rows) striped += row.striped ? "#" : ".";
  CHECK(striped == "...#..#");
}

TEST_CASE("a note that cells call stands below the table, once, under a letter") {
  const Made made("      columns:\n        - {header: Name, cell: '{row.name}{calls}'}\n");
  CHECK(made.errors() == Lines{});
  CHECK(made.page_notes == 0);
  CHECK(made.rows[1].starts_with("Ashn\u2060a"));
  CHECK(made.rows[4].starts_with("Oakn\u2060a"));
  REQUIRE(made.table.notes.size() == 1);
  CHECK(plain(made.table.notes[0][0]) == "a\u00A0Estimate.");
}

TEST_CASE("the caption says that a table goes on; without one the header does") {
  const Made captioned("      caption: Towns\n      columns:\n" + name);
  CHECK(plain(captioned.table.continued_caption[0]) == "Towns (continued)");
  CHECK(plain(captioned.table.rows[0].continued) == "Name");
  const Made bare("      columns:\n" + name);
  CHECK(bare.table.continued_caption.empty());
  CHECK(plain(bare.table.rows[0].continued) == "Name (continued)");
}

TEST_CASE("by the largest remainder rounded numbers add up to their total", "[apportion]") {
  using jianbao::value::Decimal;
  const auto rounded = [](const std::vector<const char*>& numbers, int places) {
    std::vector<std::optional<Decimal>> exact;
    for (const char* number : numbers) exact.push_back(Decimal::parse(number));
    std::string all;
    for (const auto& each : jianbao::compose::apportion(exact, places)) {
      all += (all.empty() ? "" : " ") + (each ? each->to_string() : "-");
    }
    return all;
  };
  CHECK(rounded({"33.333333333333", "33.333333333333", "33.333333333333"}, 1) == "33.4 33.3 33.3");
  CHECK(rounded({"16.666666", "16.666666", "66.666667"}, 0) == "17 16 67");
  CHECK(rounded({"1.25", "", "2.75"}, 0) == "1 - 3");
  CHECK(rounded({"-0.5", "0.5"}, 0) == "0 0");
  CHECK(rounded({"1.5", "2.5"}, 2) == "1.50 2.50");
}

TEST_CASE("a column whose numbers add up shows them so", "[apportion]") {
  const Made made(
      "      total: true\n      columns:\n" + name +
      "        - {header: X, cell: '{share(1, 3)}', format: '.1f', rounding: largest-remainder, "
      "total: sum}\n");
  CHECK(made.errors() == Lines{});
  std::string shares;
  for (const std::string& row : made.rows) shares += row.substr(row.find('|') + 1) + " ";
  CHECK(shares == "X 33.4 33.3 33.3 33.3 133.3 ");
}
