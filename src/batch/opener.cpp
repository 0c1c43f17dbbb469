#include "batch/opener.h"

#include "base/utf8.h"
#include "batch/data_file.h"
#include "image/image.h"
#include "read/read.h"

namespace jianbao::batch {

namespace {

// What is wrong with a drawing is said where it is drawn.
base::Size proportions(const base::SourceFile& drawing) {
  base::Diagnostics unheard;
  const auto read = image::read_svg(drawing, {base::Length::points(100), {}}, unheard);
  return read ? read->size : base::Size{};
}

constexpr std::uint64_t largest = 64U << 20U;

// Paths start from the file that names them.
std::string resolved_from(base::Span span, const std::string& path) {
  return span.file == nullptr ? path : base::resolve_path(span.file->path(), path);
}

}  // namespace

const doc::Picture* Opener::open(const std::string& path, base::Span span,
                                 base::Diagnostics& diagnostics) {
  const std::string resolved = resolved_from(span, path);
  const std::lock_guard lock(mutex_);
  if (const auto found = pictures_.find(resolved); found != pictures_.end()) return &found->second;
  auto bytes = files_.read(resolved, largest);
  if (!bytes.ok()) {
    diagnostics.error(span, "cannot read '" + resolved + "': " + bytes.reason(),
                      base::near_file(files_, resolved));
    return nullptr;
  }
  if (image::is_raster(*bytes)) {
    auto raster = image::read_raster(std::move(*bytes));
    if (raster.ok()) {
      const base::Size natural = (*raster)->natural;
      return &(pictures_[resolved] = {nullptr, std::move(*raster), natural});
    }
    diagnostics.error(span, "the picture '" + resolved + "' " + raster.reason());
    return nullptr;
  }
  if (base::find_invalid_utf8(*bytes)) {
    diagnostics.error(span, "'" + resolved + "' is no picture that can be shown",
                      "pictures are SVG, PNG or JPEG");
    return nullptr;
  }
  const base::SourceFile& drawing = sources_.add(resolved, std::move(*bytes));
  return &(pictures_[resolved] = {&drawing, nullptr, proportions(drawing)});
}

const spec::Chart* Opener::open_chart(const std::string& path, base::Span span,
                                      base::Diagnostics& diagnostics) {
  const std::string resolved = resolved_from(span, path);
  const std::lock_guard lock(mutex_);
  if (const auto found = charts_.find(resolved); found != charts_.end()) return &found->second;
  const std::size_t errors = diagnostics.error_count();
  const auto root = read::read_document(files_, resolved, span, sources_, diagnostics);
  if (!root) return nullptr;
  spec::Chart chart = spec::parse_chart(*root, diagnostics);
  spec::resolve_chart_data(chart, [&](const value::Value& data) -> std::optional<value::Value> {
    const value::Value* url = data.as_record()->find("url");
    if (url == nullptr || url->as_text() == nullptr) return std::nullopt;
    return read_chart_data(
        {base::resolve_path(resolved, *url->as_text()), url->span(), {}, {}, units_}, files_,
        sources_, diagnostics);
  });
  if (diagnostics.error_count() != errors) return nullptr;
  return &(charts_[resolved] = std::move(chart));
}

const value::Value* Opener::open_data(const std::string& path, base::Span span,
                                      base::Diagnostics& diagnostics) {
  const std::string resolved = resolved_from(span, path);
  const std::lock_guard lock(mutex_);
  if (const auto found = data_.find(resolved); found != data_.end()) return &found->second;
  auto data = read_chart_data({resolved, span, {}, {}, units_}, files_, sources_, diagnostics);
  return data ? &(data_[resolved] = std::move(*data)) : nullptr;
}

}  // namespace jianbao::batch
