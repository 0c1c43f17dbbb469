#include "compose/evaluation.h"

#include <algorithm>
#include <array>

#include "base/language_tag.h"
#include "compose/markdown_source.h"
#include "expr/members.h"

namespace jianbao::compose {

namespace {

// Of one text, in bytes; what grows beyond it is left out, with an error.
constexpr std::size_t longest_text = 8U << 20U;

// A text of the data may hold figures, whose texts may hold figures, and so on: but not for ever.
constexpr int deepest = 8;

}  // namespace

value::Value loop_record(std::size_t i, std::size_t count) {
  value::Record record;
  const auto number = [](std::size_t n) {
    return value::Value(value::Decimal(static_cast<std::int64_t>(n), 0), {});
  };
  record.add("index", {}, number(i + 1));
  record.add("length", {}, number(count));
  return value::Value(std::move(record), {});
}

Evaluation::Evaluation(const Sources& sources, const value::Value& data,
                       base::Diagnostics& diagnostics, std::shared_ptr<HanConverter> converter)
    : sources_(sources),
      data_(&data),
      diagnostics_(diagnostics),
      converter_(std::move(converter)) {}

Evaluation::Frame::Frame(Evaluation& evaluation, const std::string& name, value::Value value)
    : evaluation_(evaluation) {
  evaluation_.names_.push_back({name, std::move(value)});
}

Evaluation::Frame::~Frame() { evaluation_.names_.pop_back(); }

// The project's sources, the data's fields, then its figures, then `data` itself, then loop
// variables; later ones win.
expr::Scope Evaluation::scope() const {
  expr::Scope scope;
  for (const auto& [name, value] : sources_) {
    if (unread_ == nullptr || unread_->count(name) == 0) scope.add(name, &value);
  }
  if (const auto* record = data_->as_record()) {
    for (const value::Field& field : record->fields()) scope.add(field.key, &field.value);
    const value::Value* figures = record->find("figures");
    // The figures may stand in a file of their own: `figures: haiyan_figures` names its source.
    if (const auto* source = figures == nullptr ? nullptr : figures->as_text()) {
      const auto found = sources_.find(*source);
      if (unread_ != nullptr && unread_->count(*source) > 0) {
        scope.set_reason_for_all(&unread_->at(*source));
      } else if (found != sources_.end()) {
        figures = &found->second;
        scope.add("figures", figures);
      }
    }
    if (figures != nullptr && figures->as_record() != nullptr) {
      for (const value::Field& field : figures->as_record()->fields()) {
        scope.add(field.key, &field.value);
      }
    }
  }
  if (unread_ != nullptr) {
    for (const auto& [name, reason] : *unread_) scope.add_unread(name, &reason);
  }
  scope.add("data", data_);
  for (const Name& name : names_) scope.add(name.name, &name.value);
  return scope;
}

value::Value Evaluation::evaluate(const spec::Located& expression, const std::string& language) {
  const auto parsed = expr::parse(expression.text, expression.span, diagnostics_);
  return parsed ? evaluate(*parsed, language) : value::Value();
}

value::Value Evaluation::evaluate(const expr::Expression& expression, const std::string& language) {
  // What is in scope is gathered for each expression; where that is too much, it says so.
  static_cast<void>(diagnostics_.budget().spend_steps(names_.size()));
  return expr::evaluate(expression, scope(), this->language(language), diagnostics_);
}

bool Evaluation::holds(const spec::Located& condition) {
  const spec::Located whole = spec::long_form(condition);
  const auto parsed = expr::parse(whole.text, whole.span, diagnostics_);
  return parsed && expr::holds(*parsed, scope(), language("en"), diagnostics_);
}

base::Span Evaluation::origin(const value::Value& text, const std::string& tag) {
  const expr::Language words = language(tag);
  base::Diagnostics unheard;
  value::Value value = text;
  for (int depth = 0; depth < deepest; ++depth) {
    if (expr::is_language_map(value)) {
      const value::Value* picked = expr::pick_language(*value.as_record(), words);
      if (picked == nullptr) break;
      value = value::Value(*picked);
    }
    const auto* text_of = value.as_text();
    if (text_of == nullptr || !text_of->starts_with('{')) break;
    const auto parsed = expr::parse_template(*text_of, value.span(), unheard);
    if (!parsed || parsed->parts.size() != 1 || !parsed->parts[0].expression) break;
    value::Value inner = expr::evaluate(*parsed->parts[0].expression, scope(), words, unheard);
    if (inner.span().file == nullptr) break;
    value = std::move(inner);
  }
  return value.span();
}

expr::Language Evaluation::language(const std::string& tag) const {
  expr::Language language = expr::make_language(tag);
  language.units = units_;
  if (base::is_traditional_chinese(tag)) language.natives = natives_;
  return language;
}

std::string Evaluation::converted(const std::string& words, const std::string& language) const {
  const bool wanted = converter_ != nullptr && base::is_traditional_chinese(language);
  return wanted ? converter_->convert(words, language) : words;
}

// Gathers the words of a text in one language.
struct Evaluation::Filling {
  struct Piece {
    std::string text;
    base::Span span;
    bool native = false;  // needs no conversion
  };
  expr::Language language;
  bool markdown = false;
  std::vector<Piece> pieces = {};
  std::size_t size = 0;  // of what is gathered, in bytes

  void add(std::string words, base::Span span, bool native) {
    if (words.empty()) return;
    keep(markdown ? markdown::authored(std::move(words)) : std::move(words), span, native);
  }
  void add_literal(const std::string& words, base::Span span, bool native) {
    if (words.empty()) return;
    keep(markdown ? markdown::literal(words) : words, span, native);
  }
  void keep(std::string words, base::Span span, bool native) {
    size += words.size() + sizeof(Piece);
    pieces.push_back({std::move(words), span, native});
  }
};

// What is converted is converted together, since words decide on characters.
Expanded Evaluation::joined(Filling filling) const {
  const std::string& tag = filling.language.tag;
  const bool converts = converter_ != nullptr && base::is_traditional_chinese(tag);
  Expanded out;
  if (filling.size > longest_text) return out;
  std::string waiting;
  for (std::size_t i = 0; i < filling.pieces.size(); ++i) {
    Filling::Piece& piece = filling.pieces[i];
    if (!converts || piece.native) {
      out.text += piece.text;
    } else {
      waiting += piece.text;
      const bool goes_on = i + 1 < filling.pieces.size() && !filling.pieces[i + 1].native;
      if (goes_on) continue;
      out.text += converted(waiting, tag);
      waiting.clear();
    }
    out.parts.push_back({out.text.size(), piece.span});
  }
  return out;
}

std::string Evaluation::expand(const value::Value& text, const std::string& tag) {
  Filling filling{language(tag)};
  expand_value(text, text.span(), filling, {});
  return joined(std::move(filling)).text;
}

std::string Evaluation::expand_name(const value::Value& text, const std::string& tag) {
  Filling filling{language(tag)};
  expand_value(text, text.span(), filling, {});
  std::string name;
  for (const Filling::Piece& piece : filling.pieces) name += piece.text;
  return name;
}

Expanded Evaluation::expand_markdown(const value::Value& text, const std::string& tag) {
  Filling filling{language(tag), true};
  expand_value(text, text.span(), filling, {});
  return joined(std::move(filling));
}

void Evaluation::expand_value(const value::Value& value, base::Span use, Filling& filling,
                              Within within) {
  const expr::Language& language = filling.language;
  const bool native = language.natives && language.natives->holds(value.span());
  if (const auto* text = value.as_text()) {
    const base::Span span = value.span().file == nullptr ? use : value.span();
    const auto* made = language.natives ? language.natives->made(*text, value.span()) : nullptr;
    const std::vector<expr::TextPiece> whole{{*text, native}};
    for (const expr::TextPiece& piece : made == nullptr ? whole : *made) {
      if (value.is_plain()) {
        filling.add_literal(piece.words, span, piece.native);
      } else {
        expand_text(piece.words, span, filling, {within.depth, piece.native});
      }
    }
    return;
  }
  if (expr::is_language_map(value)) {
    const value::Value* picked = expr::pick_language(*value.as_record(), language);
    if (picked != nullptr) return expand_value(*picked, use, filling, within);
  }
  // A number that a layout writes for a text stays as it is written.
  if (value.as_number() != nullptr && within.depth == 0) {
    return filling.add_literal(value.written(), use, native);
  }
  // A figure may have words of its own.
  const std::size_t before = natives_->taken();
  const std::string words = expr::display(value, language, use, diagnostics_);
  filling.add_literal(words, use, natives_->taken() > before);
}

void Evaluation::expand_text(const std::string& text, base::Span span, Filling& filling,
                             Within within) {
  if (text.find_first_of("{}") == std::string::npos) {
    return filling.add(text, span, within.native);
  }
  if (within.depth > deepest) {
    diagnostics_.error(span, "this text refers to itself");
    return;
  }
  const auto parsed = expr::parse_template(text, span, diagnostics_);
  if (!parsed) return;
  const expr::Scope names = scope();
  for (const expr::Template::Part& part : parsed->parts) {
    filling.add(part.literal, span, within.native);
    if (part.expression) fill(*part.expression, names, filling, within);
  }
}

void Evaluation::fill(const expr::Expression& hole, const expr::Scope& names, Filling& filling,
                      Within within) {
  const expr::Node& node = hole.root();
  if (!affords(filling, node.span)) return;
  const std::size_t errors = diagnostics_.error_count();
  const value::Value value = expr::evaluate(hole, names, filling.language, diagnostics_);
  if (diagnostics_.error_count() != errors) return;
  if (filling.markdown && is_worded(node, value, names, filling.language)) {
    return filling.add_literal(*value.as_text(), node.span, false);
  }
  expand_value(value, node.span, filling, {within.depth + 1, false});
}

// Texts that call texts grow by powers.
bool Evaluation::affords(const Filling& filling, base::Span span) {
  if (filling.size <= longest_text) return true;
  diagnostics_.overspent(span, "a text grows without end", "at most 8 MB");
  return false;
}

// Whether the engine words a text itself: the result of a function, but of those that give the
// author's words back, and what is worked out of a figure, as `.number` is.
bool Evaluation::is_worded(const expr::Node& node, const value::Value& value,
                           const expr::Scope& names, const expr::Language& language) const {
  if (value.as_text() == nullptr) return false;
  constexpr std::array<std::string_view, 6> rewriting{"capitalize", "join",  "lower",
                                                      "names",      "upper", "if"};
  if (node.kind == expr::Node::Kind::call) {
    return value.span().file == nullptr &&
           std::find(rewriting.begin(), rewriting.end(), node.word) == rewriting.end();
  }
  if (node.kind != expr::Node::Kind::member || !expr::is_computed_member(node.word)) return false;
  base::Diagnostics said_before;
  const value::Value owner =
      expr::evaluate(expr::Expression(node.children[0]), names, language, said_before);
  return owner.span().file == value.span().file && owner.span().begin == value.span().begin;
}

}  // namespace jianbao::compose
