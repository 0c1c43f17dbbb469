#include "compose/index_terms.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "expr/collation.h"

namespace jianbao::compose {

namespace {

// Where a term stands in the index. One that others stand under comes before them.
struct Place {
  int group = 0;
  std::string key, term, sub_key, sub;

  auto operator<=>(const Place&) const = default;
};
// What links lead to, in the order of the document.
using Index = std::map<Place, std::vector<std::string>>;

Index sorted(const std::vector<Term>& terms, const std::string& language) {
  const expr::Collation collation(language);
  // An entry is sorted everywhere as it asks for anywhere.
  std::map<std::pair<std::string, std::string>, std::string> sorts;
  for (const Term& term : terms) {
    if (term.language == language && !term.sort.empty()) {
      sorts.emplace(std::pair(term.text, term.sub), term.sort);
    }
  }
  const auto sorted_as = [&](const std::string& text, const std::string& sub) {
    const auto sort = sorts.find({text, sub});
    return sort != sorts.end() ? sort->second : sub.empty() ? text : sub;
  };
  Index index;
  for (const Term& term : terms) {
    if (term.language != language) continue;
    const std::string by = sorted_as(term.text, "");
    Place place{collation.group(by), collation.key(by), term.text, "", ""};
    if (!term.sub.empty()) {
      index[place];
      place.sub_key = collation.key(sorted_as(term.text, term.sub));
      place.sub = term.sub;
    }
    index[place].push_back(term.anchor);
  }
  return index;
}

}  // namespace

std::vector<doc::Index::Entry> make_index(const std::vector<Term>& terms,
                                          const std::string& language, const std::string& style,
                                          BlockComposer& blocks) {
  const expr::Collation collation(language);
  std::vector<doc::Index::Entry> entries;
  std::optional<int> group;
  for (const auto& [place, anchors] : sorted(terms, language)) {
    if (group != place.group) {
      group = place.group;
      doc::Words letter = blocks.plain(collation.group_name(place.group), style, language, {});
      letter.inlines.front().style.weight = 700;
      entries.push_back({doc::Index::Entry::Kind::letter, std::move(letter)});
    }
    const bool below = !place.sub.empty();
    doc::Words words = blocks.plain(below ? place.sub : place.term, style, language, {});
    if (!anchors.empty()) {
      doc::Inline pages = words.inlines.front();
      words.inlines.front().text += language.starts_with("zh") ? "\u3000" : ",\u2002";
      pages.text.clear();
      pages.pages_of = anchors;
      words.inlines.push_back(std::move(pages));
    }
    using Kind = doc::Index::Entry::Kind;
    entries.push_back({below ? Kind::sub : Kind::term, std::move(words)});
  }
  return entries;
}

void BlockComposer::index(const spec::BlockSpec& block) {
  indexes_.push_back({style_or(block, "index"), block.kind_span});
  references_.say_page();
  blocks_.emplace_back(doc::Index{});
}

void BlockComposer::fill_indexes() {
  std::size_t next = 0;
  for (doc::Block& block : blocks_) {
    auto* index = std::get_if<doc::Index>(&block);
    if (index == nullptr) continue;
    const spec::Located& asked = indexes_[next++];
    bool any = false;
    for (const std::string& language : input_.edition.languages) {
      index->entries.push_back(make_index(references_.terms(), language, asked.text, *this));
      any = any || !index->entries.back().empty();
    }
    if (any) continue;
    evaluation_.diagnostics().warn(asked.span, "this index is empty",
                                   "texts mark its terms: <index>words</index>");
  }
}

}  // namespace jianbao::compose
