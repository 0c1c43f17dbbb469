#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct zip;

namespace jianbao::read {

// The parts of a ZIP archive that lies in memory; the bytes must live as long.
class ZipFile {
 public:
  // Empty where the bytes are no archive, or one that is cut off; `reason` says what is wrong.
  static std::optional<ZipFile> open(std::string_view bytes, std::string& reason);

  bool has(const std::string& name) const;

  // Goes through a part in pieces while `use` says true. False, with a reason, where it is not
  // there, broken, or larger than `most` bytes.
  bool read(const std::string& name, std::uint64_t most,
            const std::function<bool(std::string_view)>& use, std::string& reason) const;

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  std::unique_ptr<zip, Close> archive_;
};

}  // namespace jianbao::read
