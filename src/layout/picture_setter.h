#pragma once

#include <optional>

#include "image/image.h"
#include "layout/strip.h"
#include "text/text.h"

namespace jianbao::layout {

// What is among the items from one on is a figure; decoration where it has no tag.
void make_figure(Items& items, std::size_t first, const page::FigurePlace& place);

// How far the pictures of a line that is not in its place yet reach above its baseline, and below.
struct Reach {
  base::Length above, below;
};
Reach reach_of_pictures(const text::Line& line);

// Pictures, by themselves and in lines → items.
class PictureSetter {
 public:
  PictureSetter(text::Typesetter& typesetter, base::Diagnostics& diagnostics)
      : typesetter_(typesetter), diagnostics_(diagnostics) {}

  // A picture at the size at which it fits its place.
  struct Fitted {
    base::Size size;
    image::Drawing drawing;  // of a drawing
  };
  // Empty when the picture cannot be read; one that is made smaller than was asked for is a
  // warning.
  std::optional<Fitted> fit(const doc::Image& image, const base::Size& room);
  void draw(const doc::Image& image, Fitted fitted, page::FigurePlace place, Items& items);
  // A line that is in its place, with its pictures where they are read.
  void set(Items& items, text::Line line);

 private:
  void set_picture(Items& items, const text::PlacedPicture& picture);

  text::Typesetter& typesetter_;
  base::Diagnostics& diagnostics_;
};

}  // namespace jianbao::layout
