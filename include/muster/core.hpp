// Everything the other areas stand on.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/decimal.hpp"
#include "muster/core/digest.hpp"
#include "muster/core/error.hpp"
#include "muster/core/exact.hpp"
#include "muster/core/faults.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/minutes.hpp"
#include "muster/core/period.hpp"
#include "muster/core/points.hpp"
#include "muster/core/progress.hpp"
#include "muster/core/rounding.hpp"
#include "muster/core/seed.hpp"
#include "muster/core/table.hpp"
