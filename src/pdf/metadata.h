#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/source.h"
#include "pdf/conformance.h"

namespace jianbao::pdf {

// How a printer turns the sheets.
enum class Duplex : std::uint8_t { unsaid, simplex, long_edge, short_edge };

struct Metadata {
  std::string title;
  std::string author;
  std::string language;                           // BCP 47, of the document
  std::vector<std::string> other_languages = {};  // that stand beside it
  bool bound_right = false;                       // its pages follow one another from right to left
  Duplex duplex = Duplex::unsaid;
  Conformance conformance;
  int year = 1970, month = 1, day = 1;  // the project's date, the only clock
};

// The project's date as files write it: "D:20260101000000Z" (ISO 32000-1, 7.9.4).
std::string date_string(const Metadata& metadata);

}  // namespace jianbao::pdf
