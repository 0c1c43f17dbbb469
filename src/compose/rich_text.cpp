#include "compose/rich_text.h"

#include <algorithm>
#include <utility>

#include "compose/code_lines.h"
#include "compose/markdown.h"
#include "compose/numbering.h"
#include "compose/rich_table.h"

namespace jianbao::compose {

using Kind = markdown::Block::Kind;

namespace {

const markdown::Block& any_of(const std::vector<const markdown::Block*>& row) {
  return **std::find_if(row.begin(), row.end(), [](const auto* block) { return block != nullptr; });
}

// Whether what comes last is set apart, as figures are.
bool ends_apart(const markdown::Block& block) {
  if (block.kind == Kind::list || block.kind == Kind::item) {
    return !block.blocks.empty() && ends_apart(block.blocks.back());
  }
  return block.kind == Kind::quote || block.kind == Kind::code || block.kind == Kind::table;
}

// Within a list: what stands above the next block.
std::optional<int> gap_after(const markdown::Block& last, bool loose) {
  if (ends_apart(last)) return std::nullopt;
  return loose ? 1 : 0;
}

bool match(const markdown::Block& a, const markdown::Block& b) {
  if (a.kind != b.kind || a.ordered != b.ordered) return false;
  if (a.kind != Kind::table) return true;
  return a.blocks.size() == b.blocks.size() &&
         a.blocks.front().blocks.size() == b.blocks.front().blocks.size();
}

}  // namespace

void RichText::read(const value::Value& text) {
  sides_.clear();
  differs_ = false;
  Evaluation& evaluation = blocks_.evaluation();
  for (const std::string& language : input_.edition.languages) {
    auto side = std::make_unique<Side>(evaluation.expand_markdown(text, language),
                                       evaluation.origin(text, language));
    side->language = language;
    side->parsed = markdown::parse(side->expanded.text, language.starts_with("zh"));
    side->inlines = std::make_unique<InlineComposer>(input_, blocks_.references(),
                                                     evaluation.diagnostics(), side->places);
    side->inlines->set_notes(
        side->parsed.notes, Notes::called,
        blocks_.references().calls().read(text.span(), {language, side->parsed.note_names}));
    side->inlines->say(side->parsed.problems);
    sides_.push_back(std::move(side));
  }
}

void RichText::compose(const value::Value& text) {
  read(text);
  std::vector<const Blocks*> columns;
  for (const auto& side : sides_) columns.push_back(&side->parsed.blocks);
  before_ = form_.baselines_before;
  continues_ = form_.continues;
  const std::size_t first = blocks_.made().size();
  compose_rows(pair(columns), 0);
  std::vector<doc::Block>& made = blocks_.made();
  auto* last = made.size() == first ? nullptr : std::get_if<doc::Paragraph>(&made.back());
  if (last != nullptr) last->keep_with_next = form_.keep_with_next;
}

bool RichText::compose_item(const value::Value& text, int depth, bool loose) {
  read(text);
  std::vector<const Blocks*> columns;
  for (const auto& side : sides_) columns.push_back(&side->parsed.blocks);
  before_ = form_.baselines_before;
  const Rows rows = pair(columns);
  item_blocks(rows, depth, loose);
  return !rows.empty() && ends_apart(any_of(rows.back()));
}

// Blocks of one kind go together. From the first that do not, each language stands alone.
RichText::Rows RichText::pair(const std::vector<const Blocks*>& columns) {
  std::vector<const Blocks*> there;
  std::vector<std::size_t> counts;
  for (const Blocks* column : columns) {
    counts.push_back(column == nullptr ? 0 : column->size());
    if (column != nullptr) there.push_back(column);
  }
  std::size_t at = 0;
  const auto alike = [&](const Blocks* column) {
    return at < column->size() && at < there[0]->size() && match((*column)[at], (*there[0])[at]);
  };
  Rows rows;
  for (; !there.empty() && std::all_of(there.begin(), there.end(), alike); ++at) {
    Row row;
    for (const Blocks* column : columns) {
      row.push_back(column == nullptr ? nullptr : &(*column)[at]);
    }
    rows.push_back(std::move(row));
  }
  const std::size_t paired = rows.size();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    for (std::size_t k = at; k < counts[i]; ++k) {
      Row row(columns.size(), nullptr);
      row[i] = &(*columns[i])[k];
      rows.push_back(std::move(row));
    }
  }
  if (rows.size() > paired && there.size() > 1) differ(counts);
  return rows;
}

void RichText::differ(const std::vector<std::size_t>& counts) {
  if (std::exchange(differs_, true)) return;
  std::string words;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    words += std::to_string(counts[i]) + " in " + sides_[i]->language + ", ";
  }
  blocks_.evaluation().diagnostics().warn(
      sides_.front()->places.whole(), "the languages of this text have different blocks",
      words + "and from the first that differs each language stands alone");
}

RichText::Rows RichText::pair_blocks(const Row& parents) {
  std::vector<const Blocks*> columns;
  for (const Block* parent : parents)
    columns.push_back(parent == nullptr ? nullptr : &parent->blocks);
  return pair(columns);
}

void RichText::compose_rows(const Rows& rows, int depth) {
  for (const Row& row : rows) {
    if (blocks_.too_many(sides_.front()->places.whole())) return;
    compose_row(row, depth);
    before_.reset();
  }
}

void RichText::compose_row(const Row& row, int depth) {
  switch (any_of(row).kind) {
    case Kind::paragraph:
      return paragraph(row);
    case Kind::heading:
      return blocks_.add_heading(texts(row, blocks_.heading_style(std::max(2, any_of(row).number))),
                                 std::max(2, any_of(row).number));
    case Kind::list:
      return list(row, depth);
    case Kind::quote:
      return quote(row, depth);
    case Kind::code:
      return code(row);
    case Kind::table:
      return table(row);
    case Kind::rule:
      blocks_.made().emplace_back(doc::Divider{input_.theme.color("hairline")});
      return;
    default:
      return;
  }
}

doc::Words RichText::words(const Row& row, std::size_t side, const std::string& style) {
  const std::string& language = sides_[side]->language;
  const style::ParagraphStyle look = blocks_.look(style, language);
  if (row[side] == nullptr) return {{}, look};
  return sides_[side]->inlines->compose(row[side]->spans, look, language);
}

doc::Texts RichText::texts(const Row& row, const std::string& style) {
  doc::Texts texts;
  const bool indented = row.size() == 1 && form_.indented && !continues_;
  for (std::size_t i = 0; i < row.size(); ++i) {
    texts.push_back(words(row, i, style));
    if (indented) continue;
    texts.back().style.indent = {};
    texts.back().style.indent_auto = false;
  }
  return texts;
}

void RichText::paragraph(const Row& row) {
  doc::Paragraph paragraph;
  paragraph.texts = texts(row, form_.style);
  continues_ = false;
  paragraph.column_rule = form_.column_rule;
  paragraph.band_baselines = form_.band_baselines;
  paragraph.baselines_before = before_;
  blocks_.made().emplace_back(std::move(paragraph));
}

void RichText::list(const Row& row, int depth) {
  const Block& sample = any_of(row);
  doc::List list;
  list.span = sides_.front()->places.whole();
  const Rows items = pair_blocks(row);
  const int first = sample.ordered ? sample.number : -1;
  list.markers = blocks_.markers(items.size(), first, depth, form_.style, list.span);
  for (doc::Texts& marker : list.markers) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (row[i] == nullptr) marker[i].inlines.clear();
    }
  }
  blocks_.made().emplace_back(std::move(list));
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) before_ = gap_after(any_of(items[i - 1]), sample.loose);
    item(items[i], depth, sample.loose);
  }
  blocks_.made().emplace_back(doc::InsetEnd{});
}

void RichText::item_blocks(const Rows& rows, int depth, bool loose) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (blocks_.too_many(sides_.front()->places.whole())) return;
    if (i > 0) before_ = gap_after(any_of(rows[i - 1]), loose);
    compose_row(rows[i], depth);
  }
}

void RichText::item(const Row& row, int depth, bool loose) {
  blocks_.made().emplace_back(doc::ListItem{});
  const bool indented = std::exchange(form_.indented, false);
  item_blocks(pair_blocks(row), depth + 1, loose);
  form_.indented = indented;
  blocks_.made().emplace_back(doc::InsetEnd{});
}

void RichText::quote(const Row& row, int depth) {
  doc::Quote quote = blocks_.quote_frame(sides_.front()->places.whole());
  if (std::count(row.begin(), row.end(), nullptr) > 0) {
    const auto there =
        std::find_if(row.begin(), row.end(), [](auto* side) { return side != nullptr; });
    quote.column = static_cast<std::size_t>(there - row.begin());
  }
  blocks_.made().emplace_back(quote);
  before_.reset();
  compose_rows(pair_blocks(row), depth);
  blocks_.made().emplace_back(doc::InsetEnd{});
}

void RichText::code(const Row& row) {
  std::vector<std::string> texts;
  for (const Block* block : row) texts.push_back(block == nullptr ? "" : block->text);
  blocks_.made().emplace_back(make_code(texts, sides_.front()->places.whole(), blocks_, input_));
}

void RichText::table(const Row& row) {
  std::vector<RichTable::Side> columns;
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i] != nullptr) {
      columns.push_back({row[i], sides_[i]->inlines.get(), sides_[i]->language});
    }
  }
  blocks_.made().emplace_back(RichTable(blocks_, input_).compose(columns));
}

}  // namespace jianbao::compose
