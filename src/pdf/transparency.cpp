#include "pdf/transparency.h"

#include <string>
#include <variant>

namespace jianbao::pdf {

namespace {

// A file has the opacities of a path even where it has no fill.
bool is_transparent(const page::Item& item) {
  if (const auto* path = std::get_if<page::Path>(&item))
    return path->fill_opacity != page::opaque || path->stroke.opacity != page::opaque;
  const auto* run = std::get_if<page::GlyphRun>(&item);
  return run != nullptr && run->opacity != page::opaque;
}

page::Tag tag_of(const page::Item& item) {
  if (const auto* path = std::get_if<page::Path>(&item)) return path->tag;
  const auto* run = std::get_if<page::GlyphRun>(&item);
  return run == nullptr ? page::artifact : run->tag;
}

}  // namespace

void TransparencyCheck::add(const page::Page& page) {
  std::map<page::Tag, const page::FigurePlace*> figures;
  for (const page::Item& item : page.items) {
    if (const auto* figure = std::get_if<page::FigurePlace>(&item)) figures[figure->tag] = figure;
  }
  for (const page::Item& item : page.items) {
    if (!is_transparent(item)) continue;
    const auto* run = std::get_if<page::GlyphRun>(&item);
    Found found{run == nullptr ? base::Span{} : run->span,
                run == nullptr ? Kind::picture : Kind::text};
    if (const auto figure = figures.find(tag_of(item)); figure != figures.end()) {
      found.kind = figure->second->chart ? Kind::chart : Kind::picture;
      if (figure->second->span.file != nullptr) found.span = figure->second->span;
    }
    found_.try_emplace({found.span.file, found.span.begin}, found);
  }
}

void TransparencyCheck::report(base::Span standard, base::Diagnostics& diagnostics) const {
  for (const auto& [place, found] : found_) {
    const std::string what = found.kind == Kind::chart     ? "this chart"
                             : found.kind == Kind::picture ? "this picture"
                                                           : "this text";
    const std::string remedy = found.kind == Kind::chart
                                   ? "give its marks 'opacity: 1' (points, circles, squares and "
                                     "ticks have 0.7 unless told)"
                                   : "make it opaque";
    diagnostics.error(found.span.file == nullptr ? standard : found.span,
                      what + " shows something transparent, which PDF/A-1 does not allow",
                      remedy + ", or take 'pdf/a-2a' (ISO 19005-1, 6.4)");
  }
}

}  // namespace jianbao::pdf
