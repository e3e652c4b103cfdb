# The program with which a page checks itself, made by Emscripten in a build of its own. AUTO: where Emscripten and the
# headers of libc++ 16 are, but in builds for debugging. Where it is not made pages are written without it, and say so.
set(page_check_default OFF)
if(PROJECT_IS_TOP_LEVEL)
  set(page_check_default AUTO)
endif()
set(MUSTER_PAGE_CHECK ${page_check_default} CACHE STRING "Build the program of pages that check themselves")
set_property(CACHE MUSTER_PAGE_CHECK PROPERTY STRINGS AUTO ON OFF)
set(muster_page_check_file ${PROJECT_BINARY_DIR}/page_check/page_check.wasm.gz)

if(MUSTER_PAGE_CHECK AND NOT (MUSTER_PAGE_CHECK STREQUAL "AUTO" AND CMAKE_BUILD_TYPE STREQUAL "Debug"))
  find_program(MUSTER_EM_CONFIG em-config)
  find_path(MUSTER_LIBCXX ranges PATHS /usr/lib/llvm-16/include/c++/v1 NO_DEFAULT_PATH)
  mark_as_advanced(MUSTER_EM_CONFIG MUSTER_LIBCXX)
  if(MUSTER_EM_CONFIG AND MUSTER_LIBCXX)
    execute_process(COMMAND ${MUSTER_EM_CONFIG} EMSCRIPTEN_ROOT OUTPUT_VARIABLE emscripten_root
                    OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    set(copying "")
    if(MUSTER_BUILD_PYTHON)
      set(copying COMMAND ${CMAKE_COMMAND} -E make_directory ${PROJECT_BINARY_DIR}/python/muster
                  COMMAND ${CMAKE_COMMAND} -E copy_if_different ${muster_page_check_file}
                          ${PROJECT_BINARY_DIR}/python/muster)
    endif()
    add_custom_target(muster_page_check ALL
      COMMAND ${CMAKE_COMMAND} -S ${PROJECT_SOURCE_DIR}/src/page_check -B ${PROJECT_BINARY_DIR}/page_check
              -G ${CMAKE_GENERATOR} -DMUSTER_LIBCXX=${MUSTER_LIBCXX} --log-level=WARNING -DCMAKE_BUILD_TYPE=None
              -DCMAKE_TOOLCHAIN_FILE=${emscripten_root}/cmake/Modules/Platform/Emscripten.cmake
      COMMAND ${CMAKE_COMMAND} --build ${PROJECT_BINARY_DIR}/page_check
      ${copying}
      BYPRODUCTS ${muster_page_check_file}
      COMMENT "Building the program with which a page checks itself" VERBATIM)
  elseif(NOT MUSTER_PAGE_CHECK STREQUAL "AUTO")
    message(FATAL_ERROR "MUSTER_PAGE_CHECK: Emscripten or libc++ 16 is missing: install emscripten and libc++-16-dev, "
                        "or leave the option at AUTO")
  endif()
endif()
