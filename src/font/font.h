#pragma once

#include "font/face.h"
#include "font/library.h"
