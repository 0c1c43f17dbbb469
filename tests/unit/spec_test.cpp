#include "spec/spec.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "batch/batch.h"
#include "read/read.h"
#include "spec/transform_vocabulary.h"

using namespace jianbao;

namespace {

value::Value yaml(const base::SourceFile& file) {
  base::Diagnostics diagnostics;
  const auto value = read::parse_yaml(file, {}, diagnostics);
  REQUIRE(value);
  return *value;
}

spec::Layout parse_layout(const value::Value& value, base::Diagnostics& diagnostics) {
  const auto no_files = [](const std::string&, base::Span) { return std::nullopt; };
  return spec::parse_layout(value, no_files, diagnostics);
}

std::vector<std::string> layout_errors(const std::string& text) {
  const base::SourceFile file("layout.yaml", text);
  const value::Value value = yaml(file);
  base::Diagnostics diagnostics;
  parse_layout(value, diagnostics);
  std::vector<std::string> errors;
  for (const auto& entry : diagnostics.sorted()) {
    errors.push_back(entry.text + (entry.hint.empty() ? "" : " (" + entry.hint + ")"));
  }
  return errors;
}

using Errors = std::vector<std::string>;

std::string read_folder(const std::string& folder) {
  std::ostringstream all;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".cpp") all << std::ifstream(entry.path()).rdbuf();
  }
  return all.str();
}

}  // namespace

TEST_CASE("options are checked in blocks that are never reached") {
  CHECK(layout_errors("theme: t.yaml\n"
                      "blocks:\n"
                      "  - if: false\n"
                      "    blocks:\n"
                      "      - heading: {text: a, levle: 2}\n"
                      "      - cards: {figures: [gdp], columns: none}\n"
                      "  - space: 1.5\n") ==
        Errors{"the block 'heading' has no key 'levle' (did you mean 'level'?)",
               "'columns' must be a whole number from 1 to 12",
               "'lines' must be a whole number from 0 to 100"});
}

TEST_CASE("a block's main option may stand alone") {
  CHECK(layout_errors("theme: t.yaml\n"
                      "blocks:\n"
                      "  - heading: a\n"
                      "  - heading: {zh: 甲, en: a}\n"
                      "  - cards: [gdp]\n"
                      "  - space: 2\n"
                      "  - space\n"
                      "  - contents\n"
                      "  - blocks: [page-break]\n") == Errors{});
  CHECK(layout_errors("theme: t.yaml\nblocks: [heading, {page-break: 1}]\n") ==
        Errors{"the block 'heading' has no 'text'", "the block 'page-break' has no content"});
}

TEST_CASE("a block needs a kind") {
  CHECK(layout_errors("theme: t.yaml\nblocks:\n  - {if: a}\n").size() == 1);
  CHECK(layout_errors("theme: t.yaml\nblocks:\n  - 5\n").size() == 1);
}

TEST_CASE("expressions of a layout are parsed before they are reached") {
  CHECK(layout_errors("theme: t.yaml\n"
                      "blocks:\n"
                      "  - if: present gdp.\n"
                      "    text: '{gdp +}'\n"
                      "  - for: each of list\n"
                      "    text: a\n")
            .size() == 3);
}

TEST_CASE("a loop's list has its place") {
  const base::SourceFile file("a.yaml", "a: 'x in list'\n");
  const value::Value value = yaml(file);
  const auto loop = spec::parse_loop(*value.as_record()->find("a"));
  REQUIRE(loop);
  CHECK(loop->variable == "x");
  CHECK(file.text().substr(loop->list.span.begin, 4) == "list");
}

TEST_CASE("a date may be a text, as JSON writes it") {
  const base::SourceFile file("a.json", R"({"date": "2021-07-16", "briefs":
      [{"name": "a", "layout": "b", "data": "c", "editions": "zh"}]})");
  base::Diagnostics diagnostics;
  CHECK(spec::parse_project(yaml(file), diagnostics).date == value::Date{2021, 7, 16});
  CHECK(!diagnostics.has_errors());
}

// Fields aborts when a parser reads a key that its table lacks or leaves one unread; here every
// parser runs once over maps of every kind.
TEST_CASE("the vocabulary is what the parsers read") {
  base::Diagnostics diagnostics;
  const auto parse = [&](const std::string& text, auto parser) {
    const base::SourceFile file("a.yaml", text);
    parser(yaml(file), diagnostics);
  };
  parse("{date: 2021-07-16, briefs: [{name: a, layout: b, data: c, editions: zh}]}",
        spec::parse_project);
  parse("{theme: a, page: {margins: {}}, components: {b: {blocks: [text: a]}}, blocks: [text: a]}",
        parse_layout);
  parse("{colors: {ink: '#000000'}, styles: {text: {zh: {}, en: {}}}}", spec::Theme::parse);
  parse("{families: [{name: a, faces: [{file: b}]}]}", batch::parse_font_manifest);
  CHECK(!diagnostics.has_errors());
}

TEST_CASE("a style turns off what the style around has turned on") {
  const base::SourceFile file("theme.yaml",
                              "styles:\n"
                              "  text: {font-variant-caps: all-small-caps, font-variant-numeric: "
                              "[oldstyle-nums, tabular-nums],"
                              " font-feature-settings: [ss01, zero]}\n"
                              "  plain: {font-variant-caps: normal, font-variant-numeric: normal,"
                              " font-feature-settings: ss01 off}\n"
                              "  none: {font-feature-settings: normal}\n"
                              "  lining: {font-variant-numeric: lining-nums}\n");
  base::Diagnostics diagnostics;
  const spec::Theme theme = spec::Theme::parse(yaml(file), diagnostics);
  CHECK(!diagnostics.has_errors());
  const auto features = [&](const std::string& name) {
    return theme.style(name, "zh").text.features;
  };
  CHECK(features("text") == Errors{"smcp", "c2sc", "onum", "ss01", "zero"});
  CHECK(theme.style("text", "zh").text.tabular_figures);
  CHECK(features("plain") == Errors{"zero"});
  CHECK(!theme.style("plain", "zh").text.tabular_figures);
  CHECK(features("none").empty());
  CHECK(features("lining") == Errors{"smcp", "c2sc", "ss01", "zero", "lnum"});
}

// Asking for an option that the vocabulary lacks aborts; this is the other direction.
TEST_CASE("every option of the vocabulary is read by compose") {
  // Which rows there are is read for tables, loops and briefs in one place.
  std::ostringstream selection;
  selection << std::ifstream(std::string(SOURCE_FOLDER) + "/src/spec/transform_spec.cpp").rdbuf();
  const std::string sources =
      read_folder(std::string(SOURCE_FOLDER) + "/src/compose") + selection.str();
  const auto is_read = [&](std::string_view name) {
    return sources.find('"' + std::string(name) + '"') != std::string::npos;
  };
  for (const spec::BlockKind& kind : spec::block_kinds()) {
    for (const spec::KeySpec& key : kind.options.keys) {
      // Parsed with the layout.
      if (key.type == spec::Type::blocks || kind.name == "include") continue;
      INFO("option '" << key.name << "' of '" << kind.name << "'");
      CHECK(is_read(key.name));
      if (key.inner == nullptr) continue;
      for (const spec::KeySpec& inner : key.inner->keys) CHECK(is_read(inner.name));
    }
  }
  CHECK(!is_read("no-such-option"));
}

namespace {

void collect_names(const spec::MapSpec& map, std::set<std::string>& names) {
  for (const spec::KeySpec& key : map.keys) {
    names.emplace(key.name);
    if (key.inner != nullptr) collect_names(*key.inner, names);
  }
  if (map.others && map.others->inner != nullptr) collect_names(*map.others->inner, names);
}

}  // namespace

TEST_CASE("the reference names every key of the vocabulary") {
  std::ostringstream text;
  text << std::ifstream(std::string(SOURCE_FOLDER) + "/docs/reference.md").rdbuf();
  // The words of its code spans.
  std::set<std::string> reference;
  bool code = false;
  std::string word;
  for (const char c : text.str() + "`") {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-') {
      word.push_back(c);
      continue;
    }
    if (code) reference.insert(word);
    word.clear();
    if (c == '`') code = !code;
  }
  std::set<std::string> names;
  for (const auto* map : {&spec::project_keys(), &spec::layout_keys(), &spec::theme_keys(),
                          &spec::fonts_keys(), &spec::block_modifiers()}) {
    collect_names(*map, names);
  }
  for (const spec::BlockKind& kind : spec::block_kinds()) {
    names.emplace(kind.name);
    collect_names(kind.options, names);
  }
  for (const spec::TransformKind& kind : spec::transform_kinds()) {
    collect_names(kind.options, names);
  }
  for (const std::string& name : names) {
    INFO("key '" << name << "'");
    CHECK(reference.count(name) == 1);
  }
}

TEST_CASE("every key of the vocabulary is described") {
  for (const spec::BlockKind& kind : spec::block_kinds()) {
    CHECK(!kind.description.empty());
    if (!kind.main.empty()) CHECK(kind.options.find(kind.main) != nullptr);
    for (const spec::KeySpec& key : kind.options.keys) CHECK(!key.description.empty());
  }
}
