#include "compose/compose.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "base/base.h"
#include "doc/doc.h"
#include "read/yaml.h"
#include "spec/spec.h"

using namespace jianbao;

namespace {

// A brief from texts of YAML: what its headings and paragraphs say, and what is wrong with it.
class Brief {
 public:
  explicit Brief(std::string layout, std::map<std::string, std::string> included = {},
                 std::vector<std::string> languages = {"en"})
      : layout_("layout.yaml", "theme: theme.yaml\n" + layout) {
    for (auto& [name, text] : included) included_.try_emplace(name, name, text);
    const auto open = [&](const std::string& path, base::Span) {
      return included_.count(path) == 0 ? std::nullopt : read(included_.at(path));
    };
    const spec::Layout parsed = spec::parse_layout(read(layout_).value(), open, diagnostics_);
    const spec::Theme theme = spec::Theme::parse(read(theme_).value(), diagnostics_);
    if (diagnostics_.has_errors()) return;
    const value::Value data = read(data_).value();
    const spec::Edition edition{languages.front(), languages};
    const auto no_file = [](const std::string&, base::Span) -> const doc::Picture* {
      return nullptr;
    };
    const auto no_chart = [](const std::string&, base::Span) -> const spec::Chart* {
      return nullptr;
    };
    const doc::Document document =
        compose::compose({parsed, theme, data, {}, edition, no_file, no_chart}, diagnostics_);
    furniture_ = document.furniture;
    for (const doc::Block& block : document.blocks) {
      if (const auto* group = std::get_if<doc::Group>(&block)) groups_.push_back(*group);
      if (const auto* text = std::get_if<doc::Paragraph>(&block)) say(text->texts);
      if (const auto* table = std::get_if<doc::Table>(&block)) {
        for (const doc::Row& row : table->rows) say(row);
      }
      if (const auto* charts = std::get_if<doc::Charts>(&block)) {
        data_of_chart_ = charts->charts.front().view.data;
      }
      if (const auto* heading = std::get_if<doc::Heading>(&block)) say(heading->texts);
    }
  }

  const std::vector<std::string>& texts() const { return texts_; }
  const doc::Furniture& furniture() const { return furniture_; }
  const std::vector<doc::Group>& groups() const { return groups_; }
  const value::Value& data_of_chart() const { return data_of_chart_; }
  std::vector<std::string> errors() const {
    std::vector<std::string> errors;
    for (const auto& entry : diagnostics_.sorted()) errors.push_back(entry.text);
    return errors;
  }

 private:
  std::optional<value::Value> read(const base::SourceFile& file) {
    return read::parse_yaml(file, {}, diagnostics_);
  }
  void say(const doc::Texts& texts) {
    texts_.emplace_back();
    for (const doc::Inline& part : texts.front().inlines) texts_.back() += part.text;
  }

  static std::string plain(const doc::Words& words) {
    std::string text;
    for (const doc::Inline& part : words.inlines) text += part.text;
    return text;
  }
  // Cells are parted by bars, what stands below one another in a cell by slashes.
  void say(const doc::Row& row) {
    std::string& text = texts_.emplace_back();
    for (const doc::Cell& cell : row.cells) {
      if (&cell != &row.cells.front()) text += " | ";
      text += plain(cell.words);
      for (const doc::Words& words : cell.below) text += " / " + plain(words);
    }
  }

  base::SourceFile layout_;
  base::SourceFile theme_{"theme.yaml",
                          "colors: {ink: '#000000', hairline: '#888888'}\nstyles: {}"};
  base::SourceFile data_{"data.yaml",
                         "billions: {value: 5, unit: 亿元}\n"
                         "millions: {value: 70000, unit: 万元}\n"
                         "topics: [{title: A, text: [a, b]}, {title: B, text: [c]}]\nrise: {name: "
                         "{zh: 升, en: Rise}, value: 3, unit: '%'}\n"
                         "indicators:\n"
                         "  - {name: {zh: 升, en: Rise}, value: 3, unit: '%'}\n"
                         "  - {name: {zh: 债, en: Debt}, value: 2500, unit: 元}\n"
                         "secret: {value: 4, growth: 5%, status: suppressed}"};
  std::map<std::string, base::SourceFile> included_;
  base::Diagnostics diagnostics_;
  std::vector<std::string> texts_;
  value::Value data_of_chart_;
  doc::Furniture furniture_;
  std::vector<doc::Group> groups_;
};

using Texts = std::vector<std::string>;

const std::string topic =
    "components:\n"
    "  topic:\n"
    "    params: {section: record}\n"
    "    blocks:\n"
    "      - heading: '{section.title}'\n"
    "      - {for: line in section.text, text: '{line}'}\n";

}  // namespace

TEST_CASE("a component is a block of the layout's own") {
  const Brief brief(topic + "blocks: [{for: one in topics, topic: {section: one}}]");
  CHECK(brief.errors().empty());
  CHECK(brief.texts() == Texts{"A", "a", "b", "B", "c"});
}

TEST_CASE("the only parameter of a component needs no name") {
  CHECK(Brief(topic + "blocks: [{topic: 'topics[1]'}]").texts() == Texts{"B", "c"});
}

TEST_CASE("a component stands under conditions and with other data as any block does") {
  const Brief brief(topic +
                    "blocks:\n"
                    "  - {if: 'false', topic: 'topics[0]'}\n"
                    "  - {with: 'topics[0]', topic: data}\n");
  CHECK(brief.texts() == Texts{"A", "a", "b"});
}

TEST_CASE("components may use those before them") {
  const Brief brief(
      "components:\n"
      "  line: {params: {of: text}, blocks: [text: '({of})']}\n"
      "  pair: {params: {a: text, b: text}, blocks: [{line: a}, {line: b}]}\n"
      "blocks: [{pair: {a: 'topics[0].title', b: 'topics[1].title'}}]");
  CHECK(brief.errors().empty());
  CHECK(brief.texts() == Texts{"(A)", "(B)"});
}

TEST_CASE("what is wrong with a component or its use is said") {
  const std::string use = topic + "blocks: [";
  CHECK(Brief(use + "{topic: {section: topics}}]").errors() ==
        Texts{"'section' of the component 'topic' must be a record, not a list"});
  CHECK(Brief(use + "{topic: {sektion: topics}}]").errors().size() == 2);
  CHECK(Brief(use + "{style: note, topic: 'topics[0]'}]").errors() ==
        Texts{"a component has no style"});
  CHECK(Brief(use + "topic]").errors() == Texts{"the component 'topic' needs 'section'"});
  CHECK(Brief(use + "{topik: topics}]").errors() == Texts{"unknown block 'topik'"});
  CHECK(Brief("components: {again: {blocks: [again]}}\nblocks: [again]").errors() ==
        Texts{"unknown block 'again'"});
  CHECK(Brief("components: {text: {blocks: []}}\nblocks: []").errors() ==
        Texts{"'text' has a meaning of its own"});
  CHECK(Brief("components: {a: {params: {b: recrod}, blocks: []}}\nblocks: []").errors() ==
        Texts{"unknown word 'recrod'"});
}

TEST_CASE("let names expressions for the block, each for those after it") {
  const Brief brief(
      "blocks:\n"
      "  - let: {first: 'topics[0]', name: 'upper(first.text[1])'}\n"
      "    if: present(first)\n"
      "    blocks: [text: '{name} {rise}']\n"
      "  - text: '{first}'");
  CHECK(brief.texts() == Texts{"B 3%", ""});
  CHECK(brief.errors() == Texts{"unknown name 'first'"});
}

TEST_CASE("included blocks stand in the place of the block") {
  const Brief brief(
      "blocks: [text: one, include: parts.yaml, text: four]",
      {{"parts.yaml", "[text: two, include: more.yaml]"}, {"more.yaml", "[text: three]"}});
  CHECK(brief.errors().empty());
  CHECK(brief.texts() == Texts{"one", "two", "three", "four"});
}

TEST_CASE("a file cannot include itself") {
  const Brief brief("blocks: [include: a.yaml]",
                    {{"a.yaml", "[include: b.yaml]"}, {"b.yaml", "[include: a.yaml]"}});
  CHECK(brief.errors() == Texts{"'a.yaml' includes itself"});
}

TEST_CASE("a condition beside other data is asked once, of the data outside") {
  const Brief brief("blocks: [{if: present rise, with: 'topics[0]', text: '{title}'}]");
  CHECK(brief.errors().empty());
  CHECK(brief.texts() == Texts{"A"});
}

TEST_CASE("components and files that multiply end with an error") {
  std::string doubling = "components:\n  c0: {blocks: [text: a]}\n", chain = doubling;
  for (int i = 1; i <= 100; ++i) {
    const std::string before = "c" + std::to_string(i - 1);
    const std::string start = "  c" + std::to_string(i) + ": {blocks: [" + before;
    chain += start + "]}\n";
    if (i <= 40) doubling += start + ", " + before + "]}\n";
  }
  CHECK(Brief(doubling + "blocks: [c40]").errors() ==
        Texts{"a brief has at most 200,000 blocks and rows of tables"});
  CHECK(Brief(chain + "blocks: [c100]").errors() ==
        Texts{"components are nested more than 64 deep"});
  std::map<std::string, std::string> files;
  files["f0.yaml"] = "[text: a]";
  for (int i = 1; i <= 40; ++i) {
    const std::string one = "{include: f" + std::to_string(i - 1) + ".yaml}";
    files["f" + std::to_string(i) + ".yaml"] = "[" + one + ", " + one + "]";
  }
  CHECK(Brief("blocks: [include: f40.yaml]", files).errors() ==
        Texts{"a layout includes at most 1,000 files"});
}

TEST_CASE("figures of one chart are drawn in the unit of the first") {
  const auto chart = [](const std::string& data) {
    return Brief("blocks: [{chart: {data: " + data +
                 ", spec: {mark: bar, encoding: {x: {field: value}}}}}]");
  };
  const Brief money = chart("[billions, millions]");
  const value::Value* rows = money.data_of_chart().as_record()->find("values");
  REQUIRE(rows != nullptr);
  CHECK(rows->as_list()->at(1).as_record()->find("value")->as_number()->to_string() == "7");
  CHECK(*rows->as_list()->at(1).as_record()->find("unit")->as_text() == "亿元");
  CHECK(chart("[billions, rise]").errors() ==
        Texts{"figures in 亿元 and in % cannot share a chart"});
}

TEST_CASE("side by side a table says in each language what differs") {
  const std::string table =
      "blocks:\n"
      "  - table:\n"
      "      rows: indicators\n"
      "      columns:\n"
      "        - {header: {zh: 名, en: Name}, cell: '{row.name}'}\n"
      "        - {header: {zh: 值, en: Value}, cell: '{row}', align: decimal}\n"
      "        - {header: '%', cell: '{row.value}'}\n"
      "        - {header: {en: English}, cell: '{row.name}', language: en}\n";
  CHECK(Brief(table, {}, {"zh", "en"}).texts() ==
        Texts{"名 / Name | 值 / Value | % | English", "升 / Rise | 3% | 3 | Rise",
              "债 / Debt | 2500元 / RMB\u00A02,500 | 2500 | Debt"});
  CHECK(Brief(table, {}, {"zh"}).texts() ==
        Texts{"名 | 值 | %", "升 | 3% | 3", "债 | 2500元 | 2500"});
}

TEST_CASE("headers and footers are worked out but for what each page fills in") {
  using Kind = doc::RunningPart::Kind;
  const Brief brief(
      "page:\n"
      "  header: {inner: '{rise} of {section.title}', center: middle}\n"
      "  footer: 'page {page} of {pages}'\n"
      "blocks: [text: a]");
  const doc::RunningText& inner = brief.furniture().usual.header.inner;
  REQUIRE(inner.size() == 2);
  CHECK(inner[0].words.text == "3% of ");
  CHECK(inner[1].kind == Kind::section);
  CHECK(brief.furniture().usual.header.outer.empty());
  CHECK(brief.furniture().usual.header.center.size() == 1);
  const doc::RunningText& outer = brief.furniture().usual.footer.outer;
  REQUIRE(outer.size() == 4);
  CHECK(outer[1].kind == Kind::page);
  CHECK(outer[3].kind == Kind::pages);
  // A text alone leaves the usual rest.
  const Brief usual("page: {header: head}\nblocks: [text: a]");
  CHECK(usual.furniture().usual.header.inner.size() == 1);
  CHECK(usual.furniture().usual.header.outer.size() == 1);
  CHECK(usual.furniture().usual.footer.outer.size() == 3);
  CHECK(Brief("page: {footer: {outer: '{pag}'}}\nblocks: [text: a]").errors() ==
        Texts{"unknown name 'pag'"});
}

TEST_CASE("blocks have names for links, each once, and are kept together") {
  const Brief brief(
      "blocks:\n"
      "  - {for: topic in topics, id: 'topic-{loop.index}', keep: [together, with-next], heading: "
      "a}\n"
      "  - {keep: together, blocks: [text: a, text: b]}\n");
  REQUIRE(brief.groups().size() == 3);
  CHECK(brief.groups()[1].id == "topic-2");
  CHECK(brief.groups()[1].keep_together);
  CHECK(brief.groups()[1].keep_with_next);
  CHECK(brief.groups()[2].id.empty());
  CHECK_FALSE(brief.groups()[2].keep_with_next);
  CHECK(Brief("blocks: [{id: a, text: a}, {id: a, text: b}]").errors() ==
        Texts{"two blocks have the id 'a'"});
}

TEST_CASE("options may stand beside the key of their block") {
  CHECK(Brief("blocks: [{heading: a, level: 2}, {lines-before: 3, text: b}]").texts() ==
        Texts{"a", "b"});
  CHECK(Brief("blocks: [{chart: {spec: {mark: bar, encoding: {x: {field: value}}}}, data: [rise]}]")
            .data_of_chart()
            .as_record() != nullptr);
  CHECK(Brief("blocks: [{heading: a, levle: 2}]").errors() ==
        Texts{"the block 'heading' has no 'levle'"});
  CHECK(Brief("blocks: [{heading: {text: a, level: 1}, level: 2}]").errors() ==
        Texts{"'level' is given twice"});
  CHECK(Brief("blocks: [{text: a, heading: b}]").errors() == Texts{"a second block in one map"});
}

TEST_CASE("an included map brings components of its own") {
  const std::string parts =
      "components: {twice: {params: {it: any}, blocks: [text: '{it}', text: '{it}']}}\n"
      "blocks: [text: included]";
  CHECK(Brief("blocks: [include: parts.yaml, twice: rise]", {{"parts.yaml", parts}}).texts() ==
        Texts{"included", "3%", "3%"});
  CHECK(Brief("components: {twice: {blocks: [text: a]}}\nblocks: [include: parts.yaml]",
              {{"parts.yaml", parts}})
            .errors() == Texts{"a second component 'twice'"});
  CHECK(Brief("blocks: [include: parts.yaml]", {{"parts.yaml", "blokcs: [text: a]"}}).errors() ==
        Texts{"an included file has no key 'blokcs'"});
}

TEST_CASE("rows without a group are not filed under the one before") {
  const Brief brief(
      "blocks:\n"
      "  - table:\n"
      "      rows: indicators\n"
      "      header: false\n"
      "      group: \"{if(row.unit == '%', 'rates', '')}\"\n"
      "      columns: [{header: Name, cell: '{row.name}'}]\n");
  CHECK(brief.texts() == Texts{"rates", "Rise", "–", "Debt"});
}

TEST_CASE(
    "a watermark says each language in its line, a stamp its parts in the order of GB/T 9704") {
  const Brief brief(
      "page:\n"
      "  margins: {top: 130pt}\n"
      "  watermark: {text: {zh: 内部, en: Internal}, angle: 30, opacity: 40}\n"
      "  stamp: {urgency: 特急, text: {zh: 机密★1年, en: Secret}, copy: '000001'}\n"
      "pdf: {standard: pdf-1.7}\nblocks: [text: a]",
      {}, {"zh", "en"});
  const doc::Furniture& furniture = brief.furniture();
  CHECK(brief.errors() == std::vector<std::string>{});
  REQUIRE(furniture.watermark);
  REQUIRE(furniture.watermark->lines.size() == 2);
  CHECK(furniture.watermark->lines[1].front().text == "Internal");
  CHECK(furniture.watermark->angle == -30'000);
  CHECK(furniture.watermark->opacity == 400);
  CHECK(furniture.watermark->fits_sheet);
  REQUIRE(furniture.stamp);
  REQUIRE(furniture.stamp->lines.size() == 3);
  CHECK(furniture.stamp->lines[0].front().text == "000001");
  CHECK(furniture.stamp->lines[1].back().text == "Secret");
  CHECK(furniture.stamp->lines[2].front().text == "特急");
  CHECK(furniture.stamp->lines[1].front().style.size == base::Length::points(16));
}

TEST_CASE("what is wrong with watermarks, stamps and signatures is said") {
  CHECK(Brief("page: {watermark: {text: a, opacity: 40}}\npdf: {standard: pdf/a-1b}\nblocks: []")
            .errors() == Texts{"transparency is not allowed in 'pdf/a-1b'"});
  CHECK(Brief("page: {watermark: {text: a}}\npdf: {standard: pdf/a-1b}\nblocks: [text: a]")
            .errors()
            .empty());
  CHECK(Brief("page: {watermark: {text: a, color: inc}}\nblocks: [text: a]").errors() ==
        Texts{"unknown colour 'inc'"});
  CHECK(Brief("page: {stamp: {size: 12pt}}\nblocks: [text: a]").errors() ==
        Texts{"this stamp says nothing"});
  CHECK(Brief("page: {margins: {top: 40pt}, stamp: {copy: '1', text: a}}\nblocks: [text: a]")
            .errors() == Texts{"the margin has no room for the stamp"});
  CHECK(Brief("pdf: {signature: {key: {file: a}, password: {env: B}, visible: seel}}\n"
              "blocks: [{text: a, id: seal}]")
            .errors() == Texts{"no block has the id 'seel'"});
  const Brief shown(
      "pdf: {signature: {key: {file: a}, password: {env: B}, visible: seal}}\n"
      "blocks: [{text: a, id: seal}]");
  CHECK(shown.errors().empty());
  REQUIRE(shown.groups().size() == 1);
  CHECK(shown.groups()[0].shows_signature);
}
