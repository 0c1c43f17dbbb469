#pragma once

#include <string>
#include <vector>

#include "base/diagnostics.h"
#include "spec/numbering_spec.h"

namespace jianbao::compose {

// A sample's form in a language; one for all where it is no map.
std::string sample_in(const value::Value& samples, const std::string& language);

// Counts a document's headings, figures and tables, and writes their numbers.
class Numbering {
 public:
  explicit Numbering(const spec::Numbering& spec) : spec_(spec), usual_(spec::usual_numbering()) {}

  // Says which samples lack one of the languages.
  void check(const std::vector<std::string>& languages, const spec::Notes& notes,
             base::Diagnostics& diagnostics) const;

  // Levels start from 1. The number is that of the heading counted last, empty where such headings
  // have none.
  void count_heading(int level);
  std::string heading(int level, const std::string& language) const;

  enum class Kind { figure, table };
  // Whether those with a caption are numbered without being asked.
  bool numbers(Kind kind) const;
  void count(Kind kind) { ++(kind == Kind::figure ? figures_ : tables_); }
  std::string label(Kind kind, const std::string& language) const;

  // The marker of an item: its number or, with none, a bullet. Lists within a list are deeper.
  std::string marker(int number, int depth, const std::string& language) const;

 private:
  const spec::Numbering& spec_;
  spec::Numbering usual_;
  std::vector<int> counts_;  // of headings, by level
  int figures_ = 0, tables_ = 0;
};

}  // namespace jianbao::compose
