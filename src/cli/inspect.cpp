#include "cli/inspect.h"

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "audit/audit.h"
#include "cli/password.h"

namespace jianbao::cli {

namespace {

using nlohmann::ordered_json;

constexpr std::uint64_t largest_file = 1U << 30U;

std::string padded(const std::string& text, std::size_t width) {
  return std::string(width - std::min(width, text.size()), ' ') + text;
}

ordered_json as_json(const std::string& path, const audit::Facts& facts) {
  ordered_json shares = ordered_json::object();
  for (const audit::Share& share : facts.shares) {
    shares[std::string(audit::name_of(share.kind))] = share.bytes;
  }
  return {{"file", path},
          {"pages", facts.pages},
          {"version", facts.version},
          {"standard", facts.standard},
          {"fonts", facts.fonts},
          {"bytes", facts.bytes},
          {"bytes_by_kind", shares}};
}

void print(const std::string& path, const audit::Facts& facts) {
  std::cout << path << ": " << facts.pages << (facts.pages == 1 ? " page" : " pages") << ", PDF "
            << facts.version << (facts.standard.empty() ? "" : ", " + facts.standard) << ", "
            << facts.bytes << " bytes\n";
  for (const audit::Share& share : facts.shares) {
    if (share.bytes == 0) continue;
    const std::string name(audit::name_of(share.kind));
    std::cout << "  " << name << padded(std::to_string(share.bytes), 24 - name.size())
              << padded(std::to_string(share.bytes * 100 / facts.bytes), 5) << " %\n";
  }
  for (const std::string& font : facts.fonts) std::cout << "  font " << font << "\n";
}

}  // namespace

bool inspect(const InspectRequest& request) {
  const auto password = document_password(request.password_file);
  if (!password.ok()) {
    std::cerr << "jianbao: error: " << password.reason() << "\n";
    return false;
  }
  const base::Disk disk;
  ordered_json all = ordered_json::array();
  bool good = true;
  for (const std::string& path : request.files) {
    const auto bytes = disk.read(path, largest_file);
    const auto facts = bytes.ok() ? audit::inspect(*bytes, *password)
                                  : base::Result<audit::Facts>::Failure{bytes.reason()};
    if (!facts.ok()) {
      std::cerr << "jianbao: error: cannot inspect '" << path << "': " << facts.reason() << "\n";
      good = false;
    } else if (request.json) {
      all.push_back(as_json(path, *facts));
    } else {
      print(path, *facts);
    }
  }
  if (request.json) std::cout << all.dump(2) << "\n";
  return good;
}

}  // namespace jianbao::cli
