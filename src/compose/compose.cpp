#include "compose/compose.h"

#include "base/language_tag.h"
#include "base/text_limit.h"
#include "compose/block_composer.h"
#include "compose/evaluation.h"
#include "compose/furniture.h"
#include "compose/heading_names.h"
#include "compose/page_marks.h"
#include "compose/references.h"
#include "compose/signature_words.h"
#include "compose/standards.h"

namespace jianbao::compose {

namespace {

using base::Length;

doc::PageMaster make_master(const spec::PageSpec& page, const spec::Edition& edition,
                            const spec::Theme& theme) {
  doc::PageMaster master;
  master.sheet = page.sheet;
  master.inner = page.inner;
  master.outer = page.outer;
  master.top = page.top;
  master.width = page.sheet.width - page.inner - page.outer;
  master.baseline = page.baseline;
  master.baselines = static_cast<int>((page.sheet.height - page.top - page.bottom).units() /
                                      page.baseline.units());
  master.gutter = page.gutter;
  master.vertical =
      page.vertical && edition.languages.size() == 1 && edition.languages.front().starts_with("zh");
  if (master.vertical) {
    const Length across = master.width;
    master.width = page.sheet.height - page.top - page.bottom;
    master.baselines = static_cast<int>(across.units() / page.baseline.units());
  }
  master.grid = page.baseline_grid || master.vertical;
  master.hairline = theme.color("hairline");
  master.stacked = edition.languages.size() > 1 && page.arrangement == spec::Arrangement::stacked;
  if (edition.languages.size() == 1 || master.stacked) {
    const bool narrow = page.measure > Length{} && page.measure < master.width;
    master.columns = {narrow ? page.measure : master.width};
    if (page.side_column > Length{} && !master.vertical) {
      master.side_column = page.side_column;
      master.side_gutter = page.side_gutter;
      master.columns = {master.width - page.side_column - page.side_gutter};
    }
    if (master.stacked) master.columns.push_back(master.columns.front());
  } else {
    const Length both = master.width - page.gutter;
    const Length first = both.scaled(page.parallel_share, 1000);
    master.columns = {first, both - first};
  }
  return master;
}

std::string decimal(std::int64_t hundredths) {
  std::string text =
      std::to_string(hundredths / 100) + "." + std::to_string(hundredths % 100 + 100);
  text.erase(text.find('.') + 1, 1);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string points(Length length) {
  return decimal(length.units() * 100 / Length::points(1).units()) + "pt";
}

// The type area of Chinese is made of whole characters (CLREQ 2.3.1), else every line is spread.
void check_measure(const doc::PageMaster& master, const Input& input,
                   base::Diagnostics& diagnostics) {
  const base::Span place = input.layout.page.measure_span;
  // On facing pages each language is a document of its own, which has been looked at.
  if (master.columns.size() > 1 && input.layout.page.arrangement == spec::Arrangement::facing) {
    return;
  }
  for (std::size_t i = 0; i < master.columns.size() && place.file != nullptr; ++i) {
    const std::string& language = input.edition.languages[i];
    const style::ParagraphStyle text = input.theme.style("text", language);
    const bool fills = text.align == style::Align::justify;
    if (!language.starts_with("zh") || !fills || text.text.size <= Length{}) continue;
    const std::int64_t ems = (master.columns[i].units() * 100) / text.text.size.units();
    const std::int64_t over = ems % 100;
    if (over <= 4 || over >= 96) continue;
    diagnostics.warn(place, "the measure of the Chinese text is " + decimal(ems) + " em",
                     "whole characters fill it: " + std::to_string(ems / 100) + " em are " +
                         points(text.text.size * (ems / 100)));
  }
}

std::string field_text(const value::Value& data, std::string_view key, const std::string& language,
                       BlockComposer& composer) {
  const auto* record = data.as_record();
  const value::Value* found = record == nullptr ? nullptr : record->find(key);
  if (found == nullptr) return {};
  return plain_text(composer.words(*found, "text", language, {.notes = Notes::left_out}));
}

// Whether a field of the data is not too long for what the file says of itself.
void check_field(const std::string& words, const value::Value& data, std::string_view key,
                 base::Diagnostics& diagnostics) {
  const auto* record = data.as_record();
  const value::Value* found = record == nullptr ? nullptr : record->find(key);
  if (found == nullptr) return;
  base::check_text_string(words, "the " + std::string(key), found->span(), diagnostics);
}

// What a layout may ask about the edition that is made.
value::Value edition_record(const spec::Edition& edition) {
  value::List languages;
  for (const std::string& language : edition.languages)
    languages.emplace_back(language, base::Span{});
  value::Record record;
  record.add("parallel", {}, value::Value(edition.languages.size() > 1, {}));
  record.add("languages", {}, value::Value(std::move(languages), {}));
  return value::Value(std::move(record), {});
}

// No page has more notes than the document.
void add_page_marks(doc::Document& document, const spec::Notes& notes, const NoteCalls& calls) {
  if (notes.restart != spec::Notes::Restart::page || notes.at_end) return;
  for (const doc::Note& note : document.notes) {
    std::vector<std::string>& marks = document.page_marks[note.language];
    for (int i = static_cast<int>(marks.size()); i < calls.size(); ++i) {
      marks.push_back(calls.mark(i + 1, note.language));
    }
  }
}

// All of the document but what it refers to.
doc::Document compose_draft(const Input& input, References& references,
                            base::Diagnostics& diagnostics) {
  for (const std::string& language : input.edition.languages) {
    if (input.converter && base::is_traditional_chinese(language)) {
      input.converter->prepare(language, diagnostics);
    }
  }
  Evaluation evaluation(input.sources, input.data, diagnostics, input.converter);
  evaluation.set_unread(input.unread);
  evaluation.set_units(input.units);
  const Evaluation::Frame edition(evaluation, "edition", edition_record(input.edition));
  BlockComposer composer(input, evaluation, references);
  doc::Document document;
  document.languages = input.edition.languages;
  document.master = make_master(input.layout.page, input.edition, input.theme);
  document.master.bleed = input.layout.pdf.bleed;
  check_measure(document.master, input, diagnostics);
  for (const std::string& language : document.languages) {
    const std::string title = field_text(input.data, "title", language, composer);
    document.title += (document.title.empty() ? "" : " / ") + title;
  }
  check_field(document.title, input.data, "title", diagnostics);
  document.author = field_text(input.data, "author", document.languages.front(), composer);
  check_field(document.author, input.data, "author", diagnostics);
  document.signature = make_signature_words(input, composer);
  document.furniture = make_furniture(input, composer, evaluation);
  document.furniture.watermark = make_watermark(input, composer);
  document.furniture.stamp = make_stamp(input, composer, diagnostics);
  composer.compose(input.layout.blocks);
  composer.finish();
  document.blocks = composer.take();
  name_headings(document.blocks, references);
  check_signature_shown(input, document.blocks, diagnostics);
  document.attachments = composer.attachments();
  if (!input.layout.notes.at_end) document.notes = references.take_notes();
  document.reads_by_language = input.layout.pdf.reads_by_language;
  check_heading_levels(document.blocks, input.layout.pdf.conformance, diagnostics);
  document.says_pages = references.says_pages();
  add_page_marks(document, input.layout.notes, references.calls());
  return document;
}

}  // namespace

doc::Document compose(const Input& input, base::Diagnostics& diagnostics) {
  const Labels none;
  References references(none, input.layout.notes);
  doc::Document document = compose_draft(input, references, diagnostics);
  references.check(diagnostics);
  if (!references.wants_labels()) return document;
  // Texts call blocks by their names, and may stand before them: what the first round found out the
  // second knows. What there is to say has been said.
  base::Diagnostics said_before;
  References again(references.found(), input.layout.notes);
  return compose_draft(input, again, said_before);
}

}  // namespace jianbao::compose
