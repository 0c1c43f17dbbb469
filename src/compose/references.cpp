#include "compose/references.h"

#include "spec/number_pattern.h"

namespace jianbao::compose {

int References::add_note(const std::string& language, base::Span span) {
  // ① to ㊿ in Chinese; what is beyond has digits, as Western notes have.
  const char32_t sign = language.starts_with("zh") ? U'①' : U'1';
  const std::string mark = spec::write_number(++counts_[language], sign);
  notes_.push_back({mark, {}, language, span});
  return static_cast<int>(notes_.size() - 1);
}

void References::drop_notes(std::size_t from) {
  for (; notes_.size() > from; notes_.pop_back()) --counts_[notes_.back().language];
}

std::vector<doc::Note> References::take_notes_from(std::size_t from) {
  const auto first = notes_.begin() + static_cast<std::ptrdiff_t>(from);
  std::vector<doc::Note> taken(first, notes_.end());
  drop_notes(from);
  return taken;
}

std::string References::call(const std::string& id, const std::string& language, base::Span span) {
  links_.push_back({id, span, true});
  const auto label = labels_.find(id);
  if (label == labels_.end()) {
    wants_labels_ = true;
    return {};
  }
  const auto words = label->second.find(language);
  return words == label->second.end() ? "" : words->second;
}

void References::check(base::Diagnostics& diagnostics) const {
  std::vector<std::string_view> known;
  for (const std::string& id : ids_) known.emplace_back(id);
  for (const Link& link : links_) {
    if (!ids_.contains(link.id)) {
      diagnostics.error(link.span, "no block has the id '" + link.id + "'",
                        known.empty() ? "none has one" : base::suggestion(link.id, known));
    } else if (link.by_name && !found_.contains(link.id)) {
      diagnostics.error(link.span, "the block '" + link.id + "' has no number to refer to",
                        "write the words of the link yourself, or number the block");
    }
  }
}

}  // namespace jianbao::compose
