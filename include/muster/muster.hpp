// The whole library. A program that uses one area includes that area's header.
#pragma once

#include "muster/core.hpp"
#include "muster/org.hpp"
#include "muster/version.hpp"
