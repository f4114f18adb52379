# SPDX-License-Identifier: Apache-2.0
# Targets that compile headers of src/ and include/ alone, so that none leans on what its includer had; neither is part
# of `all`. header_check takes those that have no .cpp of the same name and is built by `make test`: the others are
# included first by theirs (tests/tidy). header_check_all takes every one (`make headers`).
file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE "${CMAKE_SOURCE_DIR}"
     "${CMAKE_SOURCE_DIR}/src/*.h" "${CMAKE_SOURCE_DIR}/include/*.h")
set(units)
set(all_units)
foreach(header IN LISTS headers)
  string(REGEX REPLACE "^(src|include)/" "" included "${header}")
  set(unit "${CMAKE_BINARY_DIR}/header_check/${header}.cpp")
  file(GENERATE OUTPUT "${unit}" CONTENT "#include \"${included}\"\n")
  list(APPEND all_units "${unit}")
  string(REGEX REPLACE "\\.h$" ".cpp" source "${CMAKE_SOURCE_DIR}/${header}")
  if(NOT EXISTS "${source}")
    list(APPEND units "${unit}")
  endif()
endforeach()
function(casus_header_check name)
  add_library(${name} OBJECT EXCLUDE_FROM_ALL ${ARGN})
  set_target_properties(${name} PROPERTIES UNITY_BUILD OFF)
  target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}/src" "${CMAKE_SOURCE_DIR}/include")
  target_compile_options(${name} PRIVATE -O0 -g0)
  target_link_libraries(${name} PRIVATE fmt::fmt Boost::json CLI11::CLI11 md4c::md4c cctz::cctz date::date
    PostgreSQL::headers)
endfunction()
casus_header_check(header_check ${units})
casus_header_check(header_check_all ${all_units})
