#include "spec/key_forms.h"
#include "spec/vocabulary.h"

namespace jianbao::spec {

namespace {

KeySpec secret(std::string_view name, std::string_view description, bool required) {
  static const MapSpec keys{
      .what = "a secret",
      .keys =
          filled({{.name = "env",
                   .description = "The environment variable that holds it; may hold {expressions}"},
                  {.name = "file",
                   .type = Type::path,
                   .description = "The file that holds it; may hold {expressions}"},
                  {.name = "key",
                   .description = "Whose it is, in a table file of two columns: names, secrets"}})};
  return {.name = name,
          .type = Type::secret,
          .description = description,
          .required = required,
          .inner = &keys};
}

const MapSpec& encryption_keys() {
  static const MapSpec keys{
      .what = "the encryption",
      .keys = filled({secret("user-password", "What opens the file; anyone does without it", false),
                      secret("owner-password", "What opens it with all rights", true),
                      {.name = "permissions",
                       .type = Type::choice,
                       .description = "What the user password leaves allowed; everything",
                       .count = Count::one_or_list,
                       .choices = {"print", "print-low-resolution", "copy", "modify", "annotate",
                                   "fill-forms", "assemble"}}})};
  return keys;
}

const MapSpec& signature_keys() {
  static const MapSpec keys{
      .what = "the signature",
      .keys = filled(
          {secret("key",
                  "A PKCS #12 file (.p12, .pfx) with key and certificate; in the environment "
                  "as base64",
                  true),
           secret("password", "Of the key", true),
           words("reason", "Why it was signed"),
           words("location", "Where it was signed"),
           words("contact", "How to reach who signed it"),
           {.name = "visible", .description = "The id of the block that shows it; nothing does"}})};
  return keys;
}

}  // namespace

const MapSpec& attach_keys() {
  static const MapSpec keys{
      .what = "an attachment",
      .keys = filled(
          {{.name = "file", .description = "Its name, which ends in .csv or .json"},
           {.name = "data", .type = Type::expression, .description = "Its rows, or all of it"},
           choice("charts", "Instead: the data of each chart, with its figure", {"csv", "json"}),
           words("description", "What it holds"),
           choice("relationship", "To the document: data (usual), source …",
                  {"data", "source", "alternative", "supplement", "unspecified"})})};
  return keys;
}

const MapSpec& pdf_keys() {
  static const MapSpec keys{
      .what = "the PDF",
      .keys = filled(
          {{.name = "standard",
            .type = Type::choice,
            .description = "What the file follows; PDF/A-2a (with attachments 3a) and PDF/UA-1",
            .count = Count::one_or_list,
            .choices = {"pdf/a-1b", "pdf/a-2a", "pdf/a-2b", "pdf/a-2u", "pdf/a-3a", "pdf/a-3b",
                        "pdf/a-3u", "pdf/a-4", "pdf/ua-1", "pdf/x-4", "pdf-1.7"}},
           boolean("tagged", "Whether the file says what its parts mean; it does"),
           choice("reading-order",
                  "How languages side by side are read; pair by pair, unless each as a whole",
                  {"pairs", "languages"}),
           choice("color", "What the colours are made of; red, green and blue", {"rgb", "cmyk"}),
           {.name = "profile", .type = Type::path, .description = "The ICC profile of the press"},
           {.name = "output-condition",
            .description =
                "The name under which what the profile describes is registered: FOGRA39"},
           boolean("device-independent",
                   "Whether colours have a profile of their own, sRGB's or the press's"),
           choice("overprint", "What is printed over what is below: type and lines in full black",
                  {"black", "none"}),
           integer("image-resolution",
                   "The most pixels an inch that pictures keep; usually all that they have", 72,
                   2400),
           boolean("greyscale-check", "Whether to warn of colours that are alike without colour"),
           size("bleed", "How far pictures go on beyond the edge that is cut; 3mm is usual"),
           {.name = "marks",
            .type = Type::choice,
            .description = "What stands around the page for the press",
            .count = Count::one_or_list,
            .choices = {"crop", "registration"}},
           choice("duplex", "How a printer turns the sheets; over the long edge",
                  {"long-edge", "short-edge", "none"}),
           {.name = "linearize",
            .type = Type::boolean,
            .description = "Whether its first page can be shown before the rest has come from "
                           "the web"},
           {.name = "encryption",
            .type = Type::map,
            .description = "Who may open the file, and what others may do with it",
            .inner = &encryption_keys()},
           {.name = "signature",
            .type = Type::map,
            .description = "Who answers for it (PAdES)",
            .inner = &signature_keys()}})};
  return keys;
}

}  // namespace jianbao::spec
