#include "compose/evaluation.h"

#include <algorithm>

#include "base/language_tag.h"

namespace jianbao::compose {

namespace {

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
  for (const auto& [name, value] : sources_) scope.add(name, &value);
  if (const auto* record = data_->as_record()) {
    for (const value::Field& field : record->fields()) scope.add(field.key, &field.value);
    const value::Value* figures = record->find("figures");
    // The figures may stand in a file of their own: `figures: haiyan_figures` names its source.
    if (const auto* source = figures == nullptr ? nullptr : figures->as_text()) {
      const auto found = sources_.find(*source);
      if (found != sources_.end()) {
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
  scope.add("data", data_);
  for (const Name& name : names_) scope.add(name.name, &name.value);
  return scope;
}

value::Value Evaluation::evaluate(const spec::Located& expression, const std::string& language) {
  const auto parsed = expr::parse(expression.text, expression.span, diagnostics_);
  if (!parsed) return {};
  return expr::evaluate(*parsed, scope(), this->language(language), diagnostics_);
}

bool Evaluation::truthy(const spec::Located& condition) {
  return expr::truthy(evaluate(spec::long_form(condition), "en"));
}

expr::Language Evaluation::language(const std::string& tag) const {
  expr::Language language = expr::make_language(tag);
  if (base::is_traditional_chinese(tag)) language.natives = natives_;
  return language;
}

std::string Evaluation::expand(const value::Value& text, const std::string& tag) {
  const expr::Language words = language(tag);
  Pieces pieces;
  expand_value(text, text.span(), {words}, pieces);
  return joined(pieces, tag);
}

std::string Evaluation::expand_name(const value::Value& text, const std::string& tag) {
  const expr::Language words = language(tag);
  Pieces pieces;
  expand_value(text, text.span(), {words}, pieces);
  std::string name;
  for (const Piece& piece : pieces) name += piece.text;
  return name;
}

std::string Evaluation::converted(const std::string& words, const std::string& language) const {
  const bool wanted = converter_ != nullptr && base::is_traditional_chinese(language);
  return wanted ? converter_->convert(words, language) : words;
}

// What is converted is converted together, since words decide on characters.
std::string Evaluation::joined(const Pieces& pieces, const std::string& language) const {
  std::string out, waiting;
  for (const Piece& piece : pieces) {
    if (!piece.native) {
      waiting += piece.text;
      continue;
    }
    out += converted(waiting, language) + piece.text;
    waiting.clear();
  }
  return out + converted(waiting, language);
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

void Evaluation::expand_value(const value::Value& value, base::Span use, const Expansion& within,
                              Pieces& out) {
  const bool native = within.language.natives && within.language.natives->holds(value.span());
  if (const auto* text = value.as_text()) {
    return expand_text(*text, value.span().file == nullptr ? use : value.span(),
                       {within.language, within.depth, native}, out);
  }
  if (expr::is_language_map(value)) {
    const value::Value* picked = expr::pick_language(*value.as_record(), within.language);
    if (picked != nullptr) return expand_value(*picked, use, within, out);
  }
  // A figure may have words of its own.
  const std::size_t before = natives_->taken();
  std::string words = expr::display(value, within.language, use, diagnostics_);
  out.push_back({std::move(words), natives_->taken() > before});
}

void Evaluation::expand_text(const std::string& text, base::Span span, const Expansion& within,
                             Pieces& out) {
  if (text.find_first_of("{}") == std::string::npos) {
    out.push_back({text, within.native});
    return;
  }
  if (within.depth > deepest) {
    diagnostics_.error(span, "this text refers to itself");
    return;
  }
  const auto parsed = expr::parse_template(text, span, diagnostics_);
  if (!parsed) return;
  const expr::Scope names = scope();
  for (const expr::Template::Part& part : parsed->parts) {
    out.push_back({part.literal, within.native});
    if (!part.expression) continue;
    const std::size_t errors = diagnostics_.error_count();
    const value::Value value =
        expr::evaluate(*part.expression, names, within.language, diagnostics_);
    if (diagnostics_.error_count() == errors) {
      expand_value(value, part.expression->root().span, {within.language, within.depth + 1}, out);
    }
  }
}

}  // namespace jianbao::compose
