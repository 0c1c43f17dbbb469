#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/diagnostics.h"
#include "text/characters.h"
#include "text/item.h"
#include "text/script.h"
#include "text/shape.h"

namespace jianbao::text {

// Says which characters of a paragraph cannot be set, and why: those of a script once a run.
class MissingText {
 public:
  MissingText(const std::vector<Run>& runs, const Characters& characters,
              base::Diagnostics& diagnostics)
      : runs_(runs), characters_(characters), diagnostics_(diagnostics) {}

  // The characters from `begin` on are a letter and its marks.
  void say(const Chain& chain, std::size_t begin, std::size_t end);
  // A character of a reading above its base.
  void say_reading(const Run& run, char32_t character);

 private:
  void say_direction(std::size_t begin);
  void say_script(std::size_t begin);
  void say_cluster(std::size_t begin, std::size_t end);
  void say_character(const Chain& chain, std::size_t i);
  // From a character on, as long as nothing of another script comes.
  std::string_view stretch(std::size_t begin) const;
  std::string_view text(std::size_t begin, std::size_t end) const;
  base::Span place_of(std::size_t i, std::string_view text) const;
  std::string codes(std::size_t begin, std::size_t end) const;

  const std::vector<Run>& runs_;
  const Characters& characters_;
  base::Diagnostics& diagnostics_;
  std::set<std::pair<std::uint32_t, ScriptCode>> said_;  // by run
};

}  // namespace jianbao::text
