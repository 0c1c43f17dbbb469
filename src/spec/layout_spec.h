#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/base.h"
#include "spec/attach_spec.h"
#include "spec/block_spec.h"
#include "spec/numbering_spec.h"
#include "spec/page_mark_spec.h"
#include "spec/pdf_spec.h"
#include "value/value.h"

namespace jianbao::spec {

// How the languages of an edition stand: in columns, below one another, or on facing pages.
enum class Arrangement { parallel, stacked, facing };

struct PageSpec {
  Arrangement arrangement = Arrangement::parallel;
  bool vertical = false;  // for editions in one language
  base::Size sheet{base::Length::from_points(595.276), base::Length::from_points(841.89)};
  base::Length inner = base::Length::points(68), outer = base::Length::points(51);
  base::Length top = base::Length::from_points(73.7), bottom = base::Length::points(68);
  base::Length baseline = base::Length::from_points(17.5);
  bool baseline_grid = true;
  base::Length gutter = base::Length::points(18);
  base::Length head_baseline = base::Length::points(47), folio_baseline = base::Length::points(796);
  int parallel_share = 413;  // of the first of two columns, in thousandths of both
  base::Length measure;      // of one language; zero: the text area's width
  base::Span measure_span;   // of what says how wide the text is; no file: nothing does
  base::Length side_column;  // beside one language, at the outer edge; zero: none
  base::Length side_gutter = base::Length::points(20);
  // What stands above and below the text; null: the usual.
  struct RunningLine {
    value::Value inner, center, outer;
  };
  struct RunningLines {
    RunningLine header{{}, {}, value::Value("{section.title}", {})};
    RunningLine footer{{}, {}, value::Value("{page}\u00A0/\u00A0{pages}", {})};
  };
  RunningLines lines;
  std::optional<RunningLines> first, left, right, blank;  // pages that have others
  std::optional<WatermarkSpec> watermark;
  std::optional<StampSpec> stamp;
};

// A layout file: blocks in order, nothing else.
struct Layout {
  std::string theme;  // path
  base::Span theme_span;
  value::Value styles;  // laid over the theme's; may be null
  PageSpec page;
  Numbering numbering;
  Notes notes;
  PdfSpec pdf;
  std::vector<AttachSpec> attach;
  std::vector<Component> components;
  std::vector<BlockSpec> blocks;
  base::Span blocks_span;
};

Layout parse_layout(const value::Value& value, const OpenBlocks& open,
                    base::Diagnostics& diagnostics);

}  // namespace jianbao::spec
