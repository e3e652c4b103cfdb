# Warnings of our own builds. Never exported: who uses the library chooses their own.
add_library(muster_warnings INTERFACE)
if(PROJECT_IS_TOP_LEVEL)
  target_compile_options(muster_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion
                         -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual -Werror)
  # Where files are compiled together, names of one file are no shadow over those of another, and a file is no header.
  if(NOT MUSTER_UNITY)
    target_compile_options(muster_warnings INTERFACE -Wshadow)
  elseif(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(muster_warnings INTERFACE -Wshadow=local -Wno-subobject-linkage)
  endif()
  # Before 13, g++ sees overlapping copies in `"text" + std::string` where there are none (GCC bug 105329), and with -O3
  # it follows inlined library code into branches that cannot be taken: those stay warnings.
  target_compile_options(muster_warnings INTERFACE
                         "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict;-Wno-error=maybe-uninitialized;-Wno-error=array-bounds;-Wno-error=stringop-overflow>")
endif()
