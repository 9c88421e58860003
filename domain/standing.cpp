// Where a person stands in a certification.
#include "domain/standing.hpp"

#include <algorithm>

namespace domain {
namespace {

CourseStanding stand(Course const& course, std::span<CourseProgress const> progress) {
  CourseStanding result;
  result.course = &course;
  auto const found = std::ranges::find(progress, course.id, &CourseProgress::course);
  if (found == progress.end()) return result;
  result.completed_at = found->completed_at;
  result.score = found->score;
  if (found->completed_at) {
    result.state = CourseState::done;
  } else if (found->started_at) {
    result.state = CourseState::in_progress;
  }
  return result;
}

bool is_begun(CourseStanding const& course) {
  return course.state == CourseState::done || course.state == CourseState::in_progress;
}

void add_retired(Standing& result, Catalogue const& catalogue,
                 std::span<CourseProgress const> progress) {
  for (CourseProgress const& row : progress) {
    Course const* const course = catalogue.course(row.course);
    bool const counts = course != nullptr && course->is_retired && row.completed_at &&
                        course->certification == result.certification->id;
    if (counts) result.retired.push_back(stand(*course, progress));
  }
}

}  // namespace

Standing standing(Catalogue const& catalogue, Certification const& certification,
                  std::span<CourseProgress const> progress) {
  Standing result;
  result.certification = &certification;
  result.courses.reserve(certification.courses.size());
  for (std::string const& id : certification.courses) {
    result.courses.push_back(stand(*catalogue.course(id), progress));
    if (result.courses.back().state == CourseState::done) ++result.done;
  }
  add_retired(result, catalogue, progress);

  Certification const* const first = catalogue.certification(certification.prerequisite);
  if (first == nullptr || first == &certification || first->courses.empty()) return result;
  if (std::ranges::any_of(result.courses, is_begun)) return result;
  bool const passed = std::ranges::all_of(first->courses, [&](std::string const& id) {
    return stand(*catalogue.course(id), progress).state == CourseState::done;
  });
  if (passed) return result;
  result.waits_for = first;
  for (CourseStanding& course : result.courses) course.state = CourseState::locked;
  return result;
}

CourseStanding const* next_course(Standing const& standing) {
  for (CourseState const wanted : {CourseState::in_progress, CourseState::open}) {
    auto const found = std::ranges::find(standing.courses, wanted, &CourseStanding::state);
    if (found != standing.courses.end()) return &*found;
  }
  return nullptr;
}

}  // namespace domain
