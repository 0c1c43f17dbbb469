#include "batch/lock.h"

#include <map>

#include "base/digest.h"
#include "read/yaml.h"
#include "spec/spec.h"

namespace jianbao::batch {

namespace {

// File name → digest, in the order of names; a file that is missing is an error at its entry.
std::map<std::string, std::string> digest_fonts(const font::Manifest& fonts,
                                                const base::FileSystem& files,
                                                base::Diagnostics& diagnostics) {
  const font::Library library(fonts, files);
  std::map<std::string, std::string> digests;
  for (const font::Family& family : fonts.families) {
    for (const font::FaceEntry& face : family.faces) {
      if (digests.contains(face.file)) continue;
      const std::string path = library.locate(face);
      const auto bytes = files.read(path, std::uint64_t{1} << 30U);
      if (!bytes.ok()) {
        diagnostics.error(face.span,
                          "cannot read the font file '" + face.file + "': " + bytes.reason());
        continue;
      }
      digests[face.file] = base::sha256(*bytes);
    }
  }
  return digests;
}

}  // namespace

std::string make_lock(const font::Manifest& fonts, const base::FileSystem& files,
                      const std::string& version, base::Diagnostics& diagnostics) {
  std::string out = "# Made by 'jianbao lock'; 'jianbao build --locked' refuses other fonts.\n";
  out += "engine: '" + version + "'\nfonts:\n";
  for (const auto& [file, digest] : digest_fonts(fonts, files, diagnostics)) {
    out += "  '" + file + "': '" + digest + "'\n";
  }
  return out;
}

void check_lock(const std::string& path, const font::Manifest& fonts, const base::FileSystem& files,
                const std::string& version, base::Sources& sources,
                base::Diagnostics& diagnostics) {
  const auto root = read::read_yaml(files, path, {}, sources, diagnostics);
  if (!root) return;
  const std::size_t errors = diagnostics.error_count();
  spec::check_map(*root, spec::lock_keys(), diagnostics);
  if (diagnostics.error_count() != errors) return;
  spec::Fields fields(*root, spec::lock_keys());
  const spec::Located engine = fields.located("engine");
  if (engine.text != version) {
    diagnostics.error(engine.span, "locked to another engine", "this is " + version);
  }
  const value::Value* locked = fields.find("fonts");
  fields.finish();
  const value::Record* known = locked->as_record();
  for (const auto& [file, digest] : digest_fonts(fonts, files, diagnostics)) {
    const value::Value* entry = known->find(file);
    if (entry == nullptr) {
      diagnostics.error(locked->span(), "the font file '" + file + "' is not locked");
    } else if (entry->as_text() == nullptr || *entry->as_text() != digest) {
      diagnostics.error(entry->span(), "the font file '" + file + "' has changed",
                        "it is " + digest);
    }
  }
}

}  // namespace jianbao::batch
