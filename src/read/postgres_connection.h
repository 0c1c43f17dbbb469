#pragma once

#include <optional>
#include <string>

namespace jianbao::read {

// What a connection string says, without what is secret in it.
struct ConnectionString {
  std::string text;      // to connect with, with a time limit
  std::string password;  // which no message shows; may be empty
};
// Empty where libpq cannot read it, or reads it in a way that nobody means.
std::optional<ConnectionString> parse_connection(const std::string& written);

// What a server or libpq says: one line, and what it advises. Neither shows the password.
struct ServerMessage {
  std::string text, hint;
};
ServerMessage server_message(const std::string& said, const std::string& password);

}  // namespace jianbao::read
