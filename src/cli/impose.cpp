#include "cli/impose.h"

#include <array>
#include <filesystem>
#include <iostream>
#include <optional>
#include <utility>

#include "base/base.h"
#include "base/files.h"
#include "cli/password.h"
#include "pdf/impose.h"

namespace jianbao::cli {

namespace {

using base::Length;

struct Paper {
  std::string_view name;
  double width, height;  // in millimetres (ISO 216, ISO 217)
};
constexpr std::array papers{Paper{"A2", 420, 594},  Paper{"A3", 297, 420},  Paper{"A4", 210, 297},
                            Paper{"A5", 148, 210},  Paper{"B4", 250, 353},  Paper{"B5", 176, 250},
                            Paper{"RA3", 305, 430}, Paper{"SRA3", 320, 450}};

std::optional<base::Size> size_of(const std::string& text) {
  for (const Paper& paper : papers) {
    if (paper.name != text) continue;
    return base::Size{Length::from_points(paper.width * 72 / 25.4),
                      Length::from_points(paper.height * 72 / 25.4)};
  }
  const std::size_t times = text.find('x');
  if (times == std::string::npos) return std::nullopt;
  const auto trimmed = [](std::string part) {
    part.erase(0, part.find_first_not_of(' '));
    part.erase(part.find_last_not_of(' ') + 1);
    return part;
  };
  const auto width = base::parse_length(trimmed(text.substr(0, times)), {});
  const auto height = base::parse_length(trimmed(text.substr(times + 1)), {});
  if (!width || !height || *width < Length::points(36) || *height < Length::points(36)) {
    return std::nullopt;
  }
  return base::Size{*width, *height};
}

bool fail(const std::string& what) {
  std::cerr << "jianbao: error: " << what << "\n";
  return false;
}

// Two pages beside one another lie on their sheet.
base::Size turned(base::Size sheet, pdf::Imposition::Scheme scheme) {
  const bool lies = sheet.width > sheet.height;
  if (lies == (scheme == pdf::Imposition::Scheme::four_up)) std::swap(sheet.width, sheet.height);
  return sheet;
}

std::string usual_name(const ImposeRequest& request) {
  std::string stem = request.file;
  if (stem.ends_with(".pdf")) stem.resize(stem.size() - 4);
  return stem + "." + request.scheme + ".pdf";
}

// Of a request whose parts have been checked.
pdf::Imposition imposition_of(const ImposeRequest& request) {
  using Scheme = pdf::Imposition::Scheme;
  pdf::Imposition how;
  how.scheme = request.scheme == "2-up"   ? Scheme::two_up
               : request.scheme == "4-up" ? Scheme::four_up
                                          : Scheme::booklet;
  if (const auto sheet = size_of(request.sheet)) how.sheet = turned(*sheet, how.scheme);
  how.creep = base::parse_length(request.creep, {}).value_or(Length{});
  how.margin = base::parse_length(request.margin, {}).value_or(Length{});
  how.marks = request.marks != "none";
  return how;
}

}  // namespace

bool is_sheet(const std::string& text) { return size_of(text).has_value(); }

bool is_shift(const std::string& text) {
  constexpr Length most = Length::points(200);
  const auto length = base::parse_length(text, {});
  return length && *length >= Length{} && *length <= most;
}

bool impose(const ImposeRequest& request) {
  constexpr std::uint64_t largest_file = 1U << 30U;
  const pdf::Imposition how = imposition_of(request);
  const auto password = document_password(request.password_file);
  if (!password.ok()) return fail(password.reason());
  const base::Disk disk;
  const auto bytes = disk.read(request.file, largest_file);
  if (!bytes.ok()) return fail("cannot read '" + request.file + "': " + bytes.reason());
  const std::string out = request.out.empty() ? usual_name(request) : request.out;
  std::error_code none;
  if (std::filesystem::equivalent(out, request.file, none)) {
    return fail("'" + out + "' is the file itself, which the sheets would replace");
  }
  const auto sheets = pdf::imposed(*bytes, *password, how);
  if (!sheets.ok()) return fail("cannot impose '" + request.file + "': " + sheets.reason());
  const auto written = disk.write(out, *sheets);
  if (!written.ok()) return fail("cannot write '" + out + "': " + written.reason());
  std::cout << out << "\n";
  return true;
}

}  // namespace jianbao::cli
