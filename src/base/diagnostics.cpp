#include "base/diagnostics.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "base/secrets.h"
#include "base/utf8.h"

namespace jianbao::base {

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

namespace {

constexpr std::string_view red = "\x1b[1;31m", magenta = "\x1b[1;35m", plain = "\x1b[0m";

auto sort_key(const Diagnostic& d) {
  const std::string_view path = d.span.file ? std::string_view(d.span.file->path()) : "";
  return std::tuple(path, d.span.begin, std::string_view(d.text), std::string_view(d.hint));
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

namespace {

std::size_t hash_of(const Diagnostic& entry) {
  const std::hash<std::string_view> words;
  std::size_t hash = std::hash<const void*>()(entry.span.file);
  for (const std::size_t part : {entry.span.begin, words(entry.text), words(entry.hint)}) {
    hash = hash * 0x9E3779B97F4A7C15U + part;
  }
  return hash;
}

constexpr std::size_t most_of_a_fault = 3;

}  // namespace

// Of one hash in 10^19 the second would be lost; it is counted all the same.
bool Diagnostics::is_new(const Diagnostic& entry) {
  return said_.emplace(hash_of(entry), entries_.size()).second;
}

void Diagnostics::join_briefs(const Diagnostic& entry) {
  const auto found = said_.find(hash_of(entry));
  if (found == said_.end() || found->second >= entries_.size()) return;
  auto& briefs = entries_[found->second].briefs;
  for (const std::string& brief : entry.briefs) {
    if (std::find(briefs.begin(), briefs.end(), brief) == briefs.end()) briefs.push_back(brief);
  }
}

void Diagnostics::add(Diagnostic entry) {
  constexpr std::size_t most = 200, most_remembered = 100'000;
  ++(entry.severity == Severity::error ? errors_ : warnings_);
  Tally& tally = tallies_[{entry.span.file, entry.severity}];
  const bool remembers = said_.size() <= most_remembered;
  if (remembers && said_.contains(hash_of(entry))) return join_briefs(entry);
  const bool counted = !entry.fault.empty();
  const std::size_t of_fault = counted ? ++faults_[{entry.span.file, entry.fault}] : 0;
  if (tally.kept < most) {
    is_new(entry);
    ++tally.kept;
    secrets_.insert(secrets_.end(), entry.secrets.begin(), entry.secrets.end());
    entries_.push_back(std::move(entry));
    return;
  }
  if (remembers) said_.emplace(hash_of(entry), entries_.max_size());
  // Those of a fault that is shown are counted with it.
  if (of_fault <= most_of_a_fault) ++tally.left_out;
}

void Diagnostics::lower(std::size_t entry) {
  Diagnostic& said = entries_[entry];
  if (said.severity != Severity::error) return;
  said.severity = Severity::warning;
  said_.erase(hash_of(said));
  --errors_;
  ++warnings_;
}

// Documents share files, so that what one has left out another has too.
void Diagnostics::add_all(const Diagnostics& other) {
  for (Diagnostic& entry : other.sorted_entries()) add(std::move(entry));
  for (const auto& [key, tally] : other.tallies_) {
    Tally& own = tallies_[key];
    own.left_out = std::max(own.left_out, tally.left_out);
  }
  // What it counted and did not keep counts here as well.
  for (const auto& [fault, count] : other.faults_) {
    std::size_t& all = faults_[fault];
    all = std::max(all, count);
  }
}

void Diagnostics::overspent(Span place, std::string text, std::string hint) {
  if (overspent_at_.file == nullptr) overspent_at_ = place;
  error(overspent_at_, std::move(text), std::move(hint));
}

void Diagnostics::assign(std::size_t first, const std::string& brief, Span record) {
  for (std::size_t i = first; i < entries_.size(); ++i) assign_one(i, brief, record);
}

void Diagnostics::assign_one(std::size_t entry, const std::string& brief, Span record) {
  entries_[entry].briefs = {brief};
  entries_[entry].record = record;
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
  std::map<const SourceFile*, std::vector<Span>> secrets;
  for (Diagnostic& entry : all) {
    if (entry.span.file == nullptr) continue;
    const auto [found, is_new] = secrets.try_emplace(entry.span.file);
    if (is_new) found->second = all_secrets(entry.span.file, secrets_);
    entry.secrets = on_line_of(entry.span, found->second);
    keep_quiet(entry);
    for (const Note& note : entry.notes) {
      if (note.span.file == nullptr) continue;
      const auto [there, added] = secrets.try_emplace(note.span.file);
      if (added) there->second = all_secrets(note.span.file, secrets_);
      const std::vector<Span> more = on_line_of(note.span, there->second);
      entry.secrets.insert(entry.secrets.end(), more.begin(), more.end());
    }
  }
  return all;
}

std::vector<Diagnostic> Diagnostics::shown() const {
  std::vector<Diagnostic> shown;
  struct Seen {
    std::size_t count = 0, last = 0;  // the last that is shown
  };
  std::map<Fault, Seen> faults;
  for (Diagnostic& entry : sorted()) {
    if (!entry.fault.empty()) {
      Seen& seen = faults[{entry.span.file, entry.fault}];
      if (++seen.count > most_of_a_fault) continue;
      seen.last = shown.size();
    }
    shown.push_back(std::move(entry));
  }
  for (const auto& [fault, seen] : faults) {
    const std::size_t all = faults_.at(fault);
    if (all <= most_of_a_fault) continue;
    shown[seen.last].notes.push_back(
        {{}, "and " + std::to_string(all - most_of_a_fault) + " more like this"});
  }
  return shown;
}

namespace {

// The line that starts there, with stars for what is not to be shown.
std::string without_secrets(std::string line, std::size_t start, const SourceFile& file,
                            const std::vector<Span>& secrets) {
  for (const Span& secret : secrets) {
    if (secret.file != &file) continue;
    for (std::size_t at = secret.begin; at < secret.end; ++at) {
      if (at >= start && at - start < line.size()) line[at - start] = '*';
    }
  }
  return line;
}

// "path:line:col: error: text", then the line with its caret.
std::string located(const Span& span, const std::string& said, const std::vector<Span>& secrets) {
  const SourceFile& file = *span.file;
  const std::size_t start = file.line_start(std::min(span.begin, file.text().size()));
  const std::string line =
      without_secrets(std::string(file.line_at(span.begin)), start, file, secrets);
  const std::size_t from = std::min(span.begin - std::min(start, span.begin), line.size());
  const std::size_t marked =
      std::min(std::max(span.end, span.begin) - span.begin, line.size() - from);
  return shortened(file.path()) + ":" + shortened(file.place(span.begin)) + ": " + said + "\n" +
         pointed(line, from, marked);
}

std::string note_text(const Note& note, const Diagnostic& d) {
  const std::string said = "note: " + shortened(note.text);
  if (note.span.file == nullptr) return "  " + said + "\n";
  return located(note.span, said, d.secrets) + "\n";
}

// The briefs that a message is about, and the row that one of them is made of.
std::string about(const Diagnostic& d) {
  constexpr std::size_t most = 3;
  // A brief that is made once is known by what the message says.
  if (d.briefs.empty() || d.record.file == nullptr) return {};
  std::string names;
  for (std::size_t i = 0; i < std::min(most, d.briefs.size()); ++i) {
    if (d.briefs[i].empty()) continue;
    names += (names.empty() ? " in " : ", ") + shortened(d.briefs[i]);
  }
  if (d.briefs.size() > most) names += " and " + std::to_string(d.briefs.size() - most) + " more";
  std::string record;
  if (d.briefs.size() == 1) {
    record = (names.empty() ? " made of " : ", made of ") + shortened(d.record.file->path()) + ":" +
             shortened(d.record.file->row(d.record.begin));
  }
  return "  note:" + names + record + "\n";
}

}  // namespace

std::string format_text(const Diagnostic& d, bool colors) {
  const bool is_error = d.severity == Severity::error;
  std::string label = is_error ? "error" : "warning";
  if (colors) label = std::string(is_error ? red : magenta) + label + std::string(plain);
  const std::string text = shortened(d.text), hint = shortened(d.hint);
  std::string out;
  if (d.span.file == nullptr) {
    out = "jianbao: " + label + ": " + text + (hint.empty() ? "" : " (" + hint + ")") + "\n";
  } else {
    out = located(d.span, label + ": " + text, d.secrets) + (hint.empty() ? "" : " " + hint) + "\n";
  }
  for (const Note& note : d.notes) out += note_text(note, d);
  return out + about(d);
}

}  // namespace jianbao::base
