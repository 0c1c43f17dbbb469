#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "batch/options.h"
#include "batch/protection.h"
#include "font/library.h"
#include "spec/spec.h"
#include "value/value.h"

namespace jianbao::batch {

struct LoadedLayout {
  spec::Layout layout;
  spec::Theme theme;
  Protection protection;
  std::string profile;      // of the press
  bool broken = false;      // something is wrong with it; what else is, only composing shows
  bool fonts_known = true;  // those that the theme names
};

// One PDF to make.
struct Job {
  const LoadedLayout* layout = nullptr;
  const value::Value* data = nullptr;
  const spec::Edition* edition = nullptr;
  std::string path;
  bool broken = false;     // its data are wrong: it is composed for what else is, and not written
  base::Span record = {};  // the row that it is made of, in a loop
  std::shared_ptr<const Protection> own_protection = {};  // where each record has its own

  const Protection& protection() const {
    return own_protection ? *own_protection : layout->protection;
  }
};

// A brief that cannot be made, since something that it needs is wrong.
struct Unmade {
  std::string path;  // empty: it could not be named
  std::string edition;
  base::Span record = {};
};

// Everything that was read, once for all briefs, and what is to be built of it.
struct Plan {
  spec::Project project;
  value::Date date;  // in the files' metadata
  font::Manifest fonts;
  std::map<std::string, std::string> generic_families;  // by what they stand for
  std::map<std::string, value::Value> sources;
  std::map<std::string, base::Diagnostic> unread;  // why a source is not there
  std::map<std::string, std::unique_ptr<LoadedLayout>> layouts;
  std::vector<std::unique_ptr<value::Value>> rows;  // data of repeated briefs
  std::vector<Job> jobs;
  std::vector<Unmade> unmade;
};

// Empty when the project itself is wrong.
std::optional<Plan> make_plan(const BuildOptions& options, const base::FileSystem& files,
                              base::Sources& sources, base::Diagnostics& diagnostics);

// A source as briefs see it: read, or made of others.
struct NamedSource {
  std::string name;
  value::Value data;
};
// Those of a project, in its order; the ones that are wrong are said, and left out.
std::vector<NamedSource> read_sources(const BuildOptions& options, const base::FileSystem& files,
                                      base::Sources& sources, base::Diagnostics& diagnostics);

// The files of a project, for what they say: what is wrong with them is said by a build.
void read_project(const BuildOptions& options, const base::FileSystem& files,
                  base::Sources& sources);

}  // namespace jianbao::batch
