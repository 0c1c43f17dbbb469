#pragma once

#include <string>

#include "page/page.h"
#include "pdf/ink_mixer.h"
#include "pdf/profile_objects.h"

namespace jianbao::pdf {

// The colour spaces that the mixer's operators name (ISO 32000-1, 8.6), as entries of a dictionary:
// those of colours with a profile of their own, of spot colours, and of what is on all plates. In
// their written form, since libharu escapes all that names cannot have but the space.
std::string color_spaces(const InkMixer& inks, ProfileObjects& profiles);

// The graphics states of a page: opacities, and whether black is printed over what is below.
void add_graphics_states(const Haru& haru, const page::Page& page, const InkMixer& inks,
                         HPDF_Dict resources);

}  // namespace jianbao::pdf
