# Warnings of our own builds. Never exported: who uses the library chooses their own.
add_library(muster_warnings INTERFACE)
if(PROJECT_IS_TOP_LEVEL)
  target_compile_options(muster_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
                         -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual -Werror)
endif()
