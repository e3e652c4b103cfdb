// Everything of muster/pairing.
#pragma once

#include "muster/pairing/fit.hpp"
#include "muster/pairing/free_time.hpp"
#include "muster/pairing/profile.hpp"
