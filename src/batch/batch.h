#pragma once

#include "batch/build.h"
#include "batch/chart.h"
#include "batch/data_file.h"
#include "batch/data_summary.h"
#include "batch/font_folder.h"
#include "batch/fonts.h"
#include "batch/lock.h"
#include "batch/plan.h"
#include "batch/report.h"
