#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "style/style.h"

// The words of CSS that a style of a theme and a `style` attribute in a text share, and what they
// mean.
namespace jianbao::spec::css_words {

template <class Meaning, std::size_t count>
using Words = std::array<std::pair<std::string_view, Meaning>, count>;

inline constexpr Words<style::EmphasisMark, 7> emphases{
    {{"none", style::EmphasisMark::none},
     {"dot", style::EmphasisMark::dot},
     {"filled dot", style::EmphasisMark::dot},
     {"circle", style::EmphasisMark::circle},
     {"open circle", style::EmphasisMark::circle},
     {"sesame", style::EmphasisMark::sesame},
     {"filled sesame", style::EmphasisMark::sesame}}};
inline constexpr Words<style::TextLine, 5> text_lines{
    {{"none", style::TextLine::none},
     {"underline", style::TextLine::underline},
     {"line-through", style::TextLine::line_through},
     {"proper-name", style::TextLine::proper_name},
     {"book-title", style::TextLine::book_title}}};
// Words of one property of which only one can hold (CSS Text 4, CSS Fonts 4).
inline constexpr bool exclude(std::string_view a, std::string_view b) {
  constexpr std::array<std::array<std::string_view, 2>, 9> rivals{
      {{"allow-end", "force-end"},
       {"none", "first"},
       {"none", "allow-end"},
       {"none", "force-end"},
       {"no-autospace", "normal"},
       {"no-autospace", "ideograph-alpha"},
       {"no-autospace", "ideograph-numeric"},
       {"lining-nums", "oldstyle-nums"},
       {"proportional-nums", "tabular-nums"}}};
  for (const auto& [one, other] : rivals) {
    if ((a == one && b == other) || (a == other && b == one)) return true;
  }
  return false;
}

inline constexpr Words<style::RubyPosition, 3> ruby_positions{
    {{"over", style::RubyPosition::over},
     {"under", style::RubyPosition::under},
     {"inter-character", style::RubyPosition::inter_character}}};
inline constexpr Words<style::ScriptPosition, 3> script_positions{
    {{"baseline", style::ScriptPosition::normal},
     {"super", style::ScriptPosition::super},
     {"sub", style::ScriptPosition::sub}}};

}  // namespace jianbao::spec::css_words
