#include "base/secrets.h"

#include <catch2/catch.hpp>

#include "base/diagnostics.h"

using namespace jianbao::base;

namespace {

// The text, with stars for what is not to be shown.
std::string shown(const std::string& text) {
  const SourceFile file("a.yaml", text);
  std::string out = text;
  for (const Span& secret : secret_spans(file)) {
    for (std::size_t i = secret.begin; i < secret.end; ++i) out[i] = '*';
  }
  return out;
}

}  // namespace

TEST_CASE("what stands behind a key such as password is a secret") {
  CHECK(shown("password: ab c\nx: 1\n") == "password: ****\nx: 1\n");
  CHECK(shown("owner-pasword: 'a''b'\n") == "owner-pasword: ******\n");
  CHECK(shown("{passwort: ab, permissions: [print]}") == "{passwort: **, permissions: [print]}");
  CHECK(shown("{pass: a,b}") == "{pass: ***}");
  CHECK(shown("{pass: ab: x}}") == "{pass: *****}}");
  CHECK(shown(R"({"a": {"password":"x\"y"}, "b": 1})") == R"({"a": {"password":******}, "b": 1})");
  CHECK(shown("password: [ab, {c: d}]\nx: 1") == "password: ************\nx: 1");
  CHECK(shown("password: {env: A, text: b}") == "password: *****************");
  CHECK(shown("a:\n  password:\n    b: c\n\n  - d\n  x: 1") ==
        "a:\n  password:\n    ****\n\n  ***\n  x: 1");
  CHECK(shown("password: |\n  ab\nx: 1") == "password: *\n  **\nx: 1");
  CHECK(shown("secret: ab") == "secret: **");
  CHECK(shown("用户密码: ab") == "用户密码: **");
}

TEST_CASE("secrets end where a file is cut off") {
  CHECK(shown("{password: [a, b") == "{password: *****");
  CHECK(shown("password: \"ab\nx: 1") == "password: " + std::string(8, '*'));
  CHECK(shown("password:") == "password:");
  CHECK(shown("{password: ") == "{password: ");
  CHECK(shown(":password:") == ":password:");
}

TEST_CASE("where a secret comes from is none, and neither is what is called alike") {
  for (const char* text :
       {"owner-password: {env: BRIEF_OWNER}", "password: {file: secrets/a b.txt}\nx: 1",
        R"("password": {"env": "A", "file": "b"}, "permissions": ["prin"])",
        "password:\n  env: BRIEF_OWNER\nx: y", "passenger: {value: 1}", "passage: a",
        "secretary: a", "secret: {value: 1}", "encryption: {permissions: [print]}"}) {
    CHECK(shown(text) == text);
  }
}

TEST_CASE("a message about a secret does not quote it") {
  const SourceFile file("a.yaml", "password: {G3: x, \"\\x47\": y}\n");
  Diagnostics diagnostics;
  const std::size_t at = file.text().find("G3");
  diagnostics.error({&file, at, at + 2}, "no key 'G3' in 'a map'", "not 'G'");
  const Diagnostic said = diagnostics.sorted().front();
  CHECK(said.text.find("G3") == std::string::npos);
  CHECK(said.hint == "not '***'");
  CHECK(format_text(said, false).find("G3") == std::string::npos);
}
