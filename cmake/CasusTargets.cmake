# SPDX-License-Identifier: Apache-2.0
# How a folder becomes a target:
#   casus_library(NAME SOURCES a.cpp ... USES time fmt::fmt ...)         static library casus_NAME
#   casus_program(NAME SOURCES main.cpp ... USES questions ...)          program NAME in CASUS_PROGRAM_DIR
#   casus_test(NAME SOURCES a_test.cpp ... USES NAME ... LABELS slow)    program casus_NAME_test, run by ctest
#   casus_benchmark(NAME SOURCES a_bench.cpp ... USES NAME ...)          program casus_NAME_bench, run by make bench
# WHOLE runs all of a test program in one process, where its tests share what is dear to start.
# USES takes names of folders of src/ (time, source, model, ...) or targets with `::`. LABELS takes one: `slow` keeps a
# test out of the sanitizers' runs, `golden` makes it part of `make golden-update`. Tests run in the repository's root.
# Includes start at src/, under tests/ also at the root: #include "tests/oracle/oracle.h".

set(CASUS_FOLDER_NAMES time source model language record record_ledger record_sqlite record_postgres engine questions
    exchange cli oracle case_file golden twins)

# Adds the folders that are there. A folder that has no CMakeLists.txt yet is passed over.
function(casus_folders)
  foreach(folder IN LISTS ARGN)
    if(EXISTS "${CMAKE_SOURCE_DIR}/${folder}/CMakeLists.txt")
      add_subdirectory(${folder})
    endif()
  endforeach()
endfunction()

function(casus_resolve_uses result)
  set(targets)
  foreach(name IN LISTS ARGN)
    if(name IN_LIST CASUS_FOLDER_NAMES)
      list(APPEND targets casus_${name})
    elseif(name MATCHES "::")
      list(APPEND targets ${name})
    else()
      message(FATAL_ERROR "USES ${name}: neither a folder (${CASUS_FOLDER_NAMES}) nor a target with `::`")
    endif()
  endforeach()
  set(${result} "${targets}" PARENT_SCOPE)
endfunction()

function(casus_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES" ${ARGN})
  casus_resolve_uses(uses ${arg_USES})
  if(arg_SOURCES)
    add_library(casus_${name} STATIC ${arg_SOURCES})
    set(scope PUBLIC)
  else()
    add_library(casus_${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(casus_${name} ${scope} "${CMAKE_SOURCE_DIR}/src")
  if(CMAKE_CURRENT_SOURCE_DIR MATCHES "/tests/")
    target_include_directories(casus_${name} ${scope} "${CMAKE_SOURCE_DIR}")
  endif()
  target_link_libraries(casus_${name} ${scope} ${uses})
endfunction()

function(casus_program name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES" ${ARGN})
  casus_resolve_uses(uses ${arg_USES})
  add_executable(${name} ${arg_SOURCES})
  target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}/src")
  target_link_libraries(${name} PRIVATE ${uses})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${CASUS_PROGRAM_DIR}")
endfunction()

function(casus_benchmark name)
  casus_program(casus_${name}_bench ${ARGN})
  target_link_libraries(casus_${name}_bench PRIVATE benchmark::benchmark benchmark::benchmark_main)
endfunction()

function(casus_test name)
  if(NOT CASUS_TESTS)
    return()
  endif()
  cmake_parse_arguments(arg "WHOLE" "TIMEOUT" "SOURCES;USES;LABELS" ${ARGN})
  casus_resolve_uses(uses ${arg_USES})
  add_executable(casus_${name}_test ${arg_SOURCES})
  target_include_directories(casus_${name}_test PRIVATE "${CMAKE_SOURCE_DIR}/src" "${CMAKE_SOURCE_DIR}")
  target_link_libraries(casus_${name}_test PRIVATE ${uses} GTest::gtest_main)
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  # What may take long begins first, so that nothing is left to wait for alone at the end.
  set(properties TIMEOUT ${arg_TIMEOUT} COST ${arg_TIMEOUT})
  if(arg_LABELS)
    list(APPEND properties LABELS "${arg_LABELS}")
  endif()
  if(arg_WHOLE)
    add_test(NAME ${name} COMMAND casus_${name}_test WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}")
    set_tests_properties(${name} PROPERTIES ${properties})
    return()
  endif()
  gtest_discover_tests(casus_${name}_test
    TEST_PREFIX "${name}." DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60
    WORKING_DIRECTORY "${CMAKE_SOURCE_DIR}" PROPERTIES ${properties})
endfunction()
