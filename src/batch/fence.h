#pragma once

#include <string>
#include <vector>

#include "base/files.h"
#include "batch/options.h"

namespace jianbao::batch {

// The files of some folders, and none that links or dots lead to elsewhere: what a project's files
// name may not be what else the machine has.
class Fence final : public base::FileSystem {
 public:
  Fence(const base::FileSystem& files, const std::vector<std::string>& folders);

  base::Result<std::string> read(const std::string& path, std::uint64_t limit) const override;
  base::Result<base::Done> write(const std::string& path, std::string_view bytes,
                                 base::Access access = base::Access::usual) const override;
  void remove_leftovers(const std::string& folder) const override;
  std::string real_path(const std::string& path) const override;
  bool exists(const std::string& path) const override;
  base::Result<std::vector<std::string>> list(const std::string& folder) const override;

 private:
  bool is_inside(const std::string& real) const;

  const base::FileSystem& files_;
  std::vector<std::string> roots_;  // real paths that end with a slash
};

// "a/" of "a/b", "." of "b".
std::string folder_of(const std::string& file);

// The folder of the project's file, the engine's own and those that the user allows.
std::vector<std::string> project_roots(const BuildOptions& options);

}  // namespace jianbao::batch
