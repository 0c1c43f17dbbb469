#pragma once

#include <string>

#include "base/files.h"

namespace jianbao::cli {

// The password that opens encrypted files: the first line of a file, or, without one, what the
// environment variable holds; empty where neither is. On a command line others would see it.
constexpr const char* password_variable = "JIANBAO_PASSWORD";
base::Result<std::string> document_password(const std::string& file);

}  // namespace jianbao::cli
