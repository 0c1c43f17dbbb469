#include "batch/fence.h"

#include <algorithm>

namespace jianbao::batch {

namespace {

constexpr const char* outside = "it lies outside the project's folder; '--allow DIR' opens another";

}  // namespace

std::string folder_of(const std::string& file) {
  const std::size_t slash = file.rfind('/');
  return slash == std::string::npos ? "." : file.substr(0, slash + 1);
}

Fence::Fence(const base::FileSystem& files, const std::vector<std::string>& folders)
    : files_(files) {
  for (const std::string& folder : folders) {
    std::string real = folder.empty() ? "" : files.real_path(folder);
    if (real.empty()) continue;
    if (!real.ends_with('/')) real += '/';
    roots_.push_back(std::move(real));
  }
}

bool Fence::is_inside(const std::string& real) const {
  return std::any_of(roots_.begin(), roots_.end(),
                     [&](const std::string& root) { return real.starts_with(root); });
}

// What is read is what was looked at, whatever a link says by then.
base::Result<std::string> Fence::read(const std::string& path, std::uint64_t limit) const {
  const std::string real = files_.real_path(path);
  if (!is_inside(real)) return base::Result<std::string>::Failure{outside};
  return files_.read(real, limit);
}

base::Result<base::Done> Fence::write(const std::string& path, std::string_view bytes,
                                      base::Access access) const {
  if (!is_inside(files_.real_path(path))) return base::Result<base::Done>::Failure{outside};
  return files_.write(path, bytes, access);
}

void Fence::remove_leftovers(const std::string& folder) const {
  if (is_inside(files_.real_path(folder) + "/")) files_.remove_leftovers(folder);
}

std::string Fence::real_path(const std::string& path) const { return files_.real_path(path); }

bool Fence::exists(const std::string& path) const {
  return is_inside(files_.real_path(path)) && files_.exists(path);
}

base::Result<std::vector<std::string>> Fence::list(const std::string& folder) const {
  if (!is_inside(files_.real_path(folder) + "/")) return std::vector<std::string>{};
  return files_.list(folder);
}

std::vector<std::string> project_roots(const BuildOptions& options) {
  std::vector<std::string> roots{folder_of(options.project), options.share};
  roots.insert(roots.end(), options.allowed.begin(), options.allowed.end());
  return roots;
}

}  // namespace jianbao::batch
