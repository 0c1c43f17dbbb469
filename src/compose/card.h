#pragma once

#include "compose/block_composer.h"

namespace jianbao::compose {

// A figure → a card: what it is, how much, and beside the year what the data remarks of it.
class CardComposer {
 public:
  CardComposer(BlockComposer& blocks, Evaluation& evaluation, const Input& input)
      : blocks_(blocks), evaluation_(evaluation), input_(input) {}

  // Label, figure, the second language's figure, year and remarks.
  doc::Card full(const value::Value& figure, const std::string& value_style);
  // For the side column: figure, label with what qualifies it, year and remarks.
  doc::Card side(const value::Value& figure);
  // Number and unit on one line, as the language of the figure's card has them.
  doc::Words number(const value::Value& figure, const std::string& style,
                    const std::string& unit_style);

 private:
  const value::Value* label(const value::Value& figure);
  expr::Qualifier qualifier(const value::Value& figure, const std::string& language);
  std::string unit(const value::Value& figure, const std::string& language);
  std::string sentence(const value::Value& figure, const std::string& language);
  std::string rank(const value::Record& figure, const std::string& language);
  struct Remark {
    std::string text, language;
  };
  std::vector<Remark> remarks(const value::Value& figure);
  doc::Words joined(const std::vector<Remark>& remarks, const std::string& separator,
                    const std::string& style, base::Span span);

  BlockComposer& blocks_;
  Evaluation& evaluation_;
  const Input& input_;
};

}  // namespace jianbao::compose
