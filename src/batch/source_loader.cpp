#include "batch/source_loader.h"

#include <algorithm>

#include "batch/keyed_rows.h"
#include "batch/query_parameters.h"
#include "expr/expr.h"
#include "rows/rows.h"

namespace jianbao::batch {

using value::Value;

namespace {

// The name of a source that a lookup's `data` is; an empty text where it holds rows.
spec::Located named_source(const Value& data) {
  const Value* name = data.as_record() == nullptr ? &data : data.as_record()->find("name");
  return name == nullptr ? spec::Located{{}, data.span()} : spec::located(*name);
}

const Value* lookup_data(const spec::Transform& transform) {
  if (transform.kind != "lookup") return nullptr;
  return transform.options.as_record()->find("from")->as_record()->find("data");
}

}  // namespace

void SourceLoader::load_all() {
  for (const spec::Source& source : store_.project.sources) load(source);
}

void SourceLoader::load(const spec::Source& source) {
  if (!states_.emplace(source.name, State::loading).second) return;
  trail_.push_back(&source);
  auto loaded = source.from.text.empty() ? read_file(source) : take_rows(source);
  const std::size_t first = diagnostics_.entries().size();
  if (loaded && !has_lookups(source)) loaded = std::nullopt;
  if (loaded && !source.transforms.empty())
    loaded = transformed(std::move(*loaded), source.transforms);
  if (loaded && !source.key.text.empty()) {
    auto keyed = rows_by_key(loaded->rows, source.key, diagnostics_);
    loaded = keyed ? std::optional(Loaded{std::move(*keyed), loaded->faults}) : std::nullopt;
  }
  if (loaded) {
    store(source, std::move(*loaded));
  } else {
    note_unread(source, first);
  }
  trail_.pop_back();
  states_[source.name] = State::loaded;
}

std::optional<SourceLoader::Loaded> SourceLoader::read_file(const spec::Source& source) {
  const bool on_server = source.postgres.span.file != nullptr;
  if (source.path.text.empty() && !on_server) return std::nullopt;  // said by the check
  const std::size_t first = diagnostics_.entries().size();
  const auto asked = with_parameters(source);
  auto read = asked ? read_(*asked) : std::nullopt;
  if (!read) {
    note_unread(source, first);
    return std::nullopt;
  }
  Loaded loaded{std::move(read->rows), {}};
  const auto* rows = loaded.rows.as_list();
  // What was said while the file was read is said of the row before whose end it stands.
  for (std::size_t i = first; i < diagnostics_.entries().size() && !read->broken.empty(); ++i) {
    const base::Diagnostic& entry = diagnostics_.entries()[i];
    if (entry.severity != base::Severity::error) continue;
    if (rows == nullptr) {
      loaded.faults.set_spoilt(i);
      continue;
    }
    const auto behind = std::upper_bound(
        rows->begin(), rows->end(), entry.span.begin,
        [](std::size_t place, const Value& row) { return place < row.span().begin; });
    const auto row = behind == rows->begin() ? rows->end() : std::prev(behind);
    const bool broken =
        row != rows->end() && read->broken.contains(static_cast<std::size_t>(row - rows->begin()));
    if (broken) loaded.faults.add(*row, i, entry.span);
  }
  // A row whose error is not kept among so many others.
  for (const std::size_t row : read->broken) {
    if (rows != nullptr && loaded.faults.of((*rows)[row]) == nullptr) {
      loaded.faults.add((*rows)[row], first);
    }
  }
  expr::check_magnitudes(loaded.rows, diagnostics_);
  check_rows(loaded.rows, loaded.faults);
  return loaded;
}

// The source with its parameters' values, which other sources may say.
std::optional<spec::Source> SourceLoader::with_parameters(const spec::Source& source) {
  const std::size_t errors = diagnostics_.error_count();
  const auto texts = parse_parameters(source.table, diagnostics_);
  for (const spec::Located& name : names_in(texts)) origin(name, source);
  if (diagnostics_.error_count() != errors) return std::nullopt;
  expr::Scope scope;
  for (const auto& [name, value] : store_.sources) scope.add(name, &value);
  for (const auto& [name, reason] : store_.unread) scope.add_unread(name, &reason);
  spec::Source asked = source;
  fill_parameters(asked.table, texts, scope, diagnostics_);
  return diagnostics_.error_count() == errors ? std::optional(std::move(asked)) : std::nullopt;
}

// A row that is wrong spoils its own brief, and those of the whole.
void SourceLoader::check_rows(const Value& rows, RowFaults& faults) {
  const value::List alone{rows};
  const bool listed = rows.as_list() != nullptr;
  for (const Value& part : listed ? *rows.as_list() : alone) {
    const std::size_t before = diagnostics_.entries().size(), errors = diagnostics_.error_count();
    expr::check_figures(part, store_.project.units.get(), diagnostics_);
    if (diagnostics_.error_count() == errors) continue;
    for (std::size_t i = before; i < diagnostics_.entries().size(); ++i) {
      if (diagnostics_.entries()[i].severity != base::Severity::error) continue;
      faults.add(part, i, diagnostics_.entries()[i].span);
    }
    if (!listed) faults.set_spoilt(before);
    if (listed && faults.of(part) == nullptr) faults.add(part, before);
  }
}

const spec::Source* SourceLoader::origin(const spec::Located& name, const spec::Source& source) {
  const auto& sources = store_.project.sources;
  const auto found = std::find_if(sources.begin(), sources.end(),
                                  [&](const spec::Source& each) { return each.name == name.text; });
  if (found == sources.end()) {
    std::vector<std::string_view> known;
    for (const spec::Source& each : sources) {
      if (&each != &source) known.emplace_back(each.name);
    }
    diagnostics_.error(name.span, "unknown source '" + name.text + "'",
                       base::suggestion(name.text, known));
    return nullptr;
  }
  const auto state = states_.find(found->name);
  if (state != states_.end() && state->second == State::loading) {
    say_cycle(*found, name);
    return nullptr;
  }
  load(*found);
  return &*found;
}

// "a is made of b, which is made of a": the trail from the source on.
void SourceLoader::say_cycle(const spec::Source& source, const spec::Located& name) {
  const std::size_t first = diagnostics_.entries().size();
  std::string names;
  const auto start = std::find(trail_.begin(), trail_.end(), &source);
  for (auto each = start; each != trail_.end(); ++each) names += (*each)->name + " → ";
  diagnostics_.error(name.span,
                     "the source '" + source.name + "' is made of itself: " + names + source.name);
  for (auto each = start; each != trail_.end(); ++each) note_unread(**each, first);
}

std::optional<SourceLoader::Loaded> SourceLoader::take_rows(const spec::Source& source) {
  const std::size_t first = diagnostics_.entries().size();
  const spec::Source* from = origin(source.from, source);
  if (from == nullptr) {
    note_unread(source, first);
    return std::nullopt;
  }
  const auto stored = store_.sources.find(from->name);
  if (stored == store_.sources.end()) {
    const auto reason = store_.unread.find(from->name);
    if (reason != store_.unread.end()) note_unread(source, reason->second);
    return std::nullopt;
  }
  const RowFaults* faults = faults_of(from->name);
  return Loaded{stored->second, faults == nullptr ? RowFaults() : *faults};
}

// Whether all that its lookups name is there.
bool SourceLoader::has_lookups(const spec::Source& source) {
  for (const spec::Transform& transform : source.transforms) {
    const Value* data = lookup_data(transform);
    if (data == nullptr) continue;
    const spec::Located name = named_source(*data);
    if (name.text.empty()) continue;  // rows of its own, or what the lookup itself says is wrong
    const std::size_t first = diagnostics_.entries().size();
    const spec::Source* other = origin(name, source);
    const auto reason = other == nullptr ? store_.unread.end() : store_.unread.find(other->name);
    if (other != nullptr && reason == store_.unread.end() && store_.sources.contains(other->name)) {
      continue;
    }
    if (reason != store_.unread.end()) {
      note_unread(source, reason->second);
    } else {
      note_unread(source, first);
    }
    return false;
  }
  return true;
}

std::optional<SourceLoader::Loaded> SourceLoader::transformed(
    Loaded loaded, const std::vector<spec::Transform>& transforms) {
  const base::Span place = transforms.front().options.span();
  rows::Rows rows;
  if (const auto* list = loaded.rows.as_list()) {
    rows = *list;
  } else if (loaded.rows.as_record() != nullptr && !expr::is_figure(loaded.rows)) {
    rows = value::values_of(*loaded.rows.as_record());
  } else {
    diagnostics_.error(
        place, "transforms are of rows, and this source is " + std::string(loaded.rows.kind()));
    return std::nullopt;
  }
  const expr::Language language = expr::make_language("zh");
  base::Diagnostics own;  // with a budget of its own
  rows = rows::transform(std::move(rows), transforms,
                         {language, own, expr::Dialect::layout, nullptr,
                          [&](const Value& data) -> std::optional<Value> {
                            const auto found = store_.sources.find(named_source(data).text);
                            if (found != store_.sources.end()) return found->second;
                            own.error(data.span(), "no such data",
                                      "the name of a source, or {values: […]}");
                            return std::nullopt;
                          }});
  diagnostics_.add_all(own);
  if (own.has_errors()) return std::nullopt;
  for (const spec::Transform& transform : transforms)
    loaded.faults = loaded.faults.after(transform);
  return Loaded{Value(std::move(rows), loaded.rows.span()), std::move(loaded.faults)};
}

void SourceLoader::store(const spec::Source& source, Loaded loaded) {
  const Value& stored = store_.sources[source.name] = std::move(loaded.rows);
  note_broken(stored, loaded.faults);
  // Whoever asks for the whole of it would show what is wrong.
  if (broken_.values.contains(&stored)) {
    note_unread(source, loaded.faults.first_entry());
  }
  if (!loaded.faults.empty()) faults_[source.name] = std::move(loaded.faults);
}

void SourceLoader::note_broken(const Value& stored, const RowFaults& faults) {
  if (faults.spoils_whole()) broken_.values.insert(&stored);
  const auto* rows = stored.as_list();
  if (rows == nullptr) {
    if (!faults.empty()) broken_.values.insert(&stored);
    return;
  }
  for (const Value& row : *rows) {
    const auto* said = faults.of(row);
    if (said == nullptr && !faults.spoils_every_row()) continue;
    broken_.values.insert(&row);
    broken_.values.insert(&stored);
    if (said != nullptr) broken_.said[&row] = *said;
  }
}

const Value* SourceLoader::shaped(const std::string& source, const Value& rows,
                                  const std::vector<spec::Transform>& transforms) {
  const RowFaults* faults = faults_of(source);
  auto loaded = transformed({rows, faults == nullptr ? RowFaults() : *faults}, transforms);
  if (!loaded) return nullptr;
  store_.rows.push_back(std::make_unique<Value>(std::move(loaded->rows)));
  note_broken(*store_.rows.back(), loaded->faults);
  return store_.rows.back().get();
}

const RowFaults* SourceLoader::faults_of(const std::string& source) const {
  const auto found = faults_.find(source);
  return found == faults_.end() ? nullptr : &found->second;
}

void SourceLoader::note_unread(const spec::Source& source, std::size_t first) {
  const auto& entries = diagnostics_.entries();
  for (std::size_t i = first; i < entries.size(); ++i) {
    if (entries[i].severity == base::Severity::error) return note_unread(source, entries[i]);
  }
}

void SourceLoader::note_unread(const spec::Source& source, const base::Diagnostic& reason) {
  store_.unread.emplace(source.name, reason);
}

}  // namespace jianbao::batch
