# Writes ${OUT}/${NAME}.hpp and .cpp with the bytes of ${FILES}. Run by embed.cmake.
file(WRITE "${OUT}/${NAME}.hpp" "#pragma once

#include <span>
#include <string_view>

namespace embedded::${NAME} {

struct File {
  std::string_view name;
  std::string_view text;
};

std::span<File const> files();

}  // namespace embedded::${NAME}
")

set(arrays "")
set(table "")
set(index 0)
foreach(file IN LISTS FILES)
  get_filename_component(base "${file}" NAME)
  file(READ "${file}" hex HEX)
  string(LENGTH "${hex}" digits)
  math(EXPR size "${digits} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
  string(APPEND arrays "constexpr char file_${index}[] = {${bytes}'\\0'};\n")
  string(APPEND table "    {\"${base}\", {file_${index}, ${size}}},\n")
  math(EXPR index "${index} + 1")
endforeach()

file(WRITE "${OUT}/${NAME}.cpp" "#include \"embedded/${NAME}.hpp\"

#include <array>

namespace embedded::${NAME} {
namespace {

${arrays}
constexpr std::array<File, ${index}> all = {{
${table}}};

}  // namespace

std::span<File const> files() { return all; }

}  // namespace embedded::${NAME}
")
