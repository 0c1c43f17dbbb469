#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/base.h"
#include "text/text.h"

// What the tests of texts share: paragraphs set with faces of Debian's packages.
namespace jianbao::test {

using base::Length;

// The faces of Debian's packages that the example uses.
class Setting {
 public:
  Setting() : library_(manifest(), disk_), typesetter_(library_, diagnostics_) {
    style_.text.families = {"Latin", "Han"};
    style_.text.size = Length::points(10);
  }

  std::vector<text::Line> set(const std::string& text, Length measure,
                              const std::string& language = "zh") {
    return typesetter_.paragraph({{text, style_.text, language, {}}}, style_, measure);
  }
  text::Line label(const std::string& text, const std::string& language = "zh") {
    return typesetter_.label({{text, style_.text, language, {}}});
  }
  std::vector<text::Line> set(const text::Run& run, Length measure) {
    return typesetter_.paragraph({run}, style_, measure);
  }
  text::Line label(const std::vector<text::Run>& runs) { return typesetter_.label(runs, style_); }
  style::ParagraphStyle& style() { return style_; }
  text::Typesetter& typesetter() { return typesetter_; }
  const base::Diagnostics& diagnostics() const { return diagnostics_; }

 private:
  static font::Manifest manifest() {
    font::Manifest manifest;
    manifest.folders = {"/usr/share/fonts/opentype/noto", "/usr/share/fonts/truetype/noto"};
    manifest.families = {{"Latin", 100, {{"NotoSerif-Regular.ttf", 0, 400, false, {}}}, {}},
                         {"Han", 100, {{"NotoSerifCJK-Regular.ttc", 2, 400, false, {}}}, {}}};
    return manifest;
  }

  base::Disk disk_;
  base::Diagnostics diagnostics_;
  font::Library library_;
  text::Typesetter typesetter_;
  style::ParagraphStyle style_;
};

inline std::string text_of(const text::Line& line) {
  std::string text;
  for (const page::GlyphRun& run : line.runs) text += run.text;
  return text;
}

inline bool near(Length a, Length b) {
  const Length distance = a < b ? b - a : a - b;
  return distance < Length::from_points(0.01);
}

inline const std::string paragraph =
    "对外开放走深走实，形成了内外联动的全方位对外开放新格局，目前进出口规模首破3000亿元。高质量外资"
    "集聚"
    "地加快建设，“十三五”末实际使用外资26.47亿美元（居全省第2位）；嘉兴综合保税区获批。";

}  // namespace jianbao::test
