#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/file_bytes.h"

namespace jianbao::base {

// What the outside world answered: a value, or the reason why there is none.
template <class T>
class Result {
 public:
  struct Failure {
    std::string reason;
  };
  Result(T value) : state_(std::move(value)) {}
  Result(Failure failure) : state_(std::move(failure)) {}

  bool ok() const { return state_.index() == 0; }
  const T& operator*() const { return std::get<0>(state_); }
  T& operator*() { return std::get<0>(state_); }
  const T* operator->() const { return &std::get<0>(state_); }
  const std::string& reason() const { return std::get<1>(state_).reason; }

 private:
  std::variant<T, Failure> state_;
};

struct Done {};

// Who may read a file that is written.
enum class Access { usual, owner };

using SharedBytes = Result<std::shared_ptr<const FileBytes>>;

// The disk as the engine sees it; tests put their own in its place.
class FileSystem {
 public:
  virtual ~FileSystem() = default;
  // Fails without reading when the file is larger than `limit` bytes.
  virtual Result<std::string> read(const std::string& path, std::uint64_t limit) const = 0;
  // The same without a copy, where that can be had.
  virtual SharedBytes map(const std::string& path, std::uint64_t limit) const;
  // All or nothing: written under a name beside it that no other process has, brought to the disk,
  // then renamed; a link there is replaced, not followed. Makes missing folders.
  virtual Result<Done> write(const std::string& path, std::string_view bytes,
                             Access access = Access::usual) const = 0;
  // Removes what writers that were stopped have left in a folder.
  virtual void remove_leftovers(const std::string& folder) const = 0;
  // Where a path leads when all links on it are followed.
  virtual std::string real_path(const std::string& path) const = 0;
  virtual bool exists(const std::string& path) const = 0;
  // The names of the files in a folder, sorted by their bytes; none when there is no such folder.
  virtual Result<std::vector<std::string>> list(const std::string& folder) const = 0;
};

class Disk final : public FileSystem {
 public:
  Result<std::string> read(const std::string& path, std::uint64_t limit) const override;
  SharedBytes map(const std::string& path, std::uint64_t limit) const override;
  Result<Done> write(const std::string& path, std::string_view bytes,
                     Access access = Access::usual) const override;
  void remove_leftovers(const std::string& folder) const override;
  std::string real_path(const std::string& path) const override;
  bool exists(const std::string& path) const override;
  Result<std::vector<std::string>> list(const std::string& folder) const override;
};

// "did you mean 'counties.csv'?", of the files beside one that is not there; empty when none is
// near.
std::string near_file(const FileSystem& files, const std::string& path);

// `path` as it is meant in the file `from`: relative to that file's folder, or absolute.
std::string resolve_path(std::string_view from, std::string_view path);
// The path without its folders.
std::string file_name(std::string_view path);

}  // namespace jianbao::base
