#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/budget.h"
#include "base/source.h"
#include "base/spelling.h"

namespace jianbao::base {

enum class Severity { warning, error };

// What leads on from a message: to the expression that asked for a cell, or to nothing.
struct Note {
  Span span;
  std::string text;
};

struct Diagnostic {
  Severity severity = Severity::error;
  Span span;                       // where; without a file the message stands alone
  std::string text;                // what is wrong
  std::string hint;                // what was expected, or "did you mean 'x'?"; may be empty
  std::vector<Span> secrets = {};  // what of the files is not to be shown
  std::vector<Note> notes = {};
  // What the same slip in other rows has in common; of many, the first few are shown. Empty: each
  // is shown.
  std::string fault = {};
  std::vector<std::string> briefs = {};  // the files that it is about
  Span record = {};                      // the row that they are made of
};

// Collects what is wrong with the user's input; work goes on after each entry. Of each file it
// keeps the first few hundred errors and warnings, and counts the rest: nobody reads more.
class Diagnostics {
 public:
  void add(Diagnostic entry);
  // What another has collected, in its order.
  void add_all(const Diagnostics& other);
  void error(Span span, std::string text, std::string hint = {});
  void warn(Span span, std::string text, std::string hint = {});
  // Says of all entries from there on which brief they are about, and which row it is made of.
  void assign(std::size_t first, const std::string& brief, Span record);
  void assign_one(std::size_t entry, const std::string& brief, Span record);
  // An error that does not concern what was asked for. Said again elsewhere, it is one there.
  void lower(std::size_t entry);
  // No entry shows what stands there.
  void hide(Span secret);

  // A document has its own sink, and with it its own budget. What is said of one that is overspent
  // is said at the place where it came to be, once.
  Budget& budget() { return budget_; }
  void overspent(Span place, std::string text, std::string hint);

  bool has_errors() const { return errors_ > 0; }
  std::size_t error_count() const { return errors_; }
  std::size_t warning_count() const { return warnings_; }
  // Those that are kept, in the order in which they were said.
  const std::vector<Diagnostic>& entries() const { return entries_; }
  // By file and place, each said once; at last how many are not shown.
  std::vector<Diagnostic> sorted() const;
  // The same, but of many with one fault the first few, the last of which counts the others.
  std::vector<Diagnostic> shown() const;

 private:
  struct Tally {
    std::size_t kept = 0, left_out = 0;
  };
  using Fault = std::pair<const SourceFile*, std::string>;
  bool is_new(const Diagnostic& entry);
  // What was said before is said of another brief.
  void join_briefs(const Diagnostic& entry);
  std::vector<Diagnostic> sorted_entries() const;

  std::vector<Diagnostic> entries_;
  std::vector<Span> secrets_;
  Budget budget_;
  Span overspent_at_;
  std::size_t errors_ = 0, warnings_ = 0;
  std::unordered_map<std::size_t, std::size_t> said_;  // where entries stand, by their hashes
  std::map<Fault, std::size_t> faults_;                // how many entries have each
  std::map<std::pair<const SourceFile*, Severity>, Tally> tallies_;
};

// Words of untrusted files without control characters, which would reach the terminal.
std::string printable(std::string_view words);

// The form of a compiler: `path:line:col: error: text`, the line, a caret with the hint.
std::string format_text(const Diagnostic& diagnostic, bool colors);

}  // namespace jianbao::base
