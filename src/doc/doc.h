#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/attachment.h"
#include "doc/blocks.h"
#include "doc/page_master.h"
#include "doc/words.h"

// The resolved document: what is said and how each part looks, with no place on a page yet.
namespace jianbao::doc {

// What the file's signature says; each may be empty.
struct SignatureWords {
  std::string reason, location, contact;
  std::string description;  // of what shows it, for those who cannot see it
};

struct Document {
  std::string title, author;
  std::vector<std::string> languages;
  PageMaster master;
  Furniture furniture;
  std::vector<Block> blocks;
  std::vector<Note> notes;  // in the order in which they are called
  // Where notes are numbered by page: by language, the mark of a page's first note, its second …
  std::map<std::string, std::vector<std::string>> page_marks;
  bool says_pages = false;  // some text names a page
  // Whether languages side by side are read one after the other, not pair by pair.
  bool reads_by_language = false;
  SignatureWords signature;
  std::vector<base::Attachment> attachments;  // of the whole document
};

}  // namespace jianbao::doc
