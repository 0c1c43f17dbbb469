#pragma once

#include "expr/evaluate.h"
#include "expr/expression.h"
#include "expr/wording.h"
