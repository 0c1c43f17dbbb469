#include "compose/numbering.h"

#include "expr/expr.h"
#include "spec/number_pattern.h"

namespace jianbao::compose {

namespace {

using Levels = std::vector<value::Value>;

const value::Value& level_of(const Levels& given, const Levels& usual, int depth) {
  const Levels& levels = given.empty() ? usual : given;
  return levels[static_cast<std::size_t>(depth) % levels.size()];
}

}  // namespace

std::string sample_in(const value::Value& samples, const std::string& language) {
  const value::Value* picked = &samples;
  if (const auto* record = samples.as_record()) {
    picked = expr::pick_language(*record, expr::make_language(language));
  }
  if (picked == nullptr) return {};
  if (const auto* number = picked->as_number()) return number->to_string();
  const auto* text = picked->as_text();
  return text == nullptr ? "" : *text;
}

void Numbering::check(const std::vector<std::string>& languages, const spec::Notes& notes,
                      base::Diagnostics& diagnostics) const {
  const auto check_one = [&](const value::Value& samples) {
    const auto* record = samples.as_record();
    for (const std::string& language : languages) {
      if (record == nullptr || expr::pick_language(*record, expr::make_language(language)))
        continue;
      diagnostics.error(samples.span(), "missing language '" + language + "'",
                        "this sample has only the others");
    }
  };
  for (const Levels* levels : {&spec_.headings, &spec_.lists, &spec_.bullets}) {
    for (const value::Value& level : *levels) check_one(level);
  }
  for (const value::Value* samples : {&spec_.figures, &spec_.tables, &notes.mark}) {
    check_one(*samples);
  }
}

void Numbering::count_heading(int level) {
  const auto at = static_cast<std::size_t>(level);
  counts_.resize(at);
  ++counts_[at - 1];
}

std::string Numbering::heading(int level, const std::string& language) const {
  const auto at = static_cast<std::size_t>(level);
  if (at > spec_.headings.size()) return {};
  const std::string pattern = sample_in(spec_.headings[at - 1], language);
  return pattern.empty() ? "" : spec::NumberPattern(pattern).write(counts_);
}

bool Numbering::numbers(Kind kind) const {
  return !(kind == Kind::figure ? spec_.figures : spec_.tables).is_null();
}

std::string Numbering::label(Kind kind, const std::string& language) const {
  const bool figure = kind == Kind::figure;
  const value::Value& given = figure ? spec_.figures : spec_.tables;
  const value::Value& usual = figure ? usual_.figures : usual_.tables;
  const std::string pattern = sample_in(given.is_null() ? usual : given, language);
  return spec::NumberPattern(pattern).write({figure ? figures_ : tables_});
}

std::string Numbering::marker(int number, int depth, const std::string& language) const {
  if (number < 0) return sample_in(level_of(spec_.bullets, usual_.bullets, depth), language);
  const std::string pattern = sample_in(level_of(spec_.lists, usual_.lists, depth), language);
  return spec::NumberPattern(pattern).write({number});
}

}  // namespace jianbao::compose
