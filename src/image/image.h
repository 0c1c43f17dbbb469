#pragma once

#include "image/pixels.h"
#include "image/raster.h"
#include "image/reduce.h"
#include "image/svg.h"
