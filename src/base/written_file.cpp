#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <random>
#include <system_error>

#include "base/files.h"

namespace jianbao::base {

namespace {

constexpr std::string_view mark = ".part";
constexpr std::size_t digits = 16, longest_name = 255;

std::string last_error() { return std::generic_category().message(errno); }

// Process ids are the same in two containers that share a folder: only chance tells them apart.
std::string random_digits() {
  std::random_device source;
  std::string out;
  while (out.size() < digits) out.push_back("0123456789abcdef"[source() & 0xFU]);
  return out;
}

std::filesystem::path temporary_beside(const std::filesystem::path& path) {
  const std::string name = path.filename().string();
  const std::size_t room = longest_name - mark.size() - digits;
  return path.parent_path() / (name.substr(0, room) + std::string(mark) + random_digits());
}

// "NAME.part" and digits.
bool is_temporary(const std::string& name) {
  const std::size_t at = name.rfind(mark);
  return at != std::string::npos && name.size() == at + mark.size() + digits &&
         name.find_first_not_of("0123456789abcdef", at + mark.size()) == std::string::npos;
}

// An open file under a name of its own, which goes away unless it is renamed. It is locked as long
// as it is written, so that nobody takes it for a leftover.
class TemporaryFile {
 public:
  TemporaryFile(const std::filesystem::path& target, Access access) {
    const mode_t mode = access == Access::owner ? 0600 : 0666;
    constexpr int tries = 100;
    for (int i = 0; i < tries && file_ < 0; ++i) {
      path_ = temporary_beside(target).string();
      file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
      if (file_ < 0 && errno != EEXIST) return;
      if (file_ >= 0 && !own()) close();
    }
  }
  ~TemporaryFile() {
    if (file_ >= 0) ::unlink(path_.c_str());
    close();
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  bool is_open() const { return file_ >= 0; }

  // False with errno set, as the next two.
  bool write(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(file_, bytes.data(), bytes.size());
      if (written < 0 && errno != EINTR) return false;
      if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
  }
  // A file system that cannot do it, as some of networks, has done what it can.
  bool sync() const { return ::fsync(file_) == 0 || errno == EINVAL || errno == ENOTSUP; }
  bool rename(const std::string& target) {
    if (std::rename(path_.c_str(), target.c_str()) != 0) return false;
    close();
    return true;
  }

 private:
  // Whether it is still there once it is locked: until then it looks like a leftover.
  bool own() const {
    struct stat facts {};
    ::flock(file_, LOCK_EX | LOCK_NB);
    return ::fstat(file_, &facts) == 0 && facts.st_nlink > 0;
  }
  void close() {
    if (file_ >= 0) ::close(file_);
    file_ = -1;
  }

  std::string path_;
  int file_ = -1;
};

// The name of a file is on the disk when its folder is.
void sync_folder(const std::filesystem::path& folder) {
  const int open =
      ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (open < 0) return;
  ::fsync(open);
  ::close(open);
}

void remove_unlocked(const std::filesystem::path& path) {
  const int open = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (open < 0) return;
  if (::flock(open, LOCK_EX | LOCK_NB) == 0) ::unlink(path.c_str());
  ::close(open);
}

}  // namespace

Result<Done> Disk::write(const std::string& path, std::string_view bytes, Access access) const {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::path(path).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder, error);
  if (error) return Result<Done>::Failure{error.message()};
  TemporaryFile file(path, access);
  if (!file.is_open() || !file.write(bytes) || !file.sync() || !file.rename(path)) {
    return Result<Done>::Failure{last_error()};
  }
  sync_folder(folder);
  return Done{};
}

void Disk::remove_leftovers(const std::string& folder) const {
  const auto names = list(folder);
  if (!names.ok()) return;
  for (const std::string& name : *names) {
    if (is_temporary(name)) remove_unlocked(std::filesystem::path(folder) / name);
  }
}

}  // namespace jianbao::base
