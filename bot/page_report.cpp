// Telling what was found on a page.
#include "bot/page_report.hpp"

#include <algorithm>

namespace bot {
namespace {

using domain::HandbookPage;

std::string count(std::size_t number, std::string const& one) {
  return std::to_string(number) + ' ' + one + (number == 1 ? "" : "s");
}

std::string at_line(int line) { return ", line " + std::to_string(line); }

class Report {
 public:
  void line(std::string text) { lines_.push_back("  " + std::move(text)); }
  void head(std::string text) { lines_.push_back(std::move(text)); }
  std::vector<std::string> lines() && { return std::move(lines_); }

 private:
  std::vector<std::string> lines_;
};

// The page says how many courses a path will have; so far there may be fewer.
std::string told_courses(domain::PageCertification const& certification,
                         domain::PageLearningPath const& path) {
  auto const found =
      std::ranges::count(certification.courses, path.name, &domain::PageCourse::learning_path);
  std::string text = ", " + std::to_string(*path.expected_courses) + " courses announced";
  return found == *path.expected_courses ? text + " and found"
                                         : text + ", " + std::to_string(found) + " found";
}

void tell_certification(Report& report, HandbookPage const& page) {
  if (!page.certification) {
    report.line(page.trainings.empty() ? "no curriculum on this page"
                                       : "no certification on this page");
    return;
  }
  auto const& it = *page.certification;
  std::string text = it.noun + " " + it.id + ": " + it.name;
  text += it.role_code.empty() ? ", role " + it.role + " (not a role of the program)"
                               : ", role " + it.role_code;
  if (!it.prerequisite.empty()) text += ", after " + it.prerequisite;
  report.line(std::move(text));
  for (auto const& path : it.paths) {
    std::string about = "learning path: " + path.name + at_line(path.source.line);
    if (path.in_development) about += ", in development";
    if (path.expected_courses) about += told_courses(it, path);
    report.line(std::move(about));
  }
}

std::string id_of(std::vector<storage::PlacedCourse> const& courses, std::int64_t number,
                  std::string const& name) {
  auto const found = std::ranges::find_if(courses, [&](storage::PlacedCourse const& course) {
    return course.number == number && course.name == name;
  });
  return found == courses.end() ? std::string("?") : found->id;
}

void tell_courses(Report& report, HandbookPage const& page,
                  std::vector<storage::PlacedCourse> const& placed) {
  if (!page.certification) return;
  for (auto const& course : page.certification->courses) {
    report.line("course " + id_of(placed, course.number, course.name) + ": " +
                std::to_string(course.number) + ". " + course.name + at_line(course.source.line) +
                ", " + count(course.objectives.size(), "objective") +
                (course.links.empty() ? ", no link" : ", " + course.links.front().url));
    for (auto const& objective : course.objectives) {
      report.line("    line " + std::to_string(objective.source.line) + ": " + objective.text);
    }
  }
}

void tell_trainings(Report& report, HandbookPage const& page) {
  for (auto const& training : page.trainings) {
    report.line("use-case training " + training.id + ": " + training.name +
                at_line(training.source.line));
    for (auto const& link : training.links) {
      std::string const kind = link.kind == domain::LinkKind::knowledge_check ? "knowledge check"
                               : link.kind == domain::LinkKind::learning_path ? "learning path"
                                                                              : "link";
      report.line("    line " + std::to_string(link.source.line) + ": " + kind + " " + link.url +
                  (link.internal_only ? " (internal only)" : ""));
    }
  }
}

std::string badge_parts(domain::BadgeRule const& rule) {
  std::string parts;
  auto const add = [&](bool is_part, std::string const& name) {
    if (is_part) parts += (parts.empty() ? "" : ", ") + name;
  };
  add(rule.each_course, "each course");
  add(rule.all_courses, "all courses");
  add(rule.written_exam, "written exam");
  add(rule.practical, "practical assessment");
  return parts;
}

void tell_the_rest(Report& report, HandbookPage const& page) {
  if (page.badge_rule) {
    report.line("badge rule: " + badge_parts(*page.badge_rule) +
                at_line(page.badge_rule->source.line));
  }
  if (page.feedback) {
    report.line(
        "feedback: " + (page.feedback->channel.empty() ? "no channel" : page.feedback->channel) +
        (page.feedback->board_url.empty() ? "" : ", board " + page.feedback->board_url) +
        at_line(page.feedback->source.line));
  }
  for (auto const& link : page.certification_links) {
    report.line("points to the certification of " + link.role + at_line(link.source.line) + ": " +
                link.url);
  }
  if (!page.use_cases.empty()) report.line(count(page.use_cases.size(), "use case"));
  if (!page.elements.empty()) report.line(count(page.elements.size(), "use-case element"));
  if (!page.roles.empty()) report.line(count(page.roles.size(), "role"));
  if (page.unplaced.empty()) return;
  report.line("no place in the program for:");
  for (auto const& it : page.unplaced) {
    report.line("    line " + std::to_string(it.line) + ": " + it.what + ": " + it.text);
  }
}

void tell_changes(Report& report, storage::PageChanges const& changes) {
  if (changes.is_new) return report.line("new page");
  if (!changes.any()) return report.line("unchanged");
  report.line("changed:");
  for (std::string const& change : changes.lines) report.line("    " + change);
}

}  // namespace

std::vector<std::string> report_page(HandbookPage const& page,
                                     std::vector<storage::PlacedCourse> const& courses,
                                     storage::PageChanges const& changes) {
  Report report;
  report.head(page.file + ": " + (page.title.empty() ? "(no title)" : page.title));
  tell_certification(report, page);
  tell_courses(report, page, courses);
  tell_trainings(report, page);
  tell_the_rest(report, page);
  tell_changes(report, changes);
  return std::move(report).lines();
}

}  // namespace bot
