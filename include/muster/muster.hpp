// The whole library. A program that uses one area includes that area's header.
#pragma once

#include "muster/archive.hpp"
#include "muster/core.hpp"
#include "muster/evaluation.hpp"
#include "muster/org.hpp"
#include "muster/pairing.hpp"
#include "muster/programme.hpp"
#include "muster/record.hpp"
#include "muster/report.hpp"
#include "muster/roster.hpp"
#include "muster/version.hpp"
