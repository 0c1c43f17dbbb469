#include "compose/markdown_extras.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "compose/markdown_source.h"
#include "compose/web_address.h"

namespace jianbao::compose::markdown {

namespace {

constexpr std::string_view strike = "~~";

void add_text(std::string_view prepared, std::vector<Span>& spans) {
  if (!prepared.empty()) spans.push_back({Span::Kind::text, restored(prepared)});
}

// Runs of other lengths are no marks.
void add_with_strikes(std::string_view prepared, std::vector<Span>& spans) {
  std::size_t begin = 0;
  for (std::size_t at = prepared.find(strike); at != prepared.npos;) {
    const std::size_t end = std::min(prepared.find_first_not_of('~', at), prepared.size());
    if (end - at == strike.size()) {
      add_text(prepared.substr(begin, at - begin), spans);
      spans.push_back({.kind = Span::Kind::text, .text = "~~", .written = "~~"});
      begin = end;
    }
    at = prepared.find(strike, end);
  }
  add_text(prepared.substr(begin), spans);
}

bool is_strike(const Span& span) { return span.written == strike; }
bool is_break(const Span& span) {
  return span.kind == Span::Kind::soft_break || span.kind == Span::Kind::line_break;
}
bool ends_open(const std::vector<Span>& spans, std::size_t i) {
  return i == 0 || is_break(spans[i - 1]) || spans[i - 1].text.ends_with(' ');
}
bool starts_open(const std::vector<Span>& spans, std::size_t i) {
  return i + 1 == spans.size() || is_break(spans[i + 1]) || spans[i + 1].text.starts_with(' ');
}

// The nearest mark behind one that can end what it starts; the end when there is none.
std::size_t closing(const std::vector<Span>& spans, std::size_t open) {
  for (std::size_t i = open + 2; i < spans.size(); ++i) {
    if (is_strike(spans[i]) && !ends_open(spans, i)) return i;
  }
  return spans.size();
}

std::vector<Span> unlinked(std::vector<Span> spans) {
  for (Span& span : spans) {
    if (span.kind == Span::Kind::link) {
      span = {.kind = Span::Kind::text, .text = span.spans.front().text};
    }
    span.spans = unlinked(std::move(span.spans));
  }
  return spans;
}

}  // namespace

std::vector<Span> split_text(std::string_view prepared, bool links) {
  std::vector<Span> spans;
  std::size_t begin = 0;
  while (links) {
    WebAddress address = find_address(prepared, begin);
    if (address.end == address.begin) break;
    add_with_strikes(prepared.substr(begin, address.begin - begin), spans);
    Span link{.kind = Span::Kind::link, .target = restored(address.target)};
    add_text(prepared.substr(address.begin, address.end - address.begin), link.spans);
    spans.push_back(std::move(link));
    begin = address.end;
  }
  add_with_strikes(prepared.substr(begin), spans);
  return spans;
}

std::vector<Span> with_strikes(std::vector<Span> spans) {
  std::vector<Span> result;
  std::size_t none_before = 0;  // marks up to here have no partner: the search is not repeated
  for (std::size_t i = 0; i < spans.size(); ++i) {
    Span& span = spans[i];
    if (span.kind == Span::Kind::tag) {
      span.spans = with_strikes(std::move(span.spans));
      if (span.text == "a") span.spans = unlinked(std::move(span.spans));
    }
    const bool opens = is_strike(span) && i >= none_before && !starts_open(spans, i);
    const std::size_t end = opens ? closing(spans, i) : spans.size();
    if (opens && end == spans.size()) none_before = spans.size();
    if (end == spans.size()) {
      span.written = is_strike(span) ? "" : std::move(span.written);
      result.push_back(std::move(span));
      continue;
    }
    Span struck{.kind = Span::Kind::tag, .text = "s", .written = std::string(strike)};
    struck.spans =
        with_strikes({std::make_move_iterator(spans.begin() + static_cast<std::ptrdiff_t>(i) + 1),
                      std::make_move_iterator(spans.begin() + static_cast<std::ptrdiff_t>(end))});
    result.push_back(std::move(struck));
    i = end;
  }
  return result;
}

}  // namespace jianbao::compose::markdown
