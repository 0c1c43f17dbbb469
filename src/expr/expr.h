#pragma once

#include "expr/arithmetic.h"
#include "expr/case_folding.h"
#include "expr/evaluate.h"
#include "expr/expression.h"
#include "expr/figure_check.h"
#include "expr/language.h"
#include "expr/magnitudes.h"
#include "expr/measured.h"
#include "expr/qualifier.h"
#include "expr/withheld.h"
#include "expr/wording.h"
