#include "compose/card.h"

namespace jianbao::compose {

using value::Value;

namespace {

bool chinese(const std::string& language) { return language.starts_with("zh"); }

const Value* field(const Value& figure, std::string_view key) {
  const auto* record = figure.as_record();
  const Value* found = record == nullptr ? nullptr : record->find(key);
  return found == nullptr || found->is_null() ? nullptr : found;
}

}  // namespace

const Value* CardComposer::label(const Value& figure) {
  const Value* name = field(figure, "short");
  if (name == nullptr) name = field(figure, "name");
  if (name == nullptr) {
    evaluation_.diagnostics().error(figure.span(), "a card needs a figure with a 'name'");
  }
  return name;
}

expr::Qualifier CardComposer::qualifier(const Value& figure, const std::string& language) {
  const Value* about = field(figure, "about");
  const auto* word = about == nullptr ? nullptr : about->as_text();
  if (word == nullptr || expr::is_withheld(figure)) return {};
  expr::Qualifier words =
      expr::word_qualifier(*word, expr::make_language(language)).value_or(expr::Qualifier{});
  for (std::string* part : {&words.before, &words.between, &words.after, &words.remark}) {
    *part = evaluation_.converted(*part, language);
  }
  return words;
}

// What is counted has its name in the data, where the unit has none of its own.
std::string CardComposer::unit(const Value& figure, const std::string& language) {
  const Value* counted = field(figure, "counted");
  if (counted != nullptr && counted->as_record() != nullptr &&
      expr::pick_language(*counted->as_record(), expr::make_language(language)) != nullptr) {
    return evaluation_.expand(Value("{figure.counted}", counted->span()), language);
  }
  return evaluation_.expand(Value("{figure.unit}", figure.span()), language);
}

doc::Words CardComposer::number(const Value& figure, const std::string& style,
                                const std::string& unit_style) {
  const std::string language = input_.edition.languages.front();
  const Evaluation::Frame frame(evaluation_, "figure", figure);
  const expr::Qualifier words = qualifier(figure, language);
  const style::TextStyle small = blocks_.look(unit_style, language).text;
  doc::Words line = blocks_.words(Value("{figure.number}", figure.span()), style, language);
  // 近, 约; the English words stand below, where there is room for them.
  if (!words.before.empty() && chinese(language)) {
    line.inlines.insert(line.inlines.begin(), {words.before, small, language, figure.span()});
  }
  const std::string after = words.between + unit(figure, language);
  if (!after.empty()) {
    // Before Han the typesetter leaves its own gap.
    const bool han = chinese(language) && static_cast<unsigned char>(after.front()) >= 0x80;
    line.inlines.push_back({(han ? "" : "\u00A0") + after, small, language, figure.span()});
  }
  return line;
}

// "over RMB 550 billion", "344 projects".
std::string CardComposer::sentence(const Value& figure, const std::string& language) {
  return evaluation_.expand(Value("{figure.qualified}", figure.span()), language);
}

std::string CardComposer::rank(const value::Record& figure, const std::string& language) {
  const Value* rank = figure.find("rank");
  // A rank of something else, as of the growth, is not the figure's.
  if (rank == nullptr || rank->as_number() == nullptr || figure.find("of-rank") != nullptr)
    return {};
  const Value* within = figure.find("within");
  const std::string where = within == nullptr ? "" : evaluation_.expand(*within, language);
  if (chinese(language)) {
    return where + expr::word_rank(*rank->as_number(), expr::make_language(language));
  }
  const std::string number = "No.\u00A0" + rank->as_number()->to_string();
  const bool second = input_.edition.languages.size() > 1;
  return second || where.empty() ? number : number + " in " + where;
}

std::vector<CardComposer::Remark> CardComposer::remarks(const Value& figure) {
  const auto& record = *figure.as_record();
  const std::string first = input_.edition.languages.front();
  std::vector<Remark> parts;
  const Value* year = record.find("year");
  if (year != nullptr && year->as_number() != nullptr) {
    parts.push_back({year->as_number()->to_string(), first});
  }
  // Growth and rank would tell of a number that is withheld.
  if (expr::is_withheld(figure)) return parts;
  if (const Value* growth = field(figure, "growth")) {
    if (const auto amount = expr::growth_of(*growth)) {
      const std::string words =
          expr::word_growth(*amount, expr::GrowthForm::sign, expr::make_language(first));
      parts.push_back({evaluation_.converted(words, first), first});
    }
  }
  for (const std::string& language : input_.edition.languages) {
    parts.push_back({rank(record, language), language});
  }
  return parts;
}

// What stands between is of the first language, each remark of its own.
doc::Words CardComposer::joined(const std::vector<Remark>& remarks, const std::string& separator,
                                const std::string& style, base::Span span) {
  const std::string first = input_.edition.languages.front();
  doc::Words all = blocks_.plain("", style, first, span);
  std::string before;
  for (const Remark& remark : remarks) {
    if (remark.text.empty()) continue;
    const bool same = remark.language == first;
    const std::string text = same ? before + remark.text : before;
    before = separator;
    if (same && !all.inlines.empty() && all.inlines.back().language == first) {
      all.inlines.back().text += text;
    } else {
      for (const doc::Inline& part : blocks_.plain(text, style, first, span).inlines)
        all.inlines.push_back(part);
    }
    if (same) continue;
    for (const doc::Inline& part : blocks_.plain(remark.text, style, remark.language, span).inlines)
      all.inlines.push_back(part);
  }
  return all;
}

doc::Card CardComposer::full(const Value& figure, const std::string& value_style) {
  doc::Card card;
  card.span = figure.span();
  const Value* name = label(figure);
  if (name == nullptr) return card;
  const Evaluation::Frame frame(evaluation_, "figure", figure);
  const auto& languages = input_.edition.languages;
  for (const std::string& language : languages) {
    card.lines.push_back({blocks_.words(*name, "card-label", language), true});
  }
  card.lines.push_back({number(figure, value_style, "card-unit"), false});
  if (languages.size() > 1) {
    card.lines.push_back({blocks_.plain(sentence(figure, languages.back()), "card-second",
                                        languages.back(), figure.span()),
                          true});
  }
  std::vector<Remark> notes = remarks(figure);
  const expr::Qualifier words = qualifier(figure, languages.front());
  const bool alone = languages.size() == 1 && !chinese(languages.front());
  const std::size_t after_year = notes.empty() ? 0 : 1;
  notes.insert(notes.begin() + static_cast<std::ptrdiff_t>(after_year),
               {alone && !words.before.empty() ? sentence(figure, languages.front()) : words.remark,
                languages.front()});
  const char* space = chinese(languages.front()) ? "\u3000" : "\u2003";
  card.lines.push_back({joined(notes, space, "card-note", figure.span()), true});
  return card;
}

doc::Card CardComposer::side(const Value& figure) {
  doc::Card card;
  card.span = figure.span();
  const Value* name = label(figure);
  if (name == nullptr) return card;
  const std::string language = input_.edition.languages.front();
  const std::string comma = chinese(language) ? "，" : ", ";
  card.lines.push_back({number(figure, "side-value", "side-unit"), false});
  doc::Words label = blocks_.words(*name, "side-label", language);
  const std::string remark = qualifier(figure, language).remark;
  if (!remark.empty() && label.inlines.size() == 1) {
    label.inlines.front().text += comma + remark;
  } else if (!remark.empty()) {
    label.inlines.push_back({comma + remark, label.style.text, language, figure.span()});
  }
  card.lines.push_back({std::move(label), true});
  card.lines.push_back({joined(remarks(figure), comma, "side-note", figure.span()), true});
  return card;
}

}  // namespace jianbao::compose
