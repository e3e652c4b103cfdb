# Files of one folder that are compiled together, as many as one compiler takes without growing large: each header is read
# and each template built once for all of them. MUSTER_UNITY=OFF compiles each file by itself, which is quicker where one
# is changed over and over, and finds what a file forgot to include.
option(MUSTER_UNITY "Compile files of one folder together" ON)

# muster_compile_together(<target> <bytes> [EXCEPT <regex>]): groups of no more than so many bytes of source, unless one
# file alone is larger.
function(muster_compile_together target bytes)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "EXCEPT" "")
  if(NOT MUSTER_UNITY)
    return()
  endif()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  get_target_property(sources ${target} SOURCES)
  list(SORT sources)
  foreach(source IN LISTS sources)
    get_filename_component(path ${source} ABSOLUTE)
    if((arg_EXCEPT AND source MATCHES "${arg_EXCEPT}") OR NOT EXISTS ${path})
      continue()  # or is made by the build
    endif()
    get_filename_component(folder ${path} DIRECTORY)
    file(RELATIVE_PATH name ${CMAKE_CURRENT_SOURCE_DIR} ${folder})
    string(REPLACE "/" "_" name "${name}")
    file(SIZE ${path} size)
    if(DEFINED filled_${name})
      math(EXPR filled "${filled_${name}} + ${size}")
    else()
      set(filled ${size})
      set(number_${name} 0)
    endif()
    if(filled GREATER bytes AND filled GREATER size)
      math(EXPR number_${name} "${number_${name}} + 1")
      set(filled ${size})
    endif()
    set(filled_${name} ${filled})
    set_source_files_properties(${path} PROPERTIES UNITY_GROUP ${name}_${number_${name}})
  endforeach()
endfunction()
