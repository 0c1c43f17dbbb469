#include "compose/table.h"

#include <algorithm>

#include "compose/apportioned_columns.h"
#include "compose/names_in_row.h"
#include "expr/members.h"

namespace jianbao::compose {

using base::Length;
using value::Value;

namespace {

// A table of more rows than this is streamed: its rows are composed, set and given to their pages a
// few pages at a time.
constexpr std::size_t most_kept_rows = 2000;
// Cells that merge have no more rows than this, as all of them wait for the last.
constexpr std::size_t most_merged = 500;

// A stripe is paler than a group's title.
base::Color paler(base::Color color) {
  const auto half = [](std::uint8_t part) { return static_cast<std::uint8_t>((part + 255) / 2); };
  return {half(color.red), half(color.green), half(color.blue)};
}

}  // namespace

// A table without rows says so, in the width of its columns; one that needs them is wrong.
void TableComposer::say_empty(const spec::Options& options) {
  if (options.boolean("required", false)) {
    evaluation_.diagnostics().error(options.find("rows")->span(),
                                    "an empty data set: the table has no rows");
    return;
  }
  const Value* own = options.find("empty");
  add(row_of_text(own == nullptr ? usual_text("无数据", "No data") : *own, "table"));
}

// One cell a language, over that language's columns.
doc::Row TableComposer::row_of_text(const Value& text, const std::string& style) {
  doc::Row row;
  row.span = text.span();
  for (std::size_t i = 0; i < columns_.size();) {
    std::size_t end = i;
    while (end < columns_.size() && columns_[end].look.languages == columns_[i].look.languages &&
           columns_[end].titled == columns_[i].titled) {
      ++end;
    }
    doc::Cell cell;
    // Where no column is of one language alone the first columns have the text.
    if (columns_[i].titled || i == 0) cell = compose_cell(blocks_, text, style, columns_[i].look);
    cell.columns = static_cast<int>(end - i);
    row.cells.push_back(std::move(cell));
    i = end;
  }
  return row;
}

doc::Row TableComposer::group_row(const Value& group, const Value* title) {
  doc::Row row = row_of_text(title == nullptr ? group : *title, "table-group");
  row.group = true;
  std::size_t column = 0;
  for (doc::Cell& cell : row.cells) {
    // Rows of no group are not filed under the one before.
    if ((columns_[column].titled || column == 0) && cell.words.inlines.empty()) {
      cell.words =
          blocks_.plain("–", "table-group", columns_[column].look.languages.front(), group.span());
    }
    column += static_cast<std::size_t>(cell.columns);
  }
  row.continued = table_.caption.empty() ? continued(row) : row.cells;
  return row;
}

void TableComposer::enter_group(const Value& group, const Value* titles) {
  const std::string name = evaluation_.expand_name(group, input_.edition.languages.front());
  if (name == last_group_) return;
  leave_group();
  const auto* known = titles->as_record();
  add(group_row(group, known == nullptr ? nullptr : known->find(name)));
  last_group_ = name;
  row_of_group_ = 0;
  if (merge_) merge_->start_group();
}

void TableComposer::leave_group() {
  if (!last_group_ || !subtotals_) return;
  add(subtotals_->row(subtotal_label_, use_));
}

void TableComposer::add(doc::Row row) {
  notes_->mark(row);
  queue_->push(std::move(row));
}

// The rows, a title above each group.
bool TableComposer::body(const spec::Options& options, const Value& list) {
  const Value* group = options.find("group");
  Value titles;
  if (const Value* given = options.find("groups")) {
    titles = given->as_text() == nullptr
                 ? *given
                 : evaluation_.evaluate(spec::located(*given), input_.edition.languages.front());
  }
  std::size_t index = 0;
  const std::size_t count = list.as_list()->size();
  ApportionedColumns apportioned(evaluation_, columns_);
  whole_.emplace(evaluation_, columns_);
  if (apportioned.any() || whole_->any()) {
    std::vector<const Value*> rows;
    for (const Value& item : *list.as_list()) rows.push_back(&item);
    whole_->read(rows);
    if (apportioned.any()) apportioned.read(rows, *whole_);
  }
  for (const Value& item : *list.as_list()) {
    const Evaluation::Frame frame(evaluation_, "row", item);
    if (blocks_.too_many(use_)) return false;
    const Evaluation::Frames shares(evaluation_, whole_->names(index));
    const Evaluation::Frames rounded(evaluation_, apportioned.names(index));
    const Evaluation::Frame loop(evaluation_, "loop", loop_record(index++, count));
    if (group != nullptr) enter_group(*group, &titles);
    if (queue_->size() >= most_merged) merge_->start_group();
    doc::Row row = body_row(options, index - 1);
    row.span = item.span();
    if (subtotals_) subtotals_->add(item, row);
    if (total_) total_->add(item, row);
    add(std::move(row));
  }
  leave_group();
  if (index == 0) {
    say_empty(options);
  } else if (total_) {
    doc::Row total = total_->row(total_label_, use_);
    total.of_all = true;
    add(std::move(total));
  }
  queue_->flush();
  return true;
}

// What the engine itself says, in the languages of the edition.
Value TableComposer::usual_text(const char* chinese, const char* english) const {
  value::Record texts;
  for (const std::string& language : input_.edition.languages) {
    const bool is_chinese = language.starts_with("zh");
    texts.add(language, use_,
              Value(is_chinese ? evaluation_.converted(chinese, language) : english, use_));
  }
  return {std::move(texts), use_};
}

Value TableComposer::label(const spec::Options& options, bool whole) const {
  if (const Value* own = options.find(whole ? "total-label" : "subtotal-label")) return *own;
  return whole ? usual_text("合计", "Total") : usual_text("小计", "Subtotal");
}

void TableComposer::start_totals(const spec::Options& options) {
  subtotal_label_ = label(options, false);
  total_label_ = label(options, true);
  if (options.boolean("subtotals", false)) {
    const base::Span place = options.find("subtotals")->span();
    if (options.find("group") == nullptr) {
      evaluation_.diagnostics().error(place, "subtotals are of groups, and the table has none",
                                      "'group' names the group of each row");
    } else if (!subtotals_.emplace(blocks_, columns_).check(place)) {
      subtotals_.reset();
    }
  }
  if (options.boolean("total", false) &&
      !total_.emplace(blocks_, columns_).check(options.find("total")->span())) {
    total_.reset();
  }
}

void TableComposer::look(const spec::Options& options) {
  table_.rule_color = input_.theme.color("ink");
  table_.tint = input_.theme.color("tint");
  table_.stripe = paler(table_.tint);
  table_.hairline_color = input_.theme.color("hairline");
  table_.gap = options.length("gap").value_or(Length::points(8));
  table_.padding = options.length("row-padding").value_or(Length{});
  table_.full_width = options.word("width") == "full";
  table_.row_rules = options.word("rules") == "rows";
  table_.split_rows = options.boolean("split-rows", false);
  table_.zebra = options.boolean("zebra", false);
  table_.landscape = options.word("orientation") == "landscape";
  table_.may_turn = options.word("orientation") == "auto";
  if (options.boolean("split-columns", false)) table_.stub = options.integer("stub-columns", 1);
  table_.least_size = options.length("least-size").value_or(table_.least_size);
}

// Caption and notes.
void TableComposer::texts(const spec::Options& options) {
  if (const Value* caption = options.find("caption")) {
    table_.caption = blocks_.texts(*caption, "figure-title");
  }
  table_.numbered =
      blocks_.number_caption(options, "caption", Numbering::Kind::table, table_.caption);
  if (const Value* note = options.find("note")) {
    const value::List one{*note};
    for (const Value& text : note->as_list() == nullptr ? one : *note->as_list()) {
      table_.notes.push_back(blocks_.texts(text, "note"));
    }
  }
}

std::optional<Value> TableComposer::head(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  const Value* columns = options.find("columns");
  if (options.find("rows") == nullptr || columns == nullptr) return std::nullopt;
  use_ = block.kind_span;
  Value list;
  if (!list_of(options, list)) return std::nullopt;
  look(options);
  notes_.emplace(blocks_.references(), input_.edition.languages);
  texts(options);
  if (const Value* ground = options.find("row-background")) check_colors(blocks_, *ground);
  ColumnReader reader(blocks_, input_, block.style.text.empty() ? "table" : block.style.text);
  reader.read(*columns);
  columns_ = reader.take_columns();
  table_.columns = reader.take_places();
  if (columns_.empty()) return std::nullopt;
  if (options.boolean("header", true)) table_.rows = reader.header();
  mark_continued();
  notes_->mark_head(table_);
  merge_.emplace(columns_);
  start_totals(options);
  return list;
}

bool TableComposer::is_long(const spec::Options& options, const Value& list) const {
  const bool upright = !table_.landscape && !table_.may_turn && table_.stub == 0;
  return list.as_list()->size() > most_kept_rows && upright && options.integer("fold", 1) < 2;
}

std::optional<doc::Table> TableComposer::compose(const spec::BlockSpec& block,
                                                 const doc::RowStream& stream) {
  const spec::Options options = block.options();
  const std::optional<Value> list = head(block);
  if (!list) return std::nullopt;
  const bool streams = stream && is_long(options, *list);
  queue_.emplace(columns_.size(), [&](doc::Row&& row) {
    if (!streams) table_.rows.push_back(std::move(row));
  });
  if (!body(options, *list)) return std::nullopt;
  if (streams) table_.more_rows = stream;
  if (may_fold(options)) fold(options.integer("fold", 1));
  notes_->list_below(table_);
  return std::move(table_);
}

bool TableComposer::rows(const spec::BlockSpec& block, RowUse use) {
  const std::optional<Value> list = head(block);
  if (!list) return false;
  queue_.emplace(columns_.size(), std::move(use));
  return body(block.options(), *list);
}

}  // namespace jianbao::compose
