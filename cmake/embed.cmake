# fieldcert_embed(TARGET NAME FOLDER PATTERNS): carries the files of a folder inside the program.
# They are read in code as `embedded::NAME::files()`, a list of {name, text} sorted by name,
# declared in "embedded/NAME.hpp". Changing a file rebuilds it.

function(fieldcert_embed target name folder patterns)
  set(globs)
  foreach(pattern IN LISTS patterns)
    list(APPEND globs "${folder}/${pattern}")
  endforeach()
  file(GLOB files CONFIGURE_DEPENDS ${globs})
  list(SORT files)
  set(out "${PROJECT_BINARY_DIR}/embedded")
  add_custom_command(
    OUTPUT "${out}/${name}.cpp" "${out}/${name}.hpp"
    COMMAND "${CMAKE_COMMAND}" -DNAME=${name} "-DOUT=${out}" "-DFILES=${files}"
      -P "${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake"
    DEPENDS ${files} "${PROJECT_SOURCE_DIR}/cmake/embed_files.cmake"
    VERBATIM)
  target_sources(${target} PRIVATE "${out}/${name}.cpp")
  target_include_directories(${target} PRIVATE "${PROJECT_BINARY_DIR}")
endfunction()
