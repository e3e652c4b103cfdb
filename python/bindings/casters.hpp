// Every caster between Python's types and the core's. Every binding file includes this, so that all see the same ones.
#pragma once

#include "casters/day_caster.hpp"
#include "casters/days_caster.hpp"
#include "casters/decimal_caster.hpp"
#include "casters/exact_caster.hpp"
#include "casters/id_caster.hpp"
#include "casters/minutes_caster.hpp"
#include "casters/progress_caster.hpp"
#include "casters/seed_caster.hpp"
#include "casters/truth.hpp"
#include "casters/whole_caster.hpp"
