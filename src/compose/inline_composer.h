#pragma once

#include <map>
#include <string>
#include <vector>

#include "compose/evaluation.h"
#include "compose/inline_styles.h"
#include "compose/input.h"
#include "compose/markdown_tree.h"
#include "compose/places.h"
#include "compose/references.h"
#include "doc/doc.h"

namespace jianbao::compose {

// What becomes of the notes that a text calls.
enum class Notes { called, left_out, refused };

// The parts of one text → inlines in their looks.
class InlineComposer {
 public:
  InlineComposer(const Input& input, References& references, base::Diagnostics& diagnostics,
                 const Places& places)
      : input_(input),
        references_(references),
        diagnostics_(diagnostics),
        places_(places),
        styles_(input) {}

  // The notes of the text, and what becomes of them.
  void set_notes(const std::vector<std::vector<markdown::Block>>& notes, Notes use,
                 NoteCalls::Reading reading);
  // The line ends of the source end lines.
  void keep_line_ends() { line_ends_ = true; }
  // In a style of a language; what a note says is in the style that the theme has for notes.
  doc::Words compose(const std::vector<markdown::Span>& spans, const style::ParagraphStyle& style,
                     const std::string& language);
  void say(const std::vector<markdown::Problem>& problems);

 private:
  struct Look {
    style::TextStyle style;
    std::string language;
    std::string link = {};
    bool keep_together = false;
    bool code = false;

    bool chinese() const { return language.starts_with("zh"); }
  };

  void add(const std::vector<markdown::Span>& spans, const Look& look);
  void add(const markdown::Span& span, const Look& look);
  void soft_break(char32_t next, const Look& look);
  void add_within(const std::vector<markdown::Span>& spans, const Look& look);
  void add_text(const std::string& text, const Look& look);
  doc::Inline& start(const Look& look);
  void link(const markdown::Span& span, const std::string& target, Look look, bool page = false);
  void note(const markdown::Span& span, const Look& look);
  doc::Words note_words(const std::vector<markdown::Block>& blocks, const std::string& language);
  // Figures say what they show, in files for those who cannot see them.
  void check_said(bool said, base::Span place);
  void image(const std::string& path, const std::string& alt, const std::string& height,
             base::Span place, const Look& look);

  void tag(const markdown::Span& span, const Look& look);
  void anchor(const markdown::Span& span, const Look& look);
  void start_place(const markdown::Span& span, const std::string& id, const Look& look);
  void end_places();
  void ruby(const markdown::Span& span, const Look& look);
  void term(const markdown::Span& span, const Look& look);
  Look look_of(const markdown::Span& span, Look look);
  void apply_style(const markdown::Span& span, const std::string& css, Look& look);
  void apply_classes(const markdown::Span& span, const std::string& names, Look& look);
  Look laid(const std::string& style, Look look) const;
  void check_attributes(const markdown::Span& span);
  void fail(const markdown::Span& span, const std::string& text, const std::string& hint = {});
  void fail(const std::string& words, std::size_t before, const std::string& text,
            const std::string& hint);

  const Input& input_;
  References& references_;
  base::Diagnostics& diagnostics_;
  const Places& places_;
  InlineStyles styles_;
  const std::vector<std::vector<markdown::Block>>* notes_ = nullptr;
  Notes note_use_ = Notes::called;
  NoteCalls::Reading reading_;
  std::map<std::size_t, int> called_;  // notes of the text that have their place already
  std::vector<doc::Inline> out_;
  int failed_ = 0;     // mistakes so far
  bool open_ = false;  // the last inline may go on
  bool line_ends_ = false;
  std::string place_;         // the id of the place that starts with what is next
  markdown::Span place_tag_;  // which says so
};

// What the words say, without marks of notes.
std::string plain_text(const doc::Words& words);

}  // namespace jianbao::compose
