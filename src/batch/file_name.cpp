#include "batch/file_name.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/utf8.h"

namespace jianbao::batch {

namespace {

bool is_device(std::string_view name) {
  std::string word(name.substr(0, name.find('.')));
  std::transform(word.begin(), word.end(), word.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  constexpr std::array<std::string_view, 4> devices{"CON", "PRN", "AUX", "NUL"};
  if (std::find(devices.begin(), devices.end(), word) != devices.end()) return true;
  const bool port = word.starts_with("COM") || word.starts_with("LPT");
  return port && word.size() == 4 && word[3] >= '1' && word[3] <= '9';
}

}  // namespace

std::string portable_name(std::string name) {
  constexpr std::string_view taken = "\\:*?\"<>|";
  std::replace_if(
      name.begin(), name.end(), [&](char c) { return taken.find(c) != taken.npos; }, '_');
  while (name.ends_with(' ') || name.ends_with('.')) name.pop_back();
  return is_device(name) ? name + "_" : name;
}

const char* why_no_file_name(const std::string& name) {
  constexpr std::size_t longest = 200;  // bytes: room for the edition and the page number stays
  if (base::without_joiners(name).empty()) return "it is empty";
  if (name.find('/') != std::string::npos) return "it has a '/'";
  if (name.starts_with('.')) return "it starts with '.'";
  if (name.size() > longest) return "it is longer than 200 bytes";
  const bool breaks = name.find_first_of("\t\n\r") != std::string::npos;
  return breaks || base::find_control(name) ? "it has a control character" : nullptr;
}

}  // namespace jianbao::batch
