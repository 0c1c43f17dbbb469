#pragma once

#include "read/csv.h"
#include "read/yaml.h"
