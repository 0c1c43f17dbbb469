#include "batch/press_profile.h"

#include "pdf/color_profile.h"

namespace jianbao::batch {

std::string read_press_profile(const spec::PdfSpec& pdf, const base::FileSystem& files,
                               base::Diagnostics& diagnostics) {
  const spec::Located& path = pdf.profile;
  constexpr std::uint64_t most_bytes = 20'000'000;
  if (path.text.empty()) return {};
  auto bytes = files.read(base::resolve_path(path.span.file->path(), path.text), most_bytes);
  if (!bytes.ok()) {
    diagnostics.error(path.span, "cannot read '" + path.text + "': " + bytes.reason());
    return {};
  }
  base::ColorProfile profile = pdf::press_profile(std::move(*bytes));
  if (!profile.trouble.empty()) {
    diagnostics.error(path.span,
                      "'" + path.text + "' is no ICC profile of a press: " + profile.trouble,
                      "an output profile of cyan, magenta, yellow and black");
  } else if (pdf.conformance.archive_part == 1 && profile.version > 2) {
    diagnostics.error(path.span, "'" + path.text + "' is an ICC profile of version 4",
                      "PDF/A-1 has version 2 alone (ISO 19005-1, 6.2.2)");
  } else {
    spec::check_profile_use(pdf, diagnostics);
  }
  return profile.icc;
}

}  // namespace jianbao::batch
