#include "compose/table_columns.h"

#include <algorithm>

#include "base/language_tag.h"
#include "compose/names_in_row.h"
#include "spec/named.h"
#include "spec/table_vocabulary.h"

namespace jianbao::compose {

using base::Length;
using value::Value;

namespace {

// What a text by language says in one, or in any.
const Value* in_language(const Value& text, const std::string& language) {
  const auto* record = text.as_record();
  if (record == nullptr) return &text;
  if (const Value* own = record->find(language)) return own;
  for (const value::Field& field : record->fields()) {
    if (base::is_in_range(language, field.key)) return &field.value;
  }
  return record->empty() ? nullptr : &record->fields().front().value;
}

}  // namespace

std::optional<spec::Located> only_hole(const Value& text, const std::string& language) {
  const Value* own = in_language(text, language);
  const std::string* words = own == nullptr ? nullptr : own->as_text();
  if (words == nullptr) return std::nullopt;
  base::Diagnostics unheard;
  const auto parsed = expr::parse_template(*words, own->span(), unheard);
  if (!parsed || parsed->parts.size() != 1 || !parsed->parts.front().expression) {
    return std::nullopt;
  }
  return spec::Located{words->substr(1, words->size() - 2), own->span()};
}

const std::string* ColumnReader::edition_language(const std::string& tag) const {
  const auto& languages = input_.edition.languages;
  auto found = std::find(languages.begin(), languages.end(), tag);
  if (found == languages.end()) {
    found = std::find_if(languages.begin(), languages.end(), [&](const std::string& language) {
      return base::is_in_range(language, tag);
    });
  }
  return found == languages.end() ? nullptr : &*found;
}

void ColumnReader::read(const Value& columns, int level) {
  if (columns.as_list() == nullptr) return;
  for (const Value& value : *columns.as_list()) column(value, level);
}

bool ColumnReader::shown(const spec::Options& options) {
  const Value* language = options.find("language");
  const auto* tag = language == nullptr ? nullptr : language->as_text();
  if (tag != nullptr && edition_language(*tag) == nullptr) return false;
  const Value* condition = options.find("if");
  return condition == nullptr || blocks_.evaluation().holds(spec::located(*condition));
}

void ColumnReader::column(const Value& value, int level) {
  const spec::Options options(value, spec::column_keys(level));
  const Value* header = options.find("header");
  if (header == nullptr || !shown(options)) return;
  const bool innermost = level + 1 >= spec::column_levels;
  const std::string_view content = content_key(blocks_, value, options, innermost);
  if (content == "columns") {
    spanning(options, *options.find("columns"), level);
  } else if (!content.empty()) {
    leaf(options, *header, level);
  }
}

// A title over columns of its own; it goes where none of them is shown.
void ColumnReader::spanning(const spec::Options& options, const Value& inner, int level) {
  const std::size_t first = columns_.size(), at = titles_.size();
  titles_.push_back({{}, level, first, true});
  read(inner, level + 1);
  if (columns_.size() == first) {
    titles_.resize(at);
    return;
  }
  CellLook look{input_.edition.languages, style::Align::center};
  const Value* align = options.find("align");
  if (align != nullptr && options.word("align") == "start") look.align = style::Align::start;
  if (align != nullptr && options.word("align") == "end") look.align = style::Align::end;
  if (const Value* language = options.find("language")) {
    if (const auto* own = edition_language(*language->as_text())) look.languages = {*own};
  }
  doc::Cell& cell = titles_[at].cell;
  cell = compose_cell(blocks_, *options.find("header"), "table-header", look);
  cell.columns = static_cast<int>(columns_.size() - first);
  cell.ruled = true;
}

doc::Column ColumnReader::place(const spec::Options& options, const TableColumn& column) const {
  constexpr int ems_of_sparkline = 6, ems_of_bar = 4, ems_of_chart = 9;
  const Value* width = options.find("width");
  doc::Column place;
  place.width = options.length("width").value_or(Length{});
  place.share = std::max(1, options.integer("share", 1));
  place.span = width == nullptr ? column.place : width->span();
  place.decimal = options.word("align") == "decimal";
  place.content = width != nullptr && width->as_text() != nullptr && *width->as_text() == "content";
  const Length em = blocks_.look(column.style, column.look.languages.front()).text.size;
  if (column.sparkline) place.drawn = em * ems_of_sparkline;
  if (column.chart != nullptr) place.drawn = em * ems_of_chart;
  if (column.bar && column.bar->beside) {
    place.drawn = em * ems_of_bar;
    place.bars_beside = true;
    place.numbers_first = !place.decimal && column.look.align != style::Align::end;
  }
  return place;
}

void ColumnReader::leaf(const spec::Options& options, const Value& header, int level) {
  const auto& languages = input_.edition.languages;
  const std::string_view align = options.word("align");
  const Value* language = options.find("language");
  const auto* tag = language == nullptr ? nullptr : language->as_text();
  const Value* lang = options.find("lang");
  const auto* asked = lang == nullptr ? tag : lang->as_text();
  const auto* made_for = asked == nullptr ? nullptr : edition_language(*asked);
  const auto* spoken = made_for == nullptr ? asked : made_for;
  const CellLook look{spoken == nullptr ? languages : std::vector<std::string>{*spoken}};
  TableColumn made = content(options, look);
  if (options.word("rounding") == "largest-remainder") add_up(options, made);
  looks(options, made);
  made.titled = tag != nullptr;
  CellLook head = made.look;
  if (made_for == nullptr) head.languages = languages;
  if (align == "decimal") head.align = style::Align::end;
  titles_.push_back(
      {compose_cell(blocks_, header, "table-header", head), level, columns_.size(), false});
  levels_ = std::max(levels_, level + 1);
  places_.push_back(place(options, made));
  columns_.push_back(std::move(made));
}

TableColumn ColumnReader::content(const spec::Options& options, const CellLook& look) {
  TableColumn made;
  made.look = look;
  if (const Value* cell = options.find("cell")) made.cell = *cell;
  made.place = made.cell.span();
  const Value* format = options.find("format");
  if (format != nullptr && format->as_text() != nullptr) made.format = *format->as_text();
  if (const Value* part = options.find("share-of")) share(*part, made);
  made.sparkline = read_sparkline(blocks_, input_, options);
  if (made.sparkline) made.place = made.sparkline->span;
  made.chart = options.find("chart");
  if (made.chart != nullptr) made.place = made.chart->span();
  made.shown = made.cell;
  if (!made.format.empty() && !made.cell.is_null()) {
    const base::Span place = format == nullptr ? made.place : format->span();
    made.shown = formatted(made.cell, Value(made.format, place), made.look.languages);
  }
  made.total = options.find("total");
  made.span = options.find("span");
  made.merge = options.boolean("merge", false);
  return made;
}

// A share is in percent, unless the format makes percents of it.
void ColumnReader::share(const Value& part, TableColumn& column) const {
  column.place = part.span();
  column.share_of = spec::located(part);
  column.share_in_percent = !column.format.ends_with('%');
  const std::string name = share_name(columns_.size());
  column.cell = Value("{" + name + "}", part.span());
  if (column.format.empty()) column.format = ".1f";
}

void ColumnReader::looks(const spec::Options& options, TableColumn& column) {
  const std::string_view align = options.word("align");
  if (align == "end") column.look.align = style::Align::end;
  if (align == "center") column.look.align = style::Align::center;
  const Value* style = options.find("style");
  const auto* name = style == nullptr ? nullptr : style->as_text();
  const bool chosen = name != nullptr && spec::has_holes(*style);
  column.style = name == nullptr || chosen ? style_ : *name;
  if (chosen) column.styles = style;
  column.background = options.find("background");
  if (column.background != nullptr) check_colors(blocks_, *column.background);
  column.sign = read_sign(blocks_, options);
  column.bar = read_bar(blocks_, input_, options);
  if (column.bar && column.merge) {
    blocks_.evaluation().diagnostics().error(column.bar->span, "cells that merge have no bars");
    column.bar.reset();
  }
}

// Rounded, the column's numbers add up: its cells show what they are rounded to.
void ColumnReader::add_up(const spec::Options& options, TableColumn& column) {
  const auto places = expr::places_of_format(column.format);
  if (!places || column.merge) {
    blocks_.evaluation().diagnostics().error(options.find("rounding")->span(),
                                             places ? "cells that merge have no shares of a total"
                                                    : "'rounding' needs a 'format' with decimals",
                                             places ? "" : "such as '.1f'");
    return;
  }
  column.places = places;
  value::Record texts;
  const base::Span span = column.cell.span();
  for (const std::string& language : column.look.languages) {
    texts.add(language, span,
              Value("{format(" + apportioned_name(columns_.size()) + ", '" + column.format + "')}",
                    span));
  }
  column.shown = Value(std::move(texts), span);
}

// The hole of each language as an argument of format().
Value ColumnReader::formatted(const Value& cell, const Value& format,
                              const std::vector<std::string>& languages) {
  const std::string* pattern = format.as_text();
  if (pattern == nullptr) return cell;
  value::Record texts;
  for (const std::string& language : languages) {
    const auto hole = only_hole(cell, language);
    if (!hole || pattern->find_first_of("'\\{}") != std::string::npos) {
      blocks_.evaluation().diagnostics().error(
          format.span(), hole ? "unknown number format" : "the cell is not one expression",
          hole ? "such as ',', '.1f', '+.2f' or '.1%'" : "'{row.value}' is one, and has a format");
      return cell;
    }
    texts.add(language, cell.span(),
              Value("{format(" + hole->text + ", '" + *pattern + "')}", hole->span));
  }
  return {std::move(texts), cell.span()};
}

// Titles of single columns stand in the lowest level, with the room above them.
std::vector<doc::Row> ColumnReader::header() const {
  std::vector<doc::Row> rows(static_cast<std::size_t>(levels_));
  std::vector<std::size_t> filled(rows.size());
  const auto fill = [&](std::size_t row, std::size_t end) {
    for (; filled[row] < end; ++filled[row]) rows[row].cells.emplace_back();
  };
  for (const Title& title : titles_) {
    const int level = title.spans ? title.level : levels_ - 1;
    const auto row = static_cast<std::size_t>(level);
    fill(row, title.first);
    rows[row].cells.push_back(title.cell);
    rows[row].cells.back().rises = level - title.level;
    filled[row] += static_cast<std::size_t>(title.cell.columns);
  }
  for (std::size_t row = 0; row < rows.size(); ++row) {
    fill(row, columns_.size());
    rows[row].header = true;
  }
  return rows;
}

}  // namespace jianbao::compose
