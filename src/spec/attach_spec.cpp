#include "spec/attach_spec.h"

#include <cctype>
#include <set>

#include "spec/fields.h"
#include "spec/vocabulary.h"

namespace jianbao::spec {

namespace {

bool has_form(const std::string& file) { return file.ends_with(".csv") || file.ends_with(".json"); }

// Names are no paths: what takes a file out of a PDF may be on another machine.
bool is_name(const std::string& file) {
  return file.find_first_of("/\\:") == std::string::npos && !file.starts_with('.');
}

void check_file(const AttachSpec& attach, std::set<std::string>& names,
                base::Diagnostics& diagnostics) {
  if (!has_form(attach.file) || !is_name(attach.file)) {
    diagnostics.error(attach.file_span, "'" + attach.file + "' is no name of an attachment",
                      "a name without folders that ends in .csv or .json");
  } else if (!names.insert(attach.file).second) {
    diagnostics.error(attach.file_span, "two attachments are called '" + attach.file + "'");
  }
}

}  // namespace

std::vector<AttachSpec> parse_attach(const value::Value& list, base::Diagnostics& diagnostics) {
  std::vector<AttachSpec> all;
  std::set<std::string> names;
  if (list.as_list() == nullptr) return all;
  for (const value::Value& item : *list.as_list()) {
    if (item.as_record() == nullptr) continue;
    Fields fields(item, attach_keys());
    AttachSpec attach;
    attach.span = item.span();
    const auto charts = fields.text("charts");
    const Located file = fields.located("file"), data = fields.located("data");
    if (const value::Value* words = fields.find("description")) attach.description = *words;
    attach.relationship = fields.text("relationship").value_or("data");
    attach.relationship[0] =
        static_cast<char>(std::toupper(static_cast<unsigned char>(attach.relationship[0])));
    fields.finish();
    const bool named = file.span.file != nullptr || data.span.file != nullptr;
    if (charts.has_value() == named || (named && (file.text.empty() || data.text.empty()))) {
      diagnostics.error(item.span(), "an attachment is of 'data' as a 'file', or of 'charts'",
                        "{file: figures.csv, data: figures} or {charts: csv}");
      continue;
    }
    attach.file = charts.value_or(file.text);
    attach.file_span = file.span;
    if (!charts) {
      attach.data = data;
      check_file(attach, names, diagnostics);
    }
    all.push_back(std::move(attach));
  }
  return all;
}

}  // namespace jianbao::spec
