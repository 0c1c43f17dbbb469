#pragma once

#include "image/pixels.h"
#include "image/raster.h"
#include "image/svg.h"
