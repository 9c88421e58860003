// The line that opens a course: "Course 3: Analyze Your Territory".
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace content {

struct CourseLine {
  int number = 0;
  std::string name;
  std::string fault;  // what is wrong with it and how it would be right; empty = nothing
};

// Null when the text does not open a course.
std::optional<CourseLine> read_course_line(std::string_view text);

}  // namespace content
