#include "base/language_tag.h"

#include <algorithm>
#include <vector>

namespace jianbao::base {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::vector<std::string> subtags(std::string_view tag) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= tag.size();) {
    const std::size_t dash = std::min(tag.find('-', from), tag.size());
    parts.emplace_back(tag.substr(from, dash - from));
    from = dash + 1;
  }
  return parts;
}

// Scripts have a capital, regions are capitals, all else is small.
void set_case(std::string& part, bool first) {
  std::transform(part.begin(), part.end(), part.begin(), lower);
  if (first) return;
  if (part.size() == 2) std::transform(part.begin(), part.end(), part.begin(), upper);
  if (part.size() == 4 && is_letter(part[0])) part[0] = upper(part[0]);
}

bool is_traditional_region(const std::string& region) {
  return region == "TW" || region == "HK" || region == "MO";
}

}  // namespace

bool is_language_tag(std::string_view text) {
  const std::vector<std::string> parts = subtags(text);
  const auto sound = [](const std::string& part) {
    return !part.empty() && part.size() <= 8 && std::all_of(part.begin(), part.end(), [](char c) {
      return is_letter(c) || is_digit(c);
    });
  };
  return parts.front().size() >= 2 && std::all_of(parts.begin(), parts.end(), sound) &&
         std::all_of(parts.front().begin(), parts.front().end(), is_letter);
}

std::string full_language_tag(std::string_view tag) {
  std::vector<std::string> parts = subtags(tag);
  for (std::size_t i = 0; i < parts.size(); ++i) set_case(parts[i], i == 0);
  if (parts.front() == "zh" && (parts.size() == 1 || parts[1].size() != 4)) {
    const bool traditional = parts.size() > 1 && is_traditional_region(parts[1]);
    parts.insert(parts.begin() + 1, traditional ? "Hant" : "Hans");
  }
  std::string full = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) full += "-" + parts[i];
  return full;
}

bool is_in_range(std::string_view tag, std::string_view range) {
  if (range.size() > tag.size()) return false;
  const bool same = std::equal(range.begin(), range.end(), tag.begin(),
                               [](char a, char b) { return lower(a) == lower(b); });
  return same && (range.size() == tag.size() || tag[range.size()] == '-');
}

bool is_traditional_chinese(std::string_view tag) {
  return is_in_range(full_language_tag(tag), "zh-Hant");
}

}  // namespace jianbao::base
