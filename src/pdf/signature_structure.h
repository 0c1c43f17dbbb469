#pragma once

#include <qpdf/QPDF.hh>
#include <string>

#include "pdf/incremental_update.h"

namespace jianbao::pdf {

struct StructuredWidget {
  std::size_t id = 0;
  std::string page;  // a reference
};

// In a tagged file, a widget that is seen belongs to an element Form, the last of the document
// (ISO 14289-1, 7.18.4). What the widget says of that; empty where the file has no structure.
std::string add_to_structure(QPDF& pdf, IncrementalUpdate& update, const StructuredWidget& widget);

}  // namespace jianbao::pdf
