#include "compose/web_address.h"

#include <algorithm>

#include "base/utf8.h"

namespace jianbao::compose {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_alphanumeric(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }
bool is_mail_name(char c) {
  return is_alphanumeric(c) || c == '.' || c == '-' || c == '_' || c == '+';
}
bool is_domain(char c) { return is_alphanumeric(c) || c == '.' || c == '-' || c == '_'; }

bool starts_with_word(std::string_view text, std::string_view lower) {
  if (text.size() < lower.size()) return false;
  return std::equal(lower.begin(), lower.end(), text.begin(), [](char a, char b) {
    return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
  });
}

// General, CJK and full-width punctuation.
bool is_wide_mark(char32_t c) {
  return (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F) ||
         (c >= 0xFF00 && c <= 0xFFEF) || c < 0x100 || c >= 0xFDD0;
}

// Of what it may hold; marks at its end belong to the sentence.
std::size_t end_of_path(std::string_view text, std::size_t i) {
  constexpr std::string_view ends = " \t\n\r<>\"`", behind = "/=?&#-_%";
  const std::size_t begin = i;
  int open = 0;
  bool han = false;
  while (i < text.size()) {
    std::size_t next = i;
    const char32_t c = base::next_code_point(text, next);
    if (c < 0x80) {
      if (ends.find(text[i]) != ends.npos || (c == U')' && open == 0)) break;
      open += c == U'(' ? 1 : c == U')' ? -1 : 0;
    } else if (is_wide_mark(c) ||
               (!han && (i == begin || behind.find(text[i - 1]) == behind.npos))) {
      break;
    }
    han = c >= 0x80;
    i = next;
  }
  constexpr std::string_view sentence = "?!.,:;*_~'(";
  while (i > begin && sentence.find(text[i - 1]) != sentence.npos) --i;
  return i;
}

WebAddress page_at(std::string_view text, std::size_t at) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (!starts_with_word(text.substr(at), scheme)) continue;
    const std::size_t host = at + scheme.size();
    if (host == text.size() || !is_alphanumeric(text[host])) return {};
    const std::size_t end = end_of_path(text, host);
    return {at, end, std::string(text.substr(at, end - at))};
  }
  if (!starts_with_word(text.substr(at), "www.")) return {};
  std::size_t domain = at + 4;
  // Not looked at to its end, which may be far, again and again.
  if (text.substr(domain).starts_with('.')) return {};
  while (domain < text.size() && is_domain(text[domain])) ++domain;
  const std::string_view host = text.substr(at + 4, domain - at - 4);
  const std::size_t dot = host.find('.');
  if (dot == 0 || dot == host.npos || dot + 1 == host.size()) return {};
  const std::size_t end = end_of_path(text, at + 4);
  return {at, end, "http://" + std::string(text.substr(at, end - at))};
}

WebAddress mail_around(std::string_view text, std::size_t sign, std::size_t from) {
  std::size_t begin = sign, end = sign + 1;
  while (begin > from && is_mail_name(text[begin - 1])) --begin;
  while (end < text.size() && is_domain(text[end])) ++end;
  while (end > sign && text[end - 1] == '.') --end;
  const std::string_view domain = text.substr(sign + 1, end - std::min(end, sign + 1));
  const std::size_t dot = domain.find('.');
  if (begin == sign || dot == 0 || dot == domain.npos || !is_alphanumeric(domain.back())) return {};
  return {begin, end, "mailto:" + std::string(text.substr(begin, end - begin))};
}

}  // namespace

std::size_t end_of_address(std::string_view text, std::size_t colon) {
  return end_of_path(text, colon + 3);
}

WebAddress find_address(std::string_view text, std::size_t from) {
  for (std::size_t i = from; i < text.size(); ++i) {
    WebAddress found;
    if (text[i] == '@') {
      found = mail_around(text, i, from);
    } else if ((text[i] == 'h' || text[i] == 'H' || text[i] == 'w' || text[i] == 'W') &&
               (i == 0 || !is_alphanumeric(text[i - 1]))) {
      found = page_at(text, i);
    }
    if (found.end > found.begin) return found;
  }
  return {};
}

}  // namespace jianbao::compose
