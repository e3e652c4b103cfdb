// What was done, what counts for it, and what went wrong.
#pragma once

#include "muster/record/activity.hpp"
#include "muster/record/activity_gate.hpp"
#include "muster/record/activity_state.hpp"
#include "muster/record/attendance.hpp"
#include "muster/record/confirmation.hpp"
#include "muster/record/correction.hpp"
#include "muster/record/evidence.hpp"
#include "muster/record/incident.hpp"
#include "muster/record/ledger.hpp"
#include "muster/record/publicity.hpp"
#include "muster/record/sealed.hpp"
#include "muster/record/vocabulary.hpp"
