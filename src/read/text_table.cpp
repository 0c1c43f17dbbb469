#include "read/text_table.h"

#include "read/characters.h"
#include "read/column_type.h"
#include "read/delimited.h"
#include "read/encoding.h"

namespace jianbao::read {

namespace {

// Files with semicolons are of programs that write 1,5, or keep commas for thousands.
std::optional<char> find_decimal_mark(DelimitedRows& rows, base::Diagnostics& diagnostics) {
  DecimalMarkEvidence evidence;
  rows.restart();
  for (Row row; rows.next(row);) {
    for (const Cell& cell : row) evidence.see(cell);
  }
  if (evidence.is_doubtful()) {
    const std::string digits = evidence.doubtful().text;
    diagnostics.error(evidence.doubtful().span,
                      "the comma of " + digits + " may part thousands or decimals",
                      "say 'decimal: \",\"' or 'decimal: \".\"' beside the file");
    return std::nullopt;
  }
  return evidence.is_comma() ? ',' : '.';
}

}  // namespace

std::optional<Table> parse_text_table(const base::SourceFile& source, const spec::TableSource& told,
                                      base::Diagnostics& diagnostics) {
  if (!check_characters(source, diagnostics)) return std::nullopt;
  const char separator = told.separator ? *told.separator : find_separator(source.text());
  DelimitedRows rows(source, separator, diagnostics);
  spec::TableSource table = told;
  if (!table.decimal && separator == ';') {
    table.decimal = find_decimal_mark(rows, diagnostics);
    if (!table.decimal) return std::nullopt;
  }
  return read_table(rows, table, {&source, 0, 1}, diagnostics);
}

std::optional<Table> read_text_table(std::string bytes, const std::string& path,
                                     base::Span referrer, const spec::TableSource& told,
                                     base::Sources& sources, base::Diagnostics& diagnostics) {
  auto text = decode(std::move(bytes), path, told.encoding, referrer, diagnostics);
  if (!text) return std::nullopt;
  return parse_text_table(sources.add(path, std::move(*text)), told, diagnostics);
}

}  // namespace jianbao::read
