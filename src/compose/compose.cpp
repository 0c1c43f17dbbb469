#include "compose/compose.h"

#include "base/language_tag.h"
#include "base/utf8.h"
#include "compose/block_composer.h"
#include "compose/evaluation.h"
#include "compose/furniture.h"

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
  master.hairline = theme.color("hairline");
  if (edition.languages.size() == 1) {
    const bool narrow = page.measure > Length{} && page.measure < master.width;
    master.columns = {narrow ? page.measure : master.width};
    if (page.side_column > Length{}) {
      master.side_column = page.side_column;
      master.side_gutter = page.side_gutter;
      master.columns = {master.width - page.side_column - page.side_gutter};
    }
  } else {
    const Length both = master.width - page.gutter;
    const Length first = both.scaled(page.parallel_share, 1000);
    master.columns = {first, both - first};
  }
  return master;
}

std::string field_text(const value::Value& data, std::string_view key, const std::string& language,
                       Evaluation& evaluation) {
  const auto* record = data.as_record();
  const value::Value* found = record == nullptr ? nullptr : record->find(key);
  return found == nullptr ? "" : base::without_joiners(evaluation.expand(*found, language));
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

}  // namespace

doc::Document compose(const Input& input, base::Diagnostics& diagnostics) {
  for (const std::string& language : input.edition.languages) {
    if (input.converter && base::is_traditional_chinese(language)) {
      input.converter->prepare(language, diagnostics);
    }
  }
  Evaluation evaluation(input.sources, input.data, diagnostics, input.converter);
  const Evaluation::Frame edition(evaluation, "edition", edition_record(input.edition));
  BlockComposer composer(input, evaluation);
  doc::Document document;
  document.languages = input.edition.languages;
  document.master = make_master(input.layout.page, input.edition, input.theme);
  for (const std::string& language : document.languages) {
    const std::string title = field_text(input.data, "title", language, evaluation);
    document.title += (document.title.empty() ? "" : " / ") + title;
  }
  document.author = field_text(input.data, "author", document.languages.front(), evaluation);
  document.furniture = make_furniture(input, composer, evaluation);
  composer.compose(input.layout.blocks);
  document.blocks = composer.take();
  return document;
}

}  // namespace jianbao::compose
