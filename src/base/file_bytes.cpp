#include "base/file_bytes.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace jianbao::base {

FileBytes::~FileBytes() {
  if (identity_) ::munmap(const_cast<char*>(view_.data()), view_.size());
}

namespace {

// An open file, closed at the end: a mapping outlives it.
class OpenFile {
 public:
  explicit OpenFile(const std::string& path)
      : number_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  ~OpenFile() {
    if (number_ >= 0) ::close(number_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;
  int number() const { return number_; }

 private:
  int number_;
};

FileIdentity identity_of(const struct stat& status) {
  constexpr std::int64_t second = 1'000'000'000;
  return {status.st_dev, status.st_ino, static_cast<std::uint64_t>(status.st_size),
          status.st_mtim.tv_sec * second + status.st_mtim.tv_nsec};
}

}  // namespace

std::shared_ptr<const FileBytes> map_file(const std::string& path, std::uint64_t limit) {
  const OpenFile file(path);
  struct stat status {};
  const bool usual = file.number() >= 0 && ::fstat(file.number(), &status) == 0 &&
                     S_ISREG(status.st_mode) && status.st_size > 0 &&
                     static_cast<std::uint64_t>(status.st_size) <= limit;
  if (!usual) return nullptr;
  const auto size = static_cast<std::size_t>(status.st_size);
  void* mapped = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.number(), 0);
  if (mapped == MAP_FAILED) return nullptr;
  return std::make_shared<const FileBytes>(static_cast<const char*>(mapped), size,
                                           identity_of(status));
}

}  // namespace jianbao::base
