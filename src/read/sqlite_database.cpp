#include "read/sqlite_database.h"

#include <algorithm>
#include <array>
#include <utility>

namespace jianbao::read {

namespace {

constexpr int steps_a_round = 10;  // a step may go through all of a long text
constexpr std::uint64_t most_rounds = 30'000'000;
constexpr std::int64_t most_memory = 1LL << 30;

// Their answers differ from run to run.
bool depends_on_the_moment(std::string_view function) {
  constexpr std::array<std::string_view, 5> functions{"random", "randomblob", "current_date",
                                                      "current_time", "current_timestamp"};
  return std::find(functions.begin(), functions.end(), function) != functions.end();
}

std::string_view called(int action) {
  switch (action) {
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
      return "other files cannot be attached";
    case SQLITE_PRAGMA:
      return "a PRAGMA is no query";
    default:
      return "a query only reads, it changes nothing";
  }
}

}  // namespace

std::unique_ptr<SqliteDatabase> SqliteDatabase::open(std::string bytes, std::chrono::seconds time,
                                                     std::string& reason) {
  std::unique_ptr<SqliteDatabase> database(new SqliteDatabase(std::move(bytes), time));
  if (!database->load(reason) || !database->is_sound(reason)) return nullptr;
  database->guard();
  return database;
}

bool SqliteDatabase::load(std::string& reason) {
  // A file with a write-ahead log (bytes 18 and 19 of its header) asks for a second file. Whoever
  // opened it knows that there is nothing in that.
  constexpr std::size_t format = 18;
  for (std::size_t i = format; i < format + 2 && i < bytes_.size(); ++i) {
    if (bytes_[i] == 2) bytes_[i] = 1;
  }
  sqlite3* opened = nullptr;
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_PRIVATECACHE;
  int status = sqlite3_open_v2(":memory:", &opened, flags, nullptr);
  connection_.reset(opened);
  if (status == SQLITE_OK) {
    limit();
    const auto size = static_cast<sqlite3_int64>(bytes_.size());
    auto* data = reinterpret_cast<unsigned char*>(bytes_.data());
    status = sqlite3_deserialize(opened, "main", data, size, size, SQLITE_DESERIALIZE_READONLY);
  }
  if (status != SQLITE_OK) reason = sqlite3_errstr(status);
  return status == SQLITE_OK;
}

// The file's schema is as untrusted as the query.
void SqliteDatabase::limit() {
  sqlite3* database = connection_.get();
  sqlite3_hard_heap_limit64(most_memory);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  constexpr std::array<std::pair<int, int>, 8> limits{{{SQLITE_LIMIT_LENGTH, 1 << 20},
                                                       {SQLITE_LIMIT_SQL_LENGTH, 1 << 20},
                                                       {SQLITE_LIMIT_COLUMN, 2'000},
                                                       {SQLITE_LIMIT_EXPR_DEPTH, 200},
                                                       {SQLITE_LIMIT_VDBE_OP, 100'000},
                                                       {SQLITE_LIMIT_ATTACHED, 0},
                                                       {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 500},
                                                       {SQLITE_LIMIT_WORKER_THREADS, 0}}};
  for (const auto& [what, most] : limits) sqlite3_limit(database, what, most);
  sqlite3_progress_handler(database, steps_a_round, count_steps, this);
}

// Rows of a damaged file may be read as if they were right.
bool SqliteDatabase::is_sound(std::string& reason) {
  const auto take = [&](const char* line) {
    const std::string_view said = line;
    const bool of_data = said.starts_with("NULL value in") || said.starts_with("CHECK constraint");
    if (said != "ok" && !of_data && reason.empty()) reason = "it is damaged: " + std::string(said);
  };
  const bool answered = for_each_text("PRAGMA cell_size_check=ON", [](const char*) {}) &&
                        for_each_text("PRAGMA temp_store=MEMORY", [](const char*) {}) &&
                        for_each_text("PRAGMA quick_check(20)", take);
  if (!answered && reason.empty()) reason = problem();
  return reason.empty();
}

void SqliteDatabase::guard() {
  rounds_ = 0;
  begin_ = std::chrono::steady_clock::now();
  sqlite3_set_authorizer(connection_.get(), authorize, this);
}

SqliteDatabase::Statement SqliteDatabase::prepare(std::string_view sql, std::string_view& rest) {
  refused_.clear();
  sqlite3_stmt* statement = nullptr;
  const char* tail = nullptr;
  sqlite3_prepare_v2(connection_.get(), sql.data(), static_cast<int>(sql.size()), &statement,
                     &tail);
  rest = tail == nullptr ? std::string_view()
                         : sql.substr(static_cast<std::size_t>(tail - sql.data()));
  return Statement(statement);
}

std::string SqliteDatabase::problem() const {
  if (!refused_.empty()) return refused_;
  switch (sqlite3_errcode(connection_.get())) {
    case SQLITE_INTERRUPT:
      return rounds_ > most_rounds
                 ? "it takes more than 300,000,000 steps"
                 : "it takes more than " + std::to_string(seconds_.count()) + " seconds";
    case SQLITE_NOMEM:
      return "it takes more than 1 GB of memory";
    case SQLITE_TOOBIG:
      return "a text of it is longer than 1 MB";
    default:
      return sqlite3_errmsg(connection_.get());
  }
}

std::vector<std::string> SqliteDatabase::names(bool of_columns) {
  std::vector<std::string> found;
  sqlite3_set_authorizer(connection_.get(), nullptr, nullptr);
  const char* sql =
      of_columns ? "SELECT DISTINCT c.name FROM sqlite_schema AS t, pragma_table_info(t.name) "
                   "AS c WHERE t.type IN ('table', 'view') ORDER BY 1 LIMIT 1000"
                 : "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name "
                   "NOT LIKE 'sqlite_%' ORDER BY 1 LIMIT 1000";
  for_each_text(sql, [&](const char* name) { found.emplace_back(name); });
  guard();
  return found;
}

bool SqliteDatabase::for_each_text(const char* sql, const std::function<void(const char*)>& take) {
  std::string_view rest;
  const Statement statement = prepare(sql, rest);
  if (statement == nullptr) return false;
  int status = SQLITE_ROW;
  while ((status = sqlite3_step(statement.get())) == SQLITE_ROW) {
    const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement.get(), 0));
    if (text != nullptr) take(text);
  }
  return status == SQLITE_DONE;
}

int SqliteDatabase::authorize(void* self, int action, const char* /*first*/, const char* second,
                              const char* /*database*/, const char* /*trigger*/) {
  std::string& refused = static_cast<SqliteDatabase*>(self)->refused_;
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_FUNCTION: {
      const std::string_view name = second == nullptr ? "" : second;
      if (!depends_on_the_moment(name) && name != "load_extension") return SQLITE_OK;
      refused = "the function " + std::string(name) + " is not for queries: its answers differ";
      return SQLITE_DENY;
    }
    default:
      refused = called(action);
      return SQLITE_DENY;
  }
}

int SqliteDatabase::count_steps(void* self) {
  auto& database = *static_cast<SqliteDatabase*>(self);
  const bool late = std::chrono::steady_clock::now() - database.begin_ > database.seconds_;
  return ++database.rounds_ > most_rounds || late ? 1 : 0;
}

}  // namespace jianbao::read
