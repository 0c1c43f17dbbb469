#include "compose/markdown.h"

#include <catch2/catch.hpp>

#include "compose/markdown_source.h"

using namespace jianbao;
using namespace jianbao::compose;

namespace {

std::string shown(const std::vector<markdown::Span>& spans);

// <em>…</em> for marks, <tag a=b>…</tag> for HTML; a soft break is ␣, a forced one ↵.
std::string shown(const markdown::Span& span) {
  using Kind = markdown::Span::Kind;
  const auto around = [&](const std::string& name, const std::string& more = {}) {
    return "<" + name + more + ">" + shown(span.spans) + "</" + name + ">";
  };
  switch (span.kind) {
    case Kind::text:
      return span.text;
    case Kind::soft_break:
      return "␣";
    case Kind::line_break:
      return "↵";
    case Kind::emphasis:
      return around("em");
    case Kind::strong:
      return around("strong");
    case Kind::code:
      return "<code>" + span.text + "</code>";
    case Kind::link:
      return around("a", " " + span.target);
    case Kind::image:
      return "<img " + span.target + " " + span.text + ">";
    case Kind::note:
      return "<note " + std::to_string(span.note) + ">";
    case Kind::tag: {
      std::string attributes;
      for (const auto& [name, value] : span.attributes) attributes += " " + name + "=" + value;
      return around(span.text, attributes);
    }
  }
  return {};
}

std::string shown(const std::vector<markdown::Span>& spans) {
  std::string all;
  for (const markdown::Span& span : spans) all += shown(span);
  return all;
}

std::string shown(const std::vector<markdown::Block>& blocks);
std::string shown(const markdown::Block& block) {
  using Kind = markdown::Block::Kind;
  const std::string within = "(" + shown(block.blocks) + ")";
  switch (block.kind) {
    case Kind::paragraph:
      return "p:" + shown(block.spans);
    case Kind::heading:
      return "h" + std::to_string(block.number) + ":" + shown(block.spans);
    case Kind::list:
      return (block.ordered ? "ol" + std::to_string(block.number) : std::string("ul")) +
             (block.loose ? "+" : "") + within;
    case Kind::item:
      return "li" + within;
    case Kind::quote:
      return "quote" + within;
    case Kind::code:
      return "pre:" + block.text;
    case Kind::table:
      return "table" + within;
    case Kind::row:
      return (block.header ? "th" : "tr") + within;
    case Kind::cell:
      return (block.align == 0 ? "" : std::string(1, block.align) + ":") + shown(block.spans);
    case Kind::rule:
      return "hr";
  }
  return {};
}
std::string shown(const std::vector<markdown::Block>& blocks) {
  std::string all;
  for (const markdown::Block& block : blocks) all += (all.empty() ? "" : " ") + shown(block);
  return all;
}

std::string line(const std::string& text, bool chinese = true) {
  const markdown::Text parsed = markdown::parse_line(text, chinese);
  REQUIRE(parsed.problems.empty());
  REQUIRE(parsed.blocks.size() == 1);
  return shown(parsed.blocks[0].spans);
}
std::string blocks(const std::string& text) {
  const markdown::Text parsed = markdown::parse(text, true);
  CHECK(parsed.problems.empty());
  return shown(parsed.blocks);
}
std::vector<std::string> problems(const std::string& text) {
  std::vector<std::string> all;
  for (const auto& problem : markdown::parse(text, true).problems) {
    all.push_back(problem.words + ": " + problem.text +
                  (problem.hint.empty() ? "" : " (" + problem.hint + ")"));
  }
  return all;
}
using Problems = std::vector<std::string>;

}  // namespace

TEST_CASE("a text without marks stays as it is", "[markdown]") {
  for (const std::string text : {"甲，乙。", " 5 % ", "a - b", "第1.2节", "~x~", "C&A"}) {
    CHECK(line(text) == text);
  }
}

TEST_CASE("emphasis beside Chinese marks needs no spaces", "[markdown]") {
  CHECK(line("**重点。**后文") == "<strong>重点。</strong>后文");
  CHECK(line("**（甲）**乙") == "<strong>（甲）</strong>乙");
  CHECK(line("前文**“引”**后文") == "前文<strong>“引”</strong>后文");
  CHECK(line("前文*《书》*后文") == "前文<em>《书》</em>后文");
  CHECK(line("达**5%**，**增长。**再") == "达<strong>5%</strong>，<strong>增长。</strong>再");
  CHECK(line("***要点：***后文") == "<em><strong>要点：</strong></em>后文");
  CHECK(line("甲**乙——**丙**“丁”**ABC") == "甲<strong>乙——</strong>丙<strong>“丁”</strong>ABC");
  CHECK(line("[**条。**](https://a.cn)后") == "<a https://a.cn><strong>条。</strong></a>后");
}

TEST_CASE("asterisks that CommonMark takes for none stay", "[markdown]") {
  CHECK(line("5 * 3 = 15") == "5 * 3 = 15");
  CHECK(line("2*3*4") == "2<em>3</em>4");
  CHECK(line("a_b_c 甲_乙_丙") == "a_b_c 甲_乙_丙");
  CHECK(line("** 甲 **") == "** 甲 **");
  CHECK(line("\\*。甲\\*") == "*。甲*");
  CHECK(line("*p < .05") == "*p < .05");
  CHECK(line("`**。**`") == "<code>**。**</code>");
  CHECK(line("**“a”**b", false) == "**“a”**b");
}

TEST_CASE("nothing begins a block in one line", "[markdown]") {
  for (const std::string text :
       {"1. 总则", "# x", "- x", "+ x", "2021. ", "> x", "---", "```", "|a|b|", "=", "<br>x"}) {
    CHECK(line(text) == (text == "<br>x" ? "<br></br>x" : text));
  }
  CHECK(line("甲\n---\n\n- 乙") == "甲␣---␣␣- 乙");
}

TEST_CASE("what the engine words is never a mark", "[markdown]") {
  using markdown::literal;
  CHECK(line("**" + literal("*5_6*") + "**后") == "<strong>*5_6*</strong>后");
  CHECK(blocks(literal("2021") + ". 甲") == "p:2021. 甲");
  CHECK(blocks(literal("> 5") + "\n" + literal("- 5")) == "p:> 5␣- 5");
  CHECK(line("`" + literal("-5*") + "`") == "<code>-5*</code>");
  CHECK(line("<span lang='" + literal("en' class='x") + "'>a</span>") ==
        "<span lang=en' class='x>a</span>");
  CHECK(line("[a](https://x/" + literal("(1)") + ")") == "<a https://x/(1)>a</a>");
  CHECK(markdown::restored(markdown::authored("\uFDD3\uFDD4\u0129\uFDD5\u00A0")) ==
        "\uFDD3\uFDD4\u0129\uFDD5\u00A0");
}

TEST_CASE("two tildes strike through", "[markdown]") {
  CHECK(line("甲~~乙~~丙") == "甲<s>乙</s>丙");
  CHECK(line("~~a **b。** c~~ d") == "<s>a <strong>b。</strong> c</s> d");
  CHECK(line("**~~甲~~**") == "<strong><s>甲</s></strong>");
  CHECK(line("~~甲~~乙~~丙~~") == "<s>甲</s>乙<s>丙</s>");
  CHECK(line("<u>甲~~乙~~</u>") == "<u>甲<s>乙</s></u>");
  for (const std::string text : {"3~5 ~~ 7~~8", "~~~甲~~~", "甲~~", "~~甲", "~甲~", "~~~~"}) {
    CHECK(line(text) == text);
  }
  CHECK(line("\\~~甲~~") == "~~甲~~");
  CHECK(line("`~~甲~~`") == "<code>~~甲~~</code>");
  CHECK(line("`\\~`") == "<code>\\~</code>");
  CHECK(line(markdown::literal("~~") + "甲" + markdown::literal("~~")) == "~~甲~~");
}

TEST_CASE("an address that stands in a text is a link, and Chinese beside it no part",
          "[markdown]") {
  const auto linked = [](const std::string& address) {
    return "<a " + address + ">" + address + "</a>";
  };
  CHECK(line("见https://stats.gov.cn。") == "见" + linked("https://stats.gov.cn") + "。");
  CHECK(line("（http://a.cn/b_c?d=1&e=2）") == "（" + linked("http://a.cn/b_c?d=1&e=2") + "）");
  CHECK(line("https://a.cn是官网") == linked("https://a.cn") + "是官网");
  CHECK(line("https://a.cn/百科/嘉兴，见") == linked("https://a.cn/百科/嘉兴") + "，见");
  CHECK(line("(https://a.org/b_(c)).") == "(" + linked("https://a.org/b_(c)") + ").");
  CHECK(line("www.a.cn, Www.") == "<a http://www.a.cn>www.a.cn</a>, Www.");
  CHECK(line("致a.b@c.gov.cn。") == "致<a mailto:a.b@c.gov.cn>a.b@c.gov.cn</a>。");
  CHECK(line("**https://a.cn**") == "<strong>" + linked("https://a.cn") + "</strong>");
  CHECK(line("[https://a.cn](https://b.cn)") == "<a https://b.cn>https://a.cn</a>");
  CHECK(line("<a href='https://b.cn'>https://a.cn</a>") == "<a href=https://b.cn>https://a.cn</a>");
  CHECK(line("<https://a.cn/b>") == linked("https://a.cn/b"));
  for (const std::string text :
       {"https://", "xhttps://a.cn", "www.甲", "a@b", "@甲", "ftp://a.cn", "@media"}) {
    CHECK(line(text) == text);
  }
  CHECK(line("https\\://a.cn") == "https://a.cn");
  CHECK(line("`https://a.cn`") == "<code>https://a.cn</code>");
}

TEST_CASE("lines and entities", "[markdown]") {
  CHECK(line("a\nb  \nc\\\nd") == "a␣b↵c↵d");
  CHECK(line("&lt;b&gt; &#x4E00;") == "<b> 一");
  CHECK(line("![红船](boat.svg)x") == "<img boat.svg 红船>x");
}

TEST_CASE("tags hold what stands between them and their ends", "[markdown]") {
  CHECK(line("a<sup>**2**</sup>") == "a<sup><strong>2</strong></sup>");
  CHECK(line("<ruby>庄<rt>zhuāng</rt>子<rt>zǐ</rt></ruby>") ==
        "<ruby>庄<rt>zhuāng</rt>子<rt>zǐ</rt></ruby>");
  CHECK(line("<SPAN lang='en' style=\"color: &quot;x&quot;\">a</SPAN><!-- b -->") ==
        "<span lang=en style=color: \"x\">a</span>");
  CHECK(line("<img src=a.svg height='1em'/>b") == "<img src=a.svg height=1em></img>b");
}

TEST_CASE("tags that are unknown, left open or ended twice are problems", "[markdown]") {
  CHECK(problems("<spam>a</spam> <stron>") ==
        Problems{"<spam>: unknown tag 'spam' (did you mean 'span'?)",
                 "<stron>: unknown tag 'stron' (did you mean 'strong'?)"});
  CHECK(problems("a<sup>b") ==
        Problems{"<sup>: this tag is not ended ('</sup>' is missing at its level)"});
  CHECK(problems("a</sup>b") ==
        Problems{"</sup>: this ends no tag (there is no '<sup>' before it at its level)"});
  CHECK(problems("**a<sup>b**c</sup>").size() == 2);
  CHECK(problems("<?php ?>") ==
        Problems{"<?php ?>: this is no tag that a text may have (a '<' itself is written '\\<')"});
}

TEST_CASE("a text may have blocks", "[markdown]") {
  CHECK(blocks("甲\n乙\n\n丙") == "p:甲␣乙 p:丙");
  CHECK(blocks("- 甲\n- 乙\n  1. 丙\n  2. 丁") == "ul(li(p:甲) li(p:乙 ol1(li(p:丙) li(p:丁))))");
  CHECK(blocks("3. 甲\n\n4. 乙") == "ol3+(li(p:甲) li(p:乙))");
  CHECK(blocks("> 甲\n>\n> 乙") == "quote(p:甲 p:乙)");
  CHECK(blocks("```c\na*b*\n```") == "pre:a*b*\n");
  CHECK(blocks("甲\n\n---\n\n乙") == "p:甲 hr p:乙");
  CHECK(blocks("## 标**题。**后") == "h2:标<strong>题。</strong>后");
  CHECK(blocks("|甲|乙|\n|:--|--:|\n|**一。**二|2|") ==
        "table(th(l:甲 r:乙) tr(l:<strong>一。</strong>二 r:2))");
  CHECK(blocks("<span>甲</span>\n\n<br>\n") == "p:<span>甲</span> p:<br></br>");
}

TEST_CASE("notes are called in a text and defined in it", "[markdown]") {
  const auto text = markdown::parse("甲[^b]乙[^a]。\n\n[^a]: 注**一。**又\n[^b]: 注二\n", true);
  CHECK(text.problems.empty());
  CHECK(shown(text.blocks) == "p:甲<note 0>乙<note 1>。");
  REQUIRE(text.notes.size() == 2);
  CHECK(shown(text.notes[0]) == "p:注二");
  CHECK(shown(text.notes[1]) == "p:注<strong>一。</strong>又");

  const auto heading = markdown::parse_line("总则[^1]\n[^1]: 注", true);
  CHECK(heading.problems.empty());
  CHECK(shown(heading.blocks) == "p:总则<note 0>");
  CHECK(heading.notes.size() == 1);
}

TEST_CASE("notes without a text or a call are problems", "[markdown]") {
  CHECK(problems("甲[^x]") == Problems{"[^x]: the note '[^x]' has no text (it stands on a line of "
                                       "its own: '[^x]: …'; a bracket itself is written '\\[')"});
  CHECK(problems("甲\n\n[^x]: 乙") == Problems{"[^x]: the note '[^x]' is called nowhere"});
  CHECK(line("甲\\[^x]") == "甲[^x]");
}

TEST_CASE("hostile texts end", "[markdown]") {
  const auto many = [](const std::string& part, int count) {
    std::string all;
    for (int i = 0; i < count; ++i) all += part;
    return all;
  };
  CHECK(!problems(many("> ", 500) + "a").empty());
  CHECK(!problems(many("*a _b ", 500) + many("_ *", 500)).empty());
  CHECK(!problems(many("**甲", 70000)).empty());
  CHECK(problems(many("<b>", 10000)).size() == 61);
  for (const char* part : {"[", "![[]()", "*a", "<a", "`", "- ", "|", "<b>", "[^a]", "~~a", "~~ ",
                           "a@", "http://(", "www.a"}) {
    markdown::parse(many(part, 10000), true);
  }
}
