#include "spec/conformance.h"

#include <algorithm>
#include <cctype>

#include "spec/archive_clauses.h"

namespace jianbao::spec {

namespace {

bool is_archive(const Located& standard) { return standard.text.starts_with("pdf/a-"); }

std::vector<Located> usual(const FileTraits& file) {
  const std::string part = file.attaches ? "pdf/a-3" : "pdf/a-2";
  if (!file.tagged) return {{part + "u", {}}};
  return {{part + "a", {}}, {"pdf/ua-1", {}}};
}

int part_of(const Located& archive) {
  return archive.text[std::string_view("pdf/a-").size()] - '0';
}

// Why no file that follows this is a plain one.
std::string against_plain(const Located& other) {
  const std::string says = "'pdf-1.7' asks for a file that follows no standard; one of ";
  if (other.text == "pdf/a-4") return "PDF/A-4 is PDF 2.0 (ISO 19005-4, 6.1.2)";
  if (other.text == "pdf/x-4") return "PDF/X-4 is PDF 1.6 (ISO 15930-7, 6.1)";
  if (other.text == "pdf/ua-1") return says + "PDF/UA-1 says that it follows it (ISO 14289-1, 5)";
  return says + "PDF/A says which part it follows (" +
         archive_clause(ArchiveRule::identification, part_of(other)) + ")";
}

// "pdf/a-2b": part 2, level B.
void read_archive(const std::string& name, Conformance& conformance) {
  constexpr std::size_t digit = std::string_view("pdf/a-").size();
  conformance.archive_part = name[digit] - '0';
  conformance.archive_level.clear();
  for (const char c : name.substr(digit + 1)) {
    conformance.archive_level += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  }
}

void exclude(const Located& first, const Located& second, const std::string& why,
             base::Diagnostics& diagnostics) {
  const bool later = second.span.file != nullptr;
  diagnostics.error(later ? second.span : first.span,
                    "'" + second.text + "' and '" + first.text + "' exclude each other", why);
}

void check_pairs(const Conformance& conformance, base::Diagnostics& diagnostics) {
  const std::vector<Located>& standards = conformance.standards;
  const Located* archive = conformance.find("pdf/a-");
  for (const Located& other : standards) {
    if (archive != nullptr && is_archive(other) && other.text != archive->text) {
      exclude(*archive, other,
              "a file names one part and level of PDF/A (" +
                  archive_clause(ArchiveRule::identification, part_of(*archive)) + ")",
              diagnostics);
    }
  }
  const Located* plain = conformance.find("pdf-1.7");
  for (const Located& other : standards) {
    if (plain != nullptr && other.text != plain->text) {
      exclude(*plain, other, against_plain(other), diagnostics);
    }
  }
  const Located* access = conformance.find("pdf/ua-1");
  const Located* four = conformance.find("pdf/a-4");
  if (access != nullptr && four != nullptr) {
    exclude(*access, *four,
            "PDF/UA-1 is PDF 1.7 (ISO 14289-1, 6.1), PDF/A-4 is PDF 2.0 (ISO 19005-4, 6.1.2)",
            diagnostics);
  }
  const Located* exchange = conformance.find("pdf/x-4");
  const Located* one = conformance.find("pdf/a-1");
  if (access != nullptr && one != nullptr) {
    exclude(*access, *one,
            "PDF/UA-1 is PDF 1.7 (ISO 14289-1, 6.1), PDF/A-1 is PDF 1.4 (ISO 19005-1)",
            diagnostics);
  }
  if (exchange != nullptr && (one != nullptr || four != nullptr)) {
    exclude(*exchange, one != nullptr ? *one : *four,
            "PDF/X-4 is PDF 1.6 (ISO 15930-7, 6.1), PDF/A-1 is PDF 1.4, PDF/A-4 is PDF 2.0",
            diagnostics);
  }
}

void check_file(const Conformance& conformance, const FileTraits& file,
                base::Diagnostics& diagnostics) {
  const int part = conformance.archive_part;
  if (file.attaches && (part == 1 || part == 2 || part == 4)) {
    diagnostics.error(file.attach_span,
                      "part " + std::to_string(part) + " of PDF/A has no attachments of such kinds",
                      archive_clause(ArchiveRule::attachments, part) +
                          "; 'pdf/a-3a', 'pdf/a-3u' and 'pdf/a-3b' have them");
  }
  if (file.tagged) return;
  if (conformance.universal_access) {
    diagnostics.error(file.tagged_span, "'pdf/ua-1' needs tags", "ISO 14289-1, 7.1");
  }
  if (conformance.archive_level == "A") {
    diagnostics.error(file.tagged_span, "level A of PDF/A needs tags",
                      archive_clause(ArchiveRule::tags, part) + "; levels B and U do without");
  }
}

}  // namespace

const Located* Conformance::find(std::string_view start) const {
  const auto found = std::find_if(standards.begin(), standards.end(), [&](const Located& each) {
    return each.text.starts_with(start);
  });
  return found == standards.end() ? nullptr : &*found;
}

Conformance make_conformance(const std::vector<Located>& named, const FileTraits& file,
                             base::Diagnostics& diagnostics) {
  Conformance conformance;
  conformance.standards = named.empty() ? usual(file) : named;
  conformance.archive_part = 0;
  conformance.archive_level.clear();
  if (const Located* archive = conformance.find("pdf/a-")) {
    read_archive(archive->text, conformance);
  }
  conformance.universal_access = conformance.find("pdf/ua-1") != nullptr;
  conformance.print_exchange = conformance.find("pdf/x-4") != nullptr;
  check_pairs(conformance, diagnostics);
  check_file(conformance, file, diagnostics);
  return conformance;
}

}  // namespace jianbao::spec
