#pragma once

#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

#include "base/base.h"
#include "compose/compose.h"
#include "doc/doc.h"
#include "read/yaml.h"
#include "spec/spec.h"

// What the tests of rich texts share: briefs of one layout, told as an outline of what they say.
namespace jianbao::test::rich {

inline std::string plain(const doc::Texts& texts) {
  std::string all;
  for (const doc::Words& words : texts) {
    if (!all.empty()) all += "/";
    for (const doc::Inline& part : words.inlines) all += part.text;
  }
  return all;
}

// A brief of one layout, in which a file 'a.svg' is there and families stand for kai and monospace.
class Brief {
 public:
  explicit Brief(const std::string& blocks, std::vector<std::string> languages = {"zh"},
                 const std::string& styles = "{}")
      : layout_("layout.yaml", blocks.starts_with("numbering:")
                                   ? "theme: theme.yaml\n" + blocks
                                   : "theme: theme.yaml\nblocks:\n" + blocks),
        theme_("theme.yaml",
               "colors: {ink: '#000000', lake: '#2E6F6B'}\nstyles: " + styles + "\n") {
    const auto open_blocks = [](const std::string&, base::Span) { return std::nullopt; };
    const spec::Layout layout = spec::parse_layout(read(layout_), open_blocks, diagnostics_);
    const spec::Theme theme = spec::Theme::parse(read(theme_), diagnostics_);
    const value::Value data = read(data_);
    if (diagnostics_.has_errors()) return;
    const spec::Edition edition{languages.front(), languages};
    const auto open = [&](const std::string& path, base::Span span) -> const doc::Picture* {
      if (path == "a.svg") return &picture_;
      diagnostics_.error(span, "cannot read '" + path + "'");
      return nullptr;
    };
    const auto open_chart = [](const std::string&, base::Span) -> const spec::Chart* {
      return nullptr;
    };
    const auto open_data = [](const std::string&, base::Span) -> const value::Value* {
      return nullptr;
    };
    document_ = compose::compose({layout,
                                  theme,
                                  data,
                                  {},
                                  edition,
                                  open,
                                  open_chart,
                                  open_data,
                                  {{"kai", "Kai"}, {"monospace", "Mono"}}},
                                 diagnostics_);
  }

  const doc::Document& document() const { return document_; }
  // The texts of the paragraphs and headings, in the first language.
  std::vector<doc::Words> words() const {
    std::vector<doc::Words> all;
    for (const doc::Block& block : document_.blocks) {
      if (const auto* text = std::get_if<doc::Paragraph>(&block)) all.push_back(text->texts[0]);
      if (const auto* heading = std::get_if<doc::Heading>(&block)) all.push_back(heading->texts[0]);
    }
    return all;
  }
  std::vector<std::string> errors() const {
    std::vector<std::string> errors;
    for (const auto& entry : diagnostics_.sorted()) {
      const auto at = entry.span.file->position(entry.span.begin);
      errors.push_back(entry.span.file->path() + ":" + std::to_string(at.line) + ":" +
                       std::to_string(at.column) + ": " + entry.text +
                       (entry.hint.empty() ? "" : " (" + entry.hint + ")"));
    }
    return errors;
  }

 private:
  value::Value read(const base::SourceFile& file) {
    return read::parse_yaml(file, {}, diagnostics_).value_or(value::Value());
  }

  base::SourceFile layout_, theme_;
  base::SourceFile image_{"a.svg", "<svg/>"};
  doc::Picture picture_{&image_, nullptr};
  base::SourceFile data_{"data.yaml",
                         "gdp: {value: 5500, unit: 亿元, about: passed}\n"
                         "rich: '甲**乙。**丙'\n"
                         "wrong: '甲<spam>乙'\n"
                         "star: '5 * 3'\n"
                         "points: [甲, '乙**丙**', {zh: 丁, en: d}]\n"
                         "odd: {value: 3, unit: 个, text: {zh: '*三*个', en: three}}\n"};
  base::Diagnostics diagnostics_;
  doc::Document document_;
};

inline std::string look_of(const doc::Inline& part) {
  const style::TextStyle usual;
  const style::TextStyle& s = part.style;
  std::string look;
  const auto add = [&](const std::string& word) { look += (look.empty() ? "" : " ") + word; };
  if (s.weight != usual.weight) add(std::to_string(s.weight));
  if (s.italic) add("italic");
  if (!s.families.empty()) add(s.families.front());
  if (s.size != usual.size) add(std::to_string(s.size.scaled(100, 1).to_points()).substr(0, 4));
  if (s.color == base::Color{0x2E, 0x6F, 0x6B}) add("lake");
  for (const std::string& feature : s.features) add(feature);
  if (s.tabular_figures) add("tnum");
  if (s.emphasis == style::EmphasisMark::dot) add("dot");
  if (s.emphasis == style::EmphasisMark::sesame) add("sesame");
  if (s.line != style::TextLine::none) add("line" + std::to_string(static_cast<int>(s.line)));
  if (s.script_position == style::ScriptPosition::super) add("super");
  if (s.script_position == style::ScriptPosition::sub) add("sub");
  if (s.ruby_position == style::RubyPosition::inter_character) add("beside");
  if (!part.link.empty()) add("→" + part.link);
  if (!part.ruby.empty()) add("ruby:" + part.ruby);
  if (part.image) add("image:" + part.image->alt);
  if (part.keep_together) add("together");
  if (part.note >= 0) add("note" + std::to_string(part.note));
  if (!part.page_of.empty()) add("page:" + part.page_of);
  return look;
}

// Each inline as its text and, in brackets, what is unusual about it.
inline std::string shown(const doc::Words& words) {
  std::string all;
  for (const doc::Inline& part : words.inlines) {
    std::string text = part.text;
    for (std::size_t at; (at = text.find("\u2028")) != text.npos;) text.replace(at, 3, "↵");
    for (std::size_t at; (at = text.find("\u2060")) != text.npos;) text.replace(at, 3, "");
    const std::string look = look_of(part);
    all += look.empty() ? text : "[" + text + "|" + look + "]";
  }
  return all;
}

// The text of one block.
inline std::string line(const std::string& text, const std::string& language = "zh",
                        const std::string& styles = "{}") {
  const Brief brief("  - heading: '" + text + "'\n", {language}, styles);
  CHECK(brief.errors() == std::vector<std::string>{});
  return brief.words().empty() ? "" : shown(brief.words()[0]);
}
inline std::vector<std::string> errors(const std::string& text) {
  return Brief("  - heading: '" + text + "'\n").errors();
}
using Errors = std::vector<std::string>;

// The blocks in order, what is within others in brackets; languages are parted by slashes.
struct Outline {
  std::string all;

  void say(const std::string& what) {
    all += (all.empty() || all.ends_with('(') ? "" : " ") + what;
  }
  void operator()(const doc::Paragraph& paragraph) {
    const auto& before = paragraph.baselines_before;
    say(plain(paragraph.texts) + (before ? "+" + std::to_string(*before) : ""));
  }
  void operator()(const doc::Heading& heading) {
    say("h" + std::to_string(heading.level) + ":" + plain(heading.texts));
  }
  void operator()(const doc::List& list) {
    std::string markers;
    for (const doc::Texts& marker : list.markers) {
      markers += (markers.empty() ? "" : " ") + plain(marker);
    }
    say("[" + markers + "](");
  }
  void operator()(const doc::ListItem&) { say("li("); }
  void operator()(const doc::Quote&) { say("quote("); }
  void operator()(const doc::Callout& callout) { say("callout:" + plain(callout.title) + "("); }
  void operator()(const doc::InsetEnd&) { all += ")"; }
  void operator()(const doc::Code& code) {
    std::string lines;
    for (const doc::Code::Line& line : code.lines) {
      lines += (lines.empty() ? "" : "|") +
               std::string(static_cast<std::size_t>(line.spaces[0]), ' ') + plain(line.texts);
    }
    say("code:" + lines);
  }
  void operator()(const doc::Table& table) {
    std::string rows;
    for (const doc::Row& row : table.rows) {
      rows += rows.empty() ? "" : "|";
      for (const doc::Cell& cell : row.cells) {
        rows += " " + plain({cell.words});
        for (const doc::Words& below : cell.below) rows += "/" + plain({below});
      }
    }
    say((table.caption.empty() ? "table:" : plain(table.caption) + ":") + rows);
  }
  void operator()(const doc::Image& image) { say("image:" + plain(image.caption)); }
  void operator()(const doc::Divider&) { say("rule"); }
  template <class Other>
  void operator()(const Other&) {}
};

inline std::string outline(const Brief& brief) {
  Outline outline;
  for (const doc::Block& block : brief.document().blocks) std::visit(outline, block);
  return outline.all;
}

// Of a text block with lines in each language, indented as the layout needs it.
inline std::string blocks(const std::string& zh, const std::string& en = {}) {
  const auto indented = [](const std::string& text) {
    std::string out = "        ";
    for (const char c : text) out += c == '\n' ? "\n        " : std::string(1, c);
    return out + "\n";
  };
  const std::string chinese = "  - text:\n      zh: |\n" + indented(zh);
  if (en.empty()) return outline(Brief(chinese));
  return outline(Brief(chinese + "      en: |\n" + indented(en), {"zh", "en"}));
}

}  // namespace jianbao::test::rich
