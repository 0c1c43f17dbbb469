#include "spec/numbering_spec.h"

#include "spec/fields.h"
#include "spec/number_pattern.h"
#include "spec/vocabulary.h"

namespace jianbao::spec {

namespace {

// Says what is wrong with the samples of one level, whatever their language.
void check_samples(const value::Value& samples, std::size_t most, base::Diagnostics& diagnostics) {
  if (const auto* record = samples.as_record()) {
    for (const value::Field& field : record->fields()) {
      check_samples(field.value, most, diagnostics);
    }
    return;
  }
  const auto* text = samples.as_text();
  const auto* number = samples.as_number();
  const std::string sample = text != nullptr ? *text : number != nullptr ? number->to_string() : "";
  // An empty one: this level has no numbers.
  if (sample.empty()) return;
  const std::size_t count = NumberPattern(sample).count();
  if (count == 0) {
    diagnostics.error(samples.span(), "'" + sample + "' counts nothing",
                      "one of 1, 一, ①, a, A, i, I stands for the number, such as 1. or （一）");
  } else if (count > most) {
    diagnostics.error(samples.span(),
                      "'" + sample + "' has " + std::to_string(count) + " numbers, but here " +
                          (most == 1 ? "is 1 level" : "are " + std::to_string(most) + " levels"));
  }
}

std::vector<value::Value> parse_levels(Fields& fields, std::string_view key) {
  std::vector<value::Value> levels;
  for (const value::Value* level : fields.items(key)) levels.push_back(*level);
  return levels;
}

value::Value by_language(const char* chinese, const char* english) {
  value::Record record;
  record.add("zh", {}, value::Value(std::string(chinese), {}));
  record.add("en", {}, value::Value(std::string(english), {}));
  return value::Value(std::move(record), {});
}

}  // namespace

Numbering usual_numbering() {
  const auto bullet = [](const char* sign) { return value::Value(std::string(sign), {}); };
  Numbering usual;
  usual.lists = {by_language("1.", "1."), by_language("（1）", "(a)"), by_language("①", "i.")};
  usual.bullets = {bullet("•"), bullet("–"), bullet("·")};
  usual.figures = by_language("图1", "Figure 1");
  usual.tables = by_language("表1", "Table 1");
  return usual;
}

namespace {

// Whether each note gets a mark: one that has none cannot be found.
bool has_mark(const value::Value& mark, base::Diagnostics& diagnostics) {
  if (const auto* record = mark.as_record()) {
    bool all = !record->fields().empty();
    for (const value::Field& field : record->fields())
      all = has_mark(field.value, diagnostics) && all;
    return all;
  }
  const auto* text = mark.as_text();
  if (mark.as_number() != nullptr || (text != nullptr && !text->empty())) return true;
  const std::string what =
      text != nullptr ? "is empty" : "must be a text, not " + std::string(mark.kind());
  diagnostics.error(mark.span(), "the mark of a note " + what,
                    "a sample of its number, such as ① or [1]");
  return false;
}

}  // namespace

// A number in a circle of the text's size, as Chinese books have it; in superior figures elsewhere.
value::Value usual_note_mark() { return by_language("①", "1"); }

Notes parse_notes(const value::Value& value, base::Diagnostics& diagnostics) {
  Fields fields(value, *layout_keys().find("notes")->inner);
  Notes notes;
  const auto restart = fields.text("numbering");
  if (restart == "chapter") notes.restart = Notes::Restart::chapter;
  if (restart == "page") notes.restart = Notes::Restart::page;
  notes.at_end = fields.text("place") == "end";
  const std::size_t errors = diagnostics.error_count();
  if (const value::Value* mark = fields.find("mark")) {
    check_samples(*mark, 1, diagnostics);
    if (has_mark(*mark, diagnostics) && diagnostics.error_count() == errors) notes.mark = *mark;
  }
  if (notes.at_end && notes.restart == Notes::Restart::page) {
    diagnostics.error(fields.find("numbering")->span(),
                      "notes in a list at the end cannot be numbered by page",
                      "'document' or 'chapter'");
    notes.restart = Notes::Restart::never;
  }
  fields.finish();
  return notes;
}

Numbering parse_numbering(const value::Value& value, base::Diagnostics& diagnostics) {
  Fields fields(value, *layout_keys().find("numbering")->inner);
  Numbering numbering;
  numbering.headings = parse_levels(fields, "headings");
  for (std::size_t i = 0; i < numbering.headings.size(); ++i) {
    check_samples(numbering.headings[i], i + 1, diagnostics);
  }
  numbering.lists = parse_levels(fields, "lists");
  for (const value::Value& level : numbering.lists) check_samples(level, 1, diagnostics);
  numbering.bullets = parse_levels(fields, "bullets");
  if (const value::Value* figures = fields.find("figures")) numbering.figures = *figures;
  if (const value::Value* tables = fields.find("tables")) numbering.tables = *tables;
  check_samples(numbering.figures, 1, diagnostics);
  check_samples(numbering.tables, 1, diagnostics);
  fields.finish();
  return numbering;
}

}  // namespace jianbao::spec
