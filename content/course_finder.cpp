#include "content/course_finder.hpp"

#include <algorithm>

#include "content/learning_path.hpp"
#include "content/link_kind.hpp"
#include "content/words.hpp"

namespace content {
namespace {

bool is_attribute_line(std::string_view text) {
  return text.starts_with("{:") || text.starts_with("{%");
}

// "*Differentiate …", as people write when they forget the space, and "[ ] Differentiate …".
std::string_view without_bullet(std::string_view text) {
  for (auto const mark : {"*", "-", "+", "•", "[ ]", "[x]", "[X]"}) {
    if (text.starts_with(mark)) text = trim(text.substr(std::string_view(mark).size()));
  }
  return text;
}

void take_name_links(domain::PageCourse& course, Section const& section, TextLine& line) {
  for (auto& link : line.links) {
    if (trim(link.url).empty()) continue;
    course.links.push_back(
        {domain::LinkKind::material, link.label, link.url, false, place(section, line.number)});
    link.is_placed = true;
  }
}

}  // namespace

void CourseFinder::run() {
  for (auto& section : draft_.sections) {
    enter(section);
    for (auto& block : section.blocks) {
      if (block.kind == BlockKind::paragraph) read_paragraph(section, block);
      if (block.kind == BlockKind::list) read_list(section, block);
    }
  }
}

void CourseFinder::enter(Section const& section) {
  enter_path(section);
  bool const lists_objectives = open_ && heading_level_ > 0 && section.level > heading_level_ &&
                                says(section.heading, "objective");
  if (lists_objectives) return;
  close();
  auto line = read_course_line(section.heading);
  if (!line) return;
  open(section, *std::move(line), section.source.line);
  if (!open_) return;
  heading_level_ = section.level;
  TextLine heading{section.source.line, "", "", section.links};
  take_name_links(course(), section, heading);
}

void CourseFinder::enter_path(Section const& section) {
  if (section.level <= path_level_) path_level_ = 0;
  if (!section.training.empty() || !is_learning_path(section)) return;
  paths.push_back(read_learning_path(section));
  path_level_ = section.level;
}

void CourseFinder::read_paragraph(Section const& section, Block& paragraph) {
  bool opened = false;
  for (auto& line : paragraph.lines) {
    if (read_bold_line(section, line)) {
      opened = true;
    } else if (opened && open_) {
      add_objective(section, line.text, line.number);
    } else if (auto const plain = read_course_line(line.text); plain && plain->fault.empty()) {
      draft_.page().unplaced.push_back({line.number, "course that is not bold", line.text});
      close();
    }
  }
  if (opened || !open_ || paragraph.lines.empty()) return;
  auto const& first = paragraph.lines.front();
  if (is_attribute_line(first.text)) return;
  bool const is_bold_line = !first.bold.empty() && first.bold == first.text;
  if (has_objectives_ || is_bold_line) close();
}

// True when the line opens a course, well or badly.
bool CourseFinder::read_bold_line(Section const& section, TextLine& line) {
  auto opening = read_course_line(line.bold);
  if (!opening) return false;
  if (!opening->fault.empty() && line.text.size() > line.bold.size()) {
    opening = read_course_line(line.text);  // **Course 1:** Name
  } else if (line.text.size() > line.bold.size()) {
    auto const rest = trim(std::string_view(line.text).substr(line.bold.size()));
    draft_.page().unplaced.push_back({line.number, "text beside a course", shortened(rest, 100)});
  }
  open(section, *std::move(opening), line.number);
  if (open_) take_name_links(course(), section, line);
  return true;
}

void CourseFinder::open(Section const& section, CourseLine line, int line_number) {
  close();
  if (!line.fault.empty()) {
    has_faulty_course = true;
    return draft_.problem(line_number, line.fault);
  }
  auto const same = std::find_if(courses.begin(), courses.end(),
                                 [&](auto const& other) { return other.number == line.number; });
  if (same != courses.end()) {
    draft_.problem(line_number, "course " + std::to_string(line.number) + " is in line " +
                                    std::to_string(same->source.line) +
                                    " too; give each course its own number");
  }
  domain::PageCourse course;
  course.number = line.number;
  course.name = std::move(line.name);
  if (path_level_ > 0) course.learning_path = paths.back().name;
  course.source = place(section, line_number);
  open_ = courses.size();
  courses.push_back(std::move(course));
  has_objectives_ = false;
  heading_level_ = 0;
}

void CourseFinder::add_objective(Section const& section, std::string_view text, int line) {
  if (is_attribute_line(text)) return;
  auto const words = without_bullet(trim(text));
  if (words.empty()) return;
  course().objectives.push_back({std::string(words), place(section, line)});
}

void CourseFinder::read_list(Section const& section, Block& list) {
  if (!open_) return;
  for (auto& item : list.blocks) add_item(section, item);
  has_objectives_ = true;
}

void CourseFinder::add_item(Section const& section, Block& item) {
  auto const text = joined(item.lines);
  if (text.empty()) return;
  if (!leads_to_training(item)) add_objective(section, text, item.line);
  for (auto& link : take_links(section, item)) course().links.push_back(std::move(link));
  item.is_placed = true;
}

}  // namespace content
