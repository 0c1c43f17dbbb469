#include "base/files.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "base/spelling.h"

namespace jianbao::base {

namespace {

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

std::string last_error() { return std::generic_category().message(errno); }

// What tells whether a file has been written to.
struct Version {
  std::uint64_t size = 0;
  std::int64_t seconds = 0, nanoseconds = 0;
  bool operator==(const Version&) const = default;
};

Version version_of(std::FILE* file) {
  struct stat status {};
  if (fstat(fileno(file), &status) != 0) return {};
  return {static_cast<std::uint64_t>(status.st_size), status.st_mtim.tv_sec,
          status.st_mtim.tv_nsec};
}

}  // namespace

Result<std::string> Disk::read(const std::string& path, std::uint64_t limit) const {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (error || !std::filesystem::exists(status)) {
    return Result<std::string>::Failure{"no such file"};
  }
  if (!std::filesystem::is_regular_file(status)) return Result<std::string>::Failure{"not a file"};
  const File file(std::fopen(path.c_str(), "rb"));
  if (!file) return Result<std::string>::Failure{last_error()};
  const Version before = version_of(file.get());
  if (before.size > limit) {
    return Result<std::string>::Failure{"the file has " + std::to_string(before.size) +
                                        " bytes, more than " + std::to_string(limit)};
  }
  std::string bytes(before.size, '\0');
  bytes.resize(std::fread(bytes.data(), 1, before.size, file.get()));
  if (std::ferror(file.get()) != 0) return Result<std::string>::Failure{last_error()};
  // Half of what is being written would look like a whole.
  if (bytes.size() != before.size || version_of(file.get()) != before)
    return Result<std::string>::Failure{
        "it changed while it was read; build again when it is done"};
  return bytes;
}

SharedBytes FileSystem::map(const std::string& path, std::uint64_t limit) const {
  auto bytes = read(path, limit);
  if (!bytes.ok()) return SharedBytes::Failure{bytes.reason()};
  return std::make_shared<const FileBytes>(std::move(*bytes));
}

SharedBytes Disk::map(const std::string& path, std::uint64_t limit) const {
  auto mapped = map_file(path, limit);
  // What is wrong with the file, reading it says.
  return mapped ? SharedBytes(std::move(mapped)) : FileSystem::map(path, limit);
}

std::string Disk::real_path(const std::string& path) const {
  std::error_code error;
  const auto whole = std::filesystem::absolute(path, error);
  const auto real = error ? whole : std::filesystem::weakly_canonical(whole, error);
  return error ? std::string() : real.string();
}

bool Disk::exists(const std::string& path) const {
  std::error_code error;
  return std::filesystem::is_regular_file(path, error);
}

Result<std::vector<std::string>> Disk::list(const std::string& folder) const {
  std::vector<std::string> names;
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) return names;
  std::filesystem::directory_iterator entries(folder, error);
  const std::filesystem::directory_iterator end;
  while (!error && entries != end) {
    std::error_code none;
    if (entries->is_regular_file(none)) names.push_back(entries->path().filename().string());
    entries.increment(error);
  }
  if (error) return Result<std::vector<std::string>>::Failure{error.message()};
  std::sort(names.begin(), names.end());
  return names;
}

std::string near_file(const FileSystem& files, const std::string& path) {
  if (files.exists(path)) return {};
  const std::filesystem::path whole(path);
  const std::string folder = whole.parent_path().string();
  const auto names = files.list(folder.empty() ? "." : folder);
  if (!names.ok()) return {};
  // Endings are alike among all files: what is before them tells.
  const std::string stem = whole.stem().string(), ending = whole.extension().string();
  std::vector<std::string> stems;
  for (const std::string& name : *names) {
    const std::filesystem::path other(name);
    if (other.stem() == stem) return "did you mean '" + name + "'?";
    if (other.extension() == ending) stems.push_back(other.stem().string());
  }
  const std::string near = nearest(stem, {stems.begin(), stems.end()});
  return near.empty() ? "" : "did you mean '" + near + ending + "'?";
}

std::string resolve_path(std::string_view from, std::string_view path) {
  return (std::filesystem::path(from).parent_path() / path).lexically_normal().string();
}

std::string file_name(std::string_view path) {
  return std::string(path.substr(path.rfind('/') + 1));
}

}  // namespace jianbao::base
