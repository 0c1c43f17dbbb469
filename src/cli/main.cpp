#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>

#include "base/failure.h"
#include "batch/batch.h"
#include "cli/data.h"
#include "cli/impose.h"
#include "cli/inspect.h"
#include "cli/password.h"
#include "read/read.h"
#include "spec/spec.h"

namespace {

using namespace jianbao;

enum ExitStatus { all_built = 0, some_failed = 1, usage = 2, output_lost = 3 };

constexpr const char* examples = R"(Examples:
  jianbao build                        build every brief of ./jianbao.yaml into out/
  jianbao build --only 'jia*' -j 2     only the briefs whose names match, on two threads
  jianbao build --edition zh+en        only the parallel editions
  jianbao check                        everything but writing
  jianbao chart bars.vl.yaml -o bars.svg   one chart alone
  jianbao impose out/brief.zh.pdf --sheet A3   a booklet to fold and staple
  jianbao fonts                        what each font family resolves to
  jianbao schema layout                the JSON Schema of layout files, for editors)";

// The engine's own layouts and fonts: installed beside the executable, or, where it was built,
// those of the source tree.
std::string share_folder() {
  std::error_code error;
  const auto executable = std::filesystem::read_symlink("/proc/self/exe", error).parent_path();
  const auto installed = (executable / "../share/jianbao").lexically_normal();
  if (!error && std::filesystem::is_directory(installed, error)) return installed.string();
  return executable == JIANBAO_BUILD_FOLDER ? JIANBAO_SOURCE_FOLDER : "";
}

// The manifest that a command was given, the project's or the engine's.
std::string find_manifest(const std::string& given) {
  const std::string usual = "fonts/fonts.yaml", share = share_folder();
  if (!given.empty()) return given;
  return base::Disk().exists(usual) || share.empty() ? usual : share + "/" + usual;
}

void print_text(const base::Diagnostics& diagnostics) {
  const bool colors = isatty(STDERR_FILENO) != 0;
  for (const base::Diagnostic& entry : diagnostics.shown()) {
    std::cerr << base::format_text(entry, colors);
  }
}

using Json = nlohmann::ordered_json;

void add_place(Json& item, const base::Span& span) {
  if (span.file == nullptr) return;
  const auto [line, column] = span.file->position(span.begin);
  item["file"] = span.file->path();
  item["line"] = line;
  item["column"] = column;
  if (span.file->is_grid()) item["cell"] = span.file->place(span.begin);
}

Json diagnostic_json(const base::Diagnostic& entry) {
  Json item;
  item["severity"] = entry.severity == base::Severity::error ? "error" : "warning";
  add_place(item, entry.span);
  item["message"] = entry.text;
  if (!entry.hint.empty()) item["hint"] = entry.hint;
  for (const base::Note& note : entry.notes) {
    Json more;
    add_place(more, note.span);
    more["message"] = note.text;
    item["notes"].push_back(std::move(more));
  }
  if (!entry.briefs.empty()) item["briefs"] = entry.briefs;
  if (entry.record.file != nullptr) add_place(item["record"], entry.record);
  return item;
}

void print_json(const base::Diagnostics& diagnostics) {
  auto list = Json::array();
  for (const base::Diagnostic& entry : diagnostics.shown()) list.push_back(diagnostic_json(entry));
  std::cerr << list.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
}

// ", zh-Hant generated from zh: 57 texts".
std::string generated_words(const batch::BriefResult& brief) {
  if (brief.generated.empty()) return {};
  return ", " + brief.generated + " generated from zh: " + std::to_string(brief.converted) +
         (brief.converted == 1 ? " text" : " texts");
}

bool write_report(const batch::BuildOptions& options, const batch::Report& report,
                  const base::Disk& disk) {
  const auto written = disk.write(options.report, batch::report_json(report, options.version));
  if (!written.ok()) {
    std::cerr << "jianbao: error: cannot write '" << options.report << "': " << written.reason()
              << "\n";
  }
  return written.ok();
}

// How many failed of how many, and which: one that a file is wrong for may have no name.
void print_failed(const std::vector<std::string>& paths, std::size_t count) {
  std::cerr << "jianbao: " << paths.size() << " of " << count << " failed\n";
  if (count == 1) return;
  for (const std::string& path : paths) {
    if (!path.empty()) std::cerr << "  " << base::printable(path) << "\n";
  }
}

int run_build(const batch::BuildOptions& options, bool json) {
  const base::Disk disk;
  base::Sources sources;
  base::Diagnostics diagnostics;
  const batch::Report report = batch::build(options, disk, sources, diagnostics);
  json ? print_json(diagnostics) : print_text(diagnostics);
  std::vector<std::string> failed;
  for (const batch::BriefResult& brief : report.briefs) {
    if (!brief.built) {
      failed.push_back(brief.path);
    } else if (options.write) {
      std::cout << brief.path << " (" << brief.pages << (brief.pages == 1 ? " page" : " pages")
                << generated_words(brief) << ")\n";
    }
  }
  const bool reported =
      options.report.empty() || (report.has_place && write_report(options, report, disk));
  if (!failed.empty() && !json) print_failed(failed, report.briefs.size());
  const bool strict_failure = options.strict && diagnostics.warning_count() > 0;
  const bool sound = report.all_built() && !diagnostics.has_errors() && !strict_failure;
  return sound && reported ? all_built : some_failed;
}

std::optional<std::string> environment(const std::string& name) {
  const char* said = std::getenv(name.c_str());
  return said == nullptr ? std::nullopt : std::optional<std::string>(said);
}

// Of the user, as the XDG Base Directory Specification has it; empty: there is none.
std::string cache_folder() {
  for (const auto& [name, below] :
       {std::pair("XDG_CACHE_HOME", "/jianbao"), std::pair("HOME", "/.cache/jianbao")}) {
    const std::string folder = environment(name).value_or("");
    if (folder.starts_with('/')) return folder + below;
  }
  return {};
}

int run_chart(const batch::ChartOptions& options, bool json) {
  const base::Disk disk;
  base::Sources sources;
  base::Diagnostics diagnostics;
  const bool drawn = batch::draw_chart(options, disk, sources, diagnostics);
  json ? print_json(diagnostics) : print_text(diagnostics);
  return drawn ? all_built : some_failed;
}

int run_fonts(const std::string& path) {
  const base::Disk disk;
  base::Sources sources;
  base::Diagnostics diagnostics;
  if (const auto fonts = batch::load_fonts(path, "fonts", disk, sources, diagnostics)) {
    font::Library library(*fonts, disk);
    for (const font::Family& family : library.manifest().families) {
      for (const font::FaceEntry& face : family.faces) {
        const std::string file = library.locate(face);
        std::cout << family.name << " " << face.weight << (face.italic ? " italic" : "") << ": "
                  << (file.empty() ? "not found: " + face.file : file) << ", face " << face.index
                  << "\n";
        library.load(face, diagnostics);  // says what is wrong with it
      }
    }
  }
  print_text(diagnostics);
  return diagnostics.has_errors() ? some_failed : all_built;
}

int run_lock(const std::string& manifest, const std::string& lock,
             const std::vector<std::string>& allowed) {
  const base::Disk disk;
  base::Sources sources;
  base::Diagnostics diagnostics;
  if (const auto fonts = batch::load_fonts(manifest, "fonts", disk, sources, diagnostics)) {
    batch::BuildOptions options;
    options.share = share_folder();
    options.allowed = allowed;
    if (disk.exists(options.project)) batch::read_project(options, disk, sources);
    const std::string text = batch::make_lock(*fonts, disk, JIANBAO_VERSION, sources, diagnostics);
    if (!diagnostics.has_errors()) {
      const auto written = disk.write(lock, text);
      if (!written.ok()) diagnostics.error({}, "cannot write '" + lock + "': " + written.reason());
    }
  }
  print_text(diagnostics);
  return diagnostics.has_errors() ? some_failed : all_built;
}

// A folder stands for the project file in it.
std::string project_file(const std::string& given) {
  std::error_code none;
  if (!std::filesystem::is_directory(given, none)) return given;
  return (std::filesystem::path(given) / "jianbao.yaml").string();
}

int run_data(cli::DataRequest request, batch::BuildOptions build) {
  base::Sources sources;
  base::Diagnostics diagnostics;
  for (std::string& file : request.files) file = project_file(file);
  build.environment = environment;
  cli::show_data(request, std::move(build), sources, diagnostics);
  print_text(diagnostics);
  return diagnostics.has_errors() ? some_failed : all_built;
}

int run_schema(const std::string& name, const std::string& folder) {
  if (folder.empty()) {
    std::cout << spec::make_schema(name);
    return all_built;
  }
  const base::Disk disk;
  base::Diagnostics diagnostics;
  for (const std::string_view each : spec::schema_names()) {
    const std::string path = folder + "/" + std::string(each) + ".schema.json";
    const auto written = disk.write(path, spec::make_schema(each));
    if (!written.ok()) diagnostics.error({}, "cannot write '" + path + "': " + written.reason());
  }
  print_text(diagnostics);
  return diagnostics.has_errors() ? some_failed : all_built;
}

void add_allow_option(CLI::App& command, std::vector<std::string>& folders) {
  command
      .add_option("--allow", folders,
                  "A folder outside the project's whose files it may name; again for more")
      ->check(CLI::ExistingDirectory)
      ->expected(1)
      ->take_all();
}

void add_build_options(CLI::App& command, batch::BuildOptions& options, bool& locked,
                       std::string& format) {
  command.add_option("project", options.project, "The project file, or its folder")
      ->capture_default_str();
  command.add_option("--only", options.only, "Only briefs whose name matches this glob");
  command.add_option("--edition", options.editions, "Only these editions, such as zh or zh+en");
  command
      .add_option("--format", options.formats, "What to write: pdf, png, svg, with commas between")
      ->delimiter(',')
      ->check(CLI::IsMember({"pdf", "png", "svg"}));
  command.add_option("--dpi", options.dpi, "Resolution of png")
      ->check(CLI::Range(10, 1200))
      ->capture_default_str();
  command.add_option("-j,--jobs", options.jobs, "Threads")->check(CLI::Range(1, 256));
  command.add_flag("--locked", locked, "Refuse fonts or an engine other than jianbao.lock records");
  command.add_option("--report", options.report, "A JSON file that says what was built, and how");
  command.add_flag("--strict", options.strict, "Warnings fail a brief");
  add_allow_option(command, options.allowed);
  command.add_option("--diagnostics", format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
}

// What is wrong with the name, as CLI11 wants it; empty when nothing is.
std::string has_picture_extension(const std::string& path) {
  const std::string extension = std::filesystem::path(path).extension().string();
  if (extension == ".svg" || extension == ".png" || extension == ".pdf") return {};
  return "'" + path + "' must end in .svg, .png or .pdf";
}

std::string is_sheet(const std::string& text) {
  return cli::is_sheet(text) ? std::string{} : "'" + text + "' is no sheet: A3, '420mm x 297mm'";
}

std::string is_shift(const std::string& text) {
  return cli::is_shift(text) ? std::string{}
                             : "'" + text + "' is no length from 0 to 200pt (70mm), such as 0.1mm";
}

std::string is_not_empty(const std::string& text) { return text.empty() ? "it is empty" : ""; }

// What was asked on the command line.
struct Request {
  batch::BuildOptions build;
  batch::ChartOptions chart;
  std::string format = "text", manifest, schema = "project", schema_folder;
  bool locked = false;
  cli::ImposeRequest impose;
  cli::InspectRequest inspect;
  cli::DataRequest data;
};

void add_chart_options(CLI::App& command, Request& request) {
  command.add_option("spec", request.chart.spec, "The spec, YAML or JSON")->required();
  command.add_option("-o,--output", request.chart.out, "The picture: .svg, .png or .pdf")
      ->required()
      ->check(CLI::Validator(has_picture_extension, "", "picture"));
  command.add_option("-b,--base", request.chart.base, "The folder that data URLs start from");
  add_allow_option(command, request.chart.allowed);
  command.add_option("--theme", request.chart.theme, "A theme for colours and fonts");
  command.add_option("--fonts", request.chart.fonts,
                     "The font manifest; fonts/fonts.yaml or the engine's own");
  command.add_option("--language", request.chart.languages, "Languages, such as zh or zh+en")
      ->delimiter('+')
      ->capture_default_str();
  command.add_option("--dpi", request.chart.dpi, "Resolution of png")
      ->check(CLI::Range(10, 1200))
      ->capture_default_str();
  command.add_option("--diagnostics", request.format, "text or json")
      ->check(CLI::IsMember({"text", "json"}));
}

void add_password_option(CLI::App& command, std::string& file) {
  command.add_option("--password-file", file,
                     std::string("A file whose first line opens encrypted ones; else ") +
                         cli::password_variable + " does");
}

void add_impose_options(CLI::App& command, cli::ImposeRequest& request) {
  command.add_option("file", request.file, "The PDF")->required();
  command.add_option("--as", request.scheme, "booklet, 2-up or 4-up")
      ->capture_default_str()
      ->check(CLI::IsMember({"booklet", "2-up", "4-up"}));
  command
      .add_option("--sheet", request.sheet,
                  "A2 to A5, B4, B5, RA3, SRA3 or '420mm x 297mm'; as large as two pages")
      ->check(CLI::Validator(is_sheet, "", "sheet"));
  command
      .add_option("--creep", request.creep,
                  "By how much each sheet of a booklet moves to the fold, such as 0.1mm")
      ->check(CLI::Validator(is_shift, "", "length"));
  command.add_option("--margin", request.margin, "Around the pages of a sheet")
      ->check(CLI::Validator(is_shift, "", "length"));
  command
      .add_option("--marks", request.marks,
                  "Where pages that have a bleed are cut and folded: crop or none")
      ->capture_default_str()
      ->check(CLI::IsMember({"crop", "none"}));
  command.add_option("-o,--output", request.out, "The file; FILE.booklet.pdf");
  add_password_option(command, request.password_file);
  command.final_callback([&request] {
    if (request.creep.empty() || request.scheme == "booklet") return;
    throw CLI::ValidationError("--creep", "only the sheets of a booklet lie in one another");
  });
}

void add_commands(CLI::App& app, Request& request) {
  CLI::App* build = app.add_subcommand("build", "Build the briefs of a project");
  add_build_options(*build, request.build, request.locked, request.format);
  build->add_option("--out", request.build.out, "The folder for results")
      ->check(CLI::Validator(is_not_empty, "", "folder"))
      ->capture_default_str();
  CLI::App* check = app.add_subcommand("check", "Do everything but write");
  add_build_options(*check, request.build, request.locked, request.format);
  add_chart_options(*app.add_subcommand("chart", "Draw one chart from a Vega-Lite spec"), request);
  const char* manifest = "The font manifest; fonts/fonts.yaml or the engine's own";
  app.add_subcommand("fonts", "Show what each font family resolves to")
      ->add_option("manifest", request.manifest, manifest);
  CLI::App* schema = app.add_subcommand("schema", "Print the JSON Schema of a kind of file");
  schema->add_option("kind", request.schema, "project, layout, theme or fonts")
      ->capture_default_str()
      ->check(CLI::IsMember({"project", "layout", "theme", "fonts"}));
  schema->add_option("--out", request.schema_folder, "Write all of them into this folder instead");
  add_impose_options(*app.add_subcommand("impose", "Put a PDF's pages on sheets for the press"),
                     request.impose);
  CLI::App* inspect = app.add_subcommand("inspect", "Show what finished PDFs are made of");
  inspect->add_option("file", request.inspect.files, "The PDFs")->required();
  inspect->add_flag("--json", request.inspect.json, "As JSON");
  add_password_option(*inspect, request.inspect.password_file);
  CLI::App* data = app.add_subcommand("data", "Show what the columns of data files hold");
  data->add_option("file", request.data.files,
                   "The files: tables, sheets, JSON, YAML; or a project, for its sources")
      ->required();
  data->add_option("--source", request.data.sources, "Of a project: only this source");
  add_allow_option(*data, request.build.allowed);
  data->add_option("--as", request.data.as, "text, json, or schema: a Table Schema of the columns")
      ->check(CLI::IsMember({"text", "json", "schema"}));
  CLI::App* lock = app.add_subcommand("lock", "Record the fonts and the engine in jianbao.lock");
  lock->add_option("manifest", request.manifest, manifest);
  add_allow_option(*lock, request.build.allowed);
}

int run(const CLI::App& app, Request& request) {
  const bool json = request.format == "json";
  if (app.got_subcommand("schema")) return run_schema(request.schema, request.schema_folder);
  if (app.got_subcommand("impose")) return cli::impose(request.impose) ? all_built : some_failed;
  if (app.got_subcommand("inspect")) return cli::inspect(request.inspect) ? all_built : some_failed;
  if (app.got_subcommand("data")) return run_data(request.data, request.build);
  if (app.got_subcommand("fonts")) return run_fonts(find_manifest(request.manifest));
  if (app.got_subcommand("lock"))
    return run_lock(find_manifest(request.manifest), "jianbao.lock", request.build.allowed);
  if (app.got_subcommand("chart")) {
    request.chart.fonts = find_manifest(request.chart.fonts);
    request.chart.source_date_epoch = environment("SOURCE_DATE_EPOCH");
    request.chart.cache = cache_folder();
    return run_chart(request.chart, json);
  }
  batch::BuildOptions& options = request.build;
  options.project = project_file(options.project);
  if (request.locked) options.lock = base::resolve_path(options.project, "jianbao.lock");
  options.version = JIANBAO_VERSION;
  options.share = share_folder();
  options.source_date_epoch = environment("SOURCE_DATE_EPOCH");
  options.environment = environment;
  options.write = !app.got_subcommand("check");
  if (options.write) options.cache = cache_folder();
  return run_build(options, json);
}

// A full disk or a closed pipe behind the standard output loses what was said there.
int with_output(int status) {
  const bool written = std::cout.flush().good() && std::ferror(stdout) == 0;
  if (written || status != all_built) return status;
  std::cerr << "jianbao: error: the standard output cannot be written\n";
  return output_lost;
}

}  // namespace

int main(int argc, char** argv) {
  // A limit on file sizes, or a reader that has gone, is a write that fails, not an end without
  // words.
  std::signal(SIGXFSZ, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  CLI::App app("Typesets bilingual PDF briefings from data and layouts.", "jianbao");
  app.set_version_flag("--version", std::string("jianbao ") + JIANBAO_VERSION);
  app.footer(examples);
  app.require_subcommand(1);
  Request request;
  add_commands(app, request);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return with_output(app.exit(error) == 0 ? all_built : usage);
  }
  int status = some_failed;
  const auto failure = base::failure_of([&] { status = run(app, request); });
  if (!failure) return with_output(status);
  std::cerr << "jianbao: error: " << *failure << "\n";
  return some_failed;
}
