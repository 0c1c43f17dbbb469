#include "spec/text_settings.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "spec/css_words.h"
#include "spec/font_features.h"

namespace jianbao::spec {

namespace {

// The words of a property and what they mean.
template <class Meaning, std::size_t count>
struct Words {
  css_words::Words<Meaning, count> list;

  std::vector<std::string_view> names() const {
    std::vector<std::string_view> names;
    for (const auto& [name, meaning] : list) names.push_back(name);
    return names;
  }
  std::optional<Meaning> find(const std::optional<std::string>& word) const {
    const auto found = std::find_if(list.begin(), list.end(),
                                    [&](const auto& entry) { return word == entry.first; });
    return found == list.end() ? std::nullopt : std::optional(found->second);
  }
};

constexpr Words<style::LineBreak, 5> line_breaks{{{{"auto", style::LineBreak::gb},
                                                   {"none", style::LineBreak::none},
                                                   {"basic", style::LineBreak::basic},
                                                   {"gb", style::LineBreak::gb},
                                                   {"strict", style::LineBreak::strict}}}};
using Mark = style::MarkSpacing;
constexpr Words<Mark, 13> mark_spacings{{{{"auto", Mark::hangmobanjiao},
                                          {"normal", Mark::quanjiao},
                                          {"space-all", Mark::plain},
                                          {"space-first", Mark::space_first},
                                          {"trim-start", Mark::trim_start},
                                          {"trim-both", Mark::hangmobanjiao},
                                          {"trim-all", Mark::banjiao},
                                          {"plain", Mark::plain},
                                          {"quanjiao", Mark::quanjiao},
                                          {"banjiao", Mark::banjiao},
                                          {"kaiming", Mark::kaiming},
                                          {"hangmobanjiao", Mark::hangmobanjiao},
                                          {"cct", Mark::cct}}}};
constexpr Words<style::Justify, 4> justifications{
    {{{"auto", style::Justify::automatic},
      {"none", style::Justify::none},
      {"inter-word", style::Justify::inter_word},
      {"inter-character", style::Justify::inter_character}}}};
constexpr Words<bool, 3> wraps{{{{"auto", false}, {"pretty", false}, {"balance", true}}}};
constexpr Words<style::EmphasisMark, 7> emphases{css_words::emphases};
constexpr Words<style::TextLine, 5> text_lines{css_words::text_lines};
constexpr Words<style::RubyPosition, 3> ruby_positions{css_words::ruby_positions};
constexpr Words<style::ScriptPosition, 3> script_positions{css_words::script_positions};
constexpr Words<style::WritingMode, 2> writing_modes{
    {{{"horizontal-tb", style::WritingMode::horizontal},
      {"vertical-rl", style::WritingMode::vertical}}}};
constexpr Words<Caps, 3> caps{css_words::caps};
constexpr Words<Numerals, 5> numerals{css_words::numerals};

template <class Set>
KeySpec choice(std::string_view name, std::string_view description, const Set& words,
               Count count = Count::one) {
  return {.name = name,
          .type = Type::choice,
          .description = description,
          .count = count,
          .choices = words.names()};
}

KeySpec hanging() {
  return {.name = "hanging-punctuation",
          .type = Type::choice,
          .description =
              "Marks outside the measure: 'first' an opening one at the start; "
              "'allow-end' ，and 。 at a line's end that would not fit, 'force-end' always",
          .count = Count::one_or_list,
          .choices = {"none", "first", "allow-end", "force-end"}};
}

KeySpec autospace() {
  return {.name = "text-autospace",
          .type = Type::choice,
          .description = "A quarter em between Han and letters, figures, both or neither",
          .count = Count::one_or_list,
          .choices = {"normal", "no-autospace", "ideograph-alpha", "ideograph-numeric"}};
}

bool has(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

void check_words(Fields& fields, std::string_view key, base::Diagnostics& diagnostics) {
  std::vector<std::string> seen;
  for (const value::Value* item : fields.items(key)) {
    const std::string* word = item->as_text();
    if (word == nullptr) continue;
    const auto rival = std::find_if(seen.begin(), seen.end(), [&](const std::string& other) {
      return css_words::exclude(other, *word);
    });
    if (rival != seen.end()) {
      diagnostics.error(item->span(), "'" + *rival + "' and '" + *word + "' exclude each other",
                        "only one of them can hold");
    }
    seen.push_back(*word);
  }
}

void apply_features(Fields& fields, style::TextStyle& text, base::Diagnostics& diagnostics) {
  if (const auto form = caps.find(fields.text("font-variant-caps"))) set_caps(text, *form);
  for (const std::string& word : fields.texts("font-variant-numeric")) {
    if (const auto form = numerals.find(word)) set_numerals(text, *form);
  }
  for (const value::Value* item : fields.items("font-feature-settings")) {
    const std::string* entry = item->as_text();
    if (entry == nullptr) continue;
    if (*entry == "normal") {
      text.features.clear();
    } else if (const auto setting = parse_feature(*entry)) {
      set_feature(text, *setting);
    } else {
      diagnostics.error(item->span(), "'" + *entry + "' is no OpenType feature",
                        "four characters, such as ss01 or ss01 off");
    }
  }
}

void apply_marks(Fields& fields, style::TextStyle& text) {
  if (const auto mark = emphases.find(fields.text("text-emphasis"))) text.emphasis = *mark;
  if (const auto line = text_lines.find(fields.text("text-decoration-line"))) text.line = *line;
  if (const auto where = ruby_positions.find(fields.text("ruby-position"))) {
    text.ruby_position = *where;
  }
  if (const auto where = script_positions.find(fields.text("vertical-align"))) {
    text.script_position = *where;
  }
}

void apply_hanging(Fields& fields, style::ParagraphStyle& style) {
  const std::vector<std::string> words = fields.texts("hanging-punctuation");
  if (words.empty()) return;
  style.hang_first = has(words, "first");
  style.hang_end = has(words, "force-end")   ? style::HangEnd::force
                   : has(words, "allow-end") ? style::HangEnd::allow
                                             : style::HangEnd::none;
}

void apply_autospace(Fields& fields, style::ParagraphStyle& style) {
  const std::vector<std::string> words = fields.texts("text-autospace");
  if (words.empty()) return;
  style.space_letters = has(words, "normal") || has(words, "ideograph-alpha");
  style.space_digits = has(words, "normal") || has(words, "ideograph-numeric");
}

}  // namespace

const std::vector<KeySpec>& text_settings() {
  static const std::vector<KeySpec> settings{
      choice("line-break", "Where lines may break beside marks; auto is gb", line_breaks),
      choice("text-spacing-trim", "How wide full-width marks are; auto is trim-both",
             mark_spacings),
      hanging(),
      autospace(),
      choice("text-justify", "What is stretched in a justified line", justifications),
      choice("text-wrap-style", "'balance': lines of one length, for headings", wraps),
      {.name = "looseness",
       .type = Type::integer,
       .description = "Lines more, or fewer, than would be best, where that is possible",
       .least = -10,
       .most = 10},
      {.name = "character-grid",
       .type = Type::boolean,
       .description = "Whether Han stand in cells of one em, one below the other"},
      choice("text-emphasis", "Marks below each character, or at its right", emphases),
      choice("text-decoration-line", "Lines along the text", text_lines),
      choice("ruby-position", "Where readings stand", ruby_positions),
      choice("vertical-align", "Raised or lowered, and smaller", script_positions),
      choice("font-variant-caps", "Small capitals, where the font has them", caps),
      choice("font-variant-numeric", "Forms of figures, where the font has them", numerals,
             Count::one_or_list),
      {.name = "font-feature-settings",
       .description =
           "OpenType features to turn on, by their tags, or off: 'ss01 off'; 'normal' for none",
       .count = Count::one_or_list},
      choice("writing-mode", "The direction of lines", writing_modes)};
  return settings;
}

void apply_text_settings(Fields& fields, style::ParagraphStyle& style,
                         base::Diagnostics& diagnostics) {
  for (const char* key : {"hanging-punctuation", "text-autospace", "font-variant-numeric"}) {
    check_words(fields, key, diagnostics);
  }
  if (const auto level = line_breaks.find(fields.text("line-break"))) style.line_break = *level;
  if (const auto trim = mark_spacings.find(fields.text("text-spacing-trim"))) {
    style.mark_spacing = *trim;
  }
  apply_hanging(fields, style);
  apply_autospace(fields, style);
  if (const auto what = justifications.find(fields.text("text-justify"))) style.justify = *what;
  if (const auto wrap = wraps.find(fields.text("text-wrap-style"))) style.balance = *wrap;
  if (const auto lines = fields.integer("looseness")) style.looseness = *lines;
  if (const auto grid = fields.boolean("character-grid")) style.grid = *grid;
  if (const auto mode = writing_modes.find(fields.text("writing-mode"))) {
    style.writing_mode = *mode;
  }
  apply_marks(fields, style.text);
  apply_features(fields, style.text, diagnostics);
}

}  // namespace jianbao::spec
