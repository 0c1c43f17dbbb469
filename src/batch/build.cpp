#include "batch/build.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <memory>
#include <system_error>
#include <thread>
#include <utility>

#include "base/failure.h"
#include "base/language_tag.h"
#include "batch/fence.h"
#include "batch/opener.h"
#include "batch/output_check.h"
#include "batch/pdf_settings.h"
#include "batch/plan.h"
#include "compose/compose.h"
#include "layout/facing.h"
#include "layout/layout.h"
#include "page/greyscale.h"
#include "page/soundness.h"
#include "pdf/pdf.h"
#include "preview/preview.h"

namespace jianbao::batch {

namespace {

struct OutputFile {
  std::string path;
  std::string bytes;
};

// Pages → the files of a brief, as they come: the PDF is NAME.pdf; pictures are NAME-1.png,
// NAME-2.png, …, one a page.
class BriefWriter {
 public:
  BriefWriter(const std::string& path, const BuildOptions& options,
              const page::Structure& structure, const pdf::PageOptions& how,
              base::Diagnostics& diagnostics)
      : stem_(path.substr(0, path.size() - std::string_view(".pdf").size())),
        options_(options),
        diagnostics_(diagnostics),
        pdf_(structure, how) {}

  // Pages of a brief that turns out to have errors are counted.
  void add(const page::Page& page) {
    ++count_;
    if (diagnostics_.has_errors()) return;
    const std::string name = stem_ + "-" + std::to_string(count_);
    if (wants("pdf")) pdf_.add(page);
    if (wants("svg")) files_.push_back({name + ".svg", preview::draw_svg(page)});
    if (!wants("png")) return;
    auto bytes = painter_.draw(page, options_.dpi);
    if (bytes)
      files_.push_back({name + ".png", std::move(*bytes)});
    else
      diagnostics_.error({}, "cannot draw '" + name + ".png'");
  }

  std::size_t count() const { return count_; }

  std::vector<OutputFile> finish(const pdf::Metadata& metadata, const pdf::Options& how) {
    if (!wants("pdf")) return std::move(files_);
    auto bytes = pdf_.finish(metadata, how, diagnostics_);
    if (bytes) files_.push_back({stem_ + ".pdf", std::move(*bytes)});
    return std::move(files_);
  }

 private:
  bool wants(std::string_view format) const {
    return std::find(options_.formats.begin(), options_.formats.end(), format) !=
           options_.formats.end();
  }

  std::string stem_;
  const BuildOptions& options_;
  base::Diagnostics& diagnostics_;
  std::size_t count_ = 0;
  pdf::Writer pdf_;
  preview::PngPainter painter_;
  std::vector<OutputFile> files_;
};

// What serves a worker's briefs one after another.
struct Tools {
  text::Typesetter typesetter;
  std::shared_ptr<compose::HanConverter> converter = std::make_shared<compose::HanConverter>();
  page::GlyphInks inks = {};
};

// An edition is marked where any of it was converted.
void mark_generated(BriefResult& result, const Job& job, const compose::HanConverter& converter) {
  if (converter.count() == 0) return;
  result.converted = converter.count();
  for (const std::string& language : job.edition->languages) {
    if (!base::is_traditional_chinese(language)) continue;
    result.generated += (result.generated.empty() ? "" : "+") + language;
  }
}

bool is_facing(const Job& job) {
  return job.edition->languages.size() == 2 &&
         job.layout->layout.page.arrangement == spec::Arrangement::facing;
}

// Covers that everything else comes after.
std::size_t count_front_covers(const std::vector<doc::Block>& blocks) {
  const auto first = std::find_if(blocks.begin(), blocks.end(), [](const doc::Block& block) {
    return !std::holds_alternative<doc::Cover>(block);
  });
  return static_cast<std::size_t>(first - blocks.begin());
}

// Each language is a document of its own; what stands in front of them is the cover of both.
struct Sides {
  doc::Document cover, left, right;
};
template <class Compose>
Sides sides_of(const Job& job, doc::Document both, const Compose& compose_edition) {
  const auto side = [&](const std::string& language) {
    doc::Document document = compose_edition(spec::Edition{language, {language}});
    document.blocks.erase(
        document.blocks.begin(),
        document.blocks.begin() + static_cast<std::ptrdiff_t>(count_front_covers(document.blocks)));
    return document;
  };
  both.blocks.resize(count_front_covers(both.blocks));
  both.notes.clear();
  return {std::move(both), side(job.edition->languages[0]), side(job.edition->languages[1])};
}

// One thread owns one document from start to end.
BriefResult run_job(const Job& job, const Plan& plan, const BuildOptions& options, Tools& tools,
                    Opener& opener, const base::FileSystem& files, base::Diagnostics& diagnostics) {
  BriefResult result{job.path, 0, false, job.edition->name};
  tools.converter->start();
  const auto open = [&](const std::string& path, base::Span span) {
    return opener.open(path, span, diagnostics);
  };
  const auto open_chart = [&](const std::string& path, base::Span span) {
    return opener.open_chart(path, span, diagnostics);
  };
  const auto open_data = [&](const std::string& path, base::Span span) {
    return opener.open_data(path, span, diagnostics);
  };
  const auto compose_edition = [&](const spec::Edition& edition) {
    return compose::compose(
        {job.layout->layout, job.layout->theme, *job.data, plan.sources, edition, open, open_chart,
         open_data, plan.generic_families, tools.converter, plan.project.units, &plan.unread},
        diagnostics);
  };
  const doc::Document document = compose_edition(*job.edition);
  const bool sound = !diagnostics.has_errors() && !job.broken && !job.layout->broken;
  if (!job.layout->fonts_known) return result;
  // Also where something is wrong already: what is wrong with the pages is said in the same run.
  page::Structure structure;
  BriefWriter writer(job.path, options, structure, page_options(*job.layout), diagnostics);
  page::GreyscaleCheck greyscale(diagnostics);
  page::SoundnessCheck soundness(tools.inks, diagnostics);
  const layout::PageSink sink = [&](page::Page&& page) {
    if (sound) soundness.add(page);
    if (job.layout->layout.pdf.greyscale_check) greyscale.add(page);
    if (sound) writer.add(page);
  };
  if (is_facing(job)) {
    const Sides sides = sides_of(job, document, compose_edition);
    layout::lay_out_facing(
        {sides.cover.blocks.empty() ? nullptr : &sides.cover, sides.left, sides.right},
        tools.typesetter, diagnostics, structure, sink);
  } else {
    layout::lay_out(document, tools.typesetter, diagnostics, structure, sink);
  }
  mark_generated(result, job, *tools.converter);
  if (!sound) return result;
  if (!diagnostics.has_errors()) soundness.finish(structure);
  result.pages = writer.count();
  if (writer.count() == 0 && !diagnostics.has_errors()) {
    diagnostics.error(job.layout->layout.blocks_span,
                      "none of these blocks is shown: the brief has no page");
  }
  if (!diagnostics.has_errors()) check_title(job, document, diagnostics);
  if (diagnostics.has_errors() || (options.strict && diagnostics.warning_count() > 0))
    return result;

  const auto files_of_brief =
      writer.finish(metadata_of(job, document, plan.date), pdf_options(job, document));
  if (diagnostics.has_errors()) return result;
  // Who may open an encrypted file is not for the folder to say.
  const bool encrypted = job.protection().encryption.has_value();
  const base::Access access = encrypted ? base::Access::owner : base::Access::usual;
  for (const OutputFile& file : files_of_brief) {
    if (!options.write) break;
    const auto written = files.write(file.path, file.bytes, access);
    if (!written.ok()) {
      diagnostics.error({}, "cannot write '" + file.path + "': " + written.reason());
      return result;
    }
  }
  result.built = true;
  return result;
}

constexpr std::size_t most_problems = 5;

void add_problems(BriefResult& brief, const base::Diagnostics& said) {
  for (base::Diagnostic& entry : said.shown()) {
    if (brief.problems.size() < most_problems) brief.problems.push_back(std::move(entry));
  }
}

void note_problems(BriefResult& brief, const base::Diagnostics& said) {
  brief.problems.clear();
  add_problems(brief, said);
}

// What was said of a brief that could not be planned.
base::Diagnostics of_record(const base::Diagnostics& all, const base::Span& record) {
  base::Diagnostics own;
  for (const base::Diagnostic& entry : all.entries()) {
    const bool same = record.file != nullptr && entry.record.file == record.file &&
                      entry.record.begin == record.begin;
    if (same) own.add(entry);
  }
  return own;
}

// On so many threads, this one among them; on fewer where the system gives no more.
void run_on_threads(std::size_t count, const std::function<void()>& work) {
  std::vector<std::jthread> workers;
  try {
    for (std::size_t i = 1; i < count; ++i) workers.emplace_back(work);
  } catch (const std::system_error&) {
    // What is running, and this thread, do it all.
  }
  work();
}

// Why the source that a brief is made of is wrong.
base::Diagnostics of_data(const Plan& plan, const Job& job) {
  base::Diagnostics own;
  for (const auto& [name, reason] : plan.unread) {
    const auto source = plan.sources.find(name);
    if (source != plan.sources.end() && &source->second == job.data) own.add(reason);
  }
  return own;
}

}  // namespace

bool Report::all_built() const {
  return started && std::all_of(briefs.begin(), briefs.end(),
                                [](const BriefResult& brief) { return brief.built; });
}

Report build(const BuildOptions& options, const base::FileSystem& files, base::Sources& sources,
             base::Diagnostics& diagnostics) {
  Report report;
  std::optional<Plan> plan = make_plan(options, files, sources, diagnostics);
  report.has_place =
      check_report(options, plan ? plan->jobs : std::vector<Job>(), files, sources, diagnostics);
  if (!plan || !report.has_place) return report;
  report.started = true;
  if (options.write) files.remove_leftovers(options.out);
  font::Library library(plan->fonts, files, font::sound_fonts_in(options.cache));
  const Fence fence(files, project_roots(options));
  Opener opener(fence, sources, plan->project.units.get());

  // Each job says its problems to its own sink; they are joined in the order of the jobs.
  std::vector<base::Diagnostics> problems(plan->jobs.size());
  report.briefs.resize(plan->jobs.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    // What a worker has shaped and looked up serves its next brief.
    base::Diagnostics said;
    std::unique_ptr<Tools> tools;
    for (std::size_t i = next++; i < plan->jobs.size(); i = next++) {
      const Job& job = plan->jobs[i];
      const auto failure = base::failure_of([&] {
        if (!tools) tools.reset(new Tools{text::Typesetter(library, said)});
        report.briefs[i] = run_job(job, *plan, options, *tools, opener, files, said);
      });
      if (failure) {
        tools.reset();
        report.briefs[i] = {job.path, 0, false, job.edition->name};
        said.error({}, "cannot build '" + job.path + "': " + *failure);
      }
      said.assign(0, plan->jobs[i].path, plan->jobs[i].record);
      note_problems(report.briefs[i], said);
      if (job.broken) add_problems(report.briefs[i], of_record(diagnostics, job.record));
      if (job.broken) add_problems(report.briefs[i], of_data(*plan, job));
      problems[i] = std::exchange(said, {});
    }
  };
  run_on_threads(std::min<std::size_t>(options.jobs, plan->jobs.size()), work);
  for (const base::Diagnostics& problem : problems) {
    diagnostics.add_all(problem);
  }
  for (const Unmade& brief : plan->unmade) {
    report.briefs.push_back({brief.path, 0, false, brief.edition});
    note_problems(report.briefs.back(), of_record(diagnostics, brief.record));
  }
  return report;
}

}  // namespace jianbao::batch
