#include "read/encoding.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "base/utf8.h"

namespace jianbao::read {

namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(const char* name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(name, &status), &ucnv_close);
  if (U_FAILURE(status)) return {nullptr, &ucnv_close};
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return converter;
}

struct Conversion {
  std::string text;
  std::size_t read = 0;  // bytes before the first that is wrong
  bool whole = false;
};

// In parts, since a file may be larger than ICU counts.
Conversion convert(std::string_view bytes, const char* encoding) {
  Conversion result;
  const Converter from = open_converter(encoding), to = open_converter("UTF-8");
  if (!from || !to) return result;
  result.text.reserve(bytes.size() * 3 / 2);
  std::vector<char> out(1U << 16U);
  std::vector<UChar> pivot(1U << 12U);
  UChar *pivot_in = pivot.data(), *pivot_out = pivot.data();
  const char *source = bytes.data(), *const end = bytes.data() + bytes.size();
  bool first = true;
  for (;;) {
    UErrorCode status = U_ZERO_ERROR;
    char* target = out.data();
    ucnv_convertEx(to.get(), from.get(), &target, out.data() + out.size(), &source, end,
                   pivot.data(), &pivot_in, &pivot_out, pivot.data() + pivot.size(),
                   static_cast<UBool>(first), 1, &status);
    first = false;
    result.text.append(out.data(), target);
    result.read = static_cast<std::size_t>(source - bytes.data());
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    result.whole = U_SUCCESS(status);
    return result;
  }
}

// What the name of an encoding means to a converter. GBK and GB2312 are parts of GB18030.
const char* converter_name(const std::string& told) {
  if (told == "gbk" || told == "gb2312") return "gb18030";
  if (told == "big5") return "big5-hkscs";
  return told.c_str();
}

// How the two bytes of Chinese characters lie, which tells GB2312 from Big5: in Big5 about four of
// ten second bytes are below 0xA1, where GB18030 has characters that hardly anybody uses.
struct PairCount {
  std::size_t common = 0, rare = 0;
  bool surely_gb() const { return common > 0 && rare * 20 <= common; }
};
PairCount count_pairs(std::string_view bytes) {
  PairCount count;
  const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (at(i) < 0x80 || i + 1 >= bytes.size()) continue;
    const bool common = at(i) >= 0xA1 && at(i) <= 0xF7 && at(i + 1) >= 0xA1;
    ++(common ? count.common : count.rare);
    ++i;
  }
  return count;
}

// The first words of a file that are no ASCII, as one encoding has them.
std::string first_words(const std::string& text) {
  const auto is_wide = [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; };
  const auto begin = std::find_if(text.begin(), text.end(), is_wide);
  std::string words;
  std::size_t at = static_cast<std::size_t>(begin - text.begin());
  for (int count = 0; count < 12 && at < text.size(); ++count) {
    const std::size_t start = at;
    if (!is_wide(text[at])) break;
    base::next_code_point(text, at);
    words += text.substr(start, at - start);
  }
  return words;
}

std::string guess(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(),
                                                                       &uchardet_delete);
  uchardet_handle_data(detector.get(), bytes.data(), bytes.size());
  uchardet_data_end(detector.get());
  return uchardet_get_charset(detector.get());
}

std::size_t line_of(std::string_view bytes, std::size_t offset) {
  return 1 + static_cast<std::size_t>(std::count(
                 bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
}

// A UTF-8 file with a few broken bytes, which are then shown at their places.
bool is_nearly_utf8(std::string_view bytes) {
  const auto is_wide = [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; };
  const auto wide = static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), is_wide));
  std::size_t broken = 0;
  while (const auto bad = base::find_invalid_utf8(bytes)) {
    if (++broken * 10 > wide) return false;
    bytes.remove_prefix(*bad + 1);
  }
  return true;
}

std::optional<std::string> decode_as(const std::string& told, std::string_view bytes,
                                     const std::string& path, base::Span place,
                                     base::Diagnostics& diagnostics) {
  Conversion converted = convert(bytes, converter_name(told));
  if (converted.whole) return std::move(converted.text);
  diagnostics.error(place,
                    "'" + path + "' is not in " + told + ": line " +
                        std::to_string(line_of(bytes, converted.read)) + " has other bytes",
                    "without 'encoding' the file is asked what it is");
  return std::nullopt;
}

std::optional<std::string> recognise(const std::string& bytes, const std::string& path,
                                     base::Span referrer, base::Diagnostics& diagnostics) {
  Conversion gb = convert(bytes, "gb18030");
  if (gb.whole && count_pairs(bytes).surely_gb()) {
    diagnostics.warn(referrer, "'" + path + "' is no UTF-8 and is read as GB18030",
                     "'" + first_words(gb.text) + "'; 'encoding: gb18030' beside the file says so");
    return std::move(gb.text);
  }
  const Conversion big5 = convert(bytes, "big5-hkscs");
  std::string hint;
  if (gb.whole) hint = "in gb18030 it says '" + first_words(gb.text) + "'";
  if (big5.whole) {
    hint += (hint.empty() ? "in big5 it says '" : ", in big5 '") + first_words(big5.text) + "'";
  }
  if (const std::string name = guess(bytes); hint.empty() && !name.empty()) {
    hint = "it looks like " + name;
  }
  diagnostics.error(
      referrer, "'" + path + "' is no UTF-8, and what it is cannot be told",
      (hint.empty() ? "" : hint + "; ") + std::string("say 'encoding:' beside the file"));
  return std::nullopt;
}

}  // namespace

std::optional<std::string> decode(std::string bytes, const std::string& path,
                                  const spec::Located& told, base::Span referrer,
                                  base::Diagnostics& diagnostics) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    return decode_as("utf-16", bytes, path, referrer, diagnostics);
  }
  if (!told.text.empty() && told.text != "utf-8") {
    return decode_as(told.text, bytes, path, told.span, diagnostics);
  }
  if (!told.text.empty() || is_nearly_utf8(bytes)) return bytes;
  return recognise(bytes, path, referrer, diagnostics);
}

}  // namespace jianbao::read
