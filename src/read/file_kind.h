#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jianbao::read {

enum class FileKind { yaml, json, json_lines, text_table, workbook, sqlite };

// By the ending of the name, in any case; empty where it says nothing.
std::optional<FileKind> kind_by_name(std::string_view path);

// What the first bytes of a file say that it is: a workbook, a database or JSON, or a text with
// rows of cells. Empty for anything else.
std::optional<FileKind> kind_by_content(std::string_view bytes);

// What a file that is no text is called: "an Excel workbook", "a PDF file". Empty for a text.
std::string_view binary_name(std::string_view bytes);

}  // namespace jianbao::read
