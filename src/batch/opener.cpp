#include "batch/opener.h"

namespace jianbao::batch {

namespace {

constexpr std::uint64_t largest = 64U << 20U;

}  // namespace

const base::SourceFile* Opener::open(const std::string& path, base::Span span,
                                     base::Diagnostics& diagnostics) {
  const std::string resolved =
      span.file == nullptr ? path : base::resolve_path(span.file->path(), path);
  const std::lock_guard lock(mutex_);
  if (const auto found = opened_.find(resolved); found != opened_.end()) return found->second;
  auto bytes = files_.read(resolved, largest);
  if (!bytes.ok()) {
    diagnostics.error(span, "cannot read '" + resolved + "': " + bytes.reason());
    return nullptr;
  }
  return opened_[resolved] = &sources_.add(resolved, std::move(*bytes));
}

}  // namespace jianbao::batch
