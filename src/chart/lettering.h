#pragma once

#include <functional>
#include <string>
#include <vector>

#include "chart/properties.h"
#include "chart/reword.h"
#include "expr/language.h"
#include "text/text.h"

namespace jianbao::chart {

// The look of one text of a chart.
struct Type {
  std::vector<std::string> families;
  double size = 11;
  int weight = 400;
  bool italic = false;
  base::Color color;
};

// Puts the texts of a chart into its languages: a text by language is set in each of them, the
// second lighter and a little smaller.
class Lettering {
 public:
  // `span` is where problems with texts are said that have no place of their own.
  struct Ways {
    std::vector<std::string> languages, fallback;
    Reword reword;
    std::shared_ptr<const expr::OwnUnits> units = nullptr;
  };
  Lettering(Ways ways, base::Span span, base::Diagnostics& diagnostics)
      : languages_(std::move(ways.languages)),
        fallback_(std::move(ways.fallback)),
        reword_(std::move(ways.reword)),
        units_(std::move(ways.units)),
        span_(span),
        diagnostics_(diagnostics) {}

  const std::string& language() const { return languages_.front(); }
  const std::vector<std::string>& languages() const { return languages_; }
  bool bilingual() const { return languages_.size() > 1; }
  std::vector<text::Run> runs(const value::Value& text, const Type& type) const;
  std::vector<text::Run> runs(const std::string& text, const Type& type) const;
  // What is worded anew in each language; what says the same in several stands once.
  using Words = std::function<std::string(const std::string& language)>;
  std::vector<text::Run> runs(const Words& words, const Type& type, base::Span span = {}) const;
  // The language as expressions word figures in it.
  expr::Language wording(const std::string& language) const;
  // Words as they are set in a language, which may be made by conversion.
  std::string reworded(const std::string& words, const std::string& language) const {
    return reword_ ? reword_(words, language) : words;
  }
  // The words alone, for a bookmark or a description.
  std::string plain(const value::Value& text) const;
  // `prefix` + Font, FontSize, FontWeight, FontStyle, Color: "title" → titleFont.
  Type type(const Properties& properties, const std::string& prefix, const Type& otherwise) const;

 private:
  void add(std::vector<text::Run>& runs, const std::string& text, const Type& type,
           const std::string& language, base::Span span) const;
  // The same words in another language, after those that stand there.
  void add_second(std::vector<text::Run>& runs, const std::string& text, const Type& type,
                  const std::string& language, base::Span span) const;
  std::string words_of(const value::Value& value, const std::string& language) const;

  std::vector<std::string> languages_, fallback_;
  Reword reword_;
  std::shared_ptr<const expr::OwnUnits> units_;
  base::Span span_;
  base::Diagnostics& diagnostics_;
};

}  // namespace jianbao::chart
