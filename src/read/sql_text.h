#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jianbao::read {

// A query in PostgreSQL's SQL, looked at outside of its quotes and comments.
struct SqlText {
  std::string text;                     // with $1, $2 … for its :names
  std::vector<std::string> parameters;  // their names, in the order of the numbers
  bool ordered = false;                 // ORDER BY stands outside of all brackets
  bool limited = false;                 // and so does LIMIT, OFFSET or FETCH
};
SqlText read_sql(std::string_view sql);

}  // namespace jianbao::read
