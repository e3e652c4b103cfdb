// The one place that knows the version; CMake and Python read it from here.
#pragma once

#define MUSTER_VERSION "0.1.0"
