// Finds a page's learning paths and courses with their objectives and links.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "content/course_line.hpp"
#include "content/handbook_draft.hpp"

namespace content {

// A course is open from its line to the next course, heading or bold line; prose closes it once it
// has objectives. Lists in an open course are its objectives.
class CourseFinder {
 public:
  explicit CourseFinder(HandbookDraft& draft) : draft_(draft) {}

  void run();

  std::vector<domain::PageCourse> courses;
  std::vector<domain::PageLearningPath> paths;
  bool has_faulty_course = false;

 private:
  void enter(Section const& section);
  void enter_path(Section const& section);
  void read_paragraph(Section const& section, Block& paragraph);
  bool read_bold_line(Section const& section, TextLine& line);
  void read_list(Section const& section, Block& list);
  void add_item(Section const& section, Block& item);
  void open(Section const& section, CourseLine line, int line_number);
  void add_objective(Section const& section, std::string_view text, int line);
  void close() { open_.reset(); }
  domain::PageCourse& course() { return courses[*open_]; }

  HandbookDraft& draft_;
  std::optional<std::size_t> open_;
  bool has_objectives_ = false;
  int heading_level_ = 0;  // of the open course's heading; 0 = it is a bold line
  int path_level_ = 0;     // of the learning path we are in; 0 = in none
};

}  // namespace content
