#pragma once

#include <sqlite3.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace jianbao::read {

// The bytes of an SQLite file as a database in which nothing can be changed. A statement reads its
// tables and nothing else, and neither it nor the file can take for ever or fill the memory.
class SqliteDatabase {
 public:
  // Holds the bytes. Its check has as much time as a statement. Empty, with the reason, where they
  // are damaged.
  static std::unique_ptr<SqliteDatabase> open(std::string bytes, std::chrono::seconds time,
                                              std::string& reason);

  struct End {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
  };
  using Statement = std::unique_ptr<sqlite3_stmt, End>;
  // Null where the statement is wrong; `rest` is what stands behind it.
  Statement prepare(std::string_view sql, std::string_view& rest);

  // What is wrong with the statement that failed last.
  std::string problem() const;
  // The names of all tables, or of all columns.
  std::vector<std::string> names(bool of_columns);

 private:
  SqliteDatabase(std::string bytes, std::chrono::seconds time)
      : bytes_(std::move(bytes)), seconds_(time), begin_(std::chrono::steady_clock::now()) {}
  bool load(std::string& reason);
  bool is_sound(std::string& reason);
  void limit();
  void guard();
  bool for_each_text(const char* sql, const std::function<void(const char*)>& take);

  static int authorize(void* self, int action, const char* first, const char* second, const char*,
                       const char*);
  static int count_steps(void* self);

  std::string bytes_;
  std::unique_ptr<sqlite3, End> connection_;
  std::string refused_;           // what a statement may not do, which it asked for
  std::chrono::seconds seconds_;  // that a statement may take
  std::chrono::steady_clock::time_point begin_;
  std::uint64_t rounds_ = 0;  // of the progress handler
};

}  // namespace jianbao::read
