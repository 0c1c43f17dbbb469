#include "compose/block_composer.h"

#include <algorithm>

namespace jianbao::compose {

using base::Length;
using value::Value;

doc::Words BlockComposer::plain(const std::string& text, const std::string& style,
                                const std::string& language, base::Span span) {
  doc::Words words;
  words.style = input_.theme.style(style, language);
  if (!text.empty()) words.inlines.push_back({text, words.style.text, language, span});
  return words;
}

doc::Words BlockComposer::words(const Value& text, const std::string& style,
                                const std::string& language) {
  return plain(evaluation_.expand(text, language), style, language,
               evaluation_.origin(text, language));
}

doc::Texts BlockComposer::texts(const Value& text, const std::string& style) {
  doc::Texts result;
  for (const std::string& language : input_.edition.languages) {
    result.push_back(words(text, style, language));
    // Side by side, paragraphs are parted by their alignment, not by an indent.
    if (input_.edition.languages.size() > 1) result.back().style.indent = {};
  }
  return result;
}

void BlockComposer::compose(const std::vector<spec::BlockSpec>& blocks) {
  for (const spec::BlockSpec& block : blocks) {
    if (block.variable.empty()) {
      compose_one(block);
      continue;
    }
    const Value list = evaluation_.evaluate(block.list, input_.edition.languages.front());
    if (list.as_list() == nullptr) {
      if (!list.is_null()) {
        evaluation_.diagnostics().error(block.list.span,
                                        "a loop needs a list, not " + std::string(list.kind()));
      }
      continue;
    }
    for (const Value& item : *list.as_list()) {
      const Evaluation::Frame frame(evaluation_, block.variable, item);
      compose_one(block);
    }
  }
}

void BlockComposer::compose_one(const spec::BlockSpec& block) {
  if (!block.condition.text.empty() && !evaluation_.truthy(block.condition)) return;
  if (!block.data.text.empty()) {
    const Value data = evaluation_.evaluate(block.data, input_.edition.languages.front());
    spec::BlockSpec inner = block;
    inner.data = {};
    const Evaluation::DataFrame frame(evaluation_, data);
    return compose_one(inner);
  }
  if (block.kind == "cover") return cover(block);
  if (block.kind == "image") return image(block);
  if (block.kind == "heading") return heading(block);
  if (block.kind == "text") return paragraph(block);
  if (block.kind == "cards") return cards(block);
  if (block.kind == "table") return table(block);
  if (block.kind == "contents") return contents();
  if (block.kind == "blocks") return compose(block.blocks);
  if (block.kind == "space") {
    const spec::Options options = block.options();
    blocks_.emplace_back(doc::Space{options.integer("lines", 1)});
    return;
  }
  blocks_.emplace_back(doc::PageBreak{});
}

doc::Image BlockComposer::make_image(const Value& file, const spec::Options& options,
                                     const std::string& caption_style) {
  const std::string first = input_.edition.languages.front();
  doc::Image image;
  image.label = input_.theme.style("label", first).text;
  const std::string path = evaluation_.expand(file, first);
  if (!path.empty()) image.source = input_.open(path, evaluation_.origin(file, first));
  if (const Value* alt = options.find("alt")) image.alt = evaluation_.expand(*alt, first);
  if (const Value* caption = options.find("caption")) {
    image.caption = texts(*caption, caption_style);
  }
  return image;
}

void BlockComposer::image(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  const Value* file = options.find("file");
  if (file == nullptr) return;
  doc::Image image = make_image(*file, options, block.style.empty() ? "caption" : block.style);
  if (image.source != nullptr) blocks_.emplace_back(std::move(image));
}

void BlockComposer::heading(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  const Value* text = options.find("text");
  if (text == nullptr) return;
  doc::Heading heading;
  heading.level = options.integer("level", 1);
  const bool section = heading.level == 1;
  const std::string style =
      block.style.empty() ? "heading-" + std::to_string(heading.level) : block.style;
  heading.texts = texts(*text, style);
  if (const Value* deck = options.find("deck")) heading.deck = texts(*deck, "heading-2");
  if (section) {
    const Value* head = options.find("running-head");
    heading.running_head = texts(head == nullptr ? *text : *head, "running-head");
  }
  heading.rule = options.boolean("rule", section);
  heading.baselines = options.integer("lines", section ? 3 : 1);
  heading.baselines_before = options.integer("lines-before", section ? 2 : 1);
  heading.listed = options.boolean("listed", section);
  heading.rule_color = input_.theme.color("ink");
  heading.id = "heading-" + std::to_string(next_id_++);
  for (const doc::Words& words : heading.texts) {
    for (const doc::Inline& part : words.inlines) {
      heading.bookmark += (heading.bookmark.empty() ? "" : "\u3000") + part.text;
    }
  }
  blocks_.emplace_back(std::move(heading));
}

void BlockComposer::paragraph(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  const Value* text = options.find("text");
  if (text == nullptr) return;
  doc::Paragraph paragraph;
  paragraph.texts = texts(*text, block.style.empty() ? "text" : block.style);
  paragraph.keep_with_next = options.boolean("keep-with-next", false);
  blocks_.emplace_back(std::move(paragraph));
}

void BlockComposer::contents() {
  doc::Contents contents;
  contents.page_style = input_.theme.style("contents-page", "en");
  for (const std::string& language : input_.edition.languages) {
    contents.entry_styles.push_back(input_.theme.style("contents", language));
  }
  contents.rule_color = input_.theme.color("hairline");
  blocks_.emplace_back(std::move(contents));
}

void BlockComposer::cover(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  doc::Cover cover;
  cover.rule_color = input_.theme.color("ink");
  const Length grid = input_.layout.page.baseline;
  Length at = grid;
  const auto add = [&](std::string_view key, const std::string& style, Length before) {
    const Value* text = options.find(key);
    if (text == nullptr) return;
    at += before;
    for (doc::Words& words : texts(*text, style)) {
      // A line break of the source parts display lines; the layout's author decides where.
      doc::Words line = words;
      line.inlines.clear();
      for (const doc::Inline& part : words.inlines) {
        std::string_view rest = part.text;
        while (!rest.empty()) {
          const std::size_t end = rest.find('\n');
          doc::Inline piece = part;
          piece.text = std::string(rest.substr(0, end));
          line.inlines = {piece};
          at += words.style.leading;
          cover.lines.push_back({line, at, {}});
          rest = end == rest.npos ? std::string_view() : rest.substr(end + 1);
        }
      }
    }
  };
  at = {};
  add("kicker", "cover-kicker", {});
  add("title", "cover-title", grid);
  add("deck", "cover-deck", grid);
  add("byline", "cover-byline", grid);
  if (const Value* file = options.find("image")) {
    cover.image = make_image(*file, options, block.style.empty() ? "caption" : block.style);
  }
  blocks_.emplace_back(std::move(cover));
}

doc::Card BlockComposer::card(const Value& item, bool key) {
  doc::Card card;
  const auto* record = item.as_record();
  const Value* name = record == nullptr ? nullptr : record->find("short");
  if (name == nullptr && record != nullptr) name = record->find("name");
  if (name == nullptr) {
    evaluation_.diagnostics().error(item.span(), "a card needs a figure with a 'name'");
    return card;
  }
  const Evaluation::Frame frame(evaluation_, "figure", item);
  const auto hole = [&](const std::string& text) { return Value(text, item.span()); };
  const std::string first = input_.edition.languages.front();
  for (const std::string& language : input_.edition.languages) {
    card.lines.push_back(words(*name, "card-label", language));
  }
  doc::Words big = words(hole("{figure.number}"), key ? "card-key" : "card-value", first);
  const std::string unit = evaluation_.expand(hole("{figure.unit}"), first);
  const style::ParagraphStyle unit_style = input_.theme.style("card-unit", first);
  if (!unit.empty()) big.inlines.push_back({"\u00A0" + unit, unit_style.text, first, item.span()});
  card.lines.push_back(std::move(big));
  if (input_.edition.languages.size() > 1) {
    card.lines.push_back(words(hole("{figure}"), "card-second", input_.edition.languages.back()));
  }
  if (record->find("year") != nullptr) {
    const std::string year = record->find("year")->as_number() == nullptr
                                 ? ""
                                 : record->find("year")->as_number()->to_string();
    card.lines.push_back(plain(year, "card-note", first, item.span()));
  }
  return card;
}

void BlockComposer::cards(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  const Value* figures = options.find("figures");
  if (figures == nullptr || figures->as_list() == nullptr) return;
  doc::Cards cards;
  cards.columns = options.integer("columns", 4);
  const std::size_t languages = input_.edition.languages.size();
  cards.baselines = options.integer("lines", languages > 1 ? 7 : 5);
  cards.gutter = Length::points(12);
  cards.rule_color = input_.theme.color("ink");
  const int key = options.integer("key", 0);
  for (const Value& expression : *figures->as_list()) {
    const Value figure =
        evaluation_.evaluate(spec::located(expression), input_.edition.languages.front());
    if (figure.is_null()) continue;
    cards.cards.push_back(card(figure, static_cast<int>(cards.cards.size()) + 1 == key));
  }
  blocks_.emplace_back(std::move(cards));
}

void BlockComposer::table(const spec::BlockSpec& block) {
  const spec::Options options = block.options();
  base::Diagnostics& diagnostics = evaluation_.diagnostics();
  const Value* rows = options.find("rows");
  const Value* columns = options.find("columns");
  if (rows == nullptr || columns == nullptr || columns->as_list() == nullptr) return;
  const std::string first = input_.edition.languages.front();
  Value list = evaluation_.evaluate(spec::located(*rows), first);
  if (const auto* record = list.as_record()) {
    value::List values;
    for (const value::Field& field : record->fields()) values.push_back(field.value);
    list = Value(std::move(values), list.span());
  }
  if (list.as_list() == nullptr || list.as_list()->empty()) {
    diagnostics.error(rows->span(), "an empty data set: the table has no rows");
    return;
  }

  doc::Table table;
  table.rule_color = input_.theme.color("ink");
  table.tint = input_.theme.color("tint");
  struct Column {
    const value::Record* options = nullptr;
    std::string language;
    bool titled = true;  // a column for all languages has no group title
  };
  std::vector<Column> used;
  doc::Row header;
  header.header = true;
  for (const Value& value : *columns->as_list()) {
    const auto* column = value.as_record();
    if (column == nullptr) continue;
    const Value* language = column->find("language");
    const auto* tag = language == nullptr ? nullptr : language->as_text();
    const auto& languages = input_.edition.languages;
    if (tag != nullptr && std::find(languages.begin(), languages.end(), *tag) == languages.end())
      continue;
    const Value* share = column->find("share");
    const auto* number = share == nullptr ? nullptr : share->as_number();
    table.shares.push_back(number == nullptr ? 1
                                             : static_cast<int>(number->rounded(0).coefficient()));
    used.push_back({column, tag == nullptr ? first : *tag, tag != nullptr});
    doc::Words words_ = words(*column->find("header"), "table-header", used.back().language);
    const Value* align = column->find("align");
    if (align != nullptr && align->as_text() != nullptr && *align->as_text() == "end")
      words_.style.align = style::Align::end;
    header.cells.push_back({std::move(words_), 1});
  }
  if (options.boolean("header", true)) table.rows.push_back(std::move(header));

  const Value* group = options.find("group");
  const Value* titles = options.find("groups");
  const Value* where = options.find("where");
  std::string last_group;
  for (const Value& item : *list.as_list()) {
    const Evaluation::Frame frame(evaluation_, "row", item);
    if (where != nullptr && !evaluation_.truthy(spec::located(*where))) continue;
    if (group != nullptr) {
      const std::string name = evaluation_.expand(*group, first);
      const Value* title = titles == nullptr || titles->as_record() == nullptr
                               ? nullptr
                               : titles->as_record()->find(name);
      if (name != last_group) {
        doc::Row row;
        row.group = true;
        // One title a language, over that language's columns.
        for (std::size_t i = 0; i < used.size();) {
          std::size_t end = i;
          while (end < used.size() && used[end].language == used[i].language &&
                 used[end].titled == used[i].titled) {
            ++end;
          }
          doc::Words words_ = !used[i].titled ? doc::Words{}
                              : title == nullptr
                                  ? plain(name, "table-group", used[i].language, group->span())
                                  : words(*title, "table-group", used[i].language);
          row.cells.push_back({std::move(words_), static_cast<int>(end - i)});
          i = end;
        }
        table.rows.push_back(std::move(row));
        last_group = name;
      }
    }
    doc::Row row;
    for (const Column& column : used) {
      doc::Words words_ = words(*column.options->find("cell"), "table", column.language);
      const Value* align = column.options->find("align");
      if (align != nullptr && align->as_text() != nullptr && *align->as_text() == "end")
        words_.style.align = style::Align::end;
      row.cells.push_back({std::move(words_), 1});
    }
    table.rows.push_back(std::move(row));
  }
  blocks_.emplace_back(std::move(table));
}

}  // namespace jianbao::compose
