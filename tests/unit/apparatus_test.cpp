#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "base/base.h"
#include "compose/compose.h"
#include "doc/doc.h"
#include "expr/collation.h"
#include "layout/note_marks.h"
#include "read/yaml.h"
#include "spec/spec.h"

using namespace jianbao;

namespace {

// A layout of its own, without data.
class Brief {
 public:
  explicit Brief(const std::string& layout, std::vector<std::string> languages = {"zh"})
      : layout_("layout.yaml", "theme: theme.yaml\n" + layout) {
    const auto no_blocks = [](const std::string&, base::Span) { return std::nullopt; };
    const spec::Layout parsed = spec::parse_layout(read(layout_), no_blocks, diagnostics_);
    const spec::Theme theme = spec::Theme::parse(read(theme_), diagnostics_);
    if (diagnostics_.has_errors()) return;
    const value::Value data = read(data_);
    const spec::Edition edition{languages.front(), languages};
    const auto no_file = [](const std::string&, base::Span) -> const doc::Picture* {
      return nullptr;
    };
    const auto no_chart = [](const std::string&, base::Span) -> const spec::Chart* {
      return nullptr;
    };
    document_ =
        compose::compose({parsed, theme, data, {}, edition, no_file, no_chart}, diagnostics_);
  }

  const doc::Document& document() const { return document_; }
  // Language, mark and words of each note, by call.
  std::string notes() const {
    std::string all;
    for (const doc::Note& note : document_.notes) {
      all += std::to_string(note.call) + note.language + note.mark + text(note.words) + " ";
    }
    return all;
  }
  // Paragraphs, headings and the markers of lists.
  std::vector<std::string> blocks() const {
    std::vector<std::string> all;
    for (const doc::Block& block : document_.blocks) {
      if (const auto* paragraph = std::get_if<doc::Paragraph>(&block)) {
        all.push_back(text(paragraph->texts));
      }
      if (const auto* heading = std::get_if<doc::Heading>(&block)) {
        all.push_back("# " + text(heading->texts));
      }
      if (const auto* list = std::get_if<doc::List>(&block)) {
        all.emplace_back("list");
        for (const doc::Texts& marker : list->markers) all.back() += " " + text(marker);
      }
    }
    return all;
  }
  std::vector<std::string> errors() const {
    std::vector<std::string> errors;
    for (const auto& entry : diagnostics_.sorted()) {
      errors.push_back(entry.text + (entry.hint.empty() ? "" : " (" + entry.hint + ")"));
    }
    return errors;
  }

 private:
  value::Value read(const base::SourceFile& file) {
    return read::parse_yaml(file, {}, diagnostics_).value_or(value::Value());
  }
  static std::string text(const doc::Words& words) {
    std::string all;
    for (const doc::Inline& part : words.inlines) all += base::without_joiners(part.text);
    return all;
  }
  static std::string text(const doc::Texts& texts) {
    std::string all;
    for (const doc::Words& words : texts) all += (all.empty() ? "" : "/") + text(words);
    return all;
  }

  base::SourceFile layout_;
  base::SourceFile theme_{"theme.yaml", "colors: {ink: '#000000'}\nstyles: {}"};
  base::SourceFile data_{"data.yaml", "twice: [1, 2]\n"};
  base::Diagnostics diagnostics_;
  doc::Document document_;
};

using Lines = std::vector<std::string>;
const std::vector<std::string> both{"zh", "en"};

}  // namespace

TEST_CASE("notes are numbered through the document or by chapter", "[notes]") {
  const std::string blocks =
      "blocks:\n"
      "  - heading: \"一[^a]\\n[^a]: 甲\"\n"
      "  - text: \"x[^a]\\n\\n[^a]: 乙\"\n"
      "  - heading: {text: \"二\", level: 2}\n"
      "  - text: \"x[^a]\\n\\n[^a]: 丙\"\n"
      "  - heading: \"三[^a]\\n[^a]: 丁\"\n";
  CHECK(Brief(blocks).notes() == "0zh①甲 1zh②乙 2zh③丙 3zh④丁 ");
  CHECK(Brief("notes: {numbering: chapter}\n" + blocks).notes() == "0zh①甲 1zh②乙 2zh③丙 3zh①丁 ");
  CHECK(Brief("notes: {mark: {zh: 〔一〕, en: a}}\n" + blocks).notes() ==
        "0zh〔一〕甲 1zh〔二〕乙 2zh〔三〕丙 3zh〔四〕丁 ");
}

TEST_CASE("beyond its signs a mark is in digits", "[notes]") {
  std::string text = "blocks:\n";
  for (int i = 0; i < 51; ++i) text += "  - text: \"x[^a]\\n\\n[^a]: 注\"\n";
  const Brief brief(text);
  CHECK(brief.document().notes[19].mark == "⑳");
  CHECK(brief.document().notes[49].mark == "㊿");
  CHECK(brief.document().notes[50].mark == "51");
}

TEST_CASE("what the languages of a text call by one name has one number", "[notes]") {
  CHECK(Brief("blocks:\n  - text: {zh: \"x[^a]y[^b]\\n\\n[^a]: 甲\\n[^b]: 乙\", "
              "en: \"x[^b]y[^a]\\n\\n[^a]: A\\n[^b]: B\"}\n",
              both)
            .notes() == "0zh①甲 1zh②乙 1en2B 0en1A ");
  // By their places, where the names are others.
  CHECK(Brief("blocks:\n  - text: {zh: \"x[^a]y[^b]\\n\\n[^a]: 甲\\n[^b]: 乙\", "
              "en: \"x[^1]y[^2]\\n\\n[^1]: A\\n[^2]: B\"}\n",
              both)
            .notes() == "0zh①甲 1zh②乙 0en1A 1en2B ");
  // What one language lacks leaves its number out.
  CHECK(Brief("blocks:\n  - text: {zh: \"x[^a]y[^b]\\n\\n[^a]: 甲\\n[^b]: 乙\", "
              "en: \"y[^b]\\n\\n[^b]: B\"}\n"
              "  - text: {zh: \"x[^a]\\n\\n[^a]: 丙\", en: \"x[^a]\\n\\n[^a]: C\"}\n",
              both)
            .notes() == "0zh①甲 1zh②乙 1en2B 2zh③丙 2en3C ");
  // Each round of a loop calls anew.
  CHECK(Brief("blocks:\n  - {for: i in twice, text: {zh: \"x[^a]\\n\\n[^a]: {i}\", en: "
              "\"x[^a]\\n\\n[^a]: {i}\"}}\n",
              both)
            .notes() == "0zh①1 0en11 1zh②2 1en22 ");
}

TEST_CASE("notes at the end stand in lists", "[notes]") {
  const std::string blocks =
      "blocks:\n"
      "  - heading: 一\n"
      "  - text: {zh: \"x[^a]\\n\\n[^a]: 甲\", en: \"x[^a]\\n\\n[^a]: A\"}\n"
      "  - heading: 二\n"
      "  - text: {zh: \"x[^a]\\n\\n[^a]: 乙\", en: x}\n"
      "  - endnotes: 注释\n";
  const Brief brief("notes: {place: end}\n" + blocks, both);
  CHECK(brief.errors() == Lines{});
  CHECK(brief.document().notes.empty());
  CHECK(brief.blocks() ==
        Lines{"# 一/一", "x①/x1", "# 二/二", "x②/x", "# 注释/注释", "list ①/1 ②/", "甲/A", "乙/"});
  CHECK(Brief("notes: {place: end, numbering: chapter}\n" + blocks, both).blocks() ==
        Lines{"# 一/一", "x①/x1", "# 二/二", "x①/x", "# 注释/注释", "一/一", "list ①/1", "甲/A",
              "二/二", "list ①/", "乙/"});
}

TEST_CASE("notes that no list has stand at the document's end", "[notes]") {
  CHECK(Brief("notes: {place: end}\nblocks:\n"
              "  - text: \"x[^a]\\n\\n[^a]: 甲\"\n"
              "  - endnotes\n"
              "  - text: \"y[^a]\\n\\n[^a]: 乙\"\n")
            .blocks() == Lines{"x①", "list ①", "甲", "y②", "list ②", "乙"});
  CHECK(Brief("notes: {place: end}\nblocks:\n  - endnotes: 注释\n  - text: x\n").blocks() ==
        Lines{"x"});
}

TEST_CASE("calls and notes in a list lead to one another", "[notes]") {
  const Brief brief("notes: {place: end}\nblocks:\n  - text: \"x[^a]y[^a]\\n\\n[^a]: 甲\"\n");
  const auto& inlines = std::get<doc::Paragraph>(brief.document().blocks[0]).texts[0].inlines;
  CHECK(inlines[1].link == "##note-zh-0");
  CHECK(inlines[1].anchor == "#call-zh-0");
  CHECK(inlines[3].link == "##note-zh-0");
  CHECK(inlines[3].anchor.empty());
  const auto& list = std::get<doc::List>(brief.document().blocks[2]);
  CHECK(list.markers[0][0].inlines[0].link == "##call-zh-0");
  CHECK(std::get<doc::Group>(brief.document().blocks[3]).id == "#note-zh-0");
}

TEST_CASE("what is wrong with the settings of notes is said", "[notes]") {
  CHECK(Brief("notes: {place: end, numbering: page}\nblocks: []\n").errors() ==
        Lines{"notes in a list at the end cannot be numbered by page ('document' or 'chapter')"});
  CHECK(Brief("notes: {mark: '*'}\nblocks: []\n").errors() ==
        Lines{"'*' counts nothing (one of 1, 一, ①, a, A, i, I stands for the number, such as 1. "
              "or （一）)"});
  CHECK(Brief("notes: {mark: {zh: ①}}\nblocks: [text: x]\n", both).errors() ==
        Lines{"missing language 'en' (this sample has only the others)"});
  CHECK(Brief("blocks:\n  - endnotes\n").errors() ==
        Lines{"the notes of this layout stand at the foot of their pages ('notes: {place: end}' "
              "puts them in a list)"});
}

namespace {

std::vector<std::string> marks(const doc::Document& document, const layout::PageFlow& flow,
                               const std::vector<layout::PagePlan>& plans) {
  layout::NoteMarks numbers(document);
  numbers.add(flow, plans);
  return numbers.marks();
}

}  // namespace

TEST_CASE("by page, notes have the marks of the page that calls them first", "[notes]") {
  doc::Document document;
  for (int i = 0; i < 8; ++i) {
    const std::string language = i % 2 == 0 ? "zh" : "en";
    document.notes.push_back({"-", {}, language, {}, i / 2});
  }
  document.page_marks = {{"zh", {"①", "②", "③", "④"}}, {"en", {"1", "2", "3", "4"}}};
  layout::PageFlow flow;
  flow.strips.resize(4);
  // The English of the second call, and the Chinese of the first once more, stand on the next page.
  flow.strips[0].notes = {0, 1};
  flow.strips[1].notes = {2};
  flow.strips[2].notes = {3, 4, 5};
  flow.strips[3].notes = {6, 7};
  flow.strips[3].notes_again = {0};
  std::vector<layout::PagePlan> plans(3);
  plans[0].strips = {0, 2};
  plans[1].strips = {2, 3};
  plans[2].strips = {3, 4};
  CHECK(marks(document, flow, plans) == Lines{"①", "1", "②", "2", "③", "3", "②", "2"});
  document.page_marks.clear();
  CHECK(marks(document, flow, plans).empty());
}

namespace {

// What contents may list: kind, words and whether the block behind it is the one that has them.
Lines listed(const Brief& brief) {
  Lines all;
  const auto& blocks = brief.document().blocks;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    const auto* group = std::get_if<doc::Group>(&blocks[i]);
    if (group == nullptr) continue;
    for (const doc::Listed& listed : group->listed) {
      std::string words = listed.kind == doc::Listed::Kind::table ? "table:" : "figure:";
      for (const doc::Words& each : listed.entry) {
        for (const doc::Inline& part : each.inlines) words += part.text;
        words += "/";
      }
      const doc::Block& next = blocks[i + 1];
      const bool behind =
          std::holds_alternative<doc::Table>(next) || std::holds_alternative<doc::Charts>(next);
      all.push_back(words + (behind ? "" : " lost"));
    }
  }
  return all;
}

const std::string figures =
    "  - table: {caption: {zh: 甲, en: A}, number: true, rows: twice, columns: [{header: n, cell: "
    "x}]}\n"
    "  - table: {caption: 乙, rows: twice, columns: [{header: n, cell: x}]}\n"
    "  - charts:\n"
    "      - {spec: {mark: bar, encoding: {}, data: {values: []}}, title: 丙, number: true}\n"
    "      - {spec: {mark: bar, encoding: {}, data: {values: []}}, title: 丁, number: true}\n";

}  // namespace

TEST_CASE("contents list numbered figures and tables", "[contents]") {
  const Brief brief("blocks:\n  - contents: {of: [figures, tables]}\n" + figures, both);
  CHECK(brief.errors() == Lines{});
  CHECK(listed(brief) == Lines{"table:表1　甲/Table 1.\u2002A/",
                               "figure:图1　丙/Figure 1.\u2002丙/",
                               "figure:图2　丁/Figure 2.\u2002丁/"});
  const auto& contents = std::get<doc::Contents>(brief.document().blocks[0]);
  CHECK((contents.figures && contents.tables && !contents.headings));
  CHECK(listed(Brief("components:\n  lists: {blocks: [contents: figures]}\nblocks:\n" + figures +
                     "  - lists\n"))
            .size() == 3);
}

TEST_CASE("contents of headings ask nothing of figures", "[contents]") {
  const Brief brief("blocks:\n  - contents\n" + figures);
  CHECK(listed(brief) == Lines{});
  CHECK(std::get<doc::Contents>(brief.document().blocks[0]).headings);
  CHECK(Brief("blocks:\n  - contents: figure\n").errors() ==
        Lines{"unknown of 'figure' (did you mean 'figures'?)"});
}

TEST_CASE("texts are in the order of their language", "[index]") {
  const auto order = [](const std::string& language, Lines words) {
    const expr::Collation collation(language);
    std::sort(words.begin(), words.end(), [&](const std::string& a, const std::string& b) {
      return collation.key(a) < collation.key(b);
    });
    return words;
  };
  CHECK(order("zh", {"浙江", "上海", "安徽", "北京"}) == Lines{"安徽", "北京", "上海", "浙江"});
  CHECK(order("zh-Hant", {"嘉興", "三", "一"}) == Lines{"一", "三", "嘉興"});
  CHECK(order("en", {"zeal", "Éclair", "eclipse", "Apple"}) ==
        Lines{"Apple", "Éclair", "eclipse", "zeal"});
  const expr::Collation pinyin("zh");
  CHECK(pinyin.group_name(pinyin.group("嘉兴")) == "J");
  CHECK(pinyin.group_name(pinyin.group("GDP")) == "G");
  CHECK(pinyin.group_name(pinyin.group("2020年")) == "#");
  const expr::Collation strokes("zh-TW");
  CHECK(strokes.group_name(strokes.group("三")) == "3劃");
  const std::string longest(300, 'x');
  CHECK(pinyin.key(longest) < pinyin.key(longest + "a"));
}

namespace {

// Each line of an index, with the anchors that its pages are of.
Lines index_of(const Brief& brief, std::size_t language = 0) {
  Lines all;
  for (const doc::Block& block : brief.document().blocks) {
    const auto* index = std::get_if<doc::Index>(&block);
    if (index == nullptr) continue;
    for (const doc::Index::Entry& entry : index->entries[language]) {
      using Kind = doc::Index::Entry::Kind;
      std::string line = entry.kind == Kind::letter ? "[" : entry.kind == Kind::sub ? "  " : "";
      for (const doc::Inline& part : entry.words.inlines) {
        line += part.text;
        for (const std::string& anchor : part.pages_of) line += anchor;
      }
      all.push_back(line);
    }
  }
  return all;
}

}  // namespace

TEST_CASE("an index lists the terms that texts mark", "[index]") {
  const Brief brief(
      "blocks:\n"
      "  - index\n"
      "  - heading: {zh: <index>嘉兴</index>简况, en: Jiaxing}\n"
      "  - text: {zh: '<index sort=\"虫庆\">重庆</index>、<index>安徽</index>、<index "
      "term=\"区域\" sub=\"长三角\">这里</index>和<index term=\"嘉兴\">禾城</index>', en: 'the "
      "<index>delta</index>'}\n",
      both);
  CHECK(brief.errors() == Lines{});
  CHECK(index_of(brief) == Lines{"[A", "安徽　#term-3", "[C", "重庆　#term-2", "[J",
                                 "嘉兴　#term-1#term-5", "[Q", "区域", "  长三角　#term-4"});
  CHECK(index_of(brief, 1) == Lines{"[D", "delta,\u2002#term-6"});
  CHECK(brief.document().says_pages);
  const auto& heading = std::get<doc::Heading>(brief.document().blocks[1]);
  CHECK(heading.texts[0].inlines[0].anchor == "#term-1");
  CHECK(heading.running_head[0].inlines[0].anchor.empty());
}

TEST_CASE("terms within terms share a place", "[index]") {
  const Brief brief(
      "blocks:\n  - text: '<index term=\"甲\"><index>乙</index>丙</index>'\n  - index\n");
  CHECK(index_of(brief) == Lines{"[J", "甲　#term-1", "[Y", "乙　#term-1"});
}

TEST_CASE("an index without terms, and terms without words, are complained of", "[index]") {
  CHECK(Brief("blocks:\n  - index\n").errors() ==
        Lines{"this index is empty (texts mark its terms: <index>words</index>)"});
  CHECK(Brief("blocks:\n  - text: 'x<index term=\"y\"></index>'\n  - index\n").errors().size() ==
        2);
  CHECK(Brief("blocks:\n  - text: '<index terms=\"y\">x</index>'\n").errors() ==
        Lines{"the tag 'index' has no attribute 'terms' (did you mean 'term'?)"});
}
