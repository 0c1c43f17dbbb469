#pragma once

#include <string>
#include <string_view>
#include <vector>

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

// Collects what is wrong with the user's input; work goes on after each entry.
class Diagnostics {
 public:
  void add(Diagnostic entry);
  void error(Span span, std::string text, std::string hint = {});
  void warn(Span span, std::string text, std::string hint = {});
  // Says of all entries from there on which brief they are about, and which row it is made of.
  void assign(std::size_t first, const std::string& brief, Span record);
  // No entry shows what stands there.
  void hide(Span secret);

  bool has_errors() const { return errors_ > 0; }
  std::size_t error_count() const { return errors_; }
  std::size_t warning_count() const { return entries_.size() - errors_; }
  // In the order in which they were said.
  const std::vector<Diagnostic>& entries() const { return entries_; }
  // By file and place, each said once.
  std::vector<Diagnostic> sorted() const;
  // The same, but of many with one fault the first few, the last of which counts the others.
  std::vector<Diagnostic> shown() const;

 private:
  std::vector<Diagnostic> entries_;
  std::vector<Span> secrets_;
  std::size_t errors_ = 0;
};

// Words of untrusted files without control characters, which would reach the terminal.
std::string printable(std::string_view words);

// The form of a compiler: `path:line:col: error: text`, the line, a caret with the hint.
std::string format_text(const Diagnostic& diagnostic, bool colors);

}  // namespace jianbao::base
