#include "read/xlsx.h"

#include <algorithm>
#include <map>

#include "read/xml_events.h"

namespace jianbao::read {

namespace {

constexpr std::uint64_t most_part = 1024U << 20U, most_strings = 256U << 20U;

using Relations = std::map<std::string, std::pair<std::string, std::string>>;  // id: type, target

// "xl/worksheets/sheet1.xml" → "xl/worksheets/_rels/sheet1.xml.rels"
std::string relations_part(const std::string& part) {
  const std::size_t slash = part.rfind('/') + 1;
  return part.substr(0, slash) + "_rels/" + part.substr(slash) + ".rels";
}

// A target is meant from the folder of its part, or with a slash from the archive's (OPC, 9.3.2).
std::string resolved(const std::string& part, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string folder = part.substr(0, part.rfind('/') + 1);
  while (target.starts_with("../") && !folder.empty()) {
    target.remove_prefix(3);
    folder.pop_back();
    folder.resize(folder.rfind('/') + 1);
  }
  return folder + std::string(target);
}

Relations relations_of(const ZipFile& file, const std::string& part, std::string& reason) {
  Relations relations;
  const std::string name = relations_part(part);
  if (!file.has(name)) return relations;
  XmlEvents events;
  events.start = [&](std::string_view element, const XmlAttributes& attributes) {
    if (element != "Relationship" || attributes["TargetMode"] == "External") return;
    std::string_view type = attributes["Type"];
    type = type.substr(type.rfind('/') + 1);
    relations[std::string(attributes["Id"])] = {std::string(type),
                                                resolved(part, attributes["Target"])};
  };
  read_xml(file, name, most_part, events, reason);
  return relations;
}

std::string part_of_type(const Relations& relations, std::string_view type) {
  for (const auto& [id, relation] : relations) {
    if (relation.first == type) return relation.second;
  }
  return {};
}

bool is_true(std::string_view word) { return word == "1" || word == "true" || word == "on"; }

// "总表!$A$2:$B$3" or "'各 县'!A1:B2", where '' is one quote. Others name no one range.
std::optional<NamedRange> named_range(const std::string& name, std::string_view reference) {
  const std::size_t mark = reference.rfind('!');
  if (mark == reference.npos || reference.find(',') != reference.npos) return std::nullopt;
  std::string_view sheet = reference.substr(0, mark);
  std::string plain;
  if (sheet.size() > 1 && sheet.front() == '\'' && sheet.back() == '\'') {
    sheet = sheet.substr(1, sheet.size() - 2);
  }
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    plain += sheet[i];
    if (sheet[i] == '\'' && i + 1 < sheet.size() && sheet[i + 1] == '\'') ++i;
  }
  return NamedRange{name, plain, std::string(reference.substr(mark + 1))};
}

bool read_book(const ZipFile& file, const std::string& part, Xlsx& book, std::string& reason) {
  const Relations relations = relations_of(file, part, reason);
  if (!reason.empty()) return false;
  std::string name, text;
  XmlEvents events;
  events.start = [&](std::string_view element, const XmlAttributes& attributes) {
    if (element == "workbookPr") book.since_1904 = is_true(attributes["date1904"]);
    if (element == "calcPr") book.stale = is_true(attributes["fullCalcOnLoad"]);
    if (element == "definedName") {
      name = attributes["name"];
      text.clear();
    }
    if (element != "sheet") return;
    const auto found = relations.find(
        std::string(attributes["r:id"].empty() ? attributes["id"] : attributes["r:id"]));
    if (found == relations.end() || found->second.first != "worksheet") return;  // a chart's sheet
    const std::string_view state = attributes["state"];
    book.sheets.push_back({std::string(attributes["name"]), found->second.second,
                           state == "hidden" || state == "veryHidden"});
  };
  events.text = [&](std::string_view more) { text += name.empty() ? "" : more; };
  events.end = [&](std::string_view element) {
    if (element != "definedName") return;
    if (auto range = named_range(name, text)) book.ranges.push_back(std::move(*range));
    name.clear();
  };
  return read_xml(file, part, most_part, events, reason);
}

// The texts of <si>, or of a cell's own <is>: runs of rich text follow one another, readings of
// Japanese (rPh) do not belong to the text.
bool read_strings(const ZipFile& file, const std::string& part, Xlsx& book, std::string& reason) {
  bool in_text = false, in_reading = false;
  std::size_t bytes = 0;
  XmlEvents events;
  events.start = [&](std::string_view element, const XmlAttributes&) {
    if (element == "si") book.strings.emplace_back();
    if (element == "rPh") in_reading = true;
    if (element == "t") in_text = !in_reading;
  };
  events.end = [&](std::string_view element) {
    if (element == "t") in_text = false;
    if (element == "rPh") in_reading = false;
  };
  events.text = [&](std::string_view text) {
    if (!in_text || book.strings.empty()) return;
    book.strings.back() += text;
    bytes += text.size();
  };
  events.go_on = [&] { return bytes <= most_strings; };
  if (!read_xml(file, part, most_part, events, reason)) return false;
  if (bytes > most_strings) reason = "its texts are larger than 256 MB";
  return bytes <= most_strings;
}

bool read_styles(const ZipFile& file, const std::string& part, Xlsx& book, std::string& reason) {
  std::map<std::size_t, NumberFormat> own;
  bool in_cells = false;
  XmlEvents events;
  events.start = [&](std::string_view element, const XmlAttributes& attributes) {
    if (element == "numFmt") {
      own[attributes.number("numFmtId")] = parse_number_format(attributes["formatCode"]);
    }
    if (element == "cellXfs") in_cells = true;
    if (element != "xf" || !in_cells) return;
    const std::size_t id = attributes.number("numFmtId");
    const auto found = own.find(id);
    book.formats.push_back(found == own.end()
                               ? built_in_format(static_cast<int>(std::min<std::size_t>(id, 1000)))
                               : found->second);
  };
  events.end = [&](std::string_view element) {
    if (element == "cellXfs") in_cells = false;
  };
  return read_xml(file, part, most_part, events, reason);
}

}  // namespace

std::optional<Xlsx> open_xlsx(const ZipFile& file, std::string& reason) {
  const Relations root = relations_of(file, "", reason);
  const std::string part = part_of_type(root, "officeDocument");
  if (part.empty() || !file.has(part)) {
    if (reason.empty()) reason = "it has no workbook in it";
    return std::nullopt;
  }
  Xlsx book;
  if (!read_book(file, part, book, reason)) return std::nullopt;
  const Relations relations = relations_of(file, part, reason);
  const std::string strings = part_of_type(relations, "sharedStrings"),
                    styles = part_of_type(relations, "styles");
  if (!strings.empty() && !read_strings(file, strings, book, reason)) return std::nullopt;
  if (!styles.empty() && !read_styles(file, styles, book, reason)) return std::nullopt;
  return book;
}

std::vector<NamedRange> tables_of_sheet(const ZipFile& file, const WorkbookSheet& sheet) {
  std::vector<NamedRange> tables;
  std::string reason;
  for (const auto& [id, relation] : relations_of(file, sheet.part, reason)) {
    if (relation.first != "table") continue;
    XmlEvents events;
    events.start = [&](std::string_view element, const XmlAttributes& attributes) {
      if (element != "table") return;
      auto range = parse_range(attributes["ref"]);
      const std::size_t totals = attributes.number("totalsRowCount");
      if (!range) return;
      // The row of totals is no row of the table.
      const std::size_t bottom = range->bottom - std::min(range->bottom, totals);
      const std::string reference = base::column_letters(range->left) +
                                    std::to_string(range->top + 1) + ":" +
                                    base::column_letters(range->right) + std::to_string(bottom + 1);
      tables.push_back({std::string(attributes["displayName"]), sheet.name, reference});
    };
    read_xml(file, relation.second, most_part, events, reason);
  }
  return tables;
}

}  // namespace jianbao::read
