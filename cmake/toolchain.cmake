# Compiler cache, linker, warnings, sanitizers. FIELDCERT_SANITIZE is set by the presets.

find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

find_program(LLD NAMES ld.lld)
if(LLD)
  add_link_options(-fuse-ld=lld)
endif()

add_library(fieldcert_warnings INTERFACE)
target_compile_options(fieldcert_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Werror
  # g++ 12 sees overlaps in `std::string + …` that are not there (GCC bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  # Boost's fences under TSan, which it handles itself:
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<STREQUAL:${FIELDCERT_SANITIZE},thread>>:-Wno-tsan>)

set(FIELDCERT_SANITIZE "" CACHE STRING "address, thread or empty")
if(FIELDCERT_SANITIZE STREQUAL "address")
  add_compile_options(-fsanitize=address -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
  if(FIELDCERT_FUZZ)  # what is fuzzed says which of its branches it took
    add_compile_options(-fsanitize=fuzzer-no-link)
  endif()
elseif(FIELDCERT_SANITIZE STREQUAL "thread")
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
  add_link_options(-fsanitize=thread)
endif()

# Undefined behaviour is looked for in our own code, not in the tests and the sandbox, whose compile
# time it would add a fifth to. The null, alignment and vptr checks double that of Beast code and find
# little there.
function(fieldcert_look_for_undefined_behaviour target)
  if(FIELDCERT_SANITIZE STREQUAL "address")
    target_compile_options(${target} PRIVATE -fsanitize=undefined
      -fno-sanitize=null,alignment,vptr -fno-sanitize-recover=undefined)
  endif()
endfunction()
