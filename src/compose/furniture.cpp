#include "compose/furniture.h"

#include <array>

namespace jianbao::compose {

using Kind = doc::RunningPart::Kind;
using value::Value;

namespace {

// Noncharacters, which no text has (Unicode 23.7), stand for what the page fills in.
struct Slot {
  std::string_view mark;
  Kind kind;
};
constexpr std::array<Slot, 3> slots{
    {{"\uFDD0", Kind::page}, {"\uFDD1", Kind::pages}, {"\uFDD2", Kind::section}}};

Value mark_of(Kind kind) {
  for (const Slot& slot : slots) {
    if (slot.kind == kind) return Value(std::string(slot.mark), {});
  }
  return {};
}

doc::RunningText split(const doc::Words& words) {
  doc::RunningText parts;
  for (const doc::Inline& whole : words.inlines) {
    if (whole.image) parts.push_back({Kind::words, whole});
    std::string_view rest = whole.text;
    const auto add = [&](Kind kind, std::string_view text) {
      if (kind == Kind::words && text.empty()) return;
      parts.push_back({kind, whole});
      parts.back().words.text = text;
      // The page's own number stands out.
      if (kind == Kind::page) parts.back().words.style.weight = 700;
    };
    while (!rest.empty()) {
      std::size_t at = rest.size();
      const Slot* first = nullptr;
      for (const Slot& slot : slots) {
        if (const std::size_t found = rest.find(slot.mark); found < at) {
          at = found;
          first = &slot;
        }
      }
      add(Kind::words, rest.substr(0, at));
      if (first == nullptr) break;
      add(first->kind, "");
      rest.remove_prefix(at + first->mark.size());
    }
  }
  return parts;
}

}  // namespace

doc::Furniture make_furniture(const Input& input, BlockComposer& composer, Evaluation& evaluation) {
  value::Record section;
  section.add("title", {}, mark_of(Kind::section));
  const Evaluation::Frame page(evaluation, "page", mark_of(Kind::page));
  const Evaluation::Frame pages(evaluation, "pages", mark_of(Kind::pages));
  const Evaluation::Frame running(evaluation, "section", Value(std::move(section), {}));
  const auto text = [&](const Value& given, const std::string& style) {
    if (given.is_null()) return doc::RunningText{};
    return split(
        composer.words(given, style, input.edition.languages.front(), {.notes = Notes::refused}));
  };
  const auto line = [&](const spec::PageSpec::RunningLine& given, const std::string& style) {
    return doc::RunningLine{
        text(given.inner, style), text(given.center, style), text(given.outer, style), {}};
  };
  const spec::PageSpec& spec = input.layout.page;
  const auto lines = [&](const spec::PageSpec::RunningLines& given) {
    doc::RunningLines made{line(given.header, "publication"), line(given.footer, "folio")};
    made.header.baseline = spec.head_baseline;
    made.footer.baseline = spec.folio_baseline;
    return made;
  };
  doc::Furniture furniture{.usual = lines(spec.lines)};
  if (spec.first) furniture.first = lines(*spec.first);
  if (spec.left) furniture.left = lines(*spec.left);
  if (spec.right) furniture.right = lines(*spec.right);
  if (spec.blank) furniture.blank = lines(*spec.blank);
  return furniture;
}

}  // namespace jianbao::compose
