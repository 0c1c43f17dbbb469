#include "spec/font_features.h"

#include <algorithm>

namespace jianbao::spec {

namespace {

constexpr std::string_view blank = " \t\n\r";

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(blank), text.size()));
  return text.substr(0, text.find_last_not_of(blank) + 1);
}

std::string_view unquoted(std::string_view word) {
  const bool quoted = word.size() > 1 && (word.front() == '"' || word.front() == '\'') &&
                      word.front() == word.back();
  return quoted ? word.substr(1, word.size() - 2) : word;
}

}  // namespace

bool has_feature(const style::TextStyle& style, const std::string& tag) {
  return std::find(style.features.begin(), style.features.end(), tag) != style.features.end();
}

void set_feature(style::TextStyle& style, const FeatureSetting& setting) {
  std::erase(style.features, setting.tag);
  if (setting.on) style.features.push_back(setting.tag);
}

void set_caps(style::TextStyle& style, Caps caps) {
  set_feature(style, {"smcp", caps != Caps::normal});
  set_feature(style, {"c2sc", caps == Caps::all_small});
}

// Lining and oldstyle exclude one another, and so do proportional and tabular.
void set_numerals(style::TextStyle& style, Numerals numerals) {
  const bool all = numerals == Numerals::normal;
  const bool oldstyle = numerals == Numerals::oldstyle, lining = numerals == Numerals::lining;
  if (all || oldstyle || lining) {
    set_feature(style, {"onum", oldstyle});
    set_feature(style, {"lnum", lining});
  }
  if (oldstyle || lining) return;
  style.tabular_figures = numerals == Numerals::tabular;
  set_feature(style, {"pnum", numerals == Numerals::proportional});
}

std::optional<FeatureSetting> parse_feature(std::string_view entry) {
  entry = trimmed(entry);
  const std::size_t end = std::min(entry.find_first_of(blank), entry.size());
  const std::string_view tag = unquoted(entry.substr(0, end));
  const std::string_view state = trimmed(entry.substr(end));
  const bool on = state.empty() || state == "on" || state == "1";
  const bool off = state == "off" || state == "0";
  const bool named = tag.size() == 4 && std::all_of(tag.begin(), tag.end(), is_letter_or_digit);
  if (!named || (!on && !off)) return std::nullopt;
  return FeatureSetting{std::string(tag), on};
}

}  // namespace jianbao::spec
