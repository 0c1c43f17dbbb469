#pragma once

#include <optional>
#include <vector>

#include "layout/known.h"
#include "layout/page_assembler.h"
#include "layout/page_sink.h"

namespace jianbao::layout {

// The flow of a document, as it comes → its pages. Nothing is planned before all is there, but
// for what comes by `add`: whenever there is enough for many pages they are planned, and all but
// the last few, which what follows could change, are handed on.
class PageStream {
 public:
  struct Document {
    const doc::Document& document;
    text::Typesetter& typesetter;
    base::Diagnostics& diagnostics;
  };
  // The number of pages, of an earlier round, is needed where pages leave before all are planned.
  // Without a sink pages are only planned.
  PageStream(const Document& document, std::size_t known_count, const PageSink* sink);

  void set_notes(std::vector<NoteLines> notes) { window_.notes = std::move(notes); }
  void add(std::vector<Strip>&& strips, std::vector<Float>&& floats);
  // What comes after, the last.
  void add_rest(PageFlow&& rest);
  Known known() const { return learner_.known(); }

 private:
  void append(std::vector<Strip>&& strips, std::vector<Float>&& floats);
  void hand_on_settled();
  void hand_on(const std::vector<PagePlan>& plans);
  // Whether everything said before a page's end stands on it or before.
  bool leaves_nothing_over(const PagePlan& plan) const;
  void drop(const PagePlan& last);

  Document document_;
  std::size_t known_count_;
  const PageSink* sink_;
  PageHeight height_;
  PageFlow window_;       // what is not on pages yet
  base::Length waiting_;  // its height
  SidePages side_;
  PageSeat next_ = first_seat();
  Learner learner_;
  std::optional<PageAssembler> assembler_;
};

}  // namespace jianbao::layout
