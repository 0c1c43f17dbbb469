#include "batch/pdf_settings.h"

namespace jianbao::batch {

namespace {

pdf::Duplex duplex_of(spec::PdfSpec::Duplex duplex) {
  using Asked = spec::PdfSpec::Duplex;
  return duplex == Asked::none         ? pdf::Duplex::simplex
         : duplex == Asked::short_edge ? pdf::Duplex::short_edge
                                       : pdf::Duplex::long_edge;
}

// Its data's, or its first heading's; empty where it has neither.
std::string own_title(const doc::Document& document) {
  if (!document.title.empty()) return document.title;
  for (const doc::Block& block : document.blocks) {
    const auto* heading = std::get_if<doc::Heading>(&block);
    if (heading != nullptr && !heading->bookmark.empty()) return heading->bookmark;
  }
  return {};
}

// A file has a title (ISO 14289-1, 7.1), be it its name.
std::string title_of(const doc::Document& document, const Job& job) {
  if (std::string title = own_title(document); !title.empty()) return title;
  const std::size_t slash = job.path.rfind('/');
  return job.path.substr(slash == std::string::npos ? 0 : slash + 1);
}

}  // namespace

pdf::Options pdf_options(const Job& job, const doc::Document& document) {
  pdf::Options options{.linearize = job.layout->layout.pdf.linearize,
                       .encryption = job.protection().encryption,
                       .signature = job.protection().signature,
                       .attachments = document.attachments};
  if (options.signature) {
    const doc::SignatureWords& words = document.signature;
    options.signature->reason = words.reason;
    options.signature->location = words.location;
    options.signature->contact = words.contact;
    options.signature->description = words.description;
  }
  return options;
}

pdf::PageOptions page_options(const LoadedLayout& layout) {
  const spec::PdfSpec& pdf = layout.layout.pdf;
  using Space = pdf::PageOptions::Space;
  return {.tagged = pdf.tagged,
          .bleed = pdf.bleed,
          .crop_marks = pdf.crop_marks,
          .registration_marks = pdf.registration_marks,
          .space = pdf.in_inks ? Space::cmyk : Space::rgb,
          .device_independent = pdf.device_independent,
          .overprints_black = pdf.overprints_black,
          .inks = layout.theme.inks(),
          .profile = layout.profile,
          .condition = pdf.condition,
          .profiles = pdf.conformance.archive_part == 1 ? pdf::ProfileVersion::two
                                                        : pdf::ProfileVersion::four,
          .deep_pictures = pdf.conformance.archive_part != 1,
          .image_resolution = pdf.image_resolution,
          .print_exchange = pdf.conformance.print_exchange};
}

pdf::Metadata metadata_of(const Job& job, const doc::Document& document, const value::Date& date) {
  const spec::Conformance& conformance = job.layout->layout.pdf.conformance;
  return {.title = title_of(document, job),
          .author = document.author,
          .language = document.languages.front(),
          .other_languages = {document.languages.begin() + 1, document.languages.end()},
          .bound_right = document.master.vertical,
          .duplex = duplex_of(job.layout->layout.pdf.duplex),
          .conformance = {conformance.archive_part, conformance.archive_level,
                          conformance.universal_access, conformance.print_exchange,
                          conformance.standards.front().span},
          .year = date.year,
          .month = date.month,
          .day = date.day};
}

void check_title(const Job& job, const doc::Document& document, base::Diagnostics& diagnostics) {
  const spec::Layout& layout = job.layout->layout;
  if (!layout.pdf.conformance.universal_access || !own_title(document).empty()) return;
  diagnostics.warn(layout.blocks_span, "the brief has no title, so its file's name stands for it",
                   "'title' in the data, or a heading, says what it is (ISO 14289-1, 7.1)");
}

}  // namespace jianbao::batch
