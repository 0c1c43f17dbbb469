#include "compose/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <cmark-gfm/utf8.h>

#include <cstdlib>
#include <map>
#include <memory>
#include <utility>

#include "compose/html_tag.h"
#include "compose/markdown_extras.h"
#include "compose/markdown_source.h"

namespace jianbao::compose::markdown {

namespace {

struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using Parser = std::unique_ptr<cmark_parser, FreeParser>;
using Root = std::unique_ptr<cmark_node, FreeNode>;

// Hostile nesting may not overflow the stack where the tree is walked.
constexpr int deepest = 60;

bool is_punctuation(char32_t c) {
  return cmark_utf8proc_is_punctuation(static_cast<std::int32_t>(c)) != 0;
}

// cmark registers its extensions once for the whole process; threads may come here together. Of
// the extensions only tables are used: the others change cmark's tables while they parse, so that
// markdown_extras has what they do.
Root parse_tree(const std::string& text) {
  static const bool registered = [] {
    cmark_gfm_core_extensions_ensure_registered();
    return true;
  }();
  static_cast<void>(registered);
  const Parser parser(cmark_parser_new(CMARK_OPT_FOOTNOTES));
  if (cmark_syntax_extension* table = cmark_find_syntax_extension("table")) {
    cmark_parser_attach_syntax_extension(parser.get(), table);
  }
  cmark_parser_feed(parser.get(), text.data(), text.size());
  return Root(cmark_parser_finish(parser.get()));
}

std::string text_of(const char* words) { return words == nullptr ? "" : restored(words); }

// cmark's tree → ours.
class Reader {
 public:
  explicit Reader(std::string_view source) : source_(source) {}

  Text read(cmark_node* root) {
    for (cmark_node* node = cmark_node_first_child(root); node != nullptr;
         node = cmark_node_next(node)) {
      if (cmark_node_get_type(node) == CMARK_NODE_FOOTNOTE_DEFINITION) {
        text_.notes.push_back(blocks(node, 0));
        text_.note_names.push_back(name_of(node));
      } else {
        add_block(node, 0, text_.blocks);
      }
    }
    return std::move(text_);
  }

 private:
  // cmark keeps the names of notes to itself, but says on which lines they stand.
  std::string name_of(cmark_node* definition) const {
    std::size_t at = 0;
    for (int line = cmark_node_get_start_line(definition); line > 1; --line) {
      at = std::min(source_.find('\n', at), source_.size() - 1) + 1;
    }
    const std::size_t begin = source_.find("[^", at), end = source_.find(']', at);
    if (begin == source_.npos || end == source_.npos || end < begin) return {};
    return std::string(source_.substr(begin + 2, end - begin - 2));
  }

  bool too_deep(int depth) {
    if (depth < deepest) return false;
    if (!said_deep_) {
      text_.problems.push_back({"", "marks are nested more than 60 deep", ""});
    }
    said_deep_ = true;
    return true;
  }

  std::vector<Block> blocks(cmark_node* parent, int depth) {
    std::vector<Block> result;
    if (too_deep(depth)) return result;
    for (cmark_node* node = cmark_node_first_child(parent); node != nullptr;
         node = cmark_node_next(node)) {
      add_block(node, depth, result);
    }
    return result;
  }

  void add_block(cmark_node* node, int depth, std::vector<Block>& target) {
    Block block;
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_PARAGRAPH:
        block.spans = spans(node, depth);
        break;
      case CMARK_NODE_HEADING:
        block.kind = Block::Kind::heading;
        block.number = cmark_node_get_heading_level(node);
        block.spans = spans(node, depth);
        break;
      case CMARK_NODE_BLOCK_QUOTE:
        block.kind = Block::Kind::quote;
        block.blocks = blocks(node, depth + 1);
        break;
      case CMARK_NODE_LIST:
        block.kind = Block::Kind::list;
        block.ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
        block.number = cmark_node_get_list_start(node);
        block.loose = cmark_node_get_list_tight(node) == 0;
        block.blocks = blocks(node, depth + 1);
        break;
      case CMARK_NODE_ITEM:
        block.kind = Block::Kind::item;
        block.blocks = blocks(node, depth + 1);
        break;
      case CMARK_NODE_CODE_BLOCK:
        block.kind = Block::Kind::code;
        block.text = text_of(cmark_node_get_literal(node));
        break;
      case CMARK_NODE_THEMATIC_BREAK:
        block.kind = Block::Kind::rule;
        break;
      case CMARK_NODE_HTML_BLOCK:
        return html_block(node, target);
      default:
        return table_part(node, depth, target);
    }
    target.push_back(std::move(block));
  }

  // The parts of a table have no types that are known when this is compiled.
  void table_part(cmark_node* node, int depth, std::vector<Block>& target) {
    const std::string_view type = cmark_node_get_type_string(node);
    Block block;
    if (type == "table") {
      block.kind = Block::Kind::table;
      block.blocks = blocks(node, depth + 1);
      align(node, block);
    } else if (type == "table_cell") {
      block.kind = Block::Kind::cell;
      block.spans = spans(node, depth);
    } else if (type == "table_row" || type == "table_header") {
      block.kind = Block::Kind::row;
      block.header = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
      block.blocks = blocks(node, depth + 1);
    } else {
      return;
    }
    target.push_back(std::move(block));
  }

  static void align(cmark_node* table, Block& block) {
    const std::size_t count = cmark_gfm_extensions_get_table_columns(table);
    const std::uint8_t* aligns = cmark_gfm_extensions_get_table_alignments(table);
    for (Block& row : block.blocks) {
      for (std::size_t i = 0; i < row.blocks.size() && i < count; ++i) {
        row.blocks[i].align = static_cast<char>(aligns[i]);
      }
    }
  }

  // Lines that begin with a tag are a paragraph like others; what its tags mean is told there.
  void html_block(cmark_node* node, std::vector<Block>& target) {
    const char* written = cmark_node_get_literal(node);
    const Root inner = parse_tree(without_blocks(written == nullptr ? "" : written));
    cmark_node* paragraph = cmark_node_first_child(inner.get());
    Block block;
    if (paragraph != nullptr) block.spans = spans(paragraph, 0);
    if (!block.spans.empty()) target.push_back(std::move(block));
  }

  std::vector<Span> spans(cmark_node* parent, int depth) {
    std::vector<Span> result;
    if (too_deep(depth)) return result;
    for (cmark_node* node = cmark_node_first_child(parent); node != nullptr;
         node = cmark_node_next(node)) {
      if (cmark_node_get_type(node) == CMARK_NODE_TEXT) {
        add_text(cmark_node_get_literal(node), result);
      } else {
        result.push_back(span(node, depth));
      }
    }
    return with_strikes(nest_tags(std::move(result), text_.problems));
  }

  void add_text(const char* literal, std::vector<Span>& result) {
    if (literal == nullptr) return;
    undefined_note(literal);
    for (Span& part : split_text(literal, !in_link_)) result.push_back(std::move(part));
  }

  Span span(cmark_node* node, int depth) {
    Span span;
    using Kind = Span::Kind;
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_SOFTBREAK:
        span.kind = Kind::soft_break;
        break;
      case CMARK_NODE_LINEBREAK:
        span.kind = Kind::line_break;
        break;
      case CMARK_NODE_CODE:
        span.kind = Kind::code;
        span.text = text_of(cmark_node_get_literal(node));
        break;
      case CMARK_NODE_HTML_INLINE:
        span.kind = Kind::tag;
        span.written = cmark_node_get_literal(node);
        span.before = tags_[span.written]++;
        break;
      case CMARK_NODE_EMPH:
      case CMARK_NODE_STRONG:
      case CMARK_NODE_LINK:
      case CMARK_NODE_IMAGE:
        return with_spans(node, depth);
      case CMARK_NODE_FOOTNOTE_REFERENCE:
        span.kind = Kind::note;
        span.note = std::strtoul(cmark_node_get_literal(node), nullptr, 10) - 1;
        break;
      default:
        span.text = text_of(cmark_node_get_literal(node));
        break;
    }
    return span;
  }

  Span with_spans(cmark_node* node, int depth) {
    const cmark_node_type type = cmark_node_get_type(node);
    Span span;
    span.kind = type == CMARK_NODE_EMPH     ? Span::Kind::emphasis
                : type == CMARK_NODE_STRONG ? Span::Kind::strong
                : type == CMARK_NODE_LINK   ? Span::Kind::link
                                            : Span::Kind::image;
    const bool outer = std::exchange(in_link_, in_link_ || type == CMARK_NODE_LINK);
    span.spans = spans(node, depth + 1);
    in_link_ = outer;
    span.target = text_of(cmark_node_get_url(node));
    if (span.kind == Span::Kind::image) span.text = plain(std::exchange(span.spans, {}));
    return span;
  }

  // cmark leaves the call of a note that nothing defines as it was written.
  void undefined_note(const char* literal) {
    const std::string_view words = literal == nullptr ? "" : literal;
    for (std::size_t at = words.find("[^"); at != words.npos; at = words.find("[^", at + 1)) {
      const std::size_t end = words.find(']', at);
      if (end == words.npos || end < at + 3) return;
      const std::string call(words.substr(at, end + 1 - at));
      text_.problems.push_back(
          {call, "the note '" + call + "' has no text",
           "it stands on a line of its own: '" + call + ": …'; a bracket itself is written '\\['"});
    }
  }

  static std::string plain(const std::vector<Span>& spans) {
    std::string words;
    for (const Span& span : spans) {
      const bool breaks = span.kind == Span::Kind::soft_break;
      words += breaks ? " " : span.kind == Span::Kind::tag ? "" : span.text;
      words += plain(span.spans);
    }
    return words;
  }

  std::string_view source_;
  Text text_;
  std::map<std::string, std::size_t> tags_;  // how often each was written
  bool said_deep_ = false;
  bool in_link_ = false;
};

Text one_paragraph(std::vector<Span> spans) {
  Text text;
  text.blocks.push_back({.spans = std::move(spans)});
  return text;
}

void find_unused_notes(std::string_view source, Text& text) {
  const std::vector<std::string> defined = defined_notes(source);
  if (defined.size() == text.notes.size()) return;
  for (const std::string& call : defined) {
    if (source.find(call) != source.rfind(call)) continue;
    text.problems.push_back({call, "the note '" + call + "' is called nowhere", ""});
  }
}

Text read(const std::string& prepared) {
  if (prepared.size() <= longest) {
    Text text = Reader(prepared).read(parse_tree(prepared).get());
    find_unused_notes(prepared, text);
    return text;
  }
  Text text = one_paragraph({});
  text.problems.push_back({"", "a text with marks in it has at most 200,000 bytes", ""});
  return text;
}

}  // namespace

Text parse(std::string_view text, bool chinese) {
  if (!may_have_blocks(text)) return one_paragraph({{Span::Kind::text, restored(text)}});
  return read(without_html_blocks(with_cjk_flanking(text, chinese, is_punctuation)));
}

Text parse_line(std::string_view text, bool chinese) {
  if (!may_have_marks(text)) return one_paragraph({{Span::Kind::text, restored(text)}});
  return read(without_blocks(with_cjk_flanking(text, chinese, is_punctuation)));
}

}  // namespace jianbao::compose::markdown
