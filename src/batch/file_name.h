#pragma once

#include <string>

namespace jianbao::batch {

// A name of a file that every file system and store of artifacts takes: each of \ : * ? " < > | is
// _, points and spaces at the end go, and a name that Windows keeps for a device (CON, NUL, COM1)
// has _ behind it.
std::string portable_name(std::string name);

// Why a name cannot be one; null where it can.
const char* why_no_file_name(const std::string& name);

}  // namespace jianbao::batch
