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

// ISO 639-1, with those of its former codes that are in use.
constexpr std::string_view two_letters =
    " aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy"
    " da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu"
    " hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb"
    " lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om"
    " or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv"
    " sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ";

bool is_known(std::string primary) {
  if (primary.size() != 2) return primary.size() == 3;
  std::transform(primary.begin(), primary.end(), primary.begin(), lower);
  return two_letters.find(" " + primary + " ") != two_letters.npos;
}

}  // namespace

bool is_language_tag(std::string_view text) {
  const std::vector<std::string> parts = subtags(text);
  const auto sound = [](const std::string& part) {
    return !part.empty() && part.size() <= 8 && std::all_of(part.begin(), part.end(), [](char c) {
      return is_letter(c) || is_digit(c);
    });
  };
  // A single letter opens an extension, which says something (BCP 47, 2.2.6).
  return is_known(parts.front()) && parts.back().size() >= 2 &&
         std::all_of(parts.begin(), parts.end(), sound) &&
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
