#pragma once

#include "read/data.h"
#include "read/document.h"
#include "read/json.h"
#include "read/postgres.h"
#include "read/table.h"
#include "read/text_table.h"
#include "read/yaml.h"
