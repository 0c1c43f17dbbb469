#pragma once

#include <optional>
#include <vector>

#include "batch/source_loader.h"

namespace jianbao::batch {

// A row that a brief is to be made of.
struct BriefRow {
  const value::Value* value = nullptr;  // null: what chooses it went wrong, which has been said
  base::Span record = {};               // its place
  bool broken = false;                  // whether it is one of those chosen is not known
};

// The rows of `for`, as `transform`, `where`, `sort` and `limit` beside it choose them.
class BriefRows {
 public:
  BriefRows(const spec::Brief& brief, SourceLoader& loader, const SourceStore& store,
            base::Diagnostics& diagnostics)
      : brief_(brief), loader_(loader), store_(store), diagnostics_(diagnostics) {}

  // Empty, with the error said, where nothing can be chosen.
  std::optional<std::vector<BriefRow>> choose(const value::Value& list) const;

 private:
  std::vector<BriefRow> filtered(const value::List& rows) const;
  bool is_doubtful(const value::List& rows) const;

  const spec::Brief& brief_;
  SourceLoader& loader_;
  const SourceStore& store_;
  base::Diagnostics& diagnostics_;
};

}  // namespace jianbao::batch
