# The Python whose packages Debian installs, found before any other that stands first on the PATH.
if(NOT Python_EXECUTABLE AND EXISTS /usr/bin/python3)
  set(Python_EXECUTABLE /usr/bin/python3)
endif()
find_package(Python 3.11 REQUIRED COMPONENTS Interpreter Development.Module)
message(STATUS "Python taken: ${Python_EXECUTABLE} (${Python_VERSION})")
set(PYTHON_EXECUTABLE ${Python_EXECUTABLE})  # read by pybind11's own search
set(DebianPython_FOUND TRUE)
