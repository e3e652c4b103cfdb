# Debian packages: a library to run with, one to build with, and the Python module with the command. cpack makes them
# from a build with MUSTER_PACKAGE, cmake/package.sh all of it and a wheel. Compiled is nothing for them: shared library,
# archive and module are the objects that there are, linked anew. `cmake --install` alone installs none of these parts.
find_package(DebianPython REQUIRED)
set(package_libdir lib)
if(CMAKE_LIBRARY_ARCHITECTURE)
  set(package_libdir lib/${CMAKE_LIBRARY_ARCHITECTURE})
endif()
set(package_files ${PROJECT_BINARY_DIR}/package_files)
set(package_source ${PROJECT_SOURCE_DIR}/cmake/debian)
get_target_property(soversion muster SOVERSION)
set(runtime_package libmuster${soversion})
set_target_properties(muster_shared muster_static PROPERTIES
                      ARCHIVE_OUTPUT_DIRECTORY ${package_files} LIBRARY_OUTPUT_DIRECTORY ${package_files})

add_library(muster_linked MODULE $<TARGET_OBJECTS:_muster>)
target_link_libraries(muster_linked PRIVATE muster_shared)
get_target_property(suffix _muster SUFFIX)
set_target_properties(muster_linked PROPERTIES LINKER_LANGUAGE CXX PREFIX "" OUTPUT_NAME _muster SUFFIX ${suffix}
                      LIBRARY_OUTPUT_DIRECTORY ${package_files})

# Manual pages, the changes as Debian writes them, and what tells Python's tools that the package is there.
add_custom_command(OUTPUT ${package_files}/muster.1.gz
  COMMAND ${CMAKE_COMMAND} -E env PYTHONPATH=${PROJECT_BINARY_DIR}/python
          ${Python_EXECUTABLE} ${PROJECT_SOURCE_DIR}/cmake/write_documents.py ${package_files}
  DEPENDS muster_package ${PROJECT_SOURCE_DIR}/cmake/write_documents.py ${PROJECT_SOURCE_DIR}/CHANGELOG.md
  COMMENT "Writing manual pages")
add_custom_target(muster_manual ALL DEPENDS ${package_files}/muster.1.gz)

foreach(component IN ITEMS runtime development python)
  set(in_${component} COMPONENT ${component} EXCLUDE_FROM_ALL)
endforeach()
install(TARGETS muster_shared muster_static EXPORT muster-package-targets
        LIBRARY DESTINATION ${package_libdir} COMPONENT runtime NAMELINK_COMPONENT development EXCLUDE_FROM_ALL
        ARCHIVE DESTINATION ${package_libdir} ${in_development})
install(EXPORT muster-package-targets FILE muster-targets.cmake NAMESPACE muster::
        DESTINATION ${package_libdir}/cmake/muster ${in_development})
install(FILES ${PROJECT_BINARY_DIR}/muster-config.cmake ${PROJECT_BINARY_DIR}/muster-config-version.cmake
        DESTINATION ${package_libdir}/cmake/muster ${in_development})
muster_pkg_config(${package_files}/muster.pc ${package_libdir} SHARED)
install(FILES ${package_files}/muster.pc DESTINATION ${package_libdir}/pkgconfig ${in_development})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/muster DESTINATION include ${in_development})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/src/programme/schemes DESTINATION share/muster ${in_development})
install(FILES ${muster_page_check_file} DESTINATION share/muster ${in_development} OPTIONAL)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/examples DESTINATION share/doc/libmuster-dev ${in_development}
        FILES_MATCHING PATTERN "*.cpp" REGEX "/ward/.*\\.txt$" PATTERN notebooks EXCLUDE PATTERN term EXCLUDE
        PATTERN department EXCLUDE)
foreach(example IN ITEMS term department notebooks ward)
  install(DIRECTORY ${PROJECT_SOURCE_DIR}/examples/${example} DESTINATION share/doc/python3-muster/examples
          ${in_python} FILES_MATCHING PATTERN "*.py" PATTERN "*.ipynb" PATTERN "*.txt"
          PATTERN __pycache__ EXCLUDE PATTERN .ipynb_checkpoints EXCLUDE)
endforeach()

set(package_modules lib/python3/dist-packages)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/python/muster DESTINATION ${package_modules} ${in_python}
        PATTERN __pycache__ EXCLUDE PATTERN _muster EXCLUDE)
install(TARGETS muster_linked LIBRARY DESTINATION ${package_modules}/muster ${in_python})
install(DIRECTORY ${PROJECT_BINARY_DIR}/python/muster/_muster DESTINATION ${package_modules}/muster ${in_python}
        FILES_MATCHING PATTERN "*.pyi")
install(FILES ${muster_page_check_file} DESTINATION ${package_modules}/muster ${in_python} OPTIONAL)
install(FILES ${package_files}/PKG-INFO ${package_files}/entry_points.txt
        DESTINATION ${package_modules}/muster-${PROJECT_VERSION}.egg-info ${in_python})
install(PROGRAMS ${package_source}/muster DESTINATION bin ${in_python})
install(FILES ${package_files}/muster.1.gz DESTINATION share/man/man1 ${in_python})
install(FILES ${package_files}/zh_CN/muster.1.gz DESTINATION share/man/zh_CN/man1 ${in_python})

set(name_of_runtime ${runtime_package})
set(name_of_development libmuster-dev)
set(name_of_python python3-muster)
set(readable_runtime "")
set(readable_development README.md)
set(readable_python README.md README.zh-CN.md)
foreach(component IN ITEMS runtime development python)
  set(name ${name_of_${component}})
  list(TRANSFORM readable_${component} PREPEND ${PROJECT_SOURCE_DIR}/)
  install(FILES ${package_files}/copyright ${package_files}/changelog.gz ${readable_${component}}
          DESTINATION share/doc/${name} ${in_${component}})
  string(TOUPPER ${component} upper)
  set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${name})
endforeach()

set(CPACK_COMPONENTS_ALL runtime development python)
set(CPACK_GENERATOR DEB)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})  # all of it: from its parts CPack leaves out a fourth
set(CPACK_PACKAGE_CONTACT "The Muster authors <muster@localhost>")  # Debian asks for an address
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_NAME} built using CMake")  # its own words, which it leaves out
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SOURCE muster)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(package_says "Plans and evaluates the work of an organisation whose members help others: who
helps whom, who stands duty when, and how well it went.")
set(exactly "(= ${PROJECT_VERSION})")

# What a program or a module links is read from it. What else it needs, CPack does not find: it is stated.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS_PRIVATE_DIRS ${package_files})  # the module's own library is stated below
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS ON)
set(CPACK_DEBIAN_RUNTIME_DESCRIPTION "pairing, duty rosters and scores, with proofs (shared library)
${package_says}
This is the library that programs run with.")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
    "${runtime_package} ${exactly}, libboost-date-time-dev (>= 1.74), libssl-dev (>= 3.0), libexpat1-dev (>= 2.5)")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "pairing, duty rosters and scores, with proofs (development)
${package_says}
Headers, archive and the files with which CMake and pkg-config find the
library, for programs in C++20 and later.")
set(CPACK_DEBIAN_PYTHON_PACKAGE_SECTION python)
set(CPACK_DEBIAN_PYTHON_PACKAGE_SHLIBDEPS ON)
math(EXPR next_python "${Python_VERSION_MINOR} + 1")
string(CONCAT CPACK_DEBIAN_PYTHON_PACKAGE_DEPENDS
       "${runtime_package} ${exactly}, python3 (>= 3.${Python_VERSION_MINOR}), python3 (<< 3.${next_python}), "
       "python3-numpy, python3-openpyxl, python3-pandas")
set(CPACK_DEBIAN_PYTHON_PACKAGE_RECOMMENDS "python3-matplotlib, python3-shtab")
set(CPACK_DEBIAN_PYTHON_PACKAGE_SUGGESTS "fonts-noto-cjk, python3-distributed")
set(CPACK_DEBIAN_PYTHON_PACKAGE_CONTROL_EXTRA "${package_source}/postinst;${package_source}/prerm")
set(CPACK_DEBIAN_PYTHON_DESCRIPTION "pairing, duty rosters and scores, with proofs (Python 3 and command)
${package_says}
The Python module, and the command muster for a whole term: spreadsheets in;
a report, calendars, a workbook and an archive out.")
include(CPack)
