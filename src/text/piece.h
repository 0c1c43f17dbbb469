#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "text/characters.h"
#include "text/hyphenate.h"
#include "text/missing.h"
#include "text/part.h"
#include "text/shape.h"

namespace jianbao::text {

// Characters → shaped pieces.
class PieceMaker {
 public:
  PieceMaker(const std::vector<Run>& runs, const Characters& characters,
             const std::vector<BreakPoint>& breaks, const style::ParagraphStyle& style,
             Shaper& shaper, Hyphenator& hyphenator, base::Diagnostics& diagnostics);

  // Moves `i` behind the piece that starts there. Nothing is in it when no face has its characters.
  Piece make(std::size_t& i);
  // The hyphen that is shown where a word ends a line.
  Fragment line_hyphen(std::uint32_t run);
  Fragment space(std::size_t i);

 private:
  struct Slice {
    std::size_t begin = 0, end = 0;  // characters
  };
  const Run& run_of(std::size_t i) const { return runs_[characters_.list[i].run]; }
  std::string_view text(Slice slice) const;
  const Chain& chain_of_run(std::uint32_t run);
  const Chain& chain_of(std::size_t i) { return chain_of_run(characters_.list[i].run); }
  const ChainFace* face_of(std::size_t i, bool fullwidth);
  // Behind a letter and the marks on it.
  std::size_t cluster_end(std::size_t i) const;
  bool has_marks(Slice cluster) const;
  std::size_t end_of_face(const ChainFace* face, Slice slice);
  void check_reading(const Run& run, const Chain& chain);
  Edge edge_of(std::size_t i) const;
  Edge last_edge_of(Slice slice) const;
  Slice word_at(std::size_t i) const;
  Slice fullwidth_at(std::size_t i) const;

  bool has_too_many_marks(Slice slice) const;

  Piece fullwidth(Slice slice);
  Part mark_part(Fragment fragment, Edge& edge);
  Part narrow_part(Fragment fragment, base::Length width) const;
  Part dash_part(Fragment fragment, std::size_t count) const;
  Piece word(Slice slice);
  void word_of_face(const ChainFace& face, Slice slice, std::vector<Part>& parts);
  BreakPoint break_within_word(std::size_t i) const;
  std::vector<Part> cut(Fragment whole, Slice slice, const std::vector<std::size_t>& hyphens) const;
  std::vector<std::size_t> hyphenation_points(Slice slice);
  bool is_measure(Slice word) const;
  bool is_of_code(Slice letters) const;
  Piece upright_word(Slice slice);
  bool stands_alone(Slice word) const;
  Piece picture(std::size_t& i);
  Piece reading_group(std::size_t& i);
  void pad_to_cells(Piece& piece) const;
  bool vertical() const { return style_.writing_mode == style::WritingMode::vertical; }

  const std::vector<Run>& runs_;
  const Characters& characters_;
  const std::vector<BreakPoint>& breaks_;
  const style::ParagraphStyle& style_;
  Shaper& shaper_;
  Hyphenator& hyphenator_;
  base::Diagnostics& diagnostics_;
  MissingText missing_;
  std::vector<std::optional<Chain>> chains_;  // by run
};

// What a picture takes of its line: its height is across it, whichever way the line runs.
base::Size size_in_line(const doc::InlineImage& image, bool vertical);

}  // namespace jianbao::text
