#include "batch/output_check.h"

#include <algorithm>

namespace jianbao::batch {

namespace {

// "STEM.pdf", "STEM-12.png"
bool is_of_brief(std::string_view path, std::string_view pdf) {
  if (path == pdf) return true;
  const std::string_view stem = pdf.substr(0, pdf.size() - std::string_view(".pdf").size());
  if (!path.starts_with(stem) || !(path.ends_with(".png") || path.ends_with(".svg"))) return false;
  const std::string_view number = path.substr(stem.size(), path.size() - stem.size() - 4);
  return number.size() > 1 && number.front() == '-' &&
         number.find_first_not_of("0123456789", 1) == number.npos;
}

}  // namespace

bool check_not_read(const std::string& path, const base::FileSystem& files,
                    const base::Sources& sources, base::Diagnostics& diagnostics) {
  const std::string real = files.real_path(path);
  const auto& read = sources.files();
  const bool taken = std::any_of(read.begin(), read.end(), [&](const base::SourceFile& file) {
    return files.real_path(file.path()) == real;
  });
  if (taken) diagnostics.error({}, "'" + path + "' would take the place of a file that was read");
  return !taken;
}

bool check_report(const BuildOptions& options, const std::vector<Job>& jobs,
                  const base::FileSystem& files, const base::Sources& sources,
                  base::Diagnostics& diagnostics) {
  if (options.report.empty()) return true;
  const std::string real = files.real_path(options.report);
  const bool of_brief = std::any_of(jobs.begin(), jobs.end(), [&](const Job& job) {
    return is_of_brief(real, files.real_path(job.path));
  });
  if (of_brief) {
    diagnostics.error({}, "the report cannot be '" + options.report + "'",
                      "a brief is written there");
  }
  return !of_brief && check_not_read(options.report, files, sources, diagnostics);
}

}  // namespace jianbao::batch
