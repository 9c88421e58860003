// Forms of a text in which spellings that mean the same are equal.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace domain {

struct CodePoint {
  char32_t code = 0;       // U+FFFD for a byte that is no UTF-8
  std::string_view bytes;  // where it stands in the text
};

// The characters of a text, in order.
std::vector<CodePoint> code_points(std::string_view text);

bool is_letter(char32_t code);

// White space of any script, and the control characters that PHP's trim() takes away.
bool is_white_space(char32_t code);

// Each run of white space as one space, and none at the ends; other bytes as they are.
std::string squeezed(std::string_view text);

// `squeezed`, composed (Unicode's form C) and with case folded away: "STRASSE" and "straße" become
// the same. A text that isn't UTF-8 only gets lower ASCII letters.
std::string folded(std::string_view text);

}  // namespace domain
