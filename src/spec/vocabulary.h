#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The keys that users may write, as data: parsers check files against these tables, and the JSON
// Schema is made from them, so that neither can know a key that the other does not.
namespace jianbao::spec {

struct MapSpec;

enum class Type {
  text,            // taken as it is
  text_or_number,  // the same, and a number as its digits
  words,           // a text with {expressions}, or a map of such texts by language
  words_or_map,    // the same, or a map with the keys of `inner`
  path,            // of a file
  expression,      // "fdi.value * 2"
  condition,       // an expression, or "present fdi.rank"
  loop,            // "county in counties"
  integer,         // from `least` to `most`
  number,          // from `least` to `most`
  boolean,
  length,           // "12pt", from 0 to the largest page; or from `least` to `most` points
  relative_length,  // "12pt" or "1.5em", may be negative
  color,            // "#1F2328"
  color_or_ink,     // the same, or a map with the keys of `inner`
  color_name,       // a colour, or the name of one
  date,
  edition,  // "zh", "en" or "zh+en"
  choice,   // one of `choices`
  map,      // with the keys of `inner`
  map_or_expression,
  path_or_map,     // of a file, or a map with the keys of `inner`
  name_or_map,     // of a style, or a map with the keys of `inner`
  choice_or_map,   // one of `choices`, or a map with the keys of `inner`
  names,           // of styles or colours, or a text with {expressions} that gives them
  boolean_or_map,  // true, false, or a map with the keys of `inner`
  blocks,          // a list of layout blocks
  chart,           // the path of a Vega-Lite spec, or the spec
  chart_config,    // a map as Vega-Lite's `config`
  secret,          // a map with one of the keys of `inner`, never the secret itself
  connection,      // the same, of a project's database
  scalar_or_map,   // a text, number, date or truth, or a map with the keys of `inner`
  any,             // whatever it is, its reader checks it
  transforms,      // a list of transforms of rows
  predicate,       // an expression, or a test as Vega-Lite's: {field: a, gte: 3}
  sort,            // a field, "-field", {field, order}, or a list of these
  frame,           // [rows before, rows behind], null for all
};

enum class Count { one, list, one_or_list };

struct KeySpec {
  std::string_view name;
  Type type = Type::text;
  std::string_view description;
  bool required = false;
  Count count = Count::one;
  int least = 0, most = 0;
  std::vector<std::string_view> choices = {};
  const MapSpec* inner = nullptr;
  bool filled = false;  // the key without a value, or with an empty text, is an error
};

// A map that a user writes.
struct MapSpec {
  std::string_view what;  // how messages call it: "the page"
  std::vector<KeySpec> keys;
  std::optional<KeySpec> others = {};  // values under names that the user chooses

  const KeySpec* find(std::string_view name) const;
  std::vector<std::string_view> names() const;
};

// A kind of block. `{heading: TEXT}` is short for `{heading: {text: TEXT}}` when its main option is
// `text`; a kind without options is a word.
struct BlockKind {
  std::string_view name;
  std::string_view description;
  std::string_view main;  // empty: there is no short form
  MapSpec options;
};

// `jianbao: 1`, which every file may start with.
KeySpec version_key();
const MapSpec& project_keys();
// What a source says of its table file.
std::vector<KeySpec> table_file_keys();
const MapSpec& layout_keys();
const MapSpec& numbering_keys();
const MapSpec& note_keys();
const MapSpec& pdf_keys();
const MapSpec& attach_keys();
const MapSpec& watermark_keys();
const MapSpec& stamp_keys();
const MapSpec& included_keys();  // of a file that `include` names, where it is a map
const MapSpec& theme_keys();
// The styles of a theme that are laid over the text around, by what any style may say.
std::vector<KeySpec> inline_style_keys(const MapSpec& style);
const MapSpec& fonts_keys();
const MapSpec& lock_keys();

const std::vector<BlockKind>& block_kinds();
const BlockKind* find_block_kind(std::string_view name);
// What may stand beside any block: `if`, `for`, `let`, `with`, `style`.
const MapSpec& block_modifiers();

}  // namespace jianbao::spec
