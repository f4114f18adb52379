# SPDX-License-Identifier: Apache-2.0
# The libraries of the system, each under the target name that USES takes:
#   fmt::fmt  Boost::json  Boost::headers  CLI11::CLI11  SQLite::SQLite3  ZLIB::ZLIB  md4c::md4c  md4c::html  date::date (headers only)  cctz::cctz
#   sodium::sodium  PostgreSQL::headers (the library is loaded when it is needed: src/record/postgres/libpq.h)
# and, for tests and benchmarks, GTest::gtest_main  benchmark::benchmark. packages/debian.txt says what each is for.
find_package(fmt REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json)
find_package(CLI11 REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(PostgreSQL REQUIRED)
add_library(PostgreSQL::headers INTERFACE IMPORTED GLOBAL)
target_include_directories(PostgreSQL::headers INTERFACE ${PostgreSQL_INCLUDE_DIRS})
target_link_libraries(PostgreSQL::headers INTERFACE ${CMAKE_DL_LIBS})
find_package(ZLIB REQUIRED)

# Packages that bring a header and a library and no usable CMake file.
function(casus_plain_library target header library)
  find_path(${target}_INCLUDE ${header} REQUIRED)
  mark_as_advanced(${target}_INCLUDE)
  add_library(${target} INTERFACE IMPORTED GLOBAL)
  target_include_directories(${target} INTERFACE "${${target}_INCLUDE}")
  if(library)
    find_library(${target}_LIBRARY ${library} REQUIRED)
    mark_as_advanced(${target}_LIBRARY)
    target_link_libraries(${target} INTERFACE "${${target}_LIBRARY}")
  endif()
endfunction()

casus_plain_library(md4c::md4c md4c.h md4c)
casus_plain_library(md4c::html md4c-html.h md4c-html)
casus_plain_library(cctz::cctz cctz/time_zone.h cctz)
casus_plain_library(date::date date/date.h "")
casus_plain_library(sodium::sodium sodium.h sodium)

if(CASUS_TESTS)
  find_package(GTest REQUIRED)
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
  include(GoogleTest)
endif()
if(CASUS_BENCHMARKS)
  find_package(benchmark REQUIRED)
endif()
