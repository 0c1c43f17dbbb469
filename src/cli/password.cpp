#include "cli/password.h"

#include <cstdlib>

#include "pdf/password.h"

namespace jianbao::cli {

namespace {

base::Result<std::string> written_password(const std::string& file) {
  constexpr std::uint64_t largest = 4096;
  if (!file.empty()) {
    auto bytes = base::Disk().read(file, largest);
    if (!bytes.ok()) return bytes;
    return bytes->substr(0, bytes->find_first_of("\r\n"));
  }
  const char* said = std::getenv(password_variable);
  return std::string(said == nullptr ? "" : said);
}

}  // namespace

base::Result<std::string> document_password(const std::string& file) {
  const auto written = written_password(file);
  if (!written.ok()) {
    return base::Result<std::string>::Failure{"cannot read '" + file + "': " + written.reason()};
  }
  if (written->empty() && file.empty()) return written;
  const auto prepared = pdf::prepared_password(*written);
  if (prepared.ok()) return prepared;
  const std::string where = file.empty() ? password_variable : "'" + file + "'";
  return base::Result<std::string>::Failure{"the password in " + where + " " + prepared.reason()};
}

}  // namespace jianbao::cli
