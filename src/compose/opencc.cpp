#include "compose/opencc.h"

#include <algorithm>
#include <opencc/Config.hpp>
#include <opencc/Converter.hpp>
#include <opencc/Exception.hpp>

#include "base/language_tag.h"
#include "base/utf8.h"
#include "compose/protected_spans.h"

namespace jianbao::compose {

namespace {

using Names = std::vector<std::string>;

std::string path_of(const std::string& dictionary) {
  return std::string(OPENCC_DATA) + "/" + dictionary + ".ocd2";
}

// The dictionaries of OpenCC's configurations s2t, s2twp and s2hk: after the characters, what a
// region writes in another way.
Names regional(std::string_view language) {
  const std::string tag = base::full_language_tag(language);
  if (base::is_in_range(tag, "zh-Hant-TW")) return {"TWPhrases", "TWVariants"};
  if (base::is_in_range(tag, "zh-Hant-HK") || base::is_in_range(tag, "zh-Hant-MO")) {
    return {"HKVariants"};
  }
  return {};
}

std::string dictionary(const std::string& name) {
  return R"({"type": "ocd2", "file": ")" + path_of(name) + R"("})";
}

// By their paths: OpenCC would look for bare names in the working folder first.
std::string configuration(std::string_view language) {
  std::string chain = R"({"dict": {"type": "group", "dicts": [)" + dictionary("STPhrases") + ", " +
                      dictionary("STCharacters") + "]}}";
  for (const std::string& name : regional(language)) {
    chain += R"(, {"dict": )" + dictionary(name) + "}";
  }
  return R"({"name": "jianbao", "segmentation": {"type": "mmseg", "dict": )" +
         dictionary("STPhrases") + R"(}, "conversion_chain": [)" + chain + "]}";
}

bool is_ideograph(char32_t c) {
  return c == U'〇' || (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

bool has_han(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_ideograph(base::next_code_point(text, at))) return true;
  }
  return false;
}

bool is_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }
bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// don’t, rock ’n’ roll, ’90s behind a space, 5’30.
bool is_apostrophe(char32_t last, char32_t next) {
  if (last == U' ') return is_letter(next) || is_digit(next);
  return (is_letter(last) && is_letter(next)) || (is_digit(last) && is_digit(next));
}

// “ ” ‘ ’ are the mainland's: Taiwan and Hong Kong write 「 」 『 』. An apostrophe stays.
std::string with_corner_brackets(const std::string& text) {
  std::string out;
  char32_t last = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = base::next_code_point(text, at);
    std::size_t behind = at;
    const char32_t next = at < text.size() ? base::next_code_point(text, behind) : 0;
    const bool apostrophe = c == U'’' && is_apostrophe(last, next);
    const char32_t mark = c == U'“'                  ? U'「'
                          : c == U'”'                ? U'」'
                          : c == U'‘'                ? U'『'
                          : c == U'’' && !apostrophe ? U'』'
                                                     : c;
    base::append_utf8(out, mark);
    last = c;
  }
  return out;
}

}  // namespace

struct HanConverter::Dictionary {
  opencc::ConverterPtr converter;
};

std::vector<std::string> conversion_files() {
  Names files;
  for (const char* name : {"HKVariants", "STCharacters", "STPhrases", "TWPhrases", "TWVariants"}) {
    files.push_back(path_of(name));
  }
  return files;
}

HanConverter::HanConverter() = default;
HanConverter::~HanConverter() = default;

bool HanConverter::prepare(std::string_view language, base::Diagnostics& diagnostics) {
  const std::string tag(language);
  if (dictionaries_.contains(tag)) return true;
  try {
    opencc::Config config;
    auto made = std::make_unique<Dictionary>();
    made->converter = config.NewFromString(configuration(language), OPENCC_DATA);
    dictionaries_.emplace(tag, std::move(made));
    return true;
  } catch (const opencc::Exception& exception) {
    diagnostics.error({}, "cannot read the dictionaries for '" + tag + "'", exception.what());
    return false;
  }
}

std::string HanConverter::words(std::string_view text, const Dictionary& dictionary) const {
  // All that OpenCC throws at is malformed UTF-8, which no file that was read has.
  if (!has_han(text)) return std::string(text);
  return with_corner_brackets(dictionary.converter->Convert(std::string(text)));
}

std::string HanConverter::convert(const std::string& text, std::string_view language) {
  const auto known = dictionaries_.find(language);
  if (known == dictionaries_.end() || !has_han(text)) return text;
  const auto [found, is_new] = converted_.try_emplace(std::string(language) + '\0' + text);
  if (!is_new) return found->second;
  std::string& out = found->second;
  std::size_t at = 0;
  for (const auto& [begin, end] : protected_spans(text)) {
    out += words(std::string_view(text).substr(at, begin - at), *known->second);
    out.append(text, begin, end - begin);
    at = end;
  }
  out += words(std::string_view(text).substr(at), *known->second);
  return out;
}

}  // namespace jianbao::compose
