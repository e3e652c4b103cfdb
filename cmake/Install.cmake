# Install rules: the library, its headers, licence and documents, a package configuration, a version file and pkg-config.
include(CMakePackageConfigHelpers)

set(muster_cmake_dir ${CMAKE_INSTALL_LIBDIR}/cmake/muster)
install(TARGETS muster EXPORT muster-targets)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/muster DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/src/programme/schemes DESTINATION ${CMAKE_INSTALL_DATADIR}/muster)
install(FILES ${muster_page_check_file} DESTINATION ${CMAKE_INSTALL_DATADIR}/muster OPTIONAL)
install(EXPORT muster-targets NAMESPACE muster:: DESTINATION ${muster_cmake_dir})
configure_package_config_file(${CMAKE_CURRENT_LIST_DIR}/muster-config.cmake.in muster-config.cmake
                              INSTALL_DESTINATION ${muster_cmake_dir})
set(muster_compatible SameMajorVersion)
if(PROJECT_VERSION_MAJOR EQUAL 0)
  set(muster_compatible SameMinorVersion)
endif()
write_basic_package_version_file(muster-config-version.cmake COMPATIBILITY ${muster_compatible})
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/muster-config.cmake ${CMAKE_CURRENT_BINARY_DIR}/muster-config-version.cmake
        DESTINATION ${muster_cmake_dir})
# muster_pkg_config(<file> <libdir> [SHARED]): relative, so that the tree may be installed under one prefix and moved to
# another. Who links the archive needs what it was built with; the shared library brings its own.
function(muster_pkg_config file libdir)
  file(RELATIVE_PATH muster_prefix_from_pc /prefix/${libdir}/pkgconfig /prefix)
  if(ARGV2 STREQUAL "SHARED")
    set(muster_pc_private .private)
  else()
    set(muster_pc_threads " -pthread")
  endif()
  configure_file(${PROJECT_SOURCE_DIR}/cmake/muster.pc.in ${file} @ONLY)
endfunction()
if(BUILD_SHARED_LIBS)
  set(muster_is_shared SHARED)
endif()
muster_pkg_config(${CMAKE_CURRENT_BINARY_DIR}/muster.pc ${CMAKE_INSTALL_LIBDIR} ${muster_is_shared})
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/muster.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE ${PROJECT_SOURCE_DIR}/README.md ${PROJECT_SOURCE_DIR}/README.zh-CN.md
              ${PROJECT_SOURCE_DIR}/CHANGELOG.md ${PROJECT_SOURCE_DIR}/SECURITY.md ${PROJECT_SOURCE_DIR}/CITATION.cff
        DESTINATION ${CMAKE_INSTALL_DOCDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/docs DESTINATION ${CMAKE_INSTALL_DOCDIR}
        PATTERN site EXCLUDE PATTERN build.sh EXCLUDE)
