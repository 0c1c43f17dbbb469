#include "batch/build.h"

#include <algorithm>
#include <atomic>
#include <new>
#include <thread>
#include <utility>

#include "base/language_tag.h"
#include "batch/opener.h"
#include "batch/plan.h"
#include "compose/compose.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "preview/preview.h"

namespace jianbao::batch {

namespace {

struct OutputFile {
  std::string path;
  std::string bytes;
};

bool wants(const BuildOptions& options, std::string_view format) {
  return std::find(options.formats.begin(), options.formats.end(), format) != options.formats.end();
}

// The PDF is NAME.pdf; pictures are NAME-1.png, NAME-2.png, …, one a page.
std::vector<OutputFile> render(const Job& job, const Plan& plan, const BuildOptions& options,
                               const doc::Document& document, const std::vector<page::Page>& pages,
                               base::Diagnostics& diagnostics) {
  std::vector<OutputFile> files;
  const std::string stem = job.path.substr(0, job.path.size() - std::string_view(".pdf").size());
  if (wants(options, "pdf")) {
    const value::Date& date = plan.date;
    auto bytes = pdf::write_pdf(pages,
                                {.title = document.title,
                                 .author = document.author,
                                 .language = document.languages.front(),
                                 .bound_right = document.master.vertical,
                                 .year = date.year,
                                 .month = date.month,
                                 .day = date.day},
                                diagnostics);
    if (bytes) files.push_back({job.path, std::move(*bytes)});
  }
  preview::PngPainter painter;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::string name = stem + "-" + std::to_string(i + 1);
    if (wants(options, "svg")) files.push_back({name + ".svg", preview::draw_svg(pages[i])});
    if (!wants(options, "png")) continue;
    auto bytes = painter.draw(pages[i], options.dpi);
    if (bytes)
      files.push_back({name + ".png", std::move(*bytes)});
    else
      diagnostics.error({}, "cannot draw '" + name + ".png'");
  }
  return files;
}

// What serves a worker's briefs one after another.
struct Tools {
  text::Typesetter typesetter;
  std::shared_ptr<compose::HanConverter> converter = std::make_shared<compose::HanConverter>();
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
  const doc::Document document =
      compose::compose({job.layout->layout, job.layout->theme, *job.data, plan.sources,
                        *job.edition, open, open_chart, plan.generic_families, tools.converter},
                       diagnostics);
  const bool sound = !diagnostics.has_errors() && !job.broken && !job.layout->broken;
  if (!job.layout->fonts_known) return result;
  // Also where something is wrong already: what is wrong with the pages is said in the same run.
  const std::vector<page::Page> pages = layout::lay_out(document, tools.typesetter, diagnostics);
  mark_generated(result, job, *tools.converter);
  if (!sound) return result;
  result.pages = pages.size();
  if (pages.empty() && !diagnostics.has_errors()) {
    diagnostics.error(job.layout->layout.blocks_span,
                      "none of these blocks is shown: the brief has no page");
  }
  if (diagnostics.has_errors() || (options.strict && diagnostics.warning_count() > 0))
    return result;

  const auto files_of_brief = render(job, plan, options, document, pages, diagnostics);
  if (diagnostics.has_errors()) return result;
  for (const OutputFile& file : files_of_brief) {
    if (!options.write) break;
    const auto written = files.write(file.path, file.bytes);
    if (!written.ok()) {
      diagnostics.error({}, "cannot write '" + file.path + "': " + written.reason());
      return result;
    }
  }
  result.built = true;
  return result;
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
  if (!plan) return report;
  report.started = true;
  font::Library library(plan->fonts, files);
  Opener opener(files, sources);

  // Each job says its problems to its own sink; they are joined in the order of the jobs.
  std::vector<base::Diagnostics> problems(plan->jobs.size());
  report.briefs.resize(plan->jobs.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    // What a worker has shaped and looked up serves its next brief.
    base::Diagnostics said;
    Tools tools{text::Typesetter(library, said)};
    for (std::size_t i = next++; i < plan->jobs.size(); i = next++) {
      try {
        report.briefs[i] = run_job(plan->jobs[i], *plan, options, tools, opener, files, said);
      } catch (const std::bad_alloc&) {
        report.briefs[i] = {plan->jobs[i].path, 0, false, plan->jobs[i].edition->name};
        said.error({}, "not enough memory for '" + plan->jobs[i].path + "'");
      }
      problems[i] = std::exchange(said, {});
    }
  };
  std::vector<std::jthread> workers;
  for (unsigned i = 1; i < std::max(1U, options.jobs); ++i) workers.emplace_back(work);
  work();
  workers.clear();
  for (const base::Diagnostics& problem : problems) {
    for (const base::Diagnostic& entry : problem.sorted()) {
      if (entry.severity == base::Severity::error)
        diagnostics.error(entry.span, entry.text, entry.hint);
      else
        diagnostics.warn(entry.span, entry.text, entry.hint);
    }
  }
  for (std::size_t i = 0; i < plan->failed; ++i) report.briefs.push_back({});
  return report;
}

}  // namespace jianbao::batch
