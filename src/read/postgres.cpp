#include "read/postgres.h"

#include <algorithm>
#include <pqxx/pqxx>

#include "base/spelling.h"
#include "read/answer.h"
#include "read/deadline.h"
#include "read/key_check.h"
#include "read/postgres_connection.h"
#include "read/sql_text.h"

namespace jianbao::read {

namespace {

using Snapshot = pqxx::transaction<pqxx::repeatable_read, pqxx::read_only>;

// Types by the numbers that the catalogue pg_type gives them in every version.
enum : pqxx::oid {
  oid_bool = 16,
  oid_bytea = 17,
  oid_int8 = 20,
  oid_int2 = 21,
  oid_int4 = 23,
  oid_oid = 26,
  oid_float4 = 700,
  oid_float8 = 701,
  oid_char = 1042,
  oid_date = 1082,
  oid_moment = 1114,
  oid_numeric = 1700
};

AnswerCell day_cell(std::string_view text) {
  if (value::Date::parse(text)) return {CellKind::date, std::string(text)};
  return {CellKind::foreign, "the day " + std::string(text)};
}

AnswerCell read_cell(pqxx::oid type, std::string_view text) {
  constexpr std::string_view midnight = " 00:00:00";
  switch (type) {
    case oid_bool:
      return {CellKind::boolean, text == "t" ? "TRUE" : "FALSE"};
    case oid_bytea:
      return {CellKind::foreign, "bytes (bytea)"};
    case oid_int2:
    case oid_int4:
    case oid_int8:
    case oid_oid:
    case oid_float4:
    case oid_float8:
    case oid_numeric:
      return number_cell(text);
    case oid_date:
      return day_cell(text);
    case oid_moment:
      if (text.ends_with(midnight)) return day_cell(text.substr(0, text.size() - midnight.size()));
      return text_cell(text);
    case oid_char:  // the blanks that fill it up are no part of it
      return text_cell(text.substr(0, text.find_last_not_of(' ') + 1));
    default:
      return text_cell(text);
  }
}

std::string written(const value::Value& value) {
  if (const bool* truth = value.as_bool()) return *truth ? "true" : "false";
  if (const auto* number = value.as_number()) return number->to_string();
  if (const auto* day = value.as_date()) return day->to_string();
  const auto* text = value.as_text();
  return text == nullptr ? std::string() : *text;
}

class Reader {
 public:
  Reader(const PostgresDatabase& database, const Question& question, const spec::TableSource& told,
         base::Diagnostics& diagnostics)
      : database_(database),
        question_(question),
        sql_(read_sql(question.sql)),
        told_(told),
        diagnostics_(diagnostics) {}

  std::optional<Answer> read() {
    const auto parsed = parse_connection(database_.connection);
    if (!parsed) {
      diagnostics_.error(database_.referrer, "this is no connection string of PostgreSQL",
                         "postgresql://user:password@host/database, with @ : / in a password as "
                         "%40 %3A %2F; or host=… dbname=…");
      return std::nullopt;
    }
    const std::size_t errors = diagnostics_.error_count();
    check_parameters(told_, sql_.parameters, question_.span, diagnostics_);
    if (sql_.limited && !sql_.ordered) {
      diagnostics_.warn(question_.span, "without ORDER BY it is chance which rows LIMIT leaves",
                        "order the query by what makes a row what it is");
    }
    if (diagnostics_.error_count() != errors) return std::nullopt;
    password_ = parsed->password;
    return connect(parsed->text);
  }

 private:
  std::optional<Answer> connect(const std::string& text) {
    std::unique_ptr<pqxx::connection> connection;
    try {
      connection = std::make_unique<pqxx::connection>(text);
    } catch (const std::exception& problem) {
      return fail_at(database_.referrer, "cannot reach the database: ", problem.what());
    }
    pqxx::quiet_errorhandler quiet(*connection);  // a server's notices are no one's business
    const Deadline deadline(connection->sock(), std::chrono::seconds(told_.timeout + grace));
    try {
      connection->set_client_encoding("UTF8");
      Snapshot snapshot(*connection);
      return ask(snapshot);
    } catch (const pqxx::sql_error& problem) {
      if (deadline.is_over() || problem.sqlstate() == "57014") return say_late();
      return say_wrong(*connection, problem);
    } catch (const std::exception& problem) {
      if (deadline.is_over()) return say_late();
      return fail_at(database_.referrer, "the database is gone: ", problem.what());
    }
  }

  // The same answer on every server, whatever it is set to.
  std::string settings() const {
    const std::string limit = std::to_string(told_.timeout) + "s";
    return "SET LOCAL statement_timeout = '" + limit + "'; SET LOCAL lock_timeout = '" + limit +
           "'; SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO, YMD'; "
           "SET LOCAL IntervalStyle = 'iso_8601'; SET LOCAL extra_float_digits = 0; "
           "SET LOCAL lc_monetary = 'C'; SET LOCAL lc_numeric = 'C'; SET LOCAL lc_time = 'C'; "
           "SET LOCAL bytea_output = 'hex'; SET LOCAL standard_conforming_strings = on; "
           "SET LOCAL xmlbinary = 'base64'";
  }

  // Through a cursor, which nothing but a query can have, and which sends some rows at a time.
  std::optional<Answer> ask(Snapshot& snapshot) {
    snapshot.exec(settings());
    std::vector<std::string> values;
    for (const std::string& name : sql_.parameters) {
      const auto found = std::find_if(told_.parameters.begin(), told_.parameters.end(),
                                      [&](const auto& each) { return each.name == name; });
      values.push_back(written(found->value));
    }
    snapshot.exec_params("DECLARE answer NO SCROLL CURSOR FOR " + sql_.text,
                         pqxx::prepare::make_dynamic_params(values));
    std::optional<Answer> answer;
    for (bool more = true; more;) {
      const pqxx::result rows = snapshot.exec("FETCH FORWARD 2000 FROM answer");
      if (!answer) answer.emplace(names_of(rows));
      for (const auto& row : rows) {
        if (!add(*answer, rows, row)) {
          diagnostics_.error(question_.span, std::string(Answer::too_large));
          return std::nullopt;
        }
      }
      more = !rows.empty();
    }
    if (!sql_.ordered) answer->sort_rows();
    return answer;
  }

  static std::vector<std::string> names_of(const pqxx::result& rows) {
    std::vector<std::string> names;
    for (pqxx::row::size_type i = 0; i < rows.columns(); ++i)
      names.emplace_back(rows.column_name(i));
    return names;
  }

  static bool add(Answer& answer, const pqxx::result& rows, const pqxx::row& row) {
    for (pqxx::row::size_type i = 0; i < rows.columns(); ++i) {
      const pqxx::field cell = row[i];
      const std::string_view text(cell.c_str(), cell.size());
      if (!answer.add(cell.is_null() ? AnswerCell() : read_cell(rows.column_type(i), text))) {
        return false;
      }
    }
    return true;
  }

  std::optional<Answer> fail_at(base::Span place, const std::string& what, const char* said) {
    const ServerMessage message = server_message(said, password_);
    diagnostics_.error(place, what + message.text, message.hint);
    return std::nullopt;
  }

  std::optional<Answer> say_late() {
    diagnostics_.error(
        question_.span,
        "the database has not answered within " + std::to_string(told_.timeout) + " seconds",
        "'timeout' gives it more");
    return std::nullopt;
  }

  std::optional<Answer> say_wrong(pqxx::connection& connection, const pqxx::sql_error& problem) {
    ServerMessage message = server_message(problem.what(), password_);
    const std::string& state = problem.sqlstate();
    if (message.hint.empty() && state == "42P01") {
      message.hint = near_name(connection, message.text, "tables");
    } else if (message.hint.empty() && state == "42703") {
      message.hint = near_name(connection, message.text, "columns");
    }
    diagnostics_.error(question_.span, "PostgreSQL: " + message.text, message.hint);
    return std::nullopt;
  }

  // Of 'relation "countys" does not exist', or a column, among what the user may see.
  static std::string near_name(pqxx::connection& connection, const std::string& said,
                               const std::string& kind) {
    const std::size_t begin = said.find('"') + 1, end = said.find('"', begin);
    if (begin == 0 || end == said.npos) return {};
    std::vector<std::string> known;
    try {
      Snapshot snapshot(connection);
      const pqxx::result rows = snapshot.exec(
          "SELECT DISTINCT " + kind.substr(0, kind.size() - 1) + "_name FROM information_schema." +
          kind +
          " WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1 LIMIT "
          "1000");
      for (const auto& row : rows) known.emplace_back(row[0].c_str());
    } catch (const std::exception&) {
      return {};  // the message stands without a hint
    }
    const std::string word = said.substr(begin, end - begin);
    return base::suggestion(word.substr(word.rfind('.') + 1), {known.begin(), known.end()});
  }

  static constexpr int grace = 5;  // seconds, in which the server itself says that it is late

  const PostgresDatabase& database_;
  const Question& question_;
  const SqlText sql_;
  const spec::TableSource& told_;
  base::Diagnostics& diagnostics_;
  std::string password_;
};

}  // namespace

std::optional<Table> read_postgres(const PostgresDatabase& database, const spec::TableSource& told,
                                   base::Sources& sources, base::Diagnostics& diagnostics) {
  if (!check_keys(Origin::postgres, told, diagnostics)) return std::nullopt;
  const auto question = find_question(told, true, database.referrer, "", diagnostics);
  if (!question) return std::nullopt;
  auto answer = Reader(database, *question, told, diagnostics).read();
  if (!answer) return std::nullopt;
  return answer->read(database.name, question->span, told, sources, diagnostics);
}

}  // namespace jianbao::read
