#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "batch/data_file.h"
#include "batch/row_faults.h"
#include "spec/project_spec.h"

namespace jianbao::batch {

// What is wrong in the data, by where it lies.
struct BrokenData {
  std::set<const value::Value*> values;  // rows and wholes
  // What was said of a row, or of a whole, by its place among what was said.
  std::map<const value::Value*, std::vector<std::size_t>> said;
};

// Where a plan keeps what the sources hold. Borrowed.
struct SourceStore {
  const spec::Project& project;
  std::map<std::string, value::Value>& sources;
  std::map<std::string, base::Diagnostic>& unread;   // why a source is not there
  std::vector<std::unique_ptr<value::Value>>& rows;  // that briefs make of them
};

// The sources of a project: read from files or made from one another, checked, and named in the
// plan. A source that is wrong is not there for whoever names it, but its sound rows are.
class SourceLoader {
 public:
  using ReadFile = std::function<Data(const spec::Source&)>;
  SourceLoader(SourceStore store, BrokenData& broken, ReadFile read, base::Diagnostics& diagnostics)
      : store_(store), broken_(broken), read_(std::move(read)), diagnostics_(diagnostics) {}

  void load_all();
  // The rows of a source as transforms have them, kept in the plan; null where they are wrong.
  const value::Value* shaped(const std::string& source, const value::Value& rows,
                             const std::vector<spec::Transform>& transforms);
  const SourceStore& stored() const { return store_; }
  // Null where the source has no fault.
  const RowFaults* faults_of(const std::string& source) const;

 private:
  enum class State { loading, loaded };
  struct Loaded {
    value::Value rows;
    RowFaults faults;
  };

  void load(const spec::Source& source);
  std::optional<Loaded> read_file(const spec::Source& source);
  std::optional<Loaded> take_rows(const spec::Source& source);
  std::optional<spec::Source> with_parameters(const spec::Source& source);
  void check_rows(const value::Value& rows, RowFaults& faults);
  // Empty, with the error said, where something is wrong.
  std::optional<Loaded> transformed(Loaded loaded, const std::vector<spec::Transform>& transforms);
  bool has_lookups(const spec::Source& source);
  void store(const spec::Source& source, Loaded loaded);
  void note_broken(const value::Value& stored, const RowFaults& faults);

  // A source that another is made of, loaded; null, with the error said, where there is none.
  const spec::Source* origin(const spec::Located& name, const spec::Source& source);
  void say_cycle(const spec::Source& source, const spec::Located& name);
  // Whoever asks for it is told once more why it is not there.
  void note_unread(const spec::Source& source, std::size_t first);
  void note_unread(const spec::Source& source, const base::Diagnostic& reason);

  const SourceStore store_;
  BrokenData& broken_;
  const ReadFile read_;
  base::Diagnostics& diagnostics_;
  std::map<std::string, State> states_;
  std::vector<const spec::Source*> trail_;  // that are being loaded, each for the one before
  std::map<std::string, RowFaults> faults_;
};

}  // namespace jianbao::batch
