#include "spec/attach_spec.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "base/utf8.h"
#include "expr/expr.h"
#include "spec/fields.h"
#include "spec/vocabulary.h"

namespace jianbao::spec {

namespace {

bool has_form(const std::string& file) { return file.ends_with(".csv") || file.ends_with(".json"); }

// Names are no paths: what takes a file out of a PDF may be on another machine.
bool is_name(const std::string& file) {
  return file.find_first_of("/\\:") == std::string::npos && !file.starts_with('.');
}

bool breaks_line(const std::string& file) {
  for (std::size_t at = 0; at < file.size();) {
    const char32_t c = base::next_code_point(file, at);
    const bool line_end = c == U'\u0085' || c == U'\u2028' || c == U'\u2029';
    if (c < 0x20 || c == 0x7F || line_end) return true;
  }
  return false;
}

// "chart-1.csv": what the data of the first chart are called, in a form that the layout asks for.
bool names_chart(const std::string& file, const std::set<std::string>& forms) {
  constexpr std::string_view start = "chart-";
  const std::size_t dot = file.rfind('.');
  if (!file.starts_with(start) || dot == file.npos || !forms.contains(file.substr(dot + 1)))
    return false;
  const std::string number = file.substr(start.size(), dot - start.size());
  return !number.empty() && number.find_first_not_of("0123456789") == number.npos;
}

// Names that some file system takes for one would cost one of two files.
class NameCheck {
 public:
  explicit NameCheck(base::Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void add_form(const AttachSpec& charts) {
    if (!forms_.insert(charts.file).second)
      diagnostics_.error(charts.span,
                         "the data of the charts are attached as " + charts.file + " already");
  }

  void add(const AttachSpec& attach) {
    const std::string folded = expr::folded(attach.file);
    const auto [found, is_new] = names_.emplace(folded, attach.file);
    if (!has_form(attach.file) || !is_name(attach.file) || breaks_line(attach.file)) {
      diagnostics_.error(attach.file_span, "'" + attach.file + "' is no name of an attachment",
                         "a name on one line, without folders, that ends in .csv or .json");
    } else if (!is_new && found->second == attach.file) {
      diagnostics_.error(attach.file_span, "two attachments are called '" + attach.file + "'");
    } else if (!is_new) {
      diagnostics_.error(attach.file_span,
                         "'" + attach.file + "' and '" + found->second + "' differ only in case");
    } else if (names_chart(folded, forms_)) {
      diagnostics_.error(attach.file_span,
                         "'" + attach.file + "' is what the data of a chart are called",
                         "another name");
    }
  }

 private:
  base::Diagnostics& diagnostics_;
  std::set<std::string> forms_;               // of charts: csv, json
  std::map<std::string, std::string> names_;  // as written, by what case leaves
};

void check_names(const std::vector<AttachSpec>& all, base::Diagnostics& diagnostics) {
  NameCheck check(diagnostics);
  for (const AttachSpec& attach : all) {
    if (!attach.data) check.add_form(attach);
  }
  for (const AttachSpec& attach : all) {
    if (attach.data) check.add(attach);
  }
}

}  // namespace

std::vector<AttachSpec> parse_attach(const value::Value& list, base::Diagnostics& diagnostics) {
  std::vector<AttachSpec> all;
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
    if (!charts) attach.data = data;
    all.push_back(std::move(attach));
  }
  check_names(all, diagnostics);
  return all;
}

namespace {

bool any_chart(const std::vector<BlockSpec>& blocks) {
  return std::any_of(blocks.begin(), blocks.end(), [](const BlockSpec& block) {
    return block.kind == "chart" || block.kind == "charts" || any_chart(block.blocks);
  });
}

}  // namespace

void check_charts_attached(const std::vector<AttachSpec>& all, const std::vector<BlockSpec>& blocks,
                           const std::vector<Component>& components,
                           base::Diagnostics& diagnostics) {
  const bool charts =
      any_chart(blocks) || std::any_of(components.begin(), components.end(),
                                       [](const Component& own) { return any_chart(own.blocks); });
  if (charts) return;
  for (const AttachSpec& attach : all) {
    if (!attach.data)
      diagnostics.warn(attach.span, "the layout has no chart whose data could be attached");
  }
}

}  // namespace jianbao::spec
