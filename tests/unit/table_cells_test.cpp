#include <catch2/catch.hpp>

#include "compose/compose.h"
#include "compose/series.h"
#include "read/yaml.h"
#include "spec/spec.h"

// What the cells of a table show besides their words.
using namespace jianbao;

namespace {

using Lines = std::vector<std::string>;

std::string plain(const doc::Words& words) {
  std::string text;
  for (const doc::Inline& part : words.inlines) {
    text += part.text;
    if (!part.spoken.empty()) text += "<" + part.spoken + ">";
  }
  return text;
}

// A table of options as YAML, with the rows of four counties.
class Made {
 public:
  explicit Made(const std::string& options, std::vector<std::string> languages = {"en"},
                const std::string& rows = usual_rows)
      : layout_("layout.yaml",
                "theme: theme.yaml\nblocks:\n  - table:\n      rows: rows\n" + options),
        data_("data.yaml", "own: b\nrows:\n" + rows) {
    const auto no_file = [](const std::string&, base::Span) { return std::nullopt; };
    const spec::Layout layout = spec::parse_layout(read(layout_), no_file, diagnostics_);
    const spec::Theme theme = spec::Theme::parse(read(theme_), diagnostics_);
    for (const spec::BlockSpec& block : layout.blocks) {
      for (const spec::Located& style : block.column_styles) styles.push_back(style.text);
    }
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
    for (const doc::Block& block : document.blocks) {
      if (const auto* made = std::get_if<doc::Table>(&block)) table = *made;
    }
  }

  // The cells of a column below the header.
  std::vector<doc::Cell> column(std::size_t at) const {
    std::vector<doc::Cell> cells;
    for (const doc::Row& row : table.rows) {
      if (!row.header && at < row.cells.size()) cells.push_back(row.cells[at]);
    }
    return cells;
  }
  Lines texts(std::size_t at = 0) const {
    Lines texts;
    for (const doc::Cell& cell : column(at)) texts.push_back(plain(cell.words));
    return texts;
  }
  Lines messages() const {
    Lines all;
    for (const auto& entry : diagnostics_.sorted()) all.push_back(entry.text);
    return all;
  }
  // "line:column text", as far as a file says it.
  Lines places() const {
    Lines all;
    for (const auto& entry : diagnostics_.sorted()) {
      const auto [line, at] = entry.span.file->position(entry.span.begin);
      all.push_back(entry.span.file->path() + ":" + std::to_string(line) + " " + entry.text);
    }
    return all;
  }

  static inline const std::string usual_rows =
      "  - {code: a, gdp: 30, change: 2.5, series: [1, 3, 2]}\n"
      "  - {code: b, gdp: 50, change: -3.25, series: [4, null, 8]}\n"
      "  - {code: c, gdp: 20, change: 0.04, series: [-2, 2]}\n"
      "  - {code: d, gdp: null, change: null, series: null}\n";

  doc::Table table;
  Lines styles;  // that the layout names

 private:
  value::Value read(const base::SourceFile& file) {
    return read::parse_yaml(file, {}, diagnostics_).value();
  }

  base::Diagnostics diagnostics_;
  base::SourceFile layout_;
  base::SourceFile data_;
  base::SourceFile theme_{
      "theme.yaml",
      "colors: {ink: '#000000', hairline: '#888888', tint: '#80A0C0', red: '#FF0000'}\n"
      "chart: {bar: {color: red}, line: {color: ink}}\n"
      "styles: {table: {font-size: 8pt}, negative: {color: red}, own: {font-weight: 600}, "
      "level-2: {font-size: 6pt}}"};
};

std::string columns(const std::string& column) {
  return "      columns:\n        - {header: X, " + column + "}\n";
}

const base::Color red{255, 0, 0};

}  // namespace

TEST_CASE("styles that an expression names are laid over the table's, in their order") {
  const Made made(
      columns("cell: '{row.code}', style: \"{row.change < 0 ? 'negative' : ''} "
              "{row.code == own ? 'own' : ''}\""));
  CHECK(made.messages() == Lines{});
  const auto cells = made.column(0);
  REQUIRE(cells.size() == 4);
  const auto look = [&](std::size_t i) { return cells[i].words.style.text; };
  CHECK(look(0).color == base::Color{});
  CHECK(look(1).color == red);
  CHECK(look(1).weight == 600);
  CHECK(look(1).size == base::Length::points(8));  // which neither of them names
  CHECK(look(3).color == base::Color{});           // of a gap nothing holds
  CHECK(cells[1].words.inlines.front().style.color == red);
}

TEST_CASE("one name stands in place of the table's style, and a row's is laid over") {
  const Made made("      row-style: \"{row.code == own ? 'strong' : ''}\"\n" +
                  columns("cell: '{row.code}', style: own"));
  const auto cells = made.column(0);
  REQUIRE(cells.size() == 4);
  CHECK(cells[0].words.style.text.size == base::Length::from_points(10.5));
  CHECK(cells[0].words.style.text.weight == 600);
  CHECK(cells[1].words.style.text.weight == 700);
}

TEST_CASE("names that a layout gives by itself are known, whatever its rows take") {
  const Made made("      row-style: \"{row.a ? 'no-row' : 'strong'} no-words\"\n" +
                  columns("cell: '{row.code}', style: \"{row.code == 'x' ? 'none' : "
                          "row.code == 'y' ? 'own' : if(row.z, 'not', 'negative')} "
                          "level-{row.gdp} last\""));
  CHECK(made.styles == Lines{"none", "own", "not", "negative", "last", "no-row", "no-words"});
}

TEST_CASE("parts of one name run on, and what the theme lacks is an error at its cell") {
  const std::string level = "cell: '{row.code}', style: 'level-{row.level}'";
  const Made good(columns(level), {"en"}, "  - {code: a, level: 2}\n");
  CHECK(good.messages() == Lines{});
  CHECK(good.column(0).front().words.style.text.size == base::Length::points(6));
  const Made bad(columns("cell: '{row.code}', style: '{row.look}'"), {"en"},
                 "  - {code: a, look: ''}\n  - {code: b, look: negativ}\n");
  CHECK(bad.places() == Lines{"data.yaml:4 the theme has no style 'negativ'"});
  const Made text(columns("cell: '{row.code}', style: \"{row.code ? 'own' : ''}\""));
  CHECK(text.messages().size() == 4);  // a text is no condition
}

TEST_CASE("grounds are of a row, or of a column's cell") {
  const Made made("      row-background: \"{row.code == own ? 'tint' : ''}\"\n" +
                  columns("cell: '{row.code}', background: \"{row.change > 2 ? '#00FF00' : ''}\""));
  CHECK(made.messages() == Lines{});
  const auto cells = made.column(0);
  CHECK(cells[0].background == base::Color{0, 255, 0});
  CHECK(cells[1].background == base::Color{0x80, 0xA0, 0xC0});
  CHECK(!cells[2].background);
  const Made never(columns("cell: '{row.code}', background: \"{row.change > 99 ? 'rde' : ''}\""));
  CHECK(never.messages() == Lines{"unknown colour 'rde'"});
}

TEST_CASE("numbers below zero stand in parentheses, which readers hear as their minus") {
  const std::string change = "cell: '{row.change}', format: '.1f', negative: parentheses";
  const Made made("      total: true\n" + columns(change + ", total: min"));
  CHECK(made.texts() == Lines{"2.5", "(3.3)<−3.3>", "0.0", "…", "(3.3)<−3.3>\u2060a"});
  // Of what follows the number only its percent sign is in them.
  const Made unit(columns("cell: '{row.change}%*', negative: parentheses"));
  CHECK(unit.texts()[1] == "(3.25%)<−3.25%>*");
}

TEST_CASE("arrows stand in place of signs, and readers hear which way it went") {
  const std::string change = "cell: '{row.change}', format: '+.1f', arrows: true";
  CHECK(Made(columns(change)).texts() ==
        Lines{"▲<up >2.5", "▼<down >3.3", "–\u00A0<unchanged >0.0", "…"});
  CHECK(Made(columns(change), {"zh"}).texts() ==
        Lines{"▲<上升>2.5", "▼<下降>3.3", "–\u00A0<持平>0.0", "…"});
  const Made words(columns("cell: '{row.code}', arrows: true"), {"en"}, "  - {code: up}\n");
  CHECK(words.places() == Lines{"data.yaml:3 arrows stand before numbers, which this is not"});
}

TEST_CASE("bars reach from zero to their number, on the scale of the whole column") {
  const Made made(columns("cell: '{row.gdp}', bar: true"));
  const auto cells = made.column(0);
  REQUIRE(cells.size() == 4);
  REQUIRE(cells[0].bar);
  CHECK(cells[0].bar->from == 0);
  CHECK(cells[0].bar->to == doc::scale_parts * 3 / 5 + 1);  // rounded
  CHECK(cells[1].bar->to == doc::scale_parts);
  CHECK(!cells[1].bar->zero);
  CHECK(!cells[3].bar);
  CHECK(plain(cells[1].words) == "50");
}

TEST_CASE("a scale that is too short to count has one place, and what is beyond it its end's") {
  const auto number = [](std::int64_t digits) { return value::Decimal(digits, 0); };
  const compose::Scale close{number(999'999'999'999'999'998), number(999'999'999'999'999'999)};
  CHECK(close.place(close.greatest) == doc::scale_parts / 2);
  const compose::Scale scale{number(0), number(4)};
  CHECK(scale.place(number(1)) == doc::scale_parts / 4);
  CHECK(scale.place(number(9)) == doc::scale_parts);
  CHECK(scale.place(number(-9)) == 0);
}

TEST_CASE("bars of negative numbers go to the other side of zero") {
  const Made made(
      columns("cell: '{row.change}', bar: {min: -5, max: 15, position: beside, "
              "color: ink, negative-color: red}"));
  CHECK(made.messages() == Lines{});
  const auto cells = made.column(0);
  const auto zero = doc::scale_parts / 4;
  CHECK(cells[0].bar->from == zero);
  CHECK(cells[1].bar->to == zero);
  CHECK(cells[1].bar->from < zero);
  CHECK(cells[0].bar->zero == zero);
  CHECK(cells[0].bar->color == base::Color{});
  CHECK(cells[1].bar->color == red);
  CHECK(cells[0].bar->beside);
  CHECK(made.table.columns[0].bars_beside);
}

TEST_CASE("what is no number has no bar but an error, and a longer bar is cut with a warning") {
  const Made text(columns("cell: '{row.code}', bar: true"), {"en"},
                  "  - {code: 5}\n  - {code: x}\n  - {code: y}\n");
  CHECK(text.places() ==
        Lines{"data.yaml:4 \"x\" is not a number", "data.yaml:5 \"y\" is not a number"});
  const Made cut(columns("cell: '{row.gdp}', bar: {max: 40}"));
  CHECK(cut.messages() == Lines{"1 number is beyond the scale of the bars"});
  CHECK(cut.column(0)[1].bar->to == doc::scale_parts);
}

TEST_CASE("a share is of the column's total, in percent or as its format has it") {
  CHECK(Made("      total: true\n" + columns("share-of: row.gdp, total: sum")).texts() ==
        Lines{"30.0", "50.0", "20.0", "…", "100.0\u2060a"});
  CHECK(Made(columns("share-of: row.gdp, format: '.2%'")).texts() ==
        Lines{"30.00%", "50.00%", "20.00%", "…"});
  const std::string thirds = "  - {gdp: 1}\n  - {gdp: 1}\n  - {gdp: 1}\n";
  CHECK(Made(columns("share-of: row.gdp, rounding: largest-remainder"), {"en"}, thirds).texts() ==
        Lines{"33.4", "33.3", "33.3"});
  CHECK(Made("      where: row.gdp > 20\n" + columns("share-of: row.gdp")).texts() ==
        Lines{"37.5", "62.5"});
  CHECK(Made(columns("share-of: row.gdp"), {"en"}, "  - {gdp: 1}\n  - {gdp: -1}\n").texts() ==
        Lines{"…", "…"});
  CHECK(Made(columns("share-of: row.code")).messages().size() == 4);
  // Of a total that is next to nothing the shares are large.
  CHECK(Made(columns("share-of: row.gdp, format: ',.0f'"), {"en"},
             "  - {gdp: 5000000}\n  - {gdp: -4999999.9}\n")
            .texts() == Lines{"5,000,000,000", "−4,999,999,900"});
}

TEST_CASE("a sparkline has its numbers' places, and says what they are") {
  const Made made(columns("sparkline: row.series"));
  CHECK(made.messages() == Lines{});
  const auto cells = made.column(0);
  REQUIRE(cells.size() == 4);
  REQUIRE(cells[1].sparkline);
  CHECK(cells[0].sparkline->places ==
        std::vector<std::optional<std::int32_t>>{0, doc::scale_parts, doc::scale_parts / 2});
  CHECK(cells[1].sparkline->places ==
        std::vector<std::optional<std::int32_t>>{0, std::nullopt, doc::scale_parts});
  CHECK(cells[1].sparkline->points == std::vector<std::size_t>{2});
  CHECK(cells[1].sparkline->alt.joined() ==
        "Line chart of 2 values: first 4, last 8, lowest 4, highest 8; 1 missing.");
  CHECK(!cells[3].sparkline);
  CHECK(plain(cells[3].words) == "…");
}

TEST_CASE("a sparkline's scale, points and words are what the layout says") {
  const Made made(columns("sparkline: {data: row.series, mark: bar, scale: shared, points: [min, "
                          "max], point-color: red, color: ink}, format: '.1f'"),
                  {"zh", "en"});
  const auto cells = made.column(0);
  REQUIRE(cells.size() == 4);
  // From -2 to 8, with zero among them.
  CHECK(cells[0].sparkline->zero == doc::scale_parts / 5 + 0);
  CHECK(*cells[1].sparkline->places[2] == doc::scale_parts);
  CHECK(cells[0].sparkline->points == std::vector<std::size_t>{0, 1});
  CHECK(cells[0].sparkline->point_color == red);
  CHECK(cells[0].sparkline->alt.joined() ==
        "柱形图，3个数值：首1.0，末2.0，最低1.0，最高3.0。\n"
        "Bar chart of 3 values: first 1.0, last 2.0, lowest 1.0, highest 3.0.");
  const Made silent(columns("sparkline: {data: row.series, alt: ''}"));
  CHECK(silent.column(0)[0].sparkline->alt.empty());
}

TEST_CASE("each entry of a sparkline's list that is no number is an error at its place") {
  const Made made(columns("sparkline: row.series"), {"en"},
                  "  - {series: [1, x,\n      y]}\n  - {series: 5}\n");
  CHECK(made.places() == Lines{"data.yaml:3 \"x\" is not a number",
                               "data.yaml:4 \"y\" is not a number",
                               "data.yaml:5 a sparkline needs a list of numbers, not a number"});
}

TEST_CASE("a cell holds a chart of its row") {
  const Made made(columns("chart: {data: row.series, spec: {mark: line, encoding: {x: {field: i}, "
                          "y: {field: v, type: quantitative}}}}"),
                  {"en"}, "  - {series: [{i: 1, v: 2}, {i: 2, v: 3}]}\n");
  CHECK(made.messages() == Lines{});
  const auto cells = made.column(0);
  REQUIRE(cells.size() == 1);
  REQUIRE(cells[0].chart);
  CHECK(cells[0].chart->baselines == 2);
}

TEST_CASE("a column shows one thing, and only what goes with it") {
  CHECK(Made(columns("cell: a, share-of: row.gdp")).messages() ==
        Lines{"a column has a 'cell' or 'share-of', not both"});
  CHECK(Made(columns("sparkline: row.series, total: sum")).messages() ==
        Lines{"a column with a 'sparkline' has no 'total'"});
  CHECK(Made(columns("cell: '{row.gdp}', bar: true, merge: true")).messages() ==
        Lines{"cells that merge have no bars"});
  CHECK(Made(columns("cell: '{row.gdp}', arrows: true, negative: parentheses")).messages() ==
        Lines{"arrows stand in place of parentheses"});
}
