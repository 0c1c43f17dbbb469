#pragma once

#include "preview/png.h"
#include "preview/svg.h"
