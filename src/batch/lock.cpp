#include "batch/lock.h"

#include <algorithm>
#include <map>

#include "base/digest.h"
#include "compose/opencc.h"
#include "read/document.h"
#include "spec/spec.h"
#include "text/hyphenate.h"

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

// The same of files that the engine has from the system.
std::map<std::string, std::string> digest_files(const std::vector<std::string>& paths,
                                                const std::string& what,
                                                const base::FileSystem& files,
                                                base::Diagnostics& diagnostics) {
  std::map<std::string, std::string> digests;
  for (const std::string& path : paths) {
    const auto bytes = files.read(path, std::uint64_t{1} << 26U);
    if (bytes.ok()) {
      digests[base::file_name(path)] = base::sha256(*bytes);
    } else {
      diagnostics.error({}, "cannot read the " + what + " '" + path + "': " + bytes.reason());
    }
  }
  return digests;
}

// Whether a language is used: a file that uses it has its tag somewhere, in an edition or a text.
bool names_language(const base::Sources& sources, std::string_view tag) {
  const auto lower = [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  };
  const auto same = [&](char a, char b) { return lower(a) == lower(b); };
  const auto names = [&](const base::SourceFile& file) {
    const std::string_view text = file.text();
    return std::search(text.begin(), text.end(), tag.begin(), tag.end(), same) != text.end();
  };
  return std::any_of(sources.files().begin(), sources.files().end(), names);
}

// The patterns of the languages in use; `missing` is told of each that is not on this machine.
template <class Missing>
std::map<std::string, std::string> digest_patterns(const base::FileSystem& files,
                                                   const base::Sources& sources,
                                                   base::Diagnostics& diagnostics,
                                                   const Missing& missing) {
  auto paths = text::hyphenation_files();
  for (const auto& [language, path] : text::further_hyphenation_files()) {
    if (!names_language(sources, language)) continue;
    if (files.exists(path)) {
      paths.push_back(path);
    } else {
      missing(language, path);
    }
  }
  return digest_files(paths, "hyphenation patterns", files, diagnostics);
}

std::map<std::string, std::string> digest_dictionaries(const base::FileSystem& files,
                                                       base::Diagnostics& diagnostics) {
  return digest_files(compose::conversion_files(), "dictionary", files, diagnostics);
}

using Digests = std::map<std::string, std::string>;

void write_digests(std::string& out, const char* key, const Digests& digests) {
  out += std::string(key) + ":\n";
  for (const auto& [file, digest] : digests) out += "  '" + file + "': '" + digest + "'\n";
}

void compare(const value::Value& locked, const char* what, const Digests& digests,
             base::Diagnostics& diagnostics) {
  const value::Record* known = locked.as_record();
  for (const auto& [file, digest] : digests) {
    const value::Value* entry = known->find(file);
    if (entry == nullptr) {
      diagnostics.error(locked.span(),
                        "the " + std::string(what) + " file '" + file + "' is not locked");
    } else if (entry->as_text() == nullptr || *entry->as_text() != digest) {
      diagnostics.error(entry->span(),
                        "the " + std::string(what) + " file '" + file + "' has changed",
                        "it is " + digest);
    }
  }
}

}  // namespace

std::string make_lock(const font::Manifest& fonts, const base::FileSystem& files,
                      const std::string& version, const base::Sources& sources,
                      base::Diagnostics& diagnostics) {
  std::string out = "# Made by 'jianbao lock'; 'jianbao build --locked' refuses other files.\n";
  out += "engine: '" + version + "'\n";
  write_digests(out, "fonts", digest_fonts(fonts, files, diagnostics));
  const auto missing = [&](const std::string& language, const std::string& path) {
    diagnostics.warn({}, "the hyphenation patterns of '" + language + "' are not installed",
                     "a machine that has '" + path + "' will not fit this lock");
  };
  write_digests(out, "hyphenation", digest_patterns(files, sources, diagnostics, missing));
  write_digests(out, "conversion", digest_dictionaries(files, diagnostics));
  return out;
}

void check_lock(const std::string& path, const font::Manifest& fonts, const base::FileSystem& files,
                const std::string& version, base::Sources& sources,
                base::Diagnostics& diagnostics) {
  const auto root = read::read_document(files, path, {}, sources, diagnostics);
  if (!root) return;
  const std::size_t errors = diagnostics.error_count();
  spec::check_map(*root, spec::lock_keys(), diagnostics);
  if (diagnostics.error_count() != errors) return;
  spec::Fields fields(*root, spec::lock_keys());
  const spec::Located engine = fields.located("engine");
  if (engine.text != version) {
    diagnostics.error(engine.span, "locked to another engine", "this is " + version);
  }
  const value::Value* locked_fonts = fields.find("fonts");
  const value::Value* locked_patterns = fields.find("hyphenation");
  const value::Value* locked_dictionaries = fields.find("conversion");
  fields.finish();
  compare(*locked_fonts, "font", digest_fonts(fonts, files, diagnostics), diagnostics);
  const auto missing = [&](const std::string&, const std::string& pattern_path) {
    const std::string file = base::file_name(pattern_path);
    const value::Value* entry = locked_patterns->as_record()->find(file);
    if (entry == nullptr) return;  // nor was it there when the lock was made
    diagnostics.error(entry->span(), "the hyphenation file '" + file + "' is not installed here",
                      "it should be '" + pattern_path + "'");
  };
  compare(*locked_patterns, "hyphenation", digest_patterns(files, sources, diagnostics, missing),
          diagnostics);
  compare(*locked_dictionaries, "conversion", digest_dictionaries(files, diagnostics), diagnostics);
}

}  // namespace jianbao::batch
