#pragma once

#include "rows/row.h"
#include "rows/spoilt.h"
#include "rows/transform.h"
#include "rows/world.h"
