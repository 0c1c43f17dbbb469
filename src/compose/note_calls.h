#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/source.h"
#include "spec/numbering_spec.h"

namespace jianbao::compose {

// Counts the calls of notes. What the languages of a text call by one name is one call, with one
// number; a name that one of them lacks goes with what the other calls in its place.
class NoteCalls {
 public:
  explicit NoteCalls(const spec::Notes& spec) : spec_(spec), usual_(spec::usual_note_mark()) {}

  struct Call {
    int id = 0;      // among all calls
    int number = 1;  // of its mark
  };
  // What a text calls in one of its languages: the names of its notes, in the order of their calls.
  struct Side {
    std::string language;
    std::vector<std::string> names;
    std::vector<Call> calls = {};  // by place; of number 0: not called yet
  };
  // The languages of one text, and the one of them that is read.
  struct Reading {
    std::shared_ptr<std::vector<Side>> sides = {};
    std::size_t side = 0;
  };

  void start_chapter();
  Reading read(base::Span text, Side side);
  // The call of the note in a place.
  Call add(const Reading& reading, std::size_t place);
  // How a number is written in a language.
  std::string mark(int number, const std::string& language) const;

  // What has been counted; going back takes back the calls since then.
  struct Count {
    int next_id = 0, last_number = 0, chapter = 0;
  };
  const Count& count() const { return count_; }
  void go_back(const Count& count);
  int size() const { return count_.next_id; }

 private:
  const spec::Notes& spec_;
  value::Value usual_;
  Count count_;
  base::Span text_;  // that was read last
  std::shared_ptr<std::vector<Side>> sides_;
};

}  // namespace jianbao::compose
