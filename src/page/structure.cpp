#include "page/structure.h"

#include <algorithm>

#include "base/utf8.h"

namespace jianbao::page {

namespace {

// Of ASCII the characters that count, of others those that neither part words nor join them.
bool counts(char32_t c) {
  if (c < 0x80) return c > U' ' && c != 0x7F;
  if (c < 0x2000) return c != 0xA0 && c != 0xAD && c != 0x1680;
  if (c <= 0x206F) return c > 0x200F && (c < 0x2028 || c > 0x202F) && c < 0x205F;
  return c != 0x3000 && c != 0xFEFF;
}

}  // namespace

std::uint64_t sum_of_words(std::uint64_t sum, std::string_view words) {
  constexpr std::uint64_t prime = 0x100000001B3;  // of the hash of Fowler, Noll and Vo
  for (std::size_t i = 0; i < words.size();) {
    const auto byte = static_cast<unsigned char>(words[i]);
    const char32_t c = byte < 0x80 ? (++i, char32_t{byte}) : base::next_code_point(words, i);
    if (counts(c)) sum = (sum + c + 1) * prime;
  }
  return sum;
}

ElementWords& Structure::words_of(Tag element) {
  if (words_.size() <= index(element)) words_.resize(index(element) + 1);
  return words_[index(element)];
}

void Structure::add_words(Tag element, std::string_view words, base::Span span) {
  if (element <= artifact) return;
  ElementWords& told = words_of(element);
  if (told.sum == 0) told.span = span;
  told.sum = sum_of_words(told.sum, words);
}

Tag Structure::add(Role role, Tag parent, bool in_line) {
  elements_.push_back({role, in_line, parent});
  return static_cast<Tag>(elements_.size());
}

const ElementFacts* Structure::find_facts(Tag element) const {
  const auto found = facts_.find(element);
  return found == facts_.end() ? nullptr : &found->second;
}

void Structure::cut(std::size_t size) {
  elements_.resize(size);
  words_.resize(std::min(words_.size(), size));
  facts_.erase(facts_.upper_bound(static_cast<Tag>(size)), facts_.end());
}

}  // namespace jianbao::page
