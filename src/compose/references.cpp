#include "compose/references.h"

namespace jianbao::compose {

std::string note_name(const doc::Note& note) {
  return "#note-" + note.language + "-" + std::to_string(note.call);
}

std::string call_name(const doc::Note& note) {
  return "#call-" + note.language + "-" + std::to_string(note.call);
}

int References::add_note(const NoteCalls::Reading& reading, std::size_t place,
                         const std::string& language, base::Span span) {
  counted_.push_back(calls_.count());
  const NoteCalls::Call call = calls_.add(reading, place);
  notes_.push_back({calls_.mark(call.number, language), {}, language, span, call.id});
  return static_cast<int>(notes_.size() - 1);
}

void References::start_chapter() {
  calls_.start_chapter();
  chapters_.emplace_back();
}

void References::drop_notes(std::size_t from) {
  if (from >= notes_.size()) return;
  calls_.go_back(counted_[from]);
  notes_.erase(notes_.begin() + static_cast<std::ptrdiff_t>(from), notes_.end());
  counted_.resize(from);
}

bool References::add_place(const std::string& id, const std::string& language, base::Span place) {
  if (add_id(id)) {
    places_[id][language] = place;
    return true;
  }
  const auto known = places_.find(id);
  if (known == places_.end()) return false;  // a block has it
  const base::Span& first = known->second.try_emplace(language, place).first->second;
  return first.file == place.file && first.begin == place.begin;
}

std::vector<doc::Note> References::take_notes_from(std::size_t from) {
  const auto first = notes_.begin() + static_cast<std::ptrdiff_t>(from);
  std::vector<doc::Note> taken(first, notes_.end());
  drop_notes(from);
  return taken;
}

namespace {

// Of "第一章　" and "Figure 1 " in a text: without what parts the number from its title, and on one
// line.
std::string unbroken(std::string label) {
  constexpr std::string_view wide_space = "\u3000", no_break = "\u00A0";
  for (bool cut = true; cut;) {
    cut = label.ends_with(' ') || label.ends_with(wide_space);
    if (cut) label.resize(label.size() - (label.ends_with(' ') ? 1 : wide_space.size()));
  }
  for (std::size_t at = label.find(' '); at != std::string::npos; at = label.find(' ', at)) {
    label.replace(at, 1, no_break);
  }
  return label;
}

}  // namespace

std::string References::call(const std::string& id, const std::string& language, base::Span span) {
  links_.push_back({id, span, true});
  const auto label = labels_.find(id);
  if (label == labels_.end()) {
    wants_labels_ = true;
    return {};
  }
  const auto words = label->second.find(language);
  return words == label->second.end() ? "" : unbroken(words->second);
}

void References::check(base::Diagnostics& diagnostics) const {
  std::vector<std::string_view> known;
  for (const std::string& id : ids_) known.emplace_back(id);
  for (const Link& link : links_) {
    if (!ids_.contains(link.id)) {
      diagnostics.error(link.span, "nothing has the id '" + link.id + "'",
                        known.empty() ? "none has one" : base::suggestion(link.id, known));
    } else if (link.by_name && !found_.contains(link.id)) {
      diagnostics.error(link.span, "the block '" + link.id + "' has no number to refer to",
                        "write the words of the link yourself, or number the block");
    }
  }
}

}  // namespace jianbao::compose
