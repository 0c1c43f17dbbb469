#pragma once

#include "base/diagnostics.h"
#include "base/files.h"
#include "base/geometry.h"
#include "base/length.h"
#include "base/source.h"
#include "base/utf8.h"
