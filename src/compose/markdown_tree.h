#pragma once

#include <string>
#include <vector>

// Rich text as a tree of values: CommonMark with GFM's tables, notes, strikethrough and bare
// addresses, and tags of HTML. What they look like is not known here.
namespace jianbao::compose::markdown {

struct Attribute {
  std::string name, value;
};

// A part of a paragraph.
struct Span {
  enum class Kind { text, soft_break, line_break, emphasis, strong, code, link, image, note, tag };
  Kind kind = Kind::text;
  std::string text;          // what it says; of an image: what it shows; of a tag: its name
  std::string target = {};   // of a link or an image
  std::string written = {};  // of a tag: as it was written
  std::vector<Attribute> attributes = {};
  std::vector<Span> spans = {};  // within
  std::size_t note = 0;          // which of the notes
  std::size_t before = 0;        // of a tag: how often it was written before
};

struct Block {
  enum class Kind { paragraph, heading, list, item, quote, code, table, row, cell, rule };
  Kind kind = Kind::paragraph;
  std::vector<Span> spans = {};    // of a paragraph, a heading or a cell
  std::vector<Block> blocks = {};  // within
  std::string text = {};           // of code
  int number = 0;                  // of a heading: its level; of an ordered list: its first
  bool ordered = false;            // of a list
  bool loose = false;              // of a list: its items have space between
  bool header = false;             // of a row
  char align = 0;                  // of a cell: l, c or r
};

// What is wrong with a part of the text, by the words that it has there.
struct Problem {
  std::string words, text, hint;
  std::size_t before = 0;  // how often the words stand before
};

struct Text {
  std::vector<Block> blocks;
  std::vector<std::vector<Block>> notes;  // in the order in which they are called
  std::vector<std::string> note_names;    // as they are called: "a" of [^a]
  std::vector<Problem> problems;
};

}  // namespace jianbao::compose::markdown
