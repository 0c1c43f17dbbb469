#pragma once

#include "image/svg.h"
