#include "compose/table.h"

#include <algorithm>
#include <set>

#include "base/language_tag.h"

namespace jianbao::compose {

using base::Length;
using value::Value;

// A map stands for the list of its values.
bool TableComposer::list_of(const spec::Options& options, Value& list) {
  const Value* rows = options.find("rows");
  const std::size_t errors = evaluation_.diagnostics().error_count();
  list = evaluation_.evaluate(spec::located(*rows), input_.edition.languages.front());
  if (const auto* record = list.as_record()) {
    list = Value(value::values_of(*record), list.span());
  }
  if (list.as_list() != nullptr && !list.as_list()->empty()) return true;
  if (evaluation_.diagnostics().error_count() != errors) return false;
  evaluation_.diagnostics().error(rows->span(), "an empty data set: the table has no rows");
  return false;
}

const std::string* TableComposer::edition_language(const std::string& tag) const {
  const auto& languages = input_.edition.languages;
  auto found = std::find(languages.begin(), languages.end(), tag);
  if (found == languages.end()) {
    found = std::find_if(languages.begin(), languages.end(), [&](const std::string& language) {
      return base::is_in_range(language, tag);
    });
  }
  return found == languages.end() ? nullptr : &*found;
}

void TableComposer::column(const Value& value, std::string_view style) {
  const spec::Options options(value,
                              *spec::find_block_kind("table")->options.find("columns")->inner);
  const Value* header = options.find("header");
  const Value* cell = options.find("cell");
  if (header == nullptr || cell == nullptr) return;
  const auto& languages = input_.edition.languages;
  const Value* language = options.find("language");
  const auto* tag = language == nullptr ? nullptr : language->as_text();
  if (tag != nullptr && edition_language(*tag) == nullptr) return;
  if (const Value* condition = options.find("if");
      condition != nullptr && !evaluation_.truthy(spec::located(*condition))) {
    return;
  }
  const std::string_view align = options.word("align");
  const Value* width = options.find("width");
  table_.columns.push_back({options.length("width").value_or(Length{}),
                            std::max(1, options.integer("share", 1)),
                            width == nullptr ? cell->span() : width->span(), align == "decimal"});
  const Value* lang = options.find("lang");
  const auto* asked = lang == nullptr ? tag : lang->as_text();
  const auto* made_for = asked == nullptr ? nullptr : edition_language(*asked);
  const auto* spoken = made_for == nullptr ? asked : made_for;
  const Value* own = options.find("style");
  const auto* name = own == nullptr ? nullptr : own->as_text();
  Column made;
  made.cell = cell;
  made.languages = spoken == nullptr ? languages : std::vector<std::string>{*spoken};
  made.style = name == nullptr ? std::string(style) : *name;
  made.titled = tag != nullptr;
  if (align == "end") made.align = style::Align::end;
  Column head = made;
  if (made_for == nullptr) head.languages = languages;
  if (align == "decimal") head.align = style::Align::end;
  if (align == "center") head.align = style::Align::center;
  header_.cells.push_back(this->cell(*header, "table-header", head));
  columns_.push_back(std::move(made));
}

namespace {

std::string bare(const doc::Words& words) { return expr::without_separators(plain_text(words)); }

}  // namespace

doc::Cell TableComposer::cell(const Value& text, const std::string& style, const Column& column) {
  doc::Cell cell;
  std::vector<std::string> said;
  for (const std::string& language : column.languages) {
    const std::size_t notes = blocks_.references().note_count();
    doc::Words words = blocks_.words(text, style, language);
    if (column.align != style::Align::justify) words.style.align = column.align;
    std::string plain = bare(words);
    const bool again = std::find(said.begin(), said.end(), plain) != said.end();
    if (said.empty()) {
      cell.words = std::move(words);
    } else if (!again && !words.inlines.empty()) {
      cell.below.push_back(std::move(words));
    } else {
      blocks_.references().drop_notes(notes);
    }
    said.push_back(std::move(plain));
  }
  return cell;
}

// One title a language, over that language's columns.
doc::Row TableComposer::group_row(const Value& group, const Value* title) {
  doc::Row row;
  row.group = true;
  for (std::size_t i = 0; i < columns_.size();) {
    std::size_t end = i;
    while (end < columns_.size() && columns_[end].languages == columns_[i].languages &&
           columns_[end].titled == columns_[i].titled) {
      ++end;
    }
    doc::Cell cell;
    // Where no column is of one language alone the first columns have the title.
    if (columns_[i].titled || i == 0) {
      cell = this->cell(title == nullptr ? group : *title, "table-group", columns_[i]);
      // Rows of no group are not filed under the one before.
      if (cell.words.inlines.empty()) {
        cell.words = blocks_.plain("–", "table-group", columns_[i].languages.front(), group.span());
      }
    }
    cell.columns = static_cast<int>(end - i);
    row.cells.push_back(std::move(cell));
    i = end;
  }
  row.continued = continued(row);
  return row;
}

doc::Row TableComposer::body_row() {
  doc::Row row;
  for (const Column& column : columns_) {
    row.cells.push_back(cell(*column.cell, column.style, column));
  }
  return row;
}

// What the row says once more on the next page.
std::vector<doc::Cell> TableComposer::continued(const doc::Row& row) const {
  std::vector<doc::Cell> cells = row.cells;
  // Each language is marked once, where it comes first.
  std::set<std::string> marked;
  const auto mark = [&](doc::Words& words) {
    if (words.inlines.empty()) return;
    const doc::Inline& last = words.inlines.back();
    if (!marked.insert(last.language).second) return;
    const std::string more = last.language.starts_with("zh")
                                 ? evaluation_.converted("（续）", last.language)
                                 : " (continued)";
    words.inlines.push_back({more, words.style.text, last.language, last.span});
  };
  for (doc::Cell& cell : cells) {
    mark(cell.words);
    std::for_each(cell.below.begin(), cell.below.end(), mark);
  }
  return cells;
}

// The rows that `where` lets through, a title above each group.
bool TableComposer::body(const spec::Options& options, base::Span use, const Value& list) {
  const Value* group = options.find("group");
  Value titles;
  if (const Value* given = options.find("groups")) {
    titles = given->as_text() == nullptr
                 ? *given
                 : evaluation_.evaluate(spec::located(*given), input_.edition.languages.front());
  }
  const Value* where = options.find("where");
  std::optional<std::string> last_group;
  std::size_t index = 0;
  const std::size_t count = list.as_list()->size();
  for (const Value& item : *list.as_list()) {
    const Evaluation::Frame frame(evaluation_, "row", item);
    if (where != nullptr && !evaluation_.truthy(spec::located(*where))) continue;
    if (blocks_.too_many(use)) return false;
    const Evaluation::Frame loop(evaluation_, "loop", loop_record(index++, count));
    if (group != nullptr) {
      const std::string name = evaluation_.expand_name(*group, input_.edition.languages.front());
      const auto* known = titles.as_record();
      if (name != last_group) {
        table_.rows.push_back(group_row(*group, known == nullptr ? nullptr : known->find(name)));
        last_group = name;
      }
    }
    table_.rows.push_back(body_row());
  }
  return true;
}

std::optional<doc::Table> TableComposer::compose(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  base::Diagnostics& diagnostics = evaluation_.diagnostics();
  const Value* columns = options.find("columns");
  if (options.find("rows") == nullptr || columns == nullptr) return std::nullopt;
  Value list;
  if (!list_of(options, list)) return std::nullopt;
  table_.rule_color = input_.theme.color("ink");
  table_.tint = input_.theme.color("tint");
  table_.gap = options.length("gap").value_or(Length::points(8));
  table_.padding = options.length("row-padding").value_or(Length{});
  table_.full_width = options.word("width") == "full";
  const std::string style = block.style.text.empty() ? "table" : block.style.text;
  for (const Value& value : *columns->as_list()) column(value, style);
  if (columns_.empty()) return std::nullopt;
  if (const Value* caption = options.find("caption")) {
    table_.caption = blocks_.texts(*caption, "figure-title");
  }
  blocks_.number_caption(options, Numbering::Kind::table, table_.caption);
  if (const Value* note = options.find("note")) {
    const value::List one{*note};
    for (const Value& text : note->as_list() == nullptr ? one : *note->as_list()) {
      table_.notes.push_back(blocks_.texts(text, "note"));
    }
  }
  header_.header = true;
  header_.continued = continued(header_);
  if (options.boolean("header", true)) table_.rows.push_back(std::move(header_));

  if (!body(options, block.kind_span, list)) return std::nullopt;
  const int parts = options.integer("fold", 1);
  if (parts > 1 && options.find("group") != nullptr) {
    diagnostics.error(options.find("fold")->span(), "a table in groups can't be folded");
  } else {
    fold(parts);
  }
  return std::move(table_);
}

// The second part of the rows beside the first, and so on.
void TableComposer::fold(int parts) {
  if (parts < 2 || table_.rows.empty()) return;
  const auto sets = static_cast<std::size_t>(parts);
  const std::size_t head = table_.rows.front().header ? 1 : 0;
  std::vector<doc::Row> rows = std::move(table_.rows);
  const std::size_t height = (rows.size() - head + sets - 1) / sets;
  const std::vector<doc::Column> columns = table_.columns;
  table_.rows.assign(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(head + height));
  for (std::size_t set = 1; set < sets; ++set) {
    table_.columns.insert(table_.columns.end(), columns.begin(), columns.end());
    for (std::size_t i = 0; i < head + height; ++i) {
      const std::size_t from = i < head ? i : i + set * height;
      if (from >= rows.size()) break;
      std::vector<doc::Cell>& cells = table_.rows[i].cells;
      cells.insert(cells.end(), rows[from].cells.begin(), rows[from].cells.end());
      std::vector<doc::Cell>& more = table_.rows[i].continued;
      more.insert(more.end(), rows[from].continued.begin(), rows[from].continued.end());
    }
  }
}

void BlockComposer::table(const spec::BlockSpec& block) {
  if (auto table = TableComposer(*this, evaluation_, input_).compose(block)) {
    blocks_.emplace_back(std::move(*table));
  }
}

}  // namespace jianbao::compose
