#pragma once

#include "text/typeset.h"
