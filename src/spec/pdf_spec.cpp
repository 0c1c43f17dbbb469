#include "spec/pdf_spec.h"

#include "spec/archive_clauses.h"
#include "spec/fields.h"
#include "spec/standard_conflicts.h"
#include "spec/vocabulary.h"

namespace jianbao::spec {

namespace {

base::Span span_of(Fields& fields, std::string_view name) {
  const value::Value* found = fields.find(name);
  return found == nullptr ? base::Span{} : found->span();
}

void parse_press(Fields& fields, PdfSpec& pdf, base::Diagnostics& diagnostics) {
  pdf.in_inks = fields.text("color") == "cmyk";
  pdf.device_independent = fields.boolean("device-independent").value_or(false);
  pdf.profile = fields.located("profile");
  pdf.condition = fields.text("output-condition").value_or("");
  const auto overprint = fields.text("overprint");
  pdf.overprints_black = overprint ? overprint == "black" : pdf.in_inks && !pdf.device_independent;
  pdf.image_resolution = fields.integer("image-resolution").value_or(0);
  pdf.greyscale_check = fields.boolean("greyscale-check").value_or(false);
  pdf.bleed = fields.length("bleed").value_or(base::Length{});
  if (pdf.bleed > base::Length::points(72)) {
    diagnostics.error(span_of(fields, "bleed"), "the bleed must be from 0 to 72pt");
    pdf.bleed = {};
  }
  for (const std::string& mark : fields.texts("marks")) {
    (mark == "crop" ? pdf.crop_marks : pdf.registration_marks) = true;
  }
}

// What colours are made of, and what that is on paper, belong together.
void check_press(Fields& fields, const PdfSpec& pdf, base::Diagnostics& diagnostics) {
  const bool has_profile = !pdf.profile.text.empty();
  const int part = pdf.conformance.archive_part;
  if (pdf.in_inks && !has_profile && pdf.conformance.archive_part > 0) {
    diagnostics.error(span_of(fields, "color"), "an archive says what its inks come to on paper",
                      "'profile' names the ICC profile of the press (" +
                          archive_clause(ArchiveRule::device_colors, part) +
                          "); plain 'standard: pdf-1.7' does without");
  } else if (pdf.in_inks && !has_profile && pdf.device_independent) {
    diagnostics.error(span_of(fields, "device-independent"), "these inks need a profile",
                      "'profile' names that of the press");
  }
  if (!has_profile && !pdf.condition.empty()) {
    diagnostics.error(span_of(fields, "output-condition"), "the output condition has no profile",
                      "'profile' names the ICC profile of the press");
  }
  if (fields.text("overprint") == "black" && (!pdf.in_inks || pdf.device_independent)) {
    diagnostics.error(
        span_of(fields, "overprint"), "only inks of the press itself overprint",
        "with 'color: cmyk', and without 'device-independent' (" +
            (part > 1 ? archive_clause(ArchiveRule::overprint, part) : "ISO 32000-1, 8.6.7") + ")");
  }
}

// What PDF/X-4 asks of them (ISO 15930-7).
void check_print_exchange(Fields& fields, const PdfSpec& pdf, base::Diagnostics& diagnostics) {
  const Located* standard = pdf.conformance.find("pdf/x-4");
  if (standard == nullptr) return;
  if (pdf.profile.text.empty()) {
    diagnostics.error(standard->span, "'pdf/x-4' needs to know the press",
                      "'profile' names its ICC profile (ISO 15930-7, 6.4.2.1)");
  }
  if (!pdf.in_inks && !pdf.device_independent) {
    diagnostics.error(standard->span, "the colours are those of a screen, 'pdf/x-4' is for a press",
                      "'color: cmyk', or 'device-independent: true' (ISO 15930-7, 6.4.3.2)");
  }
  if (pdf.in_inks && pdf.device_independent) {
    diagnostics.error(span_of(fields, "device-independent"),
                      "the press's own inks need no profile beside the file's",
                      "leave it out with 'pdf/x-4' (ISO 15930-7, 6.4.3)");
  }
}

// The older PDF of these standards cannot tell a printer (ISO 32000-1, table 150: PDF 1.7).
void check_duplex(Fields& fields, const PdfSpec& pdf, base::Diagnostics& diagnostics) {
  const bool first_archive = pdf.conformance.archive_part == 1;
  if (fields.find("duplex") == nullptr || pdf.duplex == PdfSpec::Duplex::none) return;
  if (!first_archive && !pdf.conformance.print_exchange) return;
  diagnostics.warn(span_of(fields, "duplex"), "the file does not say how its sheets are turned",
                   first_archive
                       ? "'pdf/a-1b' is PDF 1.4, PDF 1.7 says it (ISO 32000-1, table 150)"
                       : "'pdf/x-4' is PDF 1.6, PDF 1.7 says it (ISO 32000-1, table 150)");
}

FileTraits traits_of(Fields& fields, const PdfSpec& pdf, const value::Value* attach) {
  FileTraits traits{.tagged = pdf.tagged, .attaches = attach != nullptr};
  if (attach != nullptr) traits.attach_span = attach->span();
  traits.tagged_span = span_of(fields, "tagged");
  return traits;
}

std::optional<value::Field> map_field(const value::Value& value, std::string_view name) {
  const auto* record = value.as_record();
  const auto field = record == nullptr ? std::nullopt : record->find_field(name);
  return field && field->value.as_record() != nullptr ? field : std::nullopt;
}

void parse_protection(const value::Value& value, PdfSpec& pdf, base::Diagnostics& diagnostics) {
  const auto& standards = pdf.conformance.standards;
  if (const auto encryption = map_field(value, "encryption")) {
    pdf.encryption = parse_encryption(*encryption, diagnostics);
    check_encryption_allowed(standards, encryption->key_span, diagnostics);
  }
  if (const auto signature = map_field(value, "signature")) {
    pdf.signature = parse_signature(*signature);
    check_signature_allowed(standards, signature->key_span, diagnostics);
  }
}

}  // namespace

void check_profile_use(const PdfSpec& pdf, base::Diagnostics& diagnostics) {
  if (pdf.in_inks || pdf.device_independent || pdf.conformance.print_exchange) return;
  diagnostics.error(pdf.profile.span, "a profile of a press is of no use here",
                    "it goes with 'color: cmyk' or 'device-independent: true'");
}

PdfSpec parse_pdf(const value::Value& value, const value::Value* attach,
                  base::Diagnostics& diagnostics) {
  PdfSpec pdf;
  Fields fields(value, pdf_keys());
  pdf.linearize = fields.boolean("linearize").value_or(false);
  pdf.tagged = fields.boolean("tagged").value_or(true);
  pdf.reads_by_language = fields.text("reading-order") == "languages";
  const auto duplex = fields.text("duplex");
  if (duplex == "short-edge") pdf.duplex = PdfSpec::Duplex::short_edge;
  if (duplex == "none") pdf.duplex = PdfSpec::Duplex::none;
  parse_press(fields, pdf, diagnostics);
  std::vector<Located> named;
  for (const value::Value* item : fields.items("standard")) named.push_back(located(*item));
  if (fields.find("standard") != nullptr && named.empty()) {
    diagnostics.error(span_of(fields, "standard"), "'standard' is an empty list",
                      "leave it out for the usual ones, 'pdf-1.7' follows none");
  }
  pdf.conformance = make_conformance(named, traits_of(fields, pdf, attach), diagnostics);
  check_duplex(fields, pdf, diagnostics);
  check_press(fields, pdf, diagnostics);
  check_print_exchange(fields, pdf, diagnostics);
  fields.find("encryption");
  fields.find("signature");
  parse_protection(value, pdf, diagnostics);
  fields.finish();
  return pdf;
}

}  // namespace jianbao::spec
