#pragma once

#include "spec/chart_spec.h"
#include "spec/check.h"
#include "spec/fields.h"
#include "spec/inline_vocabulary.h"
#include "spec/layout_spec.h"
#include "spec/options.h"
#include "spec/project_spec.h"
#include "spec/schema.h"
#include "spec/text_properties.h"
#include "spec/theme.h"
#include "spec/vocabulary.h"
