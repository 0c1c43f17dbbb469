#include "batch/chart.h"

#include <algorithm>

#include "base/failure.h"
#include "base/language_tag.h"
#include "batch/data_file.h"
#include "batch/fence.h"
#include "batch/font_folder.h"
#include "batch/fonts.h"
#include "batch/output_check.h"
#include "batch/source_date.h"
#include "chart/chart.h"
#include "compose/opencc.h"
#include "pdf/pdf.h"
#include "preview/preview.h"
#include "read/read.h"
#include "spec/spec.h"

namespace jianbao::batch {

namespace {

class ChartMaker {
 public:
  ChartMaker(const ChartOptions& options, const base::FileSystem& files, base::Sources& sources,
             base::Diagnostics& diagnostics)
      : options_(options), files_(files), sources_(sources), diagnostics_(diagnostics) {}

  // Also where a library throws.
  bool make() {
    bool made = false;
    const auto failure = base::failure_of([&] { made = draw(); });
    if (failure) diagnostics_.error({}, "cannot draw '" + options_.out + "': " + *failure);
    return made && !failure;
  }

 private:
  bool draw() {
    date_ = source_date(options_.source_date_epoch, diagnostics_);
    const auto root = read(options_.spec);
    const auto fonts = load_fonts(options_.fonts, "fonts", files_, sources_, diagnostics_);
    if (!options_.theme.empty()) {
      if (const auto theme = read(options_.theme))
        theme_ = spec::Theme::parse(*theme, diagnostics_);
    }
    if (!root || !fonts || diagnostics_.has_errors()) return false;
    spec::Chart view = spec::parse_chart(*root, diagnostics_);
    // A theme leaves the room around a chart to the page; alone it has Vega's.
    if (view.padding.is_null()) view.padding = value::Value(value::Decimal(5, 0), view.span);
    spec::resolve_chart_data(view, [&](const value::Value& data) { return find_data(data); });
    font::Library library(*fonts, files_, font::sound_fonts_in(options_.cache));
    if (diagnostics_.has_errors()) return false;
    text::Typesetter typesetter(library, diagnostics_);
    const chart::Drawing drawing =
        chart::draw({view, theme_.chart(), theme_.colors(), options_.languages,
                     generic_families(library.manifest()), std::nullopt, std::nullopt, reword()},
                    typesetter, diagnostics_);
    if (diagnostics_.has_errors()) return false;
    return write({drawing.size, drawing.items}, drawing);
  }

  doc::Reword reword() {
    bool made = false;
    for (const std::string& language : options_.languages) {
      made = made ||
             (base::is_traditional_chinese(language) && converter_.prepare(language, diagnostics_));
    }
    if (!made) return {};
    return [this](const std::string& words, const std::string& language) {
      return converter_.convert(words, language);
    };
  }

  std::optional<value::Value> read(const std::string& path) {
    return read::read_document(files_, path, {}, sources_, diagnostics_);
  }

  std::optional<value::Value> find_data(const value::Value& data) {
    const value::Value* url = data.as_record()->find("url");
    if (url == nullptr || url->as_text() == nullptr) {
      diagnostics_.error(data.span(), "a chart on its own takes its data from 'values' or a 'url'");
      return std::nullopt;
    }
    const std::string path = base::resolve_path(
        options_.base.empty() ? options_.spec : options_.base + "/", *url->as_text());
    std::vector<std::string> folders{folder_of(options_.spec), options_.base};
    folders.insert(folders.end(), options_.allowed.begin(), options_.allowed.end());
    const Fence fence(files_, folders);
    return read_chart_data({path, url->span()}, fence, sources_, diagnostics_);
  }

  // A file has a title (ISO 14289-1, 7.1), be it its name.
  pdf::Metadata metadata_of(const chart::Drawing& drawing) const {
    const value::Date date = date_.value_or(value::Date{1970, 1, 1});
    const std::string name = base::file_name(options_.out);
    return {.title = drawing.title.empty() ? name.substr(0, name.rfind('.')) : drawing.title,
            .language = options_.languages.front(),
            .other_languages = {options_.languages.begin() + 1, options_.languages.end()},
            .conformance = {.archive_level = "A", .universal_access = true},
            .year = date.year,
            .month = date.month,
            .day = date.day};
  }

  // All of it is one figure, whose title stands for it where nothing can be said of its data.
  std::optional<std::string> pdf_of(page::Page page, const chart::Drawing& drawing) {
    const pdf::Metadata metadata = metadata_of(drawing);
    page::Structure structure;
    const page::Tag document = structure.add(page::Role::document, page::artifact);
    const page::Tag figure = structure.add(page::Role::figure, document);
    structure.facts(figure).alternative =
        drawing.description.empty() ? base::SpokenTexts(metadata.title) : drawing.description;
    for (page::Item& item : page.items) page::set_tag(item, figure);
    page.items.emplace_back(page::FigurePlace{{{}, page.size}, figure});
    pdf::Writer writer(structure);
    writer.add(page);
    return writer.finish(metadata, {}, diagnostics_);
  }

  bool write(const page::Page& page, const chart::Drawing& drawing) {
    const std::string& out = options_.out;
    std::optional<std::string> bytes;
    if (out.ends_with(".svg")) {
      bytes = preview::draw_svg(page, preview::SvgUnit::pixel);
    } else if (out.ends_with(".png")) {
      bytes = preview::PngPainter().draw(page, options_.dpi);
    } else if (out.ends_with(".pdf")) {
      bytes = pdf_of(page, drawing);
    } else {
      diagnostics_.error({}, "cannot tell what '" + out + "' shall be",
                         "a name that ends in .svg, .png or .pdf");
      return false;
    }
    if (!bytes) {
      if (!diagnostics_.has_errors()) diagnostics_.error({}, "cannot draw '" + out + "'");
      return false;
    }
    if (!check_not_read(out, files_, sources_, diagnostics_)) return false;
    const auto written = files_.write(out, *bytes);
    if (!written.ok()) diagnostics_.error({}, "cannot write '" + out + "': " + written.reason());
    return written.ok();
  }

  const ChartOptions& options_;
  const base::FileSystem& files_;
  base::Sources& sources_;
  base::Diagnostics& diagnostics_;
  std::optional<value::Date> date_;
  spec::Theme theme_;
  compose::HanConverter converter_;
};

}  // namespace

bool draw_chart(const ChartOptions& options, const base::FileSystem& files, base::Sources& sources,
                base::Diagnostics& diagnostics) {
  return ChartMaker(options, files, sources, diagnostics).make();
}

}  // namespace jianbao::batch
