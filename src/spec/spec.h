#pragma once

#include "spec/fields.h"
#include "spec/layout_spec.h"
#include "spec/project_spec.h"
#include "spec/theme.h"
