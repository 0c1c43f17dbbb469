#include "read/number_format.h"

#include <string>

namespace jianbao::read {

namespace {

using value::DatePart;

// Without what is in quotes, behind a backslash, filled or spaced (*x, _x), and without colours,
// conditions and languages: [Red], [$-804]. Elapsed times, [h], stay. Of several sections the
// first.
std::string bare(std::string_view code) {
  std::string out;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == ';') break;
    if (c == '"') {
      i = std::min(code.find('"', i + 1), code.size() - 1);
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[') {
      const std::size_t end = std::min(code.find(']', i), code.size() - 1);
      const std::string_view inner = code.substr(i + 1, end - i - 1);
      if (inner.find_first_not_of("hHmMsS") == inner.npos) out += inner;
      i = end;
    } else {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
  }
  return out;
}

bool has(const std::string& code, std::string_view any) {
  return code.find_first_of(any) != code.npos;
}

int places_of(const std::string& code) {
  const std::size_t point = code.find('.');
  if (point == code.npos) return 0;
  const std::size_t end = code.find_first_not_of('0', point + 1);
  return static_cast<int>((end == code.npos ? code.size() : end) - point - 1);
}

}  // namespace

NumberFormat parse_number_format(std::string_view code) {
  NumberFormat format;
  const std::string plain = bare(code);
  if (plain.find("general") != plain.npos) return format;
  const bool years = has(plain, "ye"), days = has(plain, "d"), times = has(plain, "hs");
  const bool digits = has(plain, "0#?");
  if (!digits && (years || days || times || has(plain, "m"))) {
    if (!years && !days && !(has(plain, "m") && !times)) {
      format.shows = NumberFormat::Shows::moment;
    } else {
      format.shows = NumberFormat::Shows::date;
      format.part = days ? DatePart::day : has(plain, "m") ? DatePart::month : DatePart::year;
    }
    return format;
  }
  if (has(plain, "%")) format.shows = NumberFormat::Shows::percent;
  const std::size_t comma = plain.find(',');
  format.grouped = comma != plain.npos && comma + 1 < plain.size() &&
                   (plain[comma + 1] == '#' || plain[comma + 1] == '0');
  format.places = places_of(plain);
  return format;
}

NumberFormat built_in_format(int id) {
  using Shows = NumberFormat::Shows;
  switch (id) {
    case 2:
      return {Shows::number, false, 2, {}};
    case 3:
    case 37:
    case 38:
    case 41:
    case 42:
      return {Shows::number, true, 0, {}};
    case 4:
    case 39:
    case 40:
    case 43:
    case 44:
      return {Shows::number, true, 2, {}};
    case 9:
      return {Shows::percent, false, 0, {}};
    case 10:
      return {Shows::percent, false, 2, {}};
    case 17:  // mmm-yy
    case 27:
    case 36:
    case 50:
    case 52:
    case 57:  // yyyy年m月
      return {Shows::date, false, 0, DatePart::month};
    case 14:
    case 15:
    case 16:
    case 22:
    case 28:
    case 29:
    case 30:
    case 31:
    case 51:
    case 53:
    case 54:
    case 58:
      return {Shows::date, false, 0, DatePart::day};
    case 18:
    case 19:
    case 20:
    case 21:
    case 32:
    case 33:
    case 34:
    case 35:
    case 45:
    case 46:
    case 47:
    case 55:
    case 56:
      return {Shows::moment, false, 0, {}};
    default:
      return {};
  }
}

}  // namespace jianbao::read
