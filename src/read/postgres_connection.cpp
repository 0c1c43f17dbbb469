#include "read/postgres_connection.h"

#include <libpq-fe.h>

#include <algorithm>
#include <cctype>
#include <memory>

namespace jianbao::read {

namespace {

struct FreeOptions {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

// The user's own limit stands behind ours, and counts.
std::string with_time_limit(const std::string& written) {
  const std::string limit = "connect_timeout=10";
  const bool address = written.starts_with("postgres://") || written.starts_with("postgresql://");
  if (!address) return limit + " " + written;
  const std::size_t query = written.find('?');
  if (query == written.npos) return written + "?" + limit;
  return written.substr(0, query + 1) + limit + "&" + written.substr(query + 1);
}

std::string without(std::string text, const std::string& secret) {
  if (secret.empty()) return text;
  for (std::size_t at = text.find(secret); at != text.npos; at = text.find(secret, at + 1)) {
    text.replace(at, secret.size(), "…");
  }
  return text;
}

// The line that follows a word such as "HINT:".
std::string line_of(const std::string& said, const std::string& word) {
  const std::size_t at = said.find(word);
  if (at == said.npos) return {};
  const std::size_t begin = said.find_first_not_of(' ', at + word.size());
  return begin == said.npos ? std::string() : said.substr(begin, said.find('\n', begin) - begin);
}

}  // namespace

std::optional<ConnectionString> parse_connection(const std::string& written) {
  char* problem = nullptr;
  const std::unique_ptr<PQconninfoOption, FreeOptions> options(
      PQconninfoParse(written.c_str(), &problem));
  if (problem != nullptr) PQfreemem(problem);
  if (options == nullptr) return std::nullopt;
  ConnectionString parsed{with_time_limit(written), ""};
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val == nullptr) continue;
    const std::string key = option->keyword, value = option->val;
    if (key == "password") parsed.password = value;
    // A password with an @ or a / that is not written as %40 or %2F ends up here.
    const auto is_port = [](unsigned char c) { return std::isdigit(c) != 0 || c == ','; };
    if (key == "port" && !std::all_of(value.begin(), value.end(), is_port)) return std::nullopt;
    const bool address = key == "host" && !value.starts_with('/');
    if (address && value.find_first_of("@:? ") != value.npos && value.find('[') == value.npos &&
        std::count(value.begin(), value.end(), ':') < 2) {
      return std::nullopt;
    }
  }
  return parsed;
}

ServerMessage server_message(const std::string& said, const std::string& password) {
  const std::size_t begin = said.find_first_not_of(" \n");
  std::string text = begin == said.npos ? said : said.substr(begin);
  // "ERROR:  column …", in any language; but not "connection to server …: FATAL:  …".
  const std::size_t mark = text.find(":  ");
  const std::size_t fatal = text.find("FATAL:  ");
  std::string line = text.substr(0, text.find('\n'));
  if (fatal != text.npos) {
    line = line_of(text, "FATAL:  ");
  } else if (mark != text.npos && mark < line.size() && line.find(' ') > mark) {
    line = line.substr(mark + 3);
  }
  return {without(line, password), without(line_of(text, "HINT:"), password)};
}

}  // namespace jianbao::read
