#include "read/sqlite.h"

#include <algorithm>
#include <cctype>

#include "base/spelling.h"
#include "read/answer.h"
#include "read/plain_number.h"
#include "read/sqlite_database.h"

namespace jianbao::read {

namespace {

std::string lower_case(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

// What a column of a table was declared as, which SQLite itself does not hold its cells to.
enum class Declared { other, date, boolean };

Declared declared_type(sqlite3_stmt* statement, int column) {
  const char* type = sqlite3_column_decltype(statement, column);
  const std::string name = lower_case(type == nullptr ? "" : type);
  if (name == "date") return Declared::date;
  return name == "boolean" || name == "bool" ? Declared::boolean : Declared::other;
}

AnswerCell read_cell(sqlite3_stmt* statement, int column, Declared declared) {
  const auto size = [&] {
    return static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
  };
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL:
      return {};
    case SQLITE_INTEGER: {
      const auto number = sqlite3_column_int64(statement, column);
      if (declared == Declared::boolean && (number == 0 || number == 1)) {
        return {CellKind::boolean, number == 1 ? "TRUE" : "FALSE"};
      }
      return number_cell(std::to_string(number));
    }
    case SQLITE_FLOAT: {
      const double number = sqlite3_column_double(statement, column);
      const std::string digits = plain_number(number);
      return number_cell(digits.empty() ? std::to_string(number) : digits);
    }
    case SQLITE_BLOB:
      return {CellKind::foreign, "a BLOB of " + std::to_string(size()) + " bytes"};
    default: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      AnswerCell cell = text_cell({text == nullptr ? "" : text, size()});
      if (declared == Declared::date && value::Date::parse(cell.text)) cell.kind = CellKind::date;
      return cell;
    }
  }
}

class Reader {
 public:
  Reader(SqliteDatabase& database, const Question& question, const spec::TableSource& told,
         base::Diagnostics& diagnostics)
      : database_(database), question_(question), told_(told), diagnostics_(diagnostics) {}

  std::optional<Answer> read() {
    if (says_now(question_.sql)) {
      return fail("'now' is another moment in each run", "write the day itself, or a parameter");
    }
    std::string_view rest;
    statement_ = database_.prepare(question_.sql, rest);
    if (statement_ == nullptr) return say_wrong();
    if (holds_statement(rest)) {
      return fail("a query is one statement", "more stands behind the first ';'");
    }
    const std::size_t errors = diagnostics_.error_count();
    bind();
    if (diagnostics_.error_count() != errors) return std::nullopt;
    return fetch();
  }

 private:
  // date('now') and its like; the words of a text, which may be any, are in other company.
  static bool says_now(const std::string& sql) {
    return lower_case(sql).find("'now'") != std::string::npos;
  }

  // Comments may stand behind the query.
  bool holds_statement(std::string_view rest) {
    while (!rest.empty()) {
      const auto more = database_.prepare(rest, rest);
      if (more != nullptr || database_.problem() != "not an error") return true;
    }
    return false;
  }

  std::optional<Answer> fail(std::string text, std::string hint = {}) {
    diagnostics_.error(question_.span, std::move(text), std::move(hint));
    return std::nullopt;
  }

  std::optional<Answer> say_wrong() {
    const std::string problem = database_.problem();
    if (problem == "not an error") return fail("this is no query");
    return fail("SQLite: " + problem, hint_for(problem));
  }

  // Of "no such column: c.gpd" or "no such table: countys", what is there.
  std::string hint_for(const std::string& problem) {
    for (const bool column : {true, false}) {
      const std::string_view start = column ? "no such column: " : "no such table: ";
      if (!problem.starts_with(start)) continue;
      std::string word = problem.substr(start.size());
      if (column) word = word.substr(word.rfind('.') + 1);
      const auto names = database_.names(column);
      return base::suggestion(word, {names.begin(), names.end()});
    }
    return {};
  }

  void bind() {
    std::vector<std::string> asked;
    for (int i = 1; i <= sqlite3_bind_parameter_count(statement_.get()); ++i) {
      const char* name = sqlite3_bind_parameter_name(statement_.get(), i);
      if (name == nullptr || *name == '?') {
        diagnostics_.error(question_.span, "a parameter has a name", "such as :code, not ?");
        return;
      }
      asked.emplace_back(name + 1);
      const auto found = std::find_if(told_.parameters.begin(), told_.parameters.end(),
                                      [&](const auto& each) { return each.name == name + 1; });
      if (found != told_.parameters.end()) bind_value(i, found->value);
    }
    check_parameters(told_, asked, question_.span, diagnostics_);
  }

  void bind_value(int place, const value::Value& value) {
    sqlite3_stmt* statement = statement_.get();
    if (const bool* truth = value.as_bool()) {
      sqlite3_bind_int(statement, place, *truth ? 1 : 0);
    } else if (const auto* number = value.as_number()) {
      if (number->scale() == 0) {
        sqlite3_bind_int64(statement, place, number->coefficient());
      } else {
        sqlite3_bind_double(statement, place, number->to_double());
      }
    } else if (const auto* day = value.as_date()) {
      bind_text(place, day->to_string());
    } else if (const auto* text = value.as_text()) {
      bind_text(place, *text);
    }
  }

  void bind_text(int place, const std::string& text) {
    sqlite3_bind_text(statement_.get(), place, text.data(), static_cast<int>(text.size()),
                      SQLITE_TRANSIENT);
  }

  std::optional<Answer> fetch() {
    std::vector<std::string> names;
    std::vector<Declared> declared;
    const int count = sqlite3_column_count(statement_.get());
    for (int i = 0; i < count; ++i) {
      const char* name = sqlite3_column_name(statement_.get(), i);
      names.emplace_back(name == nullptr ? "" : name);
      declared.push_back(declared_type(statement_.get(), i));
    }
    if (names.empty()) return fail("this is no query", "a query gives rows: SELECT …");
    Answer answer(std::move(names));
    int status = SQLITE_ROW;
    while ((status = sqlite3_step(statement_.get())) == SQLITE_ROW) {
      for (int i = 0; i < count; ++i) {
        const AnswerCell cell =
            read_cell(statement_.get(), i, declared[static_cast<std::size_t>(i)]);
        if (!answer.add(cell)) return fail(std::string(Answer::too_large));
      }
    }
    if (status != SQLITE_DONE) return say_wrong();
    return answer;
  }

  SqliteDatabase& database_;
  const Question& question_;
  const spec::TableSource& told_;
  base::Diagnostics& diagnostics_;
  SqliteDatabase::Statement statement_;
};

}  // namespace

std::string unfinished_writing(const base::FileSystem& files, const std::string& path) {
  const auto holds_something = [&](const std::string& name) {
    return files.exists(name) && !files.read(name, 0).ok();
  };
  if (holds_something(path + "-wal")) {
    return "'" + path + "-wal' has changes that are not yet in it";
  }
  constexpr std::string_view hot = "\xD9\xD5\x05\xF9\x20\xA1\x63\xD7";
  constexpr std::uint64_t largest = 512U << 20U;
  if (files.exists(path + "-journal")) {
    const auto journal = files.read(path + "-journal", largest);
    if (!journal.ok() || journal->starts_with(hot))
      return "it is being written, or was left half written";
  }
  return {};
}

std::optional<Table> read_sqlite(SqliteFile file, const spec::TableSource& told,
                                 base::Sources& sources, base::Diagnostics& diagnostics) {
  std::string reason;
  const auto database =
      SqliteDatabase::open(std::move(file.bytes), std::chrono::seconds(told.timeout), reason);
  if (database == nullptr) {
    diagnostics.error(file.referrer, "cannot read the database '" + file.path + "': " + reason);
    return std::nullopt;
  }
  const auto names = database->names(false);
  const std::string tables = base::suggestion("", {names.begin(), names.end()});
  const auto question = find_question(told, false, file.referrer, tables, diagnostics);
  if (!question) return std::nullopt;
  auto answer = Reader(*database, *question, told, diagnostics).read();
  if (!answer) return std::nullopt;
  return answer->read(file.path, question->span, told, sources, diagnostics);
}

}  // namespace jianbao::read
