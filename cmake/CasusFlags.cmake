# SPDX-License-Identifier: Apache-2.0
# The compiler's settings, the same for every target.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Kind of build" FORCE)
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Werror)
# Members have defaults; naming only those that differ is the point of `Diagnostic{.span = s, .message = m}`.
add_compile_options(-Wno-missing-field-initializers)

if(CASUS_SANITIZE)
  add_compile_options(-fsanitize=${CASUS_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${CASUS_SANITIZE})
  # A null pointer that is followed is caught by the address sanitizer; asking before each costs a quarter of the build.
  add_compile_options(-fno-sanitize=null)
  # With a sanitizer g++ 12 sees uninitialised variables where there are none; the sanitizer itself looks better.
  add_compile_options(-Wno-maybe-uninitialized)
endif()

find_program(CASUS_CCACHE ccache)
if(CASUS_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CASUS_CCACHE}")
endif()
