#include <catch2/catch.hpp>
#include <string>

#include "base/base.h"
#include "compose/compose.h"
#include "compose/opencc.h"
#include "compose/protected_spans.h"
#include "read/yaml.h"
#include "spec/spec.h"

using namespace jianbao;

namespace {

std::string converted(const std::string& text, const std::string& language = "zh-Hant") {
  base::Diagnostics diagnostics;
  compose::HanConverter converter;
  REQUIRE(converter.prepare(language, diagnostics));
  return converter.convert(text, language);
}

std::vector<std::string> protected_parts(const std::string& text) {
  std::vector<std::string> parts;
  for (const auto& [begin, end] : compose::protected_spans(text)) {
    parts.push_back(text.substr(begin, end - begin));
  }
  return parts;
}

using Texts = std::vector<std::string>;

// What the paragraphs of a brief say in one language of a traditional edition.
class Edition {
 public:
  Edition(const std::string& data, const std::string& blocks,
          std::vector<std::string> languages = {"zh-Hant"})
      : data_("data.yaml", data), layout_("layout.yaml", "theme: t.yaml\nblocks:\n" + blocks) {
    const auto no_blocks = [](const std::string&, base::Span) -> std::optional<value::Value> {
      return std::nullopt;
    };
    const spec::Layout layout = spec::parse_layout(read(layout_), no_blocks, diagnostics_);
    const spec::Theme theme = spec::Theme::parse(read(theme_), diagnostics_);
    const value::Value values = read(data_);
    const spec::Edition edition{languages.front(), languages};
    const auto open = [&](const std::string& path, base::Span) -> const doc::Picture* {
      opened_.push_back(path);
      return nullptr;
    };
    const auto no_chart = [](const std::string&, base::Span) -> const spec::Chart* {
      return nullptr;
    };
    const doc::Document document = compose::compose(
        {layout, theme, values, {}, edition, open, no_chart, {}, {}, converter_}, diagnostics_);
    for (const doc::Block& block : document.blocks) {
      if (const auto* group = std::get_if<doc::Group>(&block)) ids_.push_back(group->id);
      if (const auto* qr = std::get_if<doc::QrCode>(&block)) said_.push_back(qr->text);
      if (const auto* text = std::get_if<doc::Paragraph>(&block)) {
        for (const doc::Words& words : text->texts) say(words);
      }
      if (const auto* table = std::get_if<doc::Table>(&block)) {
        for (const doc::Row& row : table->rows) {
          for (const doc::Cell& cell : row.cells) say(cell.words);
        }
      }
    }
    for (const auto& entry : diagnostics_.sorted()) said_.push_back(entry.text);
  }

  const Texts& said() const { return said_; }
  const Texts& opened() const { return opened_; }
  const Texts& ids() const { return ids_; }
  std::size_t count() const { return converter_->count(); }

 private:
  value::Value read(const base::SourceFile& file) {
    return read::parse_yaml(file, {}, diagnostics_).value();
  }
  void say(const doc::Words& words) {
    said_.emplace_back();
    for (const doc::Inline& part : words.inlines) said_.back() += part.text;
  }

  base::SourceFile data_, layout_;
  base::SourceFile theme_{"theme.yaml", "styles: {}"};
  base::Diagnostics diagnostics_;
  std::shared_ptr<compose::HanConverter> converter_ = std::make_shared<compose::HanConverter>();
  Texts said_, opened_, ids_;
};

}  // namespace

TEST_CASE("words decide on characters, and regions on words") {
  CHECK(converted("皇后头发后面") == "皇后頭髮後面");
  CHECK(converted("发展网络和软件") == "發展網絡和軟件");
  CHECK(converted("发展网络和软件", "zh-TW") == "發展網路和軟體");
  CHECK(converted("发展网络和软件", "zh-Hant-TW") == "發展網路和軟體");
  CHECK(converted("为了群众", "zh-Hant") == "爲了羣衆");
  CHECK(converted("为了群众", "zh-HK") == "為了羣眾");
  CHECK(converted("Jiaxing, 2020 – 5%") == "Jiaxing, 2020 – 5%");
  CHECK(converted("说：“发展‘网络’”，don’t") == "說：「發展『網絡』」，don’t");
  CHECK(converted("发展 ’90s，‘网’5’30秒") == "發展 ’90s，『網』5’30秒");
}

TEST_CASE("a converter counts the different texts with Chinese since it was started") {
  base::Diagnostics diagnostics;
  compose::HanConverter converter;
  CHECK(converter.convert("发展", "zh-Hant") == "发展");  // not prepared
  REQUIRE(converter.prepare("zh-Hant", diagnostics));
  for (const char* text : {"发展", "发展", "嘉兴", "Jiaxing", "“x”"}) {
    converter.convert(text, "zh-Hant");
  }
  CHECK(converter.count() == 2);
  converter.start();
  CHECK(converter.count() == 0);
}

TEST_CASE("code, goals of links and addresses are no words") {
  CHECK(protected_parts("见`发展`，``a`发展``。") == Texts{"`发展`", "``a`发展``"});
  CHECK(protected_parts("[发展](#发展 \"发\")发展") == Texts{"](#发展 \"发\")"});
  CHECK(protected_parts("[a](b(c)d)发") == Texts{"](b(c)d)"});
  CHECK(protected_parts("<https://example.org/发展> <发展>") ==
        Texts{"<https://example.org/发展>"});
  CHECK(protected_parts("见https://example.org查询") == Texts{"https://example.org"});
  CHECK(protected_parts("https://example.org/wiki/发展，见") ==
        Texts{"https://example.org/wiki/发展"});
  CHECK(protected_parts("`发展 [发展] 发://") == Texts{});
  CHECK(converted("发展`发展`[发展](#发展)https://a.cn/发展 发展") ==
        "發展`发展`[發展](#发展)https://a.cn/发展 發展");
}

TEST_CASE("what tags name and what they say in another language is not converted") {
  CHECK(protected_parts("<img src=\"发.png\" alt=\"发展\"> 发") == Texts{"发.png"});
  CHECK(protected_parts("<a href='#发'>发</a><b class=\"发\">发</b>") == Texts{"#发", "发"});
  CHECK(protected_parts("说<span lang=\"en\">the “发”<br>x</span>“发”") ==
        Texts{"<span lang=\"en\">the “发”<br>x</span>"});
  CHECK(protected_parts("<span lang=\"zh\">发</span>") == Texts{"zh"});
  CHECK(protected_parts("<i lang=\"ja\"><i>発</i>発</i>发</i>") ==
        Texts{"<i lang=\"ja\"><i>発</i>発</i>"});
  CHECK(protected_parts("a < b, <span lang=\"en\">x") == Texts{"en"});
  CHECK(converted("说“<q lang=\"en\">“Fa” 发</q>发”") == "說「<q lang=\"en\">“Fa” 发</q>發」");
}

TEST_CASE("backticks and brackets without an end take no time") {
  std::string text;
  for (int i = 1; i <= 600; ++i) text += std::string(static_cast<std::size_t>(i), '`') + "发";
  CHECK(compose::protected_spans(text).empty());
  std::string goals;
  for (int i = 0; i < 20'000; ++i) goals += "](";
  CHECK(compose::protected_spans(goals).empty());
}

TEST_CASE("a traditional edition is converted when all holes are filled") {
  const std::string data =
      "title: {zh: 发展, en: Growth}\n"
      "gdp: {value: 5500, unit: 亿元, growth: 1.2百分点}\n"
      "plain: 国内\n";
  const Edition edition(data,
                        "  - text: '{title}：{gdp}，{gdp.growth}'\n"
                        "  - text: {zh: '皇{if(true, \"后\", \"\")}', en: x}\n"
                        "  - text: '{plain}'\n");
  CHECK(edition.said() == Texts{"發展：5500億元，提高1.2個百分點", "皇后", "國內"});
  CHECK(edition.count() == 4);  // and the title in the metadata
}

TEST_CASE("what is written in traditional characters stays as it is") {
  const std::string data =
      "title: {zh: 信息, zh-Hant: 皇后裡, en: x}\n"
      "taiwan: {zh: 信息, zh-TW: 信息後, zh-Hant: 皇后裡}\n"
      "figure: {value: 1, text: {zh: 一个, zh-Hant: 壹箇}, name: {zh: 里面, zh-Hant: 里面}}\n";
  const std::string blocks =
      "  - text: '{title}{figure}{figure.name}，里面'\n"
      "  - text: {zh: 里, zh-Hant: '里{figure.name}'}\n"
      "  - text: '{taiwan}'\n";
  CHECK(Edition(data, blocks).said() == Texts{"皇后裡壹箇里面，裏面", "里里面", "皇后裡"});
  CHECK(Edition(data, blocks, {"zh-TW"}).said().back() == "信息後");
  CHECK(Edition(data, blocks, {"zh-HK"}).said().back() == "皇后裡");
  // Simplified editions take nothing of it.
  CHECK(Edition(data, blocks, {"zh"}).said() == Texts{"信息一个里面，里面", "里", "信息"});
  CHECK(Edition("title: {zh-Hant: 皇后裡}", "  - text: '{title}'\n").count() == 0);
}

TEST_CASE("what an expression joins of written and other texts is converted in part") {
  const std::string data =
      "a: {zh: 面, zh-Hant: 里面}\n"
      "b: {zh: 里面}\n"
      "names: [{zh: 面, zh-Hant: 里面}, 里面]\n"
      "figure: {value: 1, text: {zh: 一个, zh-Hant: 壹箇个}}\n";
  const auto said = [&](const std::string& text) {
    return Edition(data, "  - text: \"" + text + "\"\n").said().front();
  };
  CHECK(said("{join(names, '、')}") == "里面、裏面");
  CHECK(said("{upper(join(names, '里'))}") == "里面裏裏面");
  CHECK(said("{'里' + a}，{'里' + b}") == "裏里面，裏裏面");
  CHECK(said("{join(names, figure)}") == "里面壹箇个裏面");
  CHECK(said("{capitalize(a)}{if(true, a, b)}") == "里面里面");
  const Edition counted(data, "  - {let: {x: 'join(names, b)'}, text: '{x}'}\n");
  CHECK(counted.said().front() == "里面裏面裏面");
  CHECK(counted.count() == 1);
}

TEST_CASE("side by side only the traditional language is converted") {
  const Edition edition("title: {zh: 发展, en: 发展 Growth}", "  - text: '{title}'\n",
                        {"zh-Hant", "en"});
  CHECK(edition.said() == Texts{"發展", "发展 Growth"});
}

TEST_CASE("ids, paths and the texts of QR codes are not converted") {
  const Edition edition("n: 发展",
                        "  - {id: '{n}', image: {file: '发展/{n}.svg', alt: ''}}\n"
                        "  - qr-code: '发展{n}'\n");
  CHECK(edition.ids() == Texts{"发展"});
  CHECK(edition.opened() == Texts{"发展/发展.svg"});
  CHECK(edition.said() == Texts{"发展发展"});
}

TEST_CASE("columns of Chinese are in traditional editions, groups keep their names") {
  const Edition edition("rows: [{name: {zh: 国, en: C}, kind: 经济}]\n",
                        "  - table:\n"
                        "      rows: rows\n"
                        "      group: '{row.kind}'\n"
                        "      groups: {经济: {zh: 经济类, en: Economy}}\n"
                        "      columns:\n"
                        "        - {header: {zh: 名称}, cell: '{row.name}', language: zh}\n"
                        "        - {header: {en: Name}, cell: '{row.name}', language: en}\n");
  CHECK(edition.said() == Texts{"名稱", "經濟類", "國"});
}
