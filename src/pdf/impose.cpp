#include "pdf/impose.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <stdexcept>

#include "base/number.h"
#include "pdf/rewrite.h"
#include "pdf/xmp.h"

namespace jianbao::pdf {

namespace {

using base::Length;
using base::number;
using Scheme = Imposition::Scheme;

struct Grid {
  int columns = 2, rows = 1;
};

Grid grid_of(Scheme scheme) { return scheme == Scheme::four_up ? Grid{2, 2} : Grid{2, 1}; }

Length points(double value) { return Length::from_points(value); }

// What is left when it is cut, if the file says what that is.
QPDFObjectHandle::Rectangle visible_box(QPDFPageObjectHelper& page) {
  return page.getTrimBox().getArrayAsRectangle();
}

bool says_print_exchange(QPDFObjectHandle metadata) {
  if (!metadata.isStream()) return false;
  const auto data = metadata.getStreamData(qpdf_dl_generalized);
  const std::string_view text(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
  return text.find("<pdfxid:GTS_PDFXVersion>PDF/X-4<") != std::string_view::npos;
}

// What the file says of itself, of which sheets keep what holds for them.
Metadata metadata_of(QPDF& source) {
  Metadata metadata;
  metadata.conformance = {.archive_part = 0, .archive_level = {}, .print_exchange = true};
  QPDFObjectHandle language = source.getRoot().getKey("/Lang");
  if (language.isString()) metadata.language = language.getUTF8Value();
  QPDFObjectHandle info = source.getTrailer().getKey("/Info");
  if (!info.isDictionary()) return metadata;
  const auto text = [&](const char* key) {
    QPDFObjectHandle value = info.getKey(key);
    return value.isString() ? value.getUTF8Value() : std::string{};
  };
  metadata.title = text("/Title");
  metadata.author = text("/Author");
  const std::string date = text("/CreationDate");
  std::sscanf(date.c_str(), "D:%4d%2d%2d", &metadata.year, &metadata.month, &metadata.day);
  return metadata;
}

class Imposer {
 public:
  Imposer(QPDF& source, const Imposition& how)
      : source_(source), how_(how), pages_(QPDFPageDocumentHelper(source).getAllPages()) {
    sheets_.emptyPDF();
  }

  std::string impose() {
    const auto box = visible_box(pages_.front());
    page_size_ = {points(box.urx - box.llx), points(box.ury - box.lly)};
    sheet_ = how_.sheet;
    if (sheet_.width == Length{}) {
      sheet_ = how_.scheme == Scheme::booklet  ? base::Size{page_size_.width * 2, page_size_.height}
               : how_.scheme == Scheme::two_up ? base::Size{page_size_.height, page_size_.width}
                                               : page_size_;
    }
    const Grid grid = grid_of(how_.scheme);
    const Length least = points(36);
    if (sheet_.width - how_.margin * 2 < least * grid.columns ||
        sheet_.height - how_.margin * 2 < least * grid.rows) {
      throw std::runtime_error("the margin leaves less than half an inch for a page");
    }
    const auto sides = sheet_sides(how_.scheme, static_cast<int>(pages_.size()), bound_right());
    for (std::size_t i = 0; i < sides.size(); ++i) add_side(sides[i], i / 2);
    return written();
  }

 private:
  bool bound_right() {
    QPDFObjectHandle viewer = source_.getRoot().getKey("/ViewerPreferences");
    return viewer.isDictionary() && viewer.getKey("/Direction").isNameAndEquals("/R2L");
  }

  // Of a booklet's page what is cut off later is printed too, but for the fold, where the other
  // page begins.
  QPDFObjectHandle form_of(int page, std::size_t place) {
    QPDFPageObjectHelper& helper = pages_[static_cast<std::size_t>(page)];
    QPDFObjectHandle form = helper.getFormXObjectForPage();
    form.getDict().removeKey("/StructParents");
    auto box = visible_box(helper);
    if (how_.scheme == Scheme::booklet) {
      const auto trim = box;
      box = helper.getAttribute("/BleedBox", false).isArray()
                ? helper.getAttribute("/BleedBox", false).getArrayAsRectangle()
                : trim;
      (place == 0 ? box.urx : box.llx) = place == 0 ? trim.urx : trim.llx;
    }
    form.getDict().replaceKey("/BBox", QPDFObjectHandle::newFromRectangle(box));
    return sheets_.copyForeignObject(source_.makeIndirectObject(form));
  }

  // Each page as large as its cell lets it be, in the middle; the two of a booklet meet at the
  // fold.
  void add_side(const std::vector<int>& side, std::size_t sheet) {
    const Grid grid = grid_of(how_.scheme);
    const Length width = (sheet_.width - how_.margin * 2) / grid.columns;
    const Length height = (sheet_.height - how_.margin * 2) / grid.rows;
    QPDFObjectHandle forms = QPDFObjectHandle::newDictionary();
    std::string content;
    for (std::size_t i = 0; i < side.size(); ++i) {
      if (side[i] < 0) continue;
      const std::string name = "/P" + std::to_string(side[i] + 1);
      forms.replaceKey(name, form_of(side[i], i));
      const auto column = static_cast<int>(i) % grid.columns,
                 row = static_cast<int>(i) / grid.columns;
      const base::Point corner{how_.margin + width * column,
                               how_.margin + height * (grid.rows - 1 - row)};
      content += placed(side[i], corner, {width, height}, fold_shift(i, sheet));
      content += name + " Do Q\n";
    }
    add_page(forms, content);
  }

  Length fold_shift(std::size_t place, std::size_t sheet) const {
    if (how_.scheme != Scheme::booklet) return {};
    const Length by = how_.creep * static_cast<std::int64_t>(sheet);
    return place == 0 ? by : -by;
  }

  std::string placed(int page, base::Point corner, base::Size cell, Length shift) {
    const auto box = visible_box(pages_[static_cast<std::size_t>(page)]);
    const double wide = box.urx - box.llx, high = box.ury - box.lly;
    const double scale =
        std::min({1.0, cell.width.to_points() / wide, cell.height.to_points() / high});
    Length left = corner.x + (cell.width - points(wide * scale)) / 2;
    // At the fold no white stands between the pages.
    if (how_.scheme == Scheme::booklet) {
      const bool first = corner.x == how_.margin;
      left = first ? corner.x + cell.width - points(wide * scale) : corner.x;
    }
    const Length foot = corner.y + (cell.height - points(high * scale)) / 2;
    const std::string factor = number(points(scale));
    return "q " + factor + " 0 0 " + factor + " " + number(left + shift - points(box.llx * scale)) +
           " " + number(foot - points(box.lly * scale)) + " cm ";
  }

  void add_page(QPDFObjectHandle forms, const std::string& content) {
    QPDFObjectHandle page = QPDFObjectHandle::newDictionary();
    page.replaceKey("/Type", QPDFObjectHandle::newName("/Page"));
    const QPDFObjectHandle::Rectangle whole{0, 0, sheet_.width.to_points(),
                                            sheet_.height.to_points()};
    page.replaceKey("/MediaBox", QPDFObjectHandle::newFromRectangle(whole));
    page.replaceKey("/TrimBox", QPDFObjectHandle::newFromRectangle(whole));
    QPDFObjectHandle resources = QPDFObjectHandle::newDictionary();
    resources.replaceKey("/XObject", forms);
    page.replaceKey("/Resources", resources);
    page.replaceKey("/Contents", sheets_.newStream(content.empty() ? "\n" : content));
    QPDFPageDocumentHelper(sheets_).addPage(QPDFPageObjectHelper(sheets_.makeIndirectObject(page)),
                                            false);
  }

  // Sheets of PDF/X-4 are PDF/X-4: for the same press, and saying so.
  bool copy_print_exchange() {
    QPDFObjectHandle root = source_.getRoot(), intents = root.getKey("/OutputIntents");
    if (!intents.isArray() || !says_print_exchange(root.getKey("/Metadata"))) return false;
    QPDFObjectHandle kept = QPDFObjectHandle::newArray();
    for (QPDFObjectHandle intent : intents.aitems()) {
      if (!intent.getKey("/S").isNameAndEquals("/GTS_PDFX")) continue;
      kept.appendItem(sheets_.copyForeignObject(source_.makeIndirectObject(intent.shallowCopy())));
    }
    sheets_.getRoot().replaceKey("/OutputIntents", kept);
    QPDFObjectHandle metadata = sheets_.newStream(xmp_packet(metadata_of(source_)));
    metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
    metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
    sheets_.getRoot().replaceKey("/Metadata", metadata);
    return true;
  }

  std::string written() {
    QPDFObjectHandle viewer = QPDFObjectHandle::newDictionary();
    // A booklet is turned over its short edge, since its sheets lie.
    const bool lies = sheet_.width > sheet_.height;
    const bool exchange = copy_print_exchange();
    // PDF 1.6 does not know it.
    if (!exchange) {
      viewer.replaceKey("/Duplex", QPDFObjectHandle::newName(lies ? "/DuplexFlipShortEdge"
                                                                  : "/DuplexFlipLongEdge"));
    }
    viewer.replaceKey("/PrintScaling", QPDFObjectHandle::newName("/None"));
    sheets_.getRoot().replaceKey("/ViewerPreferences", viewer);
    QPDFObjectHandle info = source_.getTrailer().getKey("/Info");
    if (info.isDictionary()) {
      sheets_.getTrailer().replaceKey("/Info", sheets_.copyForeignObject(info));
    }
    QPDFWriter writer(sheets_);
    if (exchange) writer.setMinimumPDFVersion("1.6");
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setDeterministicID(true);
    return written_bytes(writer);
  }

  QPDF& source_;
  const Imposition& how_;
  std::vector<QPDFPageObjectHelper> pages_;
  QPDF sheets_;
  base::Size page_size_, sheet_;
};

}  // namespace

std::vector<std::vector<int>> sheet_sides(Scheme scheme, int pages, bool bound_right) {
  std::vector<std::vector<int>> sides;
  const auto page = [&](int number) { return number < pages ? number : -1; };
  if (scheme != Scheme::booklet) {
    const Grid grid = grid_of(scheme);
    for (int first = 0; first < pages; first += grid.columns * grid.rows) {
      std::vector<int>& side = sides.emplace_back();
      for (int i = 0; i < grid.columns * grid.rows; ++i) side.push_back(page(first + i));
      for (int row = 0; bound_right && row < grid.rows; ++row) {
        std::reverse(side.begin() + row * grid.columns, side.begin() + (row + 1) * grid.columns);
      }
    }
    return sides;
  }
  const int all = (pages + 3) / 4 * 4;
  for (int outer = 0; outer < all / 2; outer += 2) {
    sides.push_back({page(all - 1 - outer), page(outer)});
    sides.push_back({page(outer + 1), page(all - 2 - outer)});
  }
  if (bound_right) {
    for (std::vector<int>& side : sides) std::reverse(side.begin(), side.end());
  }
  return sides;
}

base::Result<std::string> imposed(const std::string& bytes, const std::string& password,
                                  const Imposition& how) {
  using Failure = base::Result<std::string>::Failure;
  try {
    QPDF source;
    source.setSuppressWarnings(true);
    source.processMemoryFile("document", bytes.data(), bytes.size(), password.c_str());
    if (source.isEncrypted() && !source.ownerPasswordMatched()) {
      return Failure{"it is encrypted, and sheets would not be: it takes its owner's password"};
    }
    if (source.getAllPages().empty()) return Failure{"it has no pages"};
    return Imposer(source, how).impose();
  } catch (const QPDFExc& error) {
    if (error.getErrorCode() != qpdf_e_password) return Failure{error.what()};
    return Failure{password.empty() ? "it is encrypted, and its password was not given"
                                    : "it is encrypted with another password"};
  } catch (const std::exception& error) {
    return Failure{error.what()};
  }
}

}  // namespace jianbao::pdf
