// Every caster between Python's types and the core's. Every binding file includes this, so that all see the same ones.
#pragma once

#include "tools/casters/day_caster.hpp"
#include "tools/casters/days_caster.hpp"
#include "tools/casters/decimal_caster.hpp"
#include "tools/casters/exact_caster.hpp"
#include "tools/casters/id_caster.hpp"
#include "tools/casters/minutes_caster.hpp"
#include "tools/casters/progress_caster.hpp"
#include "tools/casters/seed_caster.hpp"
#include "tools/casters/truth.hpp"
#include "tools/casters/whole_caster.hpp"
