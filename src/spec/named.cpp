#include "spec/named.h"

#include <algorithm>

#include "expr/expr.h"

namespace jianbao::spec {

namespace {

void add(std::vector<Located>& names, std::vector<Located> more) {
  std::move(more.begin(), more.end(), std::back_inserter(names));
}

// What the expression can give of the layout's own words.
std::vector<Located> names_given(const expr::Node& node) {
  using Kind = expr::Node::Kind;
  std::vector<Located> names;
  if (const auto* text = node.kind == Kind::literal ? node.literal.as_text() : nullptr) {
    return words_of({*text, node.span});
  }
  const bool chooses = node.kind == Kind::conditional ||
                       (node.kind == Kind::call && node.word == "if") ||
                       (node.kind == Kind::binary && node.word == "&&");
  const bool either = node.kind == Kind::binary && node.word == "||";
  if (!chooses && !either) return names;
  for (std::size_t i = either ? 0 : 1; i < node.children.size(); ++i) {
    add(names, names_given(*node.children[i]));
  }
  return names;
}

constexpr std::string_view blanks = " \t\n";

bool begins_blank(const expr::Template::Part& part) {
  return !part.literal.empty() && blanks.find(part.literal.front()) != blanks.npos;
}

bool ends_blank(const expr::Template::Part& part) {
  return !part.literal.empty() && blanks.find(part.literal.back()) != blanks.npos;
}

void add_styles(std::vector<Located>& styles, const value::Value* style) {
  if (style == nullptr || style->as_text() == nullptr) return;
  const bool chosen = has_holes(*style);
  for (Located& name : names_in(*style)) {
    if (!chosen || !is_usual_style(name.text)) styles.push_back(std::move(name));
  }
}

std::vector<Located> column_styles(const value::Value* columns) {
  std::vector<Located> styles;
  if (columns == nullptr || columns->as_list() == nullptr) return styles;
  for (const value::Value& column : *columns->as_list()) {
    const auto* record = column.as_record();
    if (record == nullptr) continue;
    add_styles(styles, record->find("style"));
    add(styles, column_styles(record->find("columns")));
  }
  return styles;
}

}  // namespace

std::vector<Located> words_of(const Located& text) {
  std::vector<Located> words;
  for (std::size_t at = 0; at < text.text.size();) {
    const std::size_t begin = std::min(text.text.find_first_not_of(blanks, at), text.text.size());
    at = std::min(text.text.find_first_of(blanks, begin), text.text.size());
    if (at > begin) words.push_back({text.text.substr(begin, at - begin), text.span});
  }
  return words;
}

bool is_usual_style(std::string_view name) {
  const auto& keys = theme_keys().find("styles")->inner->keys;
  return std::any_of(keys.begin(), keys.end(),
                     [&](const KeySpec& key) { return key.name == name; });
}

bool has_holes(const value::Value& text) {
  const auto* words = text.as_text();
  return words != nullptr && words->find('{') != std::string::npos;
}

std::vector<Located> names_in(const value::Value& text) {
  if (text.as_text() == nullptr) return {};
  if (!has_holes(text)) return {located(text)};
  base::Diagnostics said_before;
  const auto parsed = expr::parse_template(*text.as_text(), text.span(), said_before);
  std::vector<Located> names;
  if (!parsed) return names;
  const auto& parts = parsed->parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool begins = i == 0 || ends_blank(parts[i - 1]);
    const bool ends = i + 1 == parts.size() || begins_blank(parts[i + 1]);
    if (parts[i].expression) {
      if (begins && ends) add(names, names_given(parts[i].expression->root()));
      continue;
    }
    std::vector<Located> words = words_of({parts[i].literal, text.span()});
    // What a hole goes on with is no name yet.
    if (!words.empty() && i + 1 < parts.size() && !ends_blank(parts[i])) words.pop_back();
    if (!words.empty() && i > 0 && !begins_blank(parts[i])) words.erase(words.begin());
    add(names, std::move(words));
  }
  return names;
}

std::vector<Located> table_styles(const Options& table) {
  std::vector<Located> styles = column_styles(table.find("columns"));
  // A row's are always laid over the table's.
  if (const value::Value* row = table.find("row-style")) {
    for (const Located& each : names_in(*row)) {
      for (Located& name : words_of(each)) {
        if (!is_usual_style(name.text)) styles.push_back(std::move(name));
      }
    }
  }
  return styles;
}

}  // namespace jianbao::spec
