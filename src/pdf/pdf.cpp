#include "pdf/pdf.h"

#include "pdf/attachments.h"
#include "pdf/content.h"
#include "pdf/finish.h"
#include "pdf/font_objects.h"
#include "pdf/haru.h"
#include "pdf/image_objects.h"
#include "pdf/navigation.h"
#include "pdf/output_intent.h"
#include "pdf/page_resources.h"
#include "pdf/printed_page.h"
#include "pdf/structure_tree.h"
#include "pdf/text_string.h"
#include "pdf/transparency.h"
#include "pdf/xmp.h"

namespace jianbao::pdf {

namespace {

// What a printer is to be set to (ISO 32000-1, table 150); null: as the reader has it.
const char* duplex_name(Duplex duplex) {
  switch (duplex) {
    case Duplex::simplex:
      return "Simplex";
    case Duplex::short_edge:
      return "DuplexFlipShortEdge";
    case Duplex::long_edge:
      return "DuplexFlipLongEdge";
    default:
      return nullptr;
  }
}

void write_metadata(const Haru& haru, const Metadata& metadata) {
  HPDF_Doc document = haru.document();
  const HPDF_Date date{metadata.year, metadata.month, metadata.day, 0, 0, 0, 'Z', 0, 0};
  HPDF_SetInfoDateAttr(document, HPDF_INFO_CREATION_DATE, date);
  HPDF_SetInfoDateAttr(document, HPDF_INFO_MOD_DATE, date);
  haru.add_text(document->info, "Title", metadata.title);
  if (!metadata.author.empty()) haru.add_text(document->info, "Author", metadata.author);
  haru.add_text(document->info, "Creator", producer);
  haru.add_text(document->info, "Producer", producer);
  if (metadata.conformance.print_exchange) HPDF_Dict_AddName(document->info, "Trapped", "False");
  HPDF_Dict_Add(document->catalog, "Lang", haru.string(metadata.language.c_str()));
  HPDF_Dict viewer = haru.dict();
  HPDF_Dict_AddBoolean(viewer, "DisplayDocTitle", HPDF_TRUE);
  if (metadata.bound_right) HPDF_Dict_AddName(viewer, "Direction", "R2L");
  const char* duplex = duplex_name(metadata.duplex);
  // PDF 1.4 and 1.6 do not know it.
  if (duplex != nullptr && !metadata.conformance.is_first_archive() &&
      !metadata.conformance.print_exchange) {
    HPDF_Dict_AddName(viewer, "Duplex", duplex);
  }
  HPDF_Dict_Add(document->catalog, "ViewerPreferences", viewer);
}

// Readers of metadata look for it in files that they do not decode: it is not compressed.
void add_xmp(const Haru& haru, const Metadata& metadata) {
  HPDF_Dict stream = haru.finished_stream(xmp_packet(metadata));
  HPDF_Dict_AddName(stream, "Type", "Metadata");
  HPDF_Dict_AddName(stream, "Subtype", "XML");
  HPDF_Dict_Add(haru.document()->catalog, "Metadata", stream);
}

// What is cut off and what goes on beyond it (ISO 32000-1, 14.11.2); a page that is shown whole has
// none unless a press asks for it.
void add_boxes(const Haru& haru, HPDF_Page target, const PrintedPage& printed, bool says_trim) {
  if (!printed.is_larger() && !says_trim) return;
  const auto add = [&](const char* name, const page::Rectangle& area) {
    HPDF_Array box = haru.array();
    const base::Length height = printed.page.size.height;
    for (const base::Length edge : {area.origin.x, height - area.origin.y - area.size.height,
                                    area.origin.x + area.size.width, height - area.origin.y}) {
      HPDF_Array_AddReal(box, static_cast<HPDF_REAL>(edge.to_points()));
    }
    HPDF_Dict_Add(target, name, box);
  };
  add("TrimBox", printed.trim);
  add("BleedBox", printed.bleed);
}

// No page is smaller or larger (ISO 32000-1, annex C).
void check_size(const base::Size& size) {
  constexpr base::Length least = base::Length::points(3), most = base::Length::points(14400);
  const auto [shorter, longer] = std::minmax(size.width, size.height);
  if (shorter >= least && longer <= most) return;
  throw HaruFailure("a page of a PDF is 3pt to 14400pt (5.08 m) wide and high, not " +
                    base::points_text(size.width) + " by " + base::points_text(size.height));
}

HPDF_PageNumStyle label_style(page::PageLabel::Style style) {
  using Style = page::PageLabel::Style;
  switch (style) {
    case Style::lower_roman:
      return HPDF_PAGE_NUM_STYLE_LOWER_ROMAN;
    case Style::upper_roman:
      return HPDF_PAGE_NUM_STYLE_UPPER_ROMAN;
    case Style::lower_alpha:
      return HPDF_PAGE_NUM_STYLE_LOWER_LETTERS;
    case Style::upper_alpha:
      return HPDF_PAGE_NUM_STYLE_UPPER_LETTERS;
    default:
      return HPDF_PAGE_NUM_STYLE_DECIMAL;
  }
}

}  // namespace

// The file that grows page by page.
class Writer::Document {
 public:
  Document(const page::Structure& structure, const PageOptions& options)
      : structure_(structure), options_(options) {
    if (options.tagged) tree_.emplace(structure, !options.print_exchange);
  }

  void add(const page::Page& given) {
    const PrintedPage printed = printed_page(given, options_);
    const page::Page& page = printed.page;
    check_size(page.size);
    HPDF_Page target = haru_.add_page();
    HPDF_Page_SetWidth(target, static_cast<HPDF_REAL>(page.size.width.to_points()));
    HPDF_Page_SetHeight(target, static_cast<HPDF_REAL>(page.size.height.to_points()));
    add_boxes(haru_, target, printed, options_.print_exchange);
    add_resources(page, target);
    auto* attributes = static_cast<HPDF_PageAttr>(target->attr);
    if (tree_) {
      tree_->start_page(number_of(target), page.size.height);
      HPDF_Dict_AddNumber(target, "StructParents", static_cast<HPDF_INT32>(labels_.size()));
      HPDF_Dict_AddName(target, "Tabs", "S");
    }
    const std::string content =
        page_content(printed, fonts_, images_, inks_, tree_ ? &*tree_ : nullptr);
    haru_.fill_stream(attributes->contents, content, effort_for_page());
    navigation_.add(page, target, !options_.print_exchange);
    if (page.signature_area) {
      signature_place_ = {labels_.size(), *page.signature_area, page.size.height};
    }
    labels_.push_back(page.label);
  }

  // A table's pieces are small and their tags much alike: there the work pays. On a page of text it
  // takes a sixth of a document's instructions for half a per cent of its bytes.
  Effort effort_for_page() const {
    constexpr std::size_t many = 70;
    return tree_ && tree_->cell_pieces_on_page() > many ? Effort::more : Effort::usual;
  }

  std::optional<std::string> finish(const Metadata& metadata, const Options& options,
                                    base::Diagnostics& diagnostics) {
    if (metadata.conformance.is_first_archive() && transparency_.found()) {
      transparency_.report(metadata.conformance.place, diagnostics);
      return std::nullopt;
    }
    const auto private_use = fonts_.private_use();
    if (private_use && metadata.conformance.is_fourth_archive()) {
      diagnostics.error(*private_use, "PDF/A-4 has no character for private use",
                        "nothing can say what it means (ISO 19005-4, 6.2.10.8); a picture in the "
                        "line has alternative text");
      return std::nullopt;
    }
    if (const std::string broken = fonts_.embed(metadata.conformance); !broken.empty()) {
      diagnostics.error({}, "the outlines of the font '" + broken + "' cannot be read");
      return std::nullopt;
    }
    if (!images_.embed()) {
      diagnostics.error({}, "a picture could not be decoded to embed it");
      return std::nullopt;
    }
    navigation_.make(haru_, tree_ ? &*tree_ : nullptr);
    add_page_labels();
    write_metadata(haru_, metadata);
    add_xmp(haru_, metadata);
    add_output_intents(haru_, profiles_, metadata.conformance, options_);
    attach(metadata, options);
    name_destinations();
    std::string bytes = save(metadata.conformance);
    if (haru_.failed()) {
      diagnostics.error({}, "libharu could not write the document (status " +
                                std::to_string(HPDF_GetError(haru_.document())) + ")");
      return std::nullopt;
    }
    return bytes;
  }

  const std::optional<SignaturePlace>& signature_place() const { return signature_place_; }

 private:
  void name_destinations() {
    destination_names_ = navigation_.names();
    if (destination_names_.empty()) return;
    HPDF_Dict tree = haru_.indirect_dict();
    haru_.set_entries(tree, destination_names_);
    HPDF_Dict_Add(haru_.names(), "Dests", tree);
  }

  // Figures lead to the data behind them; in a file without tags all belong to the document.
  void attach(const Metadata& metadata, const Options& options) {
    Attachments attachments(haru_, metadata);
    for (const base::Attachment& each : options.attachments) {
      attachments.associate(attachments.add(each));
    }
    std::map<page::Tag, std::vector<std::size_t>> objects;
    for (const auto& [tag, facts] : structure_.all_facts()) {
      for (const auto& attachment : facts.attachments) {
        HPDF_Dict specification = attachments.add(*attachment);
        objects[tag].push_back(number_of(specification));
        if (!tree_) attachments.associate(specification);
      }
    }
    if (tree_) tree_->set_attachments(std::move(objects));
    attachments.finish();
  }

  // The structure's objects come after libharu's, whose root of them they lead to.
  std::string save(const Conformance& conformance) {
    Haru::Form form;
    if (conformance.is_first_archive()) form.file = {"1.4", false};
    if (conformance.print_exchange) form.file = {"1.6", true};
    if (conformance.is_fourth_archive()) form = {{"2.0", true}, false};
    if (!tree_) return haru_.save(form, {});
    HPDF_Dict marks = haru_.dict();
    HPDF_Dict_AddBoolean(marks, "Marked", HPDF_TRUE);
    HPDF_Dict_Add(haru_.document()->catalog, "MarkInfo", marks);
    HPDF_Dict root = haru_.indirect_dict();
    HPDF_Dict_Add(haru_.document()->catalog, "StructTreeRoot", root);
    const Haru::MoreObjects more{tree_->prepare(), [&](std::size_t first, ObjectFile& file) {
                                   tree_->write({number_of(root), first}, file);
                                 }};
    root_entries_ = tree_->root_entries({number_of(root), haru_.count() + 1});
    haru_.set_entries(root, root_entries_);
    return haru_.save(form, more);
  }

  void add_resources(const page::Page& page, HPDF_Page target) {
    auto* resources =
        static_cast<HPDF_Dict>(HPDF_Page_GetInheritableItem(target, "Resources", HPDF_OCLASS_DICT));
    HPDF_Dict fonts = haru_.dict();
    for (const std::size_t place : fonts_.add(page)) {
      const DocumentFont& font = fonts_.at(place);
      HPDF_Dict_Add(fonts, font.resource.c_str(), font.object);
      for (const FurtherReading& reading : font.readings) {
        HPDF_Dict_Add(fonts, reading.resource.c_str(), reading.object);
      }
      if (font.upright_object == nullptr) continue;
      HPDF_Dict_Add(fonts, font.upright_resource().c_str(), font.upright_object);
    }
    HPDF_Dict_Add(resources, "Font", fonts);
    add_graphics_states(haru_, page, inks_, resources);
    transparency_.add(page);
    if (!color_spaces_) color_spaces_ = color_spaces(inks_, profiles_);
    if (!color_spaces_->empty()) {
      HPDF_Dict spaces = haru_.dict();
      haru_.set_entries(spaces, *color_spaces_);
      HPDF_Dict_Add(resources, "ColorSpace", spaces);
    }
    const std::set<std::size_t> used = images_.add(page);
    if (used.empty()) return;
    HPDF_Dict images = haru_.dict();
    for (const std::size_t place : used) {
      const DocumentImage& image = images_.at(place);
      HPDF_Dict_Add(images, image.resource.c_str(), image.object);
    }
    HPDF_Dict_Add(resources, "XObject", images);
  }

  // A range starts wherever a page does not follow the one before; a file whose pages are called by
  // their places needs none.
  void add_page_labels() const {
    const auto follows = [&](std::size_t i) {
      if (i == 0) return false;
      const page::PageLabel &last = labels_[i - 1], &next = labels_[i];
      return next.style == last.style && next.number == last.number + 1;
    };
    bool plain = true;
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      plain = plain && labels_[i].style == page::PageLabel::Style::decimal &&
              labels_[i].number == static_cast<int>(i) + 1;
    }
    for (std::size_t i = 0; !plain && i < labels_.size(); ++i) {
      if (follows(i)) continue;
      HPDF_AddPageLabel(haru_.document(), static_cast<HPDF_UINT>(i), label_style(labels_[i].style),
                        static_cast<HPDF_UINT>(labels_[i].number), "");
    }
  }

  const page::Structure& structure_;
  PageOptions options_;
  Haru haru_;
  DocumentFonts fonts_{haru_};
  InkMixer inks_{options_};
  ProfileObjects profiles_{haru_, options_.profiles, options_.profile};
  DocumentImages images_{haru_, profiles_, options_};
  Navigation navigation_;
  std::vector<page::PageLabel> labels_;
  TransparencyCheck transparency_;
  std::optional<StructureTree> tree_;
  std::string root_entries_, destination_names_;  // read when the document is saved
  std::optional<std::string> color_spaces_;       // likewise, the same on each page
  std::optional<SignaturePlace> signature_place_;
};

Writer::Writer(const page::Structure& structure, const PageOptions& options)
    : document_(std::make_unique<Document>(structure, options)) {}
Writer::~Writer() = default;

void Writer::add(const page::Page& page) {
  if (!failure_.empty()) return;
  try {
    document_->add(page);
  } catch (const HaruFailure& failure) {
    failure_ = failure.what();
  }
}

std::optional<std::string> Writer::finish(const Metadata& metadata, const Options& options,
                                          base::Diagnostics& diagnostics) {
  std::optional<std::string> bytes;
  try {
    if (failure_.empty()) bytes = document_->finish(metadata, options, diagnostics);
  } catch (const HaruFailure& failure) {
    failure_ = failure.what();
  }
  if (!failure_.empty()) diagnostics.error(metadata.conformance.place, failure_);
  if (!bytes) return bytes;
  return finished_file(std::move(*bytes), metadata, options, document_->signature_place(),
                       diagnostics);
}

}  // namespace jianbao::pdf
