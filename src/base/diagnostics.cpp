#include "base/diagnostics.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "base/secrets.h"
#include "base/utf8.h"

namespace jianbao::base {

namespace {

constexpr std::string_view red = "\x1b[1;31m", magenta = "\x1b[1;35m", plain = "\x1b[0m";

auto sort_key(const Diagnostic& d) {
  const std::string_view path = d.span.file ? std::string_view(d.span.file->path()) : "";
  return std::tuple(path, d.span.begin, std::string_view(d.text), std::string_view(d.hint));
}

// Control characters of untrusted words would reach the terminal.
std::string printable(std::string_view words) {
  std::string out;
  for (std::size_t i = 0; i < words.size();) {
    const char32_t c = next_code_point(words, i);
    if (c == U'\n' || c == U'\r' || is_control(c)) {
      out += code_point_name(c);
    } else {
      append_utf8(out, c);
    }
  }
  return out;
}

// The offset of so many code points before or after another.
std::size_t before(std::string_view text, std::size_t at, std::size_t count) {
  for (; count > 0 && at > 0; --count) {
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80);
  }
  return at;
}
std::size_t after(std::string_view text, std::size_t at, std::size_t count) {
  for (; count > 0 && at < text.size(); --count) next_code_point(text, at);
  return at;
}

constexpr std::size_t longest_words = 400;  // code points
constexpr std::string_view ellipsis = "…";

std::string shortened(std::string_view words) {
  const std::size_t end = after(words, 0, longest_words);
  return printable(words.substr(0, end)) + (end < words.size() ? std::string(ellipsis) : "");
}

// A part of a line with a caret and what it marks below; a long line is cut about the caret. A tab
// would part line and caret, so it becomes a space, and a control character one replacement
// character.
std::string pointed(std::string_view line, std::size_t from, std::size_t marked) {
  constexpr std::size_t context = 120;
  const std::size_t begin = line.size() > 2 * context ? before(line, from, context) : 0;
  const std::size_t mark_end = std::min(from + marked, after(line, from, context));
  const std::size_t end = line.size() > 2 * context ? after(line, mark_end, context) : line.size();
  std::string shown(begin > 0 ? ellipsis : "");
  const std::size_t indent = (begin > 0 ? 1 : 0) + display_width(line.substr(begin, from - begin));
  for (std::size_t i = begin; i < end;) {
    const char32_t c = next_code_point(line, i);
    append_utf8(shown, c == U'\t' ? U' ' : is_control(c) || c == U'\r' ? U'\uFFFD' : c);
  }
  if (end < line.size()) shown += ellipsis;
  const std::size_t width =
      std::max<std::size_t>(1, display_width(line.substr(from, mark_end - from)));
  return "  " + shown + "\n  " + std::string(indent, ' ') + "^" + std::string(width - 1, '~');
}

}  // namespace

namespace {

std::vector<Span> all_secrets(const SourceFile* file, const std::vector<Span>& told) {
  std::vector<Span> all = secret_spans(*file);
  for (const Span& secret : told) {
    const auto same = [&](const Span& each) {
      return each.begin == secret.begin && each.end == secret.end;
    };
    if (secret.file == file && std::none_of(all.begin(), all.end(), same)) all.push_back(secret);
  }
  return all;
}

std::vector<Span> on_line_of(const Span& place, const std::vector<Span>& secrets) {
  const SourceFile& file = *place.file;
  const std::size_t begin = file.line_start(std::min(place.begin, file.text().size()));
  const std::size_t end = begin + file.line_at(place.begin).size();
  std::vector<Span> found;
  for (const Span& secret : secrets) {
    if (secret.begin <= end && secret.end >= begin) found.push_back(secret);
  }
  return found;
}

// A message without what it quotes of a secret, also where the file has it in another spelling.
std::string without_quotes(std::string words, std::string_view secret) {
  constexpr std::string_view stars = "***";
  const bool escaped = secret.find('\\') != secret.npos || secret.find("''") != secret.npos;
  for (std::size_t open = words.find('\''); open != words.npos; open = words.find('\'', open + 1)) {
    for (std::size_t close = words.rfind('\''); close > open + 1;
         close = words.rfind('\'', close - 1)) {
      const std::string quoted = words.substr(open + 1, close - open - 1);
      if (!escaped && secret.find(quoted) == secret.npos) continue;
      words.replace(open + 1, quoted.size(), stars);
      open += stars.size() + 1;
      break;
    }
  }
  return words;
}

// What is said about a secret does not tell it.
void keep_quiet(Diagnostic& entry) {
  for (const Span& secret : entry.secrets) {
    if (entry.span.begin < secret.begin || entry.span.begin >= secret.end) continue;
    const std::string_view text =
        entry.span.file->text().substr(secret.begin, secret.end - secret.begin);
    entry.text = without_quotes(std::move(entry.text), text);
    entry.hint = without_quotes(std::move(entry.hint), text);
  }
}

}  // namespace

void Diagnostics::hide(Span secret) { secrets_.push_back(whole_value(secret)); }

// Of one hash in 10^19 the second would be lost; it is counted all the same.
bool Diagnostics::is_new(const Diagnostic& entry) {
  const std::hash<std::string_view> words;
  std::size_t hash = std::hash<const void*>()(entry.span.file);
  for (const std::size_t part : {entry.span.begin, words(entry.text), words(entry.hint)}) {
    hash = hash * 0x9E3779B97F4A7C15U + part;
  }
  return said_.insert(hash).second;
}

void Diagnostics::add(Diagnostic entry) {
  constexpr std::size_t most = 200, most_remembered = 100'000;
  ++(entry.severity == Severity::error ? errors_ : warnings_);
  Tally& tally = tallies_[{entry.span.file, entry.severity}];
  if (tally.kept < most) {
    if (!is_new(entry)) return;
    ++tally.kept;
    secrets_.insert(secrets_.end(), entry.secrets.begin(), entry.secrets.end());
    entries_.push_back(std::move(entry));
  } else if (said_.size() > most_remembered || is_new(entry)) {
    ++tally.left_out;
  }
}

// Documents share files, so that what one has left out another has too.
void Diagnostics::add_all(const Diagnostics& other) {
  for (Diagnostic& entry : other.sorted_entries()) add(std::move(entry));
  for (const auto& [key, tally] : other.tallies_) {
    Tally& own = tallies_[key];
    own.left_out = std::max(own.left_out, tally.left_out);
  }
}

void Diagnostics::overspent(Span place, std::string text, std::string hint) {
  if (overspent_at_.file == nullptr) overspent_at_ = place;
  error(overspent_at_, std::move(text), std::move(hint));
}

void Diagnostics::error(Span span, std::string text, std::string hint) {
  add({Severity::error, span, std::move(text), std::move(hint)});
}

void Diagnostics::warn(Span span, std::string text, std::string hint) {
  add({Severity::warning, span, std::move(text), std::move(hint)});
}

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> all = sorted_entries(), rest;
  for (const auto& [key, tally] : tallies_) {
    if (tally.left_out == 0) continue;
    const auto& [file, severity] = key;
    const std::string what = severity == Severity::error ? "error" : "warning";
    const std::string where = file == nullptr ? "" : " in '" + file->path() + "'";
    rest.push_back({severity,
                    {},
                    std::to_string(tally.left_out) + " more " + what +
                        (tally.left_out == 1 ? "" : "s") + where +
                        (tally.left_out == 1 ? " is" : " are") + " not shown",
                    {}});
  }
  std::sort(rest.begin(), rest.end(),
            [](const Diagnostic& a, const Diagnostic& b) { return a.text < b.text; });
  std::move(rest.begin(), rest.end(), std::back_inserter(all));
  return all;
}

std::vector<Diagnostic> Diagnostics::sorted_entries() const {
  std::vector<Diagnostic> all = entries_;
  std::stable_sort(all.begin(), all.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return sort_key(a) < sort_key(b);
  });
  const auto same = [](const Diagnostic& a, const Diagnostic& b) {
    return sort_key(a) == sort_key(b);
  };
  all.erase(std::unique(all.begin(), all.end(), same), all.end());
  std::map<const SourceFile*, std::vector<Span>> secrets;
  for (Diagnostic& entry : all) {
    if (entry.span.file == nullptr) continue;
    const auto [found, is_new] = secrets.try_emplace(entry.span.file);
    if (is_new) found->second = all_secrets(entry.span.file, secrets_);
    entry.secrets = on_line_of(entry.span, found->second);
    keep_quiet(entry);
  }
  return all;
}

namespace {

// The line that starts there, with stars for what is not to be shown.
std::string without_secrets(std::string line, std::size_t start, const Diagnostic& d) {
  for (const Span& secret : d.secrets) {
    if (secret.file != d.span.file) continue;
    for (std::size_t at = secret.begin; at < secret.end; ++at) {
      if (at >= start && at - start < line.size()) line[at - start] = '*';
    }
  }
  return line;
}

}  // namespace

std::string format_text(const Diagnostic& d, bool colors) {
  const bool is_error = d.severity == Severity::error;
  std::string label = is_error ? "error" : "warning";
  if (colors) label = std::string(is_error ? red : magenta) + label + std::string(plain);
  const std::string text = shortened(d.text), hint = shortened(d.hint);
  if (d.span.file == nullptr) {
    return "jianbao: " + label + ": " + text + (hint.empty() ? "" : " (" + hint + ")") + "\n";
  }
  const SourceFile& file = *d.span.file;
  const auto [line_number, column] = file.position(d.span.begin);
  const std::size_t start = file.line_start(std::min(d.span.begin, file.text().size()));
  const std::string line = without_secrets(std::string(file.line_at(d.span.begin)), start, d);
  const std::size_t from = std::min(d.span.begin - std::min(start, d.span.begin), line.size());
  const std::size_t marked =
      std::min(std::max(d.span.end, d.span.begin) - d.span.begin, line.size() - from);
  return shortened(file.path()) + ":" + std::to_string(line_number) + ":" + std::to_string(column) +
         ": " + label + ": " + text + "\n" + pointed(line, from, marked) +
         (hint.empty() ? "" : " " + hint) + "\n";
}

}  // namespace jianbao::base
