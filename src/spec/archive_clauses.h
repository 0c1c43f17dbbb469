#pragma once

#include <cstdint>
#include <string>

namespace jianbao::spec {

// What the parts of ISO 19005 say alike, each in a clause of its own.
enum class ArchiveRule : std::uint8_t {
  identification,  // which part and level a file follows
  encryption,      // there is none
  device_colors,   // are those of the output intent
  overprint,       // not of inks that have a profile of their own
  tags,            // of level A
  attachments,     // of what kinds
};

// "ISO 19005-3, 6.7.2": the clause of one part, or the part alone where it has none of its own.
std::string archive_clause(ArchiveRule rule, int part);

}  // namespace jianbao::spec
