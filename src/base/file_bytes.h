#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace jianbao::base {

// What tells that a file is the one that was seen before, and was not written since.
struct FileIdentity {
  std::uint64_t device = 0, inode = 0, size = 0;
  std::int64_t time = 0;  // of its last change, in nanoseconds
  auto operator<=>(const FileIdentity&) const = default;
};

// The bytes of a file, which do not change: in memory, or mapped, so that only what is read of a
// large font takes memory.
class FileBytes {
 public:
  explicit FileBytes(std::string bytes) : own_(std::move(bytes)), view_(own_) {}
  // Takes over a mapping.
  FileBytes(const char* mapped, std::size_t size, const FileIdentity& identity)
      : view_(mapped, size), identity_(identity) {}
  ~FileBytes();
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;

  std::string_view view() const { return view_; }
  // Empty for what is no file of a disk.
  const std::optional<FileIdentity>& identity() const { return identity_; }

 private:
  std::string own_;
  std::string_view view_;
  std::optional<FileIdentity> identity_;  // of what is mapped
};

// Null for what is no file, is empty, or is larger than `limit` bytes.
std::shared_ptr<const FileBytes> map_file(const std::string& path, std::uint64_t limit);

}  // namespace jianbao::base
