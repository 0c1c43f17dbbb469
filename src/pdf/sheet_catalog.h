#pragma once

class QPDF;

namespace jianbao::pdf {

// Takes over what a document says of itself and of the press that its colours are for. Whether the
// sheets are of PDF/X-4, as the document is; another standard they do not follow.
bool copy_catalog(QPDF& source, QPDF& sheets);

}  // namespace jianbao::pdf
