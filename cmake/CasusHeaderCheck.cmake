# SPDX-License-Identifier: Apache-2.0
# Target header_check: compiles each header of src/ and include/ alone, so that none leans on what its includer had.
# Not part of `all`; `make test` builds it.
file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE "${CMAKE_SOURCE_DIR}"
     "${CMAKE_SOURCE_DIR}/src/*.h" "${CMAKE_SOURCE_DIR}/include/*.h")
set(units)
foreach(header IN LISTS headers)
  string(REGEX REPLACE "^(src|include)/" "" included "${header}")
  set(unit "${CMAKE_BINARY_DIR}/header_check/${header}.cpp")
  file(GENERATE OUTPUT "${unit}" CONTENT "#include \"${included}\"\n")
  list(APPEND units "${unit}")
endforeach()
if(units)
  add_library(header_check OBJECT EXCLUDE_FROM_ALL ${units})
  target_include_directories(header_check PRIVATE "${CMAKE_SOURCE_DIR}/src" "${CMAKE_SOURCE_DIR}/include")
  target_compile_options(header_check PRIVATE -O0 -g0)
  target_link_libraries(header_check PRIVATE fmt::fmt Boost::json CLI11::CLI11 md4c::md4c cctz::cctz date::date
    PostgreSQL::PostgreSQL)
else()
  add_custom_target(header_check)
endif()
