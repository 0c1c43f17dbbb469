#include "pdf/impose.h"

#include <algorithm>
#include <exception>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <stdexcept>

#include "base/number.h"
#include "pdf/rewrite.h"
#include "pdf/sheet_catalog.h"
#include "pdf/sheet_side.h"

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

QPDFObjectHandle::Rectangle bleed_box(QPDFPageObjectHelper& page) {
  QPDFObjectHandle box = page.getAttribute("/BleedBox", false);
  return box.isArray() ? box.getArrayAsRectangle() : visible_box(page);
}

bool has_bleed(QPDFPageObjectHelper& page) {
  const auto trim = visible_box(page), bleed = bleed_box(page);
  return bleed.llx < trim.llx || bleed.lly < trim.lly || bleed.urx > trim.urx ||
         bleed.ury > trim.ury;
}

page::Rectangle area_of(const QPDFObjectHandle::Rectangle& box) {
  return {{points(box.llx), points(box.lly)},
          {points(box.urx - box.llx), points(box.ury - box.lly)}};
}

QPDFObjectHandle box_of(const page::Rectangle& area) {
  const double left = area.origin.x.to_points(), foot = area.origin.y.to_points();
  return QPDFObjectHandle::newFromRectangle(
      {left, foot, left + area.size.width.to_points(), foot + area.size.height.to_points()});
}

page::Rectangle common(const page::Rectangle& a, const page::Rectangle& b) {
  const Length left = std::max(a.origin.x, b.origin.x), foot = std::max(a.origin.y, b.origin.y);
  return {{left, foot},
          {std::min(a.origin.x + a.size.width, b.origin.x + b.size.width) - left,
           std::min(a.origin.y + a.size.height, b.origin.y + b.size.height) - foot}};
}

// How a page comes to its place: smaller, and moved.
struct Placing {
  double scale;
  Length dx, dy;
  std::string matrix() const {
    const std::string factor = number(points(scale));
    return factor + " 0 0 " + factor + " " + number(dx) + " " + number(dy) + " cm ";
  }
  page::Rectangle of(const QPDFObjectHandle::Rectangle& box) const {
    page::Rectangle area =
        area_of({box.llx * scale, box.lly * scale, box.urx * scale, box.ury * scale});
    area.origin.x += dx;
    area.origin.y += dy;
    return area;
  }
};

class Imposer {
 public:
  Imposer(QPDF& source, const Imposition& how)
      : source_(source), how_(how), pages_(QPDFPageDocumentHelper(source).getAllPages()) {
    sheets_.emptyPDF();
  }

  std::string impose() {
    const auto box = visible_box(pages_.front());
    page_size_ = {points(box.urx - box.llx), points(box.ury - box.lly)};
    has_bleed_ = std::any_of(pages_.begin(), pages_.end(), has_bleed);
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

  bool is_booklet() const { return how_.scheme == Scheme::booklet; }

  // What is cut off later is printed too, but for the fold of a booklet, where the other page
  // begins.
  QPDFObjectHandle::Rectangle printed_box(int page, std::size_t place) {
    QPDFPageObjectHelper& helper = pages_[static_cast<std::size_t>(page)];
    const auto trim = visible_box(helper);
    auto box = bleed_box(helper);
    if (is_booklet()) (place == 0 ? box.urx : box.llx) = place == 0 ? trim.urx : trim.llx;
    return box;
  }

  QPDFObjectHandle form_of(int page, std::size_t place) {
    QPDFPageObjectHelper& helper = pages_[static_cast<std::size_t>(page)];
    QPDFObjectHandle form = helper.getFormXObjectForPage();
    form.getDict().removeKey("/StructParents");
    form.getDict().replaceKey("/BBox",
                              QPDFObjectHandle::newFromRectangle(printed_box(page, place)));
    return sheets_.copyForeignObject(source_.makeIndirectObject(form));
  }

  page::Rectangle cell(std::size_t place) const {
    const Grid grid = grid_of(how_.scheme);
    const Length width = (sheet_.width - how_.margin * 2) / grid.columns;
    const Length height = (sheet_.height - how_.margin * 2) / grid.rows;
    const auto column = static_cast<int>(place) % grid.columns,
               row = static_cast<int>(place) / grid.columns;
    return {{how_.margin + width * column, how_.margin + height * (grid.rows - 1 - row)},
            {width, height}};
  }

  // Each page as large as its cell lets it be, in the middle; the two of a booklet meet at the
  // fold.
  void add_side(const std::vector<int>& pages, std::size_t sheet) {
    QPDFObjectHandle forms = QPDFObjectHandle::newDictionary();
    std::string content;
    SheetSide side{sheet_, {}, {}};
    if (is_booklet()) side.fold = cell(1).origin.x;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      if (pages[i] < 0 && !is_booklet()) continue;
      // Blank pages of a booklet are cut like its others.
      const int page = std::max(pages[i], 0);
      const Placing placing = placing_of(page, i, sheet);
      page::Rectangle printed = placing.of(printed_box(page, i));
      if (!is_booklet()) printed = common(printed, cell(i));
      side.places.push_back(
          {placing.of(visible_box(pages_[static_cast<std::size_t>(page)])), printed});
      if (pages[i] < 0) continue;
      const std::string name = "/P" + std::to_string(page + 1);
      forms.replaceKey(name, form_of(page, i));
      content += "q " + clip(printed) + placing.matrix() + name + " Do Q\n";
    }
    add_page(forms, content, side);
  }

  // The bleed of one page does not reach into the cell of another.
  std::string clip(const page::Rectangle& area) const {
    if (is_booklet() || !has_bleed_) return {};
    return number(area.origin.x) + " " + number(area.origin.y) + " " + number(area.size.width) +
           " " + number(area.size.height) + " re W n ";
  }

  Length fold_shift(std::size_t place, std::size_t sheet) const {
    if (!is_booklet()) return {};
    const Length by = how_.creep * static_cast<std::int64_t>(sheet);
    return place == 0 ? by : -by;
  }

  Placing placing_of(int page, std::size_t place, std::size_t sheet) {
    const auto box = visible_box(pages_[static_cast<std::size_t>(page)]);
    const page::Rectangle room = cell(place);
    const double wide = box.urx - box.llx, high = box.ury - box.lly;
    const double scale =
        std::min({1.0, room.size.width.to_points() / wide, room.size.height.to_points() / high});
    const Length width = points(wide * scale);
    Length left = room.origin.x + (room.size.width - width) / 2;
    // At the fold no white stands between the pages.
    if (is_booklet()) left = room.origin.x + (place == 0 ? room.size.width - width : Length{});
    const Length foot = room.origin.y + (room.size.height - points(high * scale)) / 2;
    return {scale, left + fold_shift(place, sheet) - points(box.llx * scale),
            foot - points(box.lly * scale)};
  }

  // One and the same in the whole file, as an ink has one stand-in (ISO 32000-1, 8.6.6.4).
  QPDFObjectHandle all_plates() {
    if (all_plates_.isInitialized()) return all_plates_;
    for (QPDFPageObjectHelper& page : pages_) {
      QPDFObjectHandle resources = page.getAttribute("/Resources", false);
      if (!resources.isDictionary() || !resources.getKey("/ColorSpace").isDictionary()) continue;
      for (auto& [name, space] : resources.getKey("/ColorSpace").getDictAsMap()) {
        if (!space.isArray() || space.getArrayNItems() != 4) continue;
        if (!space.getArrayItem(1).isNameAndEquals("/All")) continue;
        QPDFObjectHandle found = source_.makeIndirectObject(space.shallowCopy());
        return all_plates_ = sheets_.copyForeignObject(found);
      }
    }
    all_plates_ = sheets_.makeIndirectObject(QPDFObjectHandle::parse(
        "[/Separation /All /DeviceCMYK << /FunctionType 2 /N 1 /Domain [0 1] /C0 [0 0 0 0] "
        "/C1 [1 1 1 1] >>]"));
    return all_plates_;
  }

  // What a printer cuts by; where nothing goes on beyond the pages, the sheet is cut as it is.
  void add_marks(QPDFObjectHandle page, std::string& content, const SheetSide& side) {
    if (!has_bleed_ || side.places.empty()) return;
    page.replaceKey("/TrimBox", box_of(trimmed_area(side)));
    page.replaceKey("/BleedBox", box_of(printed_area(side)));
    const std::string marks = how_.marks ? sheet_marks(side) : std::string{};
    if (marks.empty()) return;
    QPDFObjectHandle spaces = QPDFObjectHandle::newDictionary();
    spaces.replaceKey("/All", all_plates());
    page.getKey("/Resources").replaceKey("/ColorSpace", spaces);
    content += "q /All CS 1 SCN\n" + marks + "Q\n";
  }

  void add_page(QPDFObjectHandle forms, std::string content, const SheetSide& side) {
    QPDFObjectHandle page = QPDFObjectHandle::newDictionary();
    page.replaceKey("/Type", QPDFObjectHandle::newName("/Page"));
    page.replaceKey("/MediaBox", box_of({{}, sheet_}));
    page.replaceKey("/TrimBox", box_of({{}, sheet_}));
    QPDFObjectHandle resources = QPDFObjectHandle::newDictionary();
    resources.replaceKey("/XObject", forms);
    page.replaceKey("/Resources", resources);
    add_marks(page, content, side);
    page.replaceKey("/Contents", sheets_.newStream(content.empty() ? "\n" : content));
    QPDFPageDocumentHelper(sheets_).addPage(QPDFPageObjectHelper(sheets_.makeIndirectObject(page)),
                                            false);
  }

  std::string written() {
    QPDFObjectHandle viewer = QPDFObjectHandle::newDictionary();
    // A booklet is turned over its short edge, since its sheets lie.
    const bool lies = sheet_.width > sheet_.height;
    const bool exchange = copy_catalog(source_, sheets_);
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
    // As archives and presses ask for (ISO 19005-2, 6.1.7.1).
    writer.setNewlineBeforeEndstream(true);
    writer.setDeterministicID(true);
    return written_bytes(writer);
  }

  QPDF& source_;
  const Imposition& how_;
  std::vector<QPDFPageObjectHelper> pages_;
  QPDF sheets_;
  base::Size page_size_, sheet_;
  bool has_bleed_ = false;
  QPDFObjectHandle all_plates_;
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
