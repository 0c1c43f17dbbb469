#include "batch/plan.h"

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "batch/brief_choice.h"
#include "batch/brief_rows.h"
#include "batch/data_file.h"
#include "batch/fence.h"
#include "batch/file_name.h"
#include "batch/font_folder.h"
#include "batch/fonts.h"
#include "batch/lock.h"
#include "batch/name_clashes.h"
#include "batch/press_profile.h"
#include "batch/source_date.h"
#include "batch/source_loader.h"
#include "expr/expr.h"
#include "read/document.h"

namespace jianbao::batch {

namespace {

class Planner {
 public:
  Planner(const BuildOptions& options, const base::FileSystem& files, base::Sources& sources,
          base::Diagnostics& diagnostics)
      : options_(options),
        disk_(files),
        files_(files, project_roots(options)),
        sources_(sources),
        diagnostics_(diagnostics),
        choice_(options.only, options.editions),
        loader_(
            {plan_.project, plan_.sources, plan_.unread, plan_.rows}, broken_,
            [this](const spec::Source& source) { return read_source(source); }, diagnostics) {}

  // What is wrong with the project or its fonts spoils every brief, but what is wrong with their
  // layouts, themes and data is said in the same run.
  std::optional<Plan> make() {
    const std::size_t errors = diagnostics_.error_count();
    const auto root = read::read_document(disk_, options_.project, {}, sources_, diagnostics_);
    if (!root) return std::nullopt;
    plan_.project = spec::parse_project(*root, diagnostics_);
    project_sound_ = diagnostics_.error_count() == errors;
    set_date(*root);
    load_fonts();
    all_broken_ = diagnostics_.error_count() != errors;
    loader_.load_all();
    for (const spec::Brief& brief : plan_.project.briefs) plan_brief(brief);
    choice_.lower_others(broken_, diagnostics_);
    if (project_sound_ && plan_.unmade.empty()) choice_.check(diagnostics_);
    compare_lock();
    return std::move(plan_);
  }

  // Only what the sources hold.
  std::vector<NamedSource> read_sources() {
    const auto root = read::read_document(disk_, options_.project, {}, sources_, diagnostics_);
    if (!root) return {};
    plan_.project = spec::parse_project(*root, diagnostics_);
    loader_.load_all();
    std::vector<NamedSource> all;
    for (const spec::Source& source : plan_.project.sources) {
      const auto found = plan_.sources.find(source.name);
      if (found != plan_.sources.end()) all.push_back({source.name, found->second});
    }
    return all;
  }

 private:
  void load_fonts() {
    const std::size_t errors = diagnostics_.error_count();
    if (const auto fonts = read_fonts()) {
      plan_.fonts = parse_font_manifest(*fonts, diagnostics_);
      add_fonts_of_folder(plan_.fonts, resolve("fonts"), disk_, diagnostics_);
      plan_.generic_families = families_by_generic(plan_.fonts);
    }
    fonts_sound_ = diagnostics_.error_count() == errors;
  }

  // With all files read, since they tell what languages they use.
  void compare_lock() {
    if (options_.lock.empty() || !fonts_sound_) return;
    const std::size_t errors = diagnostics_.error_count();
    if (disk_.exists(options_.lock) && !files_.exists(options_.lock)) {
      diagnostics_.error({}, "'" + options_.lock + "' leads out of the project's folder");
    } else {
      check_lock(options_.lock, plan_.fonts, disk_, options_.version, sources_, diagnostics_);
    }
    if (diagnostics_.error_count() == errors) return;
    for (Job& job : plan_.jobs) job.broken = true;
  }

  std::string resolve(const std::string& path) const {
    return base::resolve_path(options_.project, path);
  }

  std::optional<value::Value> read_yaml(const std::string& path, base::Span referrer) {
    return read::read_document(files_, resolve(path), referrer, sources_, diagnostics_);
  }

  // A project without a manifest of its own takes the engine's.
  std::optional<value::Value> read_fonts() {
    constexpr const char* usual = "fonts/fonts.yaml";
    const spec::Located& named = plan_.project.fonts;
    if (!named.text.empty()) return read_yaml(named.text, named.span);
    return read::read_document(files_, own_or_shared(resolve(usual), usual), plan_.project.span,
                               sources_, diagnostics_);
  }

  // `own` where there is such a file, or else the one that came with the engine, if it has one.
  std::string own_or_shared(const std::string& own, const std::string& shared) const {
    if (options_.share.empty() || files_.exists(own)) return own;
    const std::string path = base::resolve_path(options_.share + "/", shared);
    return files_.exists(path) ? path : own;
  }

  void set_date(const value::Value& root) {
    const auto epoch = source_date(options_.source_date_epoch, diagnostics_);
    const bool is_set = options_.source_date_epoch && !options_.source_date_epoch->empty();
    const auto date = plan_.project.date ? plan_.project.date : epoch;
    if (date) {
      plan_.date = *date;
    } else if (!has_date(root) && !is_set) {
      diagnostics_.error(root.span(), "the project has no 'date', and SOURCE_DATE_EPOCH is not set",
                         "such as date: 2021-07-16");
    }
  }

  // A date that is wrong has been said to be.
  static bool has_date(const value::Value& root) {
    const value::Record* record = root.as_record();
    const value::Value* date = record == nullptr ? nullptr : record->find("date");
    return record == nullptr || (date != nullptr && !date->is_null());
  }

  Data read_source(const spec::Source& source) {
    DataFile file{resolve(source.path.text), source.path.span, source.table, source.schema};
    file.environment = options_.environment;
    if (source.postgres.span.file != nullptr) {
      file.path = resolve(source.name + " (PostgreSQL)");
      file.postgres = source.postgres;
      file.referrer = source.postgres.span;
    }
    return read_data_file(file, files_, sources_, diagnostics_);
  }

  const LoadedLayout* load_layout(const spec::Located& where) {
    const auto [found, is_new] = plan_.layouts.try_emplace(where.text);
    if (!is_new) return found->second.get();
    const std::size_t errors = diagnostics_.error_count();
    const std::string path = own_or_shared(resolve(where.text), where.text);
    const auto root = read::read_document(files_, path, where.span, sources_, diagnostics_);
    if (!root) return nullptr;
    auto loaded = std::make_unique<LoadedLayout>();
    const auto open_blocks = [&](const std::string& file, base::Span span) {
      const std::string from = span.file == nullptr ? path : span.file->path();
      return read::read_document(files_, base::resolve_path(from, file), span, sources_,
                                 diagnostics_);
    };
    loaded->layout = spec::parse_layout(*root, open_blocks, diagnostics_);
    const std::string theme = own_or_shared(base::resolve_path(path, loaded->layout.theme),
                                            "layouts/" + loaded->layout.theme);
    if (loaded->layout.theme.empty()) return nullptr;
    const auto value =
        read::read_document(files_, theme, loaded->layout.theme_span, sources_, diagnostics_);
    if (!value) return nullptr;
    loaded->theme = spec::Theme::parse_for(*value, loaded->layout.styles, diagnostics_);
    loaded->profile = read_press_profile(loaded->layout.pdf, files_, diagnostics_);
    if (!has_own_secrets(*loaded)) {
      loaded->protection =
          read_protection({loaded->layout.pdf, options_, disk_, plan_.date}, diagnostics_);
    }
    loaded->fonts_known = fonts_sound_ && check_families(loaded->theme);
    check_styles(loaded->layout.blocks, loaded->theme);
    for (const spec::Component& component : loaded->layout.components) {
      check_styles(component.blocks, loaded->theme);
    }
    loaded->broken = diagnostics_.error_count() != errors;
    return (found->second = std::move(loaded)).get();
  }

  // Whether each record has a password of its own.
  static bool has_own_secrets(const LoadedLayout& layout) {
    const auto& encryption = layout.layout.pdf.encryption;
    return encryption && encryption->is_of_record();
  }

  // What the expressions of a record's secrets see: its fields, itself as `row` and `data`, and the
  // sources.
  std::shared_ptr<const Protection> own_protection(const LoadedLayout& layout,
                                                   const value::Value& data) {
    expr::Scope sources, scope(&sources);
    for (const auto& [name, source] : plan_.sources) sources.add(name, &source);
    for (const auto& [name, reason] : plan_.unread) sources.add_unread(name, &reason);
    scope.add("row", &data);
    scope.add("data", &data);
    if (const auto* record = data.as_record()) {
      for (const value::Field& field : record->fields()) scope.add(field.key, &field.value);
    }
    return std::make_shared<const Protection>(
        read_protection({layout.layout.pdf, options_, disk_, plan_.date, &scope}, diagnostics_));
  }

  // Of blocks and of the columns of tables, whether they are reached or not.
  void check_styles(const std::vector<spec::BlockSpec>& blocks, const spec::Theme& theme) {
    for (const spec::BlockSpec& block : blocks) {
      check_style(block.style, theme);
      for (const spec::Located& style : block.column_styles) check_style(style, theme);
      check_styles(block.blocks, theme);
    }
  }

  void check_style(const spec::Located& style, const spec::Theme& theme) {
    if (style.text.empty() || theme.has(style.text)) return;
    const std::vector<std::string> names = theme.style_names();
    diagnostics_.error(style.span, "the theme has no style '" + style.text + "'",
                       base::suggestion(style.text, {names.begin(), names.end()}));
  }

  bool check_families(const spec::Theme& theme) {
    const std::size_t errors = diagnostics_.error_count();
    std::vector<std::string_view> known;
    for (const font::Family& family : plan_.fonts.families) known.emplace_back(family.name);
    for (const spec::Located& family : theme.families()) {
      if (std::find(known.begin(), known.end(), family.text) == known.end()) {
        diagnostics_.error(family.span, "unknown font family '" + family.text + "'",
                           base::suggestion(family.text, known));
      }
    }
    return diagnostics_.error_count() == errors;
  }

  const value::Value* find_source(const spec::Located& name) {
    const auto found = plan_.sources.find(name.text);
    if (found != plan_.sources.end()) return &found->second;
    std::vector<std::string_view> known;
    bool declared = false;
    for (const spec::Source& source : plan_.project.sources) {
      known.emplace_back(source.name);
      declared = declared || source.name == name.text;
    }
    // Where the project is wrong it may lack what was meant.
    if (!declared && project_sound_) {
      diagnostics_.error(name.span, "unknown source '" + name.text + "'",
                         base::suggestion(name.text, known));
    }
    return nullptr;
  }

  bool is_source(std::string_view name) const {
    return std::any_of(plan_.project.sources.begin(), plan_.project.sources.end(),
                       [&](const spec::Source& source) { return source.name == name; });
  }

  void plan_brief(const spec::Brief& brief) {
    const LoadedLayout* layout = brief.layout.text.empty() ? nullptr : load_layout(brief.layout);
    if (!brief.sound) return plan_.unmade.push_back({"", "", {}});
    if (brief.variable.empty())
      return add_jobs(brief, brief.name.text, layout, {find_source(brief.data), {}});
    const value::Value* list = find_source(brief.list);
    if (list == nullptr || list->as_list() == nullptr) {
      if (list != nullptr) diagnostics_.error(brief.list.span, "a loop needs a list");
      return plan_.unmade.push_back({"", "", {}});
    }
    if (list->as_list()->empty()) {
      diagnostics_.error(brief.list.span, "an empty data set: there is no brief to make");
      plan_.unmade.push_back({"", "", {}});
    }
    const BriefRows rows(brief, loader_, loader_.stored(), diagnostics_);
    const auto chosen = rows.choose(*list);
    if (!chosen) return plan_.unmade.push_back({"", "", {}});
    for (const BriefRow& row : *chosen) {
      if (row.value == nullptr) {
        plan_.unmade.push_back({"", "", row.record});
        continue;
      }
      if (row.broken) broken_.values.insert(row.value);
      const std::size_t first = diagnostics_.entries().size();
      const std::string name = plan_row(brief, *row.value, layout);
      diagnostics_.assign(first, name, row.record);
      const auto said = broken_.said.find(row.value);
      if (said == broken_.said.end()) continue;
      for (const std::size_t entry : said->second) diagnostics_.assign_one(entry, name, row.record);
    }
  }

  // Returns the name of the row's brief, as far as it is known.
  std::string plan_row(const spec::Brief& brief, const value::Value& row,
                       const LoadedLayout* layout) {
    const std::size_t errors = diagnostics_.error_count();
    expr::Language language = expr::make_language("en");
    language.units = plan_.project.units;
    expr::Scope scope;
    for (const auto& [name, reason] : plan_.unread) scope.add_unread(name, &reason);
    scope.add(brief.variable, &row);
    const auto name = expr::parse_template(brief.name.text, brief.name.span, diagnostics_);
    if (!brief.condition.text.empty()) {
      const spec::Located condition = spec::long_form(brief.condition);
      const auto expression = expr::parse(condition.text, condition.span, diagnostics_);
      const bool holds = expression && expr::holds(*expression, scope, language, diagnostics_);
      if (diagnostics_.error_count() != errors) {
        base::Diagnostics unheard;
        plan_.unmade.push_back({"", "", row.span()});
        return name ? expr::expand_name(*name, scope, language, unheard) : "";
      }
      if (!holds) return "";
    }
    const std::string file =
        name ? portable_name(expr::expand_name(*name, scope, language, diagnostics_)) : "";
    choice_.note_row(file, row);
    const value::Value* data = &row;
    if (is_source(brief.data.text)) {
      data = find_source(brief.data);
    } else if (brief.data.text != brief.variable) {
      const auto expression = expr::parse(brief.data.text, brief.data.span, diagnostics_);
      if (expression) {
        plan_.rows.push_back(std::make_unique<value::Value>(
            expr::evaluate(*expression, scope, language, diagnostics_)));
        data = plan_.rows.back().get();
        if (const auto* source = data->as_text()) data = find_source({*source, brief.data.span});
      }
    }
    add_jobs(brief, file, layout,
             {diagnostics_.error_count() == errors ? data : nullptr, row.span(),
              broken_.values.contains(&row)});
    return file;
  }

  // What a brief is made of.
  struct Material {
    const value::Value* data = nullptr;
    base::Span record = {};
    bool broken = false;
  };

  void add_jobs(const spec::Brief& brief, const std::string& name, const LoadedLayout* layout,
                const Material& material) {
    choice_.note_brief(name);
    for (const spec::Edition& edition : brief.editions) choice_.note_edition(edition.name);
    if (!choice_.has(name)) return;
    if (material.data == nullptr && name.empty()) {
      layout = nullptr;  // what is wrong with the name has been said
    } else if (const char* reason = why_no_file_name(name)) {
      diagnostics_.error(brief.name.span, "'" + name + "' cannot name a file", reason);
      layout = nullptr;
    }
    if (material.data != nullptr && named_.insert(material.data).second) {
      const std::size_t errors = diagnostics_.error_count();
      check_names(*material.data, plan_.sources, diagnostics_);
      if (diagnostics_.error_count() != errors) broken_.values.insert(material.data);
    }
    bool broken = all_broken_ || material.broken || broken_.values.contains(material.data);
    std::shared_ptr<const Protection> protection;
    if (layout != nullptr && material.data != nullptr && has_own_secrets(*layout)) {
      const std::size_t errors = diagnostics_.error_count();
      protection = own_protection(*layout, *material.data);
      broken = broken || diagnostics_.error_count() != errors;
    }
    for (const spec::Edition& edition : brief.editions) {
      const auto& wanted = options_.editions;
      if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), edition.name) == wanted.end())
        continue;
      std::string path = options_.out + "/" + name + "." + edition.name + ".pdf";
      if (layout == nullptr || material.data == nullptr) {
        plan_.unmade.push_back({name.empty() ? "" : path, edition.name, material.record});
        continue;
      }
      if (!paths_.insert(path).second) {
        diagnostics_.error(brief.name.span,
                           "two briefs would be written to '" + name + "." + edition.name + "'",
                           "give each a name of its own");
        plan_.unmade.push_back({path, edition.name, material.record});
        // Which of them was meant is not ours to guess.
        const auto first = std::remove_if(plan_.jobs.begin(), plan_.jobs.end(),
                                          [&](const Job& job) { return job.path == path; });
        for (auto job = first; job != plan_.jobs.end(); ++job) {
          plan_.unmade.push_back({path, edition.name, job->record});
        }
        plan_.jobs.erase(first, plan_.jobs.end());
        continue;
      }
      plan_.jobs.push_back(
          {layout, material.data, &edition, std::move(path), broken, material.record, protection});
    }
  }

  const BuildOptions& options_;
  const base::FileSystem& disk_;  // for what a project does not show: fonts, keys, passwords
  const Fence files_;
  base::Sources& sources_;
  base::Diagnostics& diagnostics_;
  Plan plan_;
  BrokenData broken_;
  std::set<const value::Value*> named_;  // data whose names have been checked
  std::set<std::string> paths_;
  BriefChoice choice_;
  bool project_sound_ = true, fonts_sound_ = true;
  bool all_broken_ = false;
  SourceLoader loader_;
};

}  // namespace

std::optional<Plan> make_plan(const BuildOptions& options, const base::FileSystem& files,
                              base::Sources& sources, base::Diagnostics& diagnostics) {
  return Planner(options, files, sources, diagnostics).make();
}

std::vector<NamedSource> read_sources(const BuildOptions& options, const base::FileSystem& files,
                                      base::Sources& sources, base::Diagnostics& diagnostics) {
  return Planner(options, files, sources, diagnostics).read_sources();
}

void read_project(const BuildOptions& options, const base::FileSystem& files,
                  base::Sources& sources) {
  base::Diagnostics unheard;
  make_plan(options, files, sources, unheard);
}

}  // namespace jianbao::batch
