#include "compose/note_calls.h"

#include <algorithm>

#include "compose/numbering.h"
#include "spec/number_pattern.h"

namespace jianbao::compose {

void NoteCalls::start_chapter() {
  ++count_.chapter;
  if (spec_.restart == spec::Notes::Restart::chapter) count_.last_number = 0;
}

// In a loop one text is read many times, but in each language once a round.
NoteCalls::Reading NoteCalls::read(base::Span text, Side side) {
  const auto same = [&](const Side& other) { return other.language == side.language; };
  const bool goes_on = sides_ && text.file == text_.file && text.begin == text_.begin &&
                       std::none_of(sides_->begin(), sides_->end(), same);
  if (!goes_on) sides_ = std::make_shared<std::vector<Side>>();
  text_ = text;
  side.calls.assign(side.names.size(), Call{0, 0});
  sides_->push_back(std::move(side));
  return {sides_, sides_->size() - 1};
}

namespace {

const NoteCalls::Call* paired(const NoteCalls::Side& own, std::size_t place,
                              const NoteCalls::Side& other) {
  const auto same = std::find(other.names.begin(), other.names.end(), own.names[place]);
  const bool named = same != other.names.end();
  const std::size_t at = named ? static_cast<std::size_t>(same - other.names.begin()) : place;
  if (at >= other.calls.size() || other.calls[at].number == 0) return nullptr;
  const bool taken =
      !named && std::find(own.names.begin(), own.names.end(), other.names[at]) != own.names.end();
  return taken ? nullptr : &other.calls[at];
}

}  // namespace

NoteCalls::Call NoteCalls::add(const Reading& reading, std::size_t place) {
  Side& own = (*reading.sides)[reading.side];
  const Call* other = nullptr;
  for (std::size_t i = 0; i < reading.sides->size() && other == nullptr; ++i) {
    if (i != reading.side) other = paired(own, place, (*reading.sides)[i]);
  }
  if (other != nullptr) return own.calls[place] = *other;
  return own.calls[place] = {count_.next_id++, ++count_.last_number};
}

std::string NoteCalls::mark(int number, const std::string& language) const {
  const std::string sample = sample_in(spec_.mark.is_null() ? usual_ : spec_.mark, language);
  return spec::NumberPattern(sample).write({number});
}

void NoteCalls::go_back(const Count& count) {
  count_ = count;
  if (!sides_) return;
  for (Side& side : *sides_) {
    for (Call& call : side.calls) {
      if (call.id >= count.next_id) call = {0, 0};
    }
  }
}

}  // namespace jianbao::compose
