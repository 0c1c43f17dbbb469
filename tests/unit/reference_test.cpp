#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "expr_world.h"
#include "read/yaml.h"

using namespace jianbao;
using namespace jianbao::expr_world;

namespace {

// From one mark to the next, behind a place; the place goes on behind it.
std::string between(const std::string& text, const std::string& open, const std::string& close,
                    std::size_t& at) {
  const std::size_t begin = text.find(open, at);
  if (begin == std::string::npos) return {};
  const std::size_t end = text.find(close, begin + open.size());
  at = end + close.size();
  return text.substr(begin + open.size(), end - begin - open.size());
}

std::string without_wide_blanks(std::string words) {
  const std::string wide = "\u00A0";
  for (std::size_t at = words.find(wide); at != words.npos; at = words.find(wide)) {
    words.replace(at, wide.size(), " ");
  }
  while (words.ends_with(' ')) words.pop_back();
  return words;
}

}  // namespace

TEST_CASE("the functions of the reference print what it says, and all functions are there",
          "[reference]") {
  std::ostringstream file;
  file << std::ifstream(std::string(SOURCE_FOLDER) + "/docs/reference.md").rdbuf();
  const std::string text = file.str();
  std::size_t at = text.find("### Functions");
  REQUIRE(at != std::string::npos);
  base::Sources sources;
  base::Diagnostics diagnostics;
  const auto data = read::parse_yaml(
      sources.add("reference.yaml", between(text, "```yaml\n", "```", at)), {}, diagnostics);
  REQUIRE(data);
  World world;
  for (const value::Field& field : data->as_record()->fields()) {
    world.names.emplace_back(field.key, field.value);
  }
  const std::size_t end = text.find("\n## ", at);
  const std::string table = text.substr(at, end - at);
  std::string shown;
  std::size_t rows = 0;
  for (std::size_t place = 0; (place = table.find("\n| `", place)) != std::string::npos; ++rows) {
    const std::string expression = between(table, "`", "` | ", place);
    const std::size_t cell_end = table.find(" |", place);
    INFO(expression);
    CHECK(without_wide_blanks(world.say("{" + expression + "}")) ==
          table.substr(place, cell_end - place));
    shown += expression + " ";
  }
  CHECK(rows > 30);
  for (const std::string_view name : expr::function_names()) {
    INFO(name);
    CHECK(shown.find(std::string(name) + "(") != std::string::npos);
  }
}
