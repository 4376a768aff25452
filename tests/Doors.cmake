# Each door must compile alone: whoever includes one first must not need to know what it forgot to include.
file(GLOB doors CONFIGURE_DEPENDS RELATIVE ${PROJECT_SOURCE_DIR}/include ${PROJECT_SOURCE_DIR}/include/muster/*/*/*.hpp)
set(alone)
foreach(door IN LISTS doors)
  string(MAKE_C_IDENTIFIER ${door} name)
  # Twice, so that a missing #pragma once is seen too.
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/doors/${name}.cpp
       CONTENT "#include <${door}>\n#include <${door}> // again\n")
  list(APPEND alone ${CMAKE_CURRENT_BINARY_DIR}/doors/${name}.cpp)
endforeach()
add_library(doors_alone OBJECT ${alone})
target_include_directories(doors_alone PRIVATE ${PROJECT_SOURCE_DIR}/include)
target_compile_options(doors_alone PRIVATE -O0 -g0)
add_dependencies(test_check doors_alone)
