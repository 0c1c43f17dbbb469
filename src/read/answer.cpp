#include "read/answer.h"

#include <algorithm>
#include <charconv>
#include <numeric>

#include "base/spelling.h"
#include "base/utf8.h"
#include "value/decimal.h"

namespace jianbao::read {

namespace {

std::string quoted(std::string_view name) {
  std::string out = "\"";
  for (const char c : name) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string quoted_table(const std::string& name, bool schemas) {
  const std::size_t point = schemas ? name.find('.') : name.npos;
  if (point == name.npos) return quoted(name);
  return quoted(name.substr(0, point)) + "." + quoted(name.substr(point + 1));
}

double size_of(std::string_view digits) {
  double number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

}  // namespace

std::optional<Question> find_question(const spec::TableSource& told, bool schemas,
                                      base::Span referrer, const std::string& tables,
                                      base::Diagnostics& diagnostics) {
  const bool query = !told.query.text.empty(), table = !told.table.text.empty();
  if (query && table) {
    diagnostics.error(told.table.span, "a source has a 'query' or a 'table', not both");
    return std::nullopt;
  }
  if (query) return Question{told.query.text, told.query.span};
  if (table) {
    return Question{"SELECT * FROM " + quoted_table(told.table.text, schemas), told.table.span};
  }
  diagnostics.error(referrer, "a database needs a 'query', or a 'table' to read all of", tables);
  return std::nullopt;
}

void check_parameters(const spec::TableSource& told, const std::vector<std::string>& asked,
                      base::Span query, base::Diagnostics& diagnostics) {
  std::vector<std::string_view> known;
  for (const spec::QueryParameter& parameter : told.parameters) {
    known.emplace_back(parameter.name);
    if (std::find(asked.begin(), asked.end(), parameter.name) == asked.end()) {
      diagnostics.error(parameter.span, "the query does not ask for ':" + parameter.name + "'",
                        base::suggestion(parameter.name, {asked.begin(), asked.end()}));
    }
  }
  for (const std::string& name : asked) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    diagnostics.error(query, "'parameters' does not say what ':" + name + "' is",
                      known.empty() ? "" : base::suggestion(name, known));
  }
}

AnswerCell text_cell(std::string_view text) {
  if (base::find_invalid_utf8(text)) return {CellKind::foreign, "bytes that are no UTF-8 text"};
  if (auto bad = base::find_control(text)) {
    const char32_t control = base::next_code_point(text, *bad);
    return {CellKind::foreign, "the control character " + base::code_point_name(control)};
  }
  return {CellKind::text, std::string(text)};
}

AnswerCell number_cell(std::string_view text) {
  const auto number = value::Decimal::parse(text);
  if (!number && value::Decimal::too_long(text)) {
    return {CellKind::foreign, "a number of more than 18 digits, " + std::string(text)};
  }
  if (!number) return {CellKind::foreign, "the number " + std::string(text)};
  const bool plain = text.find_first_of("eE") == text.npos;
  return {CellKind::number, plain ? std::string(text) : number->without_zeros().to_string()};
}

bool Answer::add(const AnswerCell& cell) {
  if (cells_.size() >= most_cells || text_.size() + cell.text.size() > most_bytes) return false;
  if (!cells_.empty()) text_ += cells_.size() % columns_.size() == 0 ? '\n' : '\t';
  const auto begin = static_cast<std::uint32_t>(text_.size());
  text_ += cell.text;
  if (cell.text.find_first_of("\t\r\n") != cell.text.npos) {
    exact_.emplace(begin, cell.text);
    for (auto c = text_.begin() + begin; c != text_.end(); ++c) {
      if (*c == '\t' || *c == '\r' || *c == '\n') *c = ' ';
    }
  }
  cells_.push_back({begin, static_cast<std::uint32_t>(text_.size()), cell.kind});
  return true;
}

std::string Answer::exact(const Stored& cell) const {
  const auto found = cell.kind == CellKind::text ? exact_.find(cell.begin) : exact_.end();
  return found != exact_.end() ? found->second : text_.substr(cell.begin, cell.end - cell.begin);
}

int Answer::order(const Stored& a, const Stored& b) const {
  const bool no_a = a.kind == CellKind::open, no_b = b.kind == CellKind::open;
  if (no_a || no_b) return static_cast<int>(no_a) - static_cast<int>(no_b);
  const std::string_view all = text_;
  const auto one = all.substr(a.begin, a.end - a.begin), two = all.substr(b.begin, b.end - b.begin);
  if (a.kind == CellKind::number && b.kind == CellKind::number) {
    const double left = size_of(one), right = size_of(two);
    if (left != right) return left < right ? -1 : 1;
  }
  return one.compare(two);
}

void Answer::sort_rows() {
  const std::size_t width = columns_.size();
  std::vector<std::size_t> rows(width == 0 ? 0 : cells_.size() / width);
  std::iota(rows.begin(), rows.end(), 0);
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    for (std::size_t i = 0; i < width; ++i) {
      const int found = order(cells_[a * width + i], cells_[b * width + i]);
      if (found != 0) return found < 0;
    }
    return false;
  });
  Answer sorted(columns_);
  for (const std::size_t row : rows) {
    for (std::size_t i = 0; i < width; ++i) {
      const Stored& cell = cells_[row * width + i];
      sorted.add({cell.kind, exact(cell)});
    }
  }
  *this = std::move(sorted);
}

// The columns' names, then row by row.
class Answer::Rows final : public CellRows {
 public:
  Rows(const Answer& answer, const base::SourceFile& source, base::Span header)
      : answer_(answer), source_(source), header_(header) {}

  void restart() override { named_ = false, at_ = 0; }
  bool keeps_blank_rows() const override { return true; }

  bool next(Row& row) override {
    const std::size_t width = answer_.columns_.size();
    if (named_ && at_ + width > answer_.cells_.size()) return false;
    row.clear();
    for (std::size_t i = 0; i < width; ++i) {
      if (!named_) {
        row.push_back({answer_.columns_[i], CellKind::text, header_});
        continue;
      }
      const Stored& cell = answer_.cells_[at_++];
      const std::string_view shown = source_.text().substr(cell.begin, cell.end - cell.begin);
      const auto exact = answer_.exact_.find(cell.begin);
      const bool changed = cell.kind == CellKind::text && exact != answer_.exact_.end();
      row.push_back({changed ? exact->second : std::string(shown),
                     cell.kind,
                     {&source_, cell.begin, cell.end}});
    }
    named_ = true;
    return true;
  }

 private:
  const Answer& answer_;
  const base::SourceFile& source_;
  base::Span header_;
  bool named_ = false;
  std::size_t at_ = 0;
};

std::optional<Table> Answer::read(const std::string& path, base::Span header,
                                  const spec::TableSource& told, base::Sources& sources,
                                  base::Diagnostics& diagnostics) {
  if (columns_.empty()) {
    diagnostics.error(header, "the query gives no columns");
    return std::nullopt;
  }
  const base::SourceFile& source = sources.add(path, std::move(text_), base::Grid{"", 1, columns_});
  Rows rows(*this, source, header);
  return read_table(rows, told, {&source, 0, 1}, diagnostics);
}

}  // namespace jianbao::read
