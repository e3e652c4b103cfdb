// Who helps whom.
#pragma once

#include "muster/pairing/capacity.hpp"
#include "muster/pairing/certificate.hpp"
#include "muster/pairing/explain.hpp"
#include "muster/pairing/fit.hpp"
#include "muster/pairing/free_time.hpp"
#include "muster/pairing/group_check.hpp"
#include "muster/pairing/group_problem.hpp"
#include "muster/pairing/groups.hpp"
#include "muster/pairing/optimal.hpp"
#include "muster/pairing/pairing.hpp"
#include "muster/pairing/preferences.hpp"
#include "muster/pairing/problem.hpp"
#include "muster/pairing/profile.hpp"
#include "muster/pairing/stable.hpp"
#include "muster/pairing/stable_check.hpp"
#include "muster/pairing/verify.hpp"
