// The one place that knows the version; CMake and Python read it from here.
#pragma once

#define MUSTER_VERSION "0.2.0"

// The same in numbers, to compare: 0.2.0 is 200, 1.3.12 is 10312.
#define MUSTER_VERSION_MAJOR 0
#define MUSTER_VERSION_MINOR 2
#define MUSTER_VERSION_PATCH 0
#define MUSTER_VERSION_NUMBER (MUSTER_VERSION_MAJOR * 10000 + MUSTER_VERSION_MINOR * 100 + MUSTER_VERSION_PATCH)
