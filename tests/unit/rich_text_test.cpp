#include <catch2/catch.hpp>

#include "outline.h"

using namespace jianbao;
using namespace jianbao::test::rich;

TEST_CASE("emphasis is Kai in Chinese and italic in English", "[rich]") {
  CHECK(line("甲*乙*丙**丁**") == "甲[乙|Kai]丙[丁|700]");
  CHECK(line("a *b* **c**", "en") == "a [b|italic] [c|700]");
  CHECK(line("***乙***") == "[乙|700 dot]");  // Kai has no bold
  CHECK(line("***b***", "en") == "[b|700 italic]");
  CHECK(line("甲*乙*", "zh", "{heading-1: {font-weight: 700}}") == "[甲|700][乙|700 dot]");
  CHECK(line("甲*乙*", "zh", "{text: {font-family: [A, B]}}") == "[甲|A][乙|A]");
  CHECK(Brief("  - text: '*乙*'", {"zh"}, "{text: {font-family: [A, B]}}")
            .words()[0]
            .inlines[0]
            .style.families == std::vector<std::string>{"A", "Kai", "B"});
}

TEST_CASE("a theme says what emphasis looks like, by language", "[rich]") {
  const std::string styles = "{emphasis: {zh: {color: lake}, en: {font-weight: 700}}}";
  CHECK(line("甲*乙*", "zh", styles) == "甲[乙|lake]");
  CHECK(line("a *b*", "en", styles) == "a [b|700]");
}

TEST_CASE("only what a style names is laid over the text around", "[rich]") {
  const std::string styles =
      "{heading-1: {font-weight: 700, font-size: 18pt}, term: {color: lake, text-align: center},"
      " small: {font-size: 0.5em}}";
  CHECK(line("<span class=\"term\">甲</span><small>乙</small>", "zh", styles) ==
        "[甲|700 1800 lake][乙|700 900.]");
}

TEST_CASE("sub- and superscripts, code and struck text", "[rich]") {
  CHECK(line("m<sup>2</sup>CO<sub>2</sub>", "en") == "m[2|super]CO[2|sub]");
  CHECK(line("m<sup>2</sup>", "en", "{superscript: {color: lake}}") == "m[2|lake super]");
  CHECK(line("m<sup>2</sup>", "en", "{superscript: {font-size: 2em}}") == "m[2|2100 super]");
  CHECK(line("`a`<s>b</s>", "en") == "[a|Mono 944.][b|line4]");
}

TEST_CASE("lines under names and titles are Chinese", "[rich]") {
  CHECK(line("<u>嘉兴</u><cite>诗经</cite>") == "[嘉兴|line1][诗经|line2]");
  CHECK(line("<u>a</u> <cite>b</cite>", "en") == "[a|line3] [b|italic]");
  CHECK(line("a <span lang=\"zh\"><u>嘉兴</u></span>", "en") == "a [嘉兴|line1]");
}

TEST_CASE("a part may be in another language", "[rich]") {
  const Brief brief("  - text: '甲<span lang=\"en\">*b*</span>'");
  const auto inlines = brief.words()[0].inlines;
  REQUIRE(inlines.size() == 2);
  CHECK(inlines[0].language == "zh");
  CHECK(inlines[1].language == "en");
  CHECK(inlines[1].style.italic);
}

TEST_CASE("properties of CSS within a text", "[rich]") {
  CHECK(line("<span style=\"font-variant-caps: small-caps; color: lake\">a</span>") ==
        "[a|lake smcp]");
  CHECK(line("<span style=\"font-variant-caps: all-small-caps\">a</span>") == "[a|smcp c2sc]");
  CHECK(line("<span style=\"font-variant-numeric: oldstyle-nums tabular-nums\">1</span>") ==
        "[1|onum tnum]");
  CHECK(line("<span style=\"text-emphasis: filled dot; font-weight: bold\">甲</span>") ==
        "[甲|700 dot]");
  CHECK(line("<span style=\"font-feature-settings: &quot;ss01&quot; on, &quot;zero&quot;\">a"
             "</span>") == "[a|ss01 zero]");
  CHECK(line("<span style=\"font-size: 2em; white-space: nowrap\">甲</span><nobr>乙</nobr>") ==
        "[甲|2100 together][乙|together]");
}

TEST_CASE("a reading goes with the text before it", "[rich]") {
  CHECK(line("<ruby>庄<rt>zhuāng</rt>子<rt>zǐ</rt></ruby>") == "[庄|ruby:zhuāng][子|ruby:zǐ]");
  CHECK(line("<ruby>**庄子**<rp>(</rp><rt>zhuāngzǐ</rt><rp>)</rp></ruby>") ==
        "[庄子|700 ruby:zhuāngzǐ]");
  CHECK(line("<ruby><rb>北</rb><rb>京</rb><rt>běi</rt><rt>jīng</rt></ruby>") ==
        "[北|ruby:běi][京|ruby:jīng]");
  CHECK(line("<ruby>中<rt>ㄓㄨㄥ</rt>甲</ruby>") == "[中|beside ruby:ㄓㄨㄥ]甲");
}

TEST_CASE("a line of the file ends without a trace between Han only", "[rich]") {
  const auto text = [](const std::string& lines) {
    return shown(Brief("  - text: \"" + lines + "\"").words()[0]);
  };
  CHECK(text("甲，\\n乙\\n**丙**\\nb\\nc") == "甲，乙[丙|700] b c");
  CHECK(text("甲<br>乙  \\n丙") == "甲↵乙↵丙");
}

TEST_CASE("images stand in a line", "[rich]") {
  CHECK(line("甲![红船](a.svg)乙") == "甲[|image:红船]乙");
  const Brief brief("  - text: '<img src=\"a.svg\" alt=\"x\" height=\"2em\">'");
  REQUIRE(brief.words()[0].inlines[0].image);
  CHECK(brief.words()[0].inlines[0].image->height == base::Length::points(21));
  CHECK(errors("![x](b.svg)") == Errors{"layout.yaml:3:20: cannot read 'b.svg'"});
}

TEST_CASE("links lead to the web and to blocks", "[rich]") {
  CHECK(line("[**甲**](https://a.cn/路 \"x\")<https://b.cn>", "zh", "{link: {color: lake}}") ==
        "[甲|700 lake →https://a.cn/%E8%B7%AF][https://b.cn|lake →https://b.cn]");
  const Brief brief(
      "  - text: '见[上](#a)，[](#b)，<a href=\"#b\" class=\"page\"></a>页'\n"
      "  - {text: 甲, id: a}\n"
      "  - {heading: '**总**则', id: b}\n");
  CHECK(brief.errors() == Errors{});
  CHECK(shown(brief.words()[0]) == "见[上|→#a]，[总则|→#b]，[|→#b page:b]页");
}

TEST_CASE("links that lead nowhere, or where they may not, are errors", "[rich]") {
  const std::string hint = " (to http, https, mailto or tel, or to '#' and the id of a block)";
  CHECK(errors("[a](javascript:alert) [b](b.html) [c]()") ==
        Errors{"layout.yaml:3:14: a link cannot lead to ''" + hint,
               "layout.yaml:3:19: a link cannot lead to 'javascript:alert'" + hint,
               "layout.yaml:3:41: a link cannot lead to 'b.html'" + hint});
  CHECK(Brief("  - {text: '[a](#gpd) [](#x)', id: gdp}\n  - {text: '[](#gdp)', id: x}").errors() ==
        Errors{"layout.yaml:3:17: nothing has the id 'gpd' (did you mean 'gdp'?)",
               "layout.yaml:3:26: the block 'x' has no number to refer to (write the words of the "
               "link yourself, or number the block)",
               "layout.yaml:4:16: the block 'gdp' has no number to refer to (write the words of "
               "the link yourself, or number the block)"});
}

TEST_CASE("what is wrong within a text is said at its place", "[rich]") {
  CHECK(errors("甲<spam>乙</spam><sup>") ==
        Errors{"layout.yaml:3:16: unknown tag 'spam' (did you mean 'span'?)",
               "layout.yaml:3:30: this tag is not ended ('</sup>' is missing at its level)"});
  CHECK(errors("<b>甲</b><b>") ==
        Errors{"layout.yaml:3:23: this tag is not ended ('</b>' is missing at its level)"});
  CHECK(errors("<span lang=\"xx-bad\">甲</span><span lang=\"en-US-x\">甲</span>").size() == 2);
  CHECK(errors("<span clas=\"a\" class=\"b\" lang=\"zh_CN\">甲</span><rt>a</rt>").size() == 4);
  CHECK(errors("<span style=\"colour: lake; color: lale; font-size: 0pt; text-emphasis: dott\">甲"
               "</span>") ==
        Errors{"layout.yaml:3:15: 'font-size' must be a length from 1pt to 500pt, such as 9pt or "
               "0.8em, not '0pt'",
               "layout.yaml:3:15: a text has no property 'colour' (did you mean 'color'?)",
               "layout.yaml:3:15: unknown colour 'lale' (did you mean 'lake'?)",
               "layout.yaml:3:15: unknown value 'dott' of 'text-emphasis' (did you mean 'dot'?)"});
  // In the data, where the text comes from.
  CHECK(errors("前{wrong}") == Errors{"data.yaml:3:10: unknown tag 'spam' (did you mean 'span'?)"});
}

TEST_CASE("texts of the data have marks, figures have none", "[rich]") {
  CHECK(line("{rich}{star}{odd}") == "甲[乙。|700]丙5 * 3*三*个");
  CHECK(line("{gdp.sign}**{gdp.value}%**增") == ">[5500%|700]增");
  CHECK(line("{upper(\"*a*\")}{format(gdp, \"+,.1f\")}") == "[A|Kai]+5,500.0");
}

TEST_CASE("notes are numbered by language in the order of the document", "[rich]") {
  const Brief brief(
      "  - heading: {zh: \"总则[^a]\\n[^a]: 甲\", en: \"General[^1]\\n[^1]: *A*\"}\n"
      "  - text: {zh: \"一[^x]二[^y]三[^x]\\n\\n[^y]: 乙\\n[^x]: 丙\", en: b}\n",
      {"zh", "en"});
  CHECK(brief.errors() == Errors{});
  CHECK(shown(brief.words()[0]) == "总则[①|super note0]");
  CHECK(shown(brief.words()[1]) == "一[②|super note2]二[③|super note3]三[②|super note2]");
  std::string notes;
  for (const doc::Note& note : brief.document().notes) {
    notes += note.language + note.mark + shown(note.words) + ";";
  }
  CHECK(notes == "zh①甲;en1[A|italic];zh②丙;zh③乙;");
  const auto& heading = std::get<doc::Heading>(brief.document().blocks[0]);
  CHECK(heading.bookmark == "总则　General");
  CHECK(shown(heading.entry[0]) == "总则");
}

TEST_CASE("sizes in em are for what is laid over a text", "[rich]") {
  CHECK(Brief("  - text: a", {"zh"}, "{emphasis: {zh: {font-size: 0.9em}}}").errors().empty());
  CHECK(Brief("  - text: a", {"zh"}, "{note: {zh: {font-size: 0.9em}}}").errors().size() == 1);
}

TEST_CASE("a text block has paragraphs, lists, quotations, code and tables", "[rich]") {
  CHECK(blocks("甲\n乙\n\n丙") == "甲乙 丙");
  CHECK(blocks("- 甲\n- 乙\n  1. 丙\n  2. 丁") ==
        "[• •](li(甲) li(乙+0 [（1） （2）](li(丙+0) li(丁+0))))");
  CHECK(blocks("3. 甲\n\n4. 乙\n\n   丙") == "[3. 4.](li(甲) li(乙+1 丙+1))");
  CHECK(blocks("> 甲\n>\n> - 乙") == "quote(甲 [•](li(乙)))");
  CHECK(blocks("```\na  b\n  *c*\n```") == "code:a \u00A0b|  *c*");
  CHECK(blocks("|甲|乙|\n|-|-|\n|1|**2**|") == "table: 甲 乙| 1 2");
  CHECK(blocks("甲\n\n***\n\n# 乙") == "甲 rule h2:乙");
}

TEST_CASE("side by side blocks go together in their order", "[rich]") {
  CHECK(blocks("甲\n\n1. 乙\n2. 丙", "a\n\n1. b\n2. c") ==
        "甲/a [1./1. 2./2.](li(乙/b) li(丙/c+0))");
  CHECK(blocks("|甲|\n|-|\n|1|", "|a|\n|-|\n|1|") == "table: 甲/a| 1");
  CHECK(blocks("```\nx\n```", "```\nx\n```") == "code:x");
  CHECK(blocks("```\nx\n```", "```\ny\n```") == "code:x/y");
}

TEST_CASE("blocks that differ by language are warned of and stand alone", "[rich]") {
  CHECK(blocks("甲\n\n乙\n\n- 丙", "a\n\n- b") == "甲/a 乙/ [•/](li(丙/)) [•](li(b))");
  const Brief brief("  - text: {zh: \"甲\\n\\n乙\", en: a}", {"zh", "en"});
  CHECK(brief.errors() ==
        Errors{"layout.yaml:3:16: the languages of this text have different blocks (2 in zh, 1 in "
               "en, and from the first that differs each language stands alone)"});
}

TEST_CASE("lists, quotations, callouts and code are blocks of the layout too", "[rich]") {
  CHECK(outline(Brief("  - list: [甲, \"乙\\n\\n- 丙\"]\n")) ==
        "[• •](li(甲) li(乙+0 [–](li(丙+0))))");
  CHECK(outline(Brief("  - list: {of: points, ordered: true, start: 9, loose: true}\n")) ==
        "[9. 10. 11.](li(甲) li(乙丙+1) li(丁+1))");
  CHECK(outline(Brief("  - quote: {text: 甲, source: 乙}\n")) == "quote(甲 乙+0)");
  CHECK(outline(Brief("  - callout: {title: 甲, text: 乙}\n")) == "callout:甲(乙)");
  CHECK(outline(Brief("  - code: \"{x} *y*\\n\\tz\"\n")) == "code:{x} *y*|    z");
  CHECK(Brief("  - list: {ordered: true}\n").errors() ==
        Errors{"layout.yaml:3:5: a list has either 'items' or 'of' (texts, or an expression that "
               "gives a list of them)"});
  CHECK(Brief("  - list: {of: gdp}\n").errors() ==
        Errors{"layout.yaml:3:16: 'of' must give a list of texts, not a map"});
}

TEST_CASE("a number that no mark ends has white behind it; a reference has none", "[rich]") {
  const std::string blocks = "blocks:\n  - text: 见[](#a)。\n  - {id: a, heading: 汛情}\n";
  for (const std::string sample : {"第一章", "第一章　"}) {
    CHECK(outline(Brief("numbering: {headings: ['" + sample + "']}\n" + blocks)) ==
          "见第一章。 h1:第一章　汛情");
  }
  CHECK(outline(Brief("numbering: {headings: [一、]}\n" + blocks)) == "见一。 h1:一、汛情");
}

TEST_CASE("headings, figures and tables are counted as the layout says", "[rich]") {
  const std::string numbering =
      "numbering:\n"
      "  headings: [{zh: 一、, en: 1}, {zh: （一）, en: 1.1}]\n"
      "  figures: {zh: 图1, en: Figure 1}\n"
      "blocks:\n";
  const Brief brief(numbering +
                        "  - text: '[](#b) [](#f) [](#t) [](#s)'\n"
                        "  - heading: A\n"
                        "  - heading: {text: B, level: 2}\n"
                        "  - heading: {text: N, level: 2, numbered: false}\n"
                        "  - {id: b, heading: {text: C, level: 2}}\n"
                        "  - {id: s, heading: D}\n"
                        "  - heading: {text: E, level: 2}\n"
                        "  - heading: {text: F, level: 3}\n"
                        "  - image: {file: a.svg, alt: a, caption: x}\n"
                        "  - {id: f, image: {file: a.svg, alt: a, caption: y}}\n"
                        "  - image: {file: a.svg, alt: a, caption: z, number: false}\n"
                        "  - id: t\n"
                        "    table: {rows: points, caption: P, number: true, header: false,\n"
                        "            columns: [{header: a, cell: b}]}\n",
                    {"en", "zh"});
  CHECK(brief.errors() == Errors{});
  CHECK(outline(brief) ==
        "1.2 Figure\u00A02 Table\u00A01 2/（二） 图2 表1 二 h1:1\u2002A/一、A "
        "h2:1.1\u2002B/（一）B h2:N/N "
        "h2:1.2\u2002C/（二）C h1:2\u2002D/二、D h2:2.1\u2002E/（一）E h3:F/F "
        "image:Figure 1.\u2002x/图1　x image:Figure 2.\u2002y/图2　y image:z/z "
        "Table 1.\u2002P/表1　P: b| b| b");
}

TEST_CASE("samples that count nothing are errors", "[rich]") {
  CHECK(Brief("numbering: {headings: [甲, 1.1], lists: [{zh: 1.1}], figures: 图}\nblocks: "
              "[text: a]\n")
            .errors() ==
        Errors{"layout.yaml:2:24: '甲' counts nothing (one of 1, 一, ①, a, A, i, I stands for the "
               "number, such as 1. or （一）)",
               "layout.yaml:2:46: '1.1' has 2 numbers, but here is 1 level",
               "layout.yaml:2:62: '图' counts nothing (one of 1, 一, ①, a, A, i, I stands for the "
               "number, such as 1. or （一）)"});
  CHECK(Brief("numbering: {headings: [{en: 1}]}\nblocks: [heading: a]\n").errors() ==
        Errors{"layout.yaml:2:24: missing language 'zh' (this sample has only the others)"});
}

TEST_CASE("the source of a quotation is not parted from its words", "[rich]") {
  const Brief brief("  - quote: {text: 甲, source: 乙}\n  - text: 丙");
  std::vector<bool> kept;
  for (const doc::Block& block : brief.document().blocks) {
    if (const auto* paragraph = std::get_if<doc::Paragraph>(&block)) {
      kept.push_back(paragraph->keep_with_next);
    }
  }
  CHECK(kept == std::vector<bool>{true, false, false});
}

TEST_CASE("places in texts have names that links lead to", "[rich]") {
  const Brief brief(
      "  - text: '甲<span id=\"a\">乙</span>丙<a id=\"b\"></a>丁[见](#a)，<a href=\"#b\">丁</a><a "
      "id=\"c\"></a>'");
  CHECK(brief.errors().empty());
  std::vector<std::pair<std::string, std::string>> anchors;
  const std::vector<doc::Words> words = brief.words();
  for (const doc::Inline& part : words.at(0).inlines) {
    if (!part.anchor.empty()) anchors.emplace_back(part.anchor, part.text);
  }
  CHECK(anchors ==
        std::vector<std::pair<std::string, std::string>>{{"a", "乙"}, {"b", "丁"}, {"c", "丁"}});
  // Each language has the place, and the edition one of the name.
  CHECK(Brief("  - text: {zh: '<a id=\"a\"></a>甲', en: '<a id=\"a\"></a>A'}", {"zh", "en"})
            .errors()
            .empty());
  const auto first = [](const std::string& blocks) {
    const std::string error = Brief(blocks).errors().at(0);
    return error.substr(error.find(' ') + 1);
  };
  CHECK(first("  - text: '<a id=\"a\"></a>甲<a id=\"a\"></a>乙'") == "two places have the id 'a'");
  CHECK(first("  - {text: 甲, id: a}\n  - text: '<a id=\"a\"></a>乙'") ==
        "two places have the id 'a'");
  CHECK(first("  - text: '<a id=\"a b\"></a>乙'") ==
        "'a b' is no id (a name without spaces and '#')");
  CHECK(first("  - text: '<a id=\"a\"></a>'") == "the id 'a' has no words of its own");
}

TEST_CASE("headings are named by what they say, whatever stands before them", "[rich]") {
  const auto names = [](const std::string& blocks) {
    const Brief brief(blocks);
    std::vector<std::string> all;
    for (const doc::Block& block : brief.document().blocks) {
      if (const auto* heading = std::get_if<doc::Heading>(&block)) all.push_back(heading->id);
    }
    return all;
  };
  using Names = std::vector<std::string>;
  CHECK(names("  - heading: 总体情况（2021年）\n  - heading: An Overview, *2021*\n") ==
        Names{"总体情况2021年", "an-overview-2021"});
  CHECK(
      names(
          "  - heading: 前\n  - heading: A\n  - heading: a!\n  - heading: A\n  - heading: ！\n") ==
      Names{"前", "a", "a-2", "a-3", "heading"});
  // Ids that are given stay what they are, also behind.
  CHECK(names("  - heading: A\n  - heading: A-2\n  - {text: 甲, id: a}\n") ==
        Names{"a-2", "a-2-2"});
}
