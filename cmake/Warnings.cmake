# Warnings of our own builds. Never exported: who uses the library chooses their own.
add_library(muster_warnings INTERFACE)
if(PROJECT_IS_TOP_LEVEL)
  target_compile_options(muster_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
                         -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual -Werror)
  # g++ 12 sees overlapping copies in `"text" + std::string` where there are none (GCC bug 105329, mended in 13).
  target_compile_options(muster_warnings INTERFACE
                         $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>)
endif()
