// Topics by tags, and their places in the handbook.
#include "domain/topic.hpp"

#include <optional>

#include "domain/words.hpp"

namespace domain {
namespace {

constexpr std::string_view exam_suffix = "-exam";
constexpr std::string_view objective_prefix = "objective:";
constexpr std::string_view element_prefix = "element:";
constexpr std::string_view course_prefix = "course:";

struct ObjectiveTag {
  int course = 0;  // 0 = of the bank's course
  int objective = 0;
};

// Places count from 1.
std::optional<int> place_in(std::string_view text) {
  auto const number = number_in(text);
  return number && *number > 0 ? number : std::nullopt;
}

// "2" or "3.2".
std::optional<ObjectiveTag> objective_tag(std::string_view text) {
  std::size_t const dot = text.find('.');
  auto const last = place_in(dot == std::string_view::npos ? text : text.substr(dot + 1));
  if (!last) return std::nullopt;
  if (dot == std::string_view::npos) return ObjectiveTag{0, *last};
  auto const course = place_in(text.substr(0, dot));
  return course ? std::optional(ObjectiveTag{*course, *last}) : std::nullopt;
}

Course const* course_of(Catalogue const& catalogue, std::string_view bank, int number) {
  if (Course const* const own = catalogue.course(bank); own != nullptr && number == 0) return own;
  auto const* const certification = catalogue.certification(certification_of_exam(bank));
  if (certification == nullptr) return nullptr;
  for (std::string const& id : certification->courses) {
    Course const* const course = catalogue.course(id);
    if (course->number == number) return course;
  }
  return nullptr;
}

TopicReading problem(std::string_view tag, std::string const& reason) {
  return {"", "tag \"" + std::string(tag) + "\": " + reason};
}

TopicReading objective_topic(Catalogue const& catalogue, std::string_view bank,
                             std::string_view tag) {
  auto const wanted = objective_tag(tag.substr(objective_prefix.size()));
  bool const is_exam = !certification_of_exam(bank).empty();
  if (!wanted || (is_exam && wanted->course == 0)) {
    return problem(tag, is_exam ? "write objective:3.2 for the second objective of course 3"
                                : "write objective:2 for the second objective of the course");
  }
  Course const* const course = course_of(catalogue, bank, wanted->course);
  if (course == nullptr) return problem(tag, "there is no such course");
  auto const count = course->objectives.size();
  if (static_cast<std::size_t>(wanted->objective) > count) {
    return problem(tag, "course " + course->id + " has " + std::to_string(count) +
                            (count == 1 ? " objective" : " objectives"));
  }
  auto const& objective = course->objectives[static_cast<std::size_t>(wanted->objective) - 1];
  return {std::string(objective_prefix) + std::to_string(objective.id), ""};
}

std::string slug_of(std::string_view name) {
  std::string slug;
  for (std::string const& word : words_of(name)) slug += (slug.empty() ? "" : "-") + word;
  return slug;
}

UseCaseElement const* element_of(Catalogue const& catalogue, std::string_view bank,
                                 std::string_view slug) {
  UseCaseElement const* general = nullptr;
  for (UseCaseElement const& it : catalogue.elements()) {
    if (slug_of(it.name) != slug) continue;
    if (it.training == bank) return &it;
    if (it.training.empty()) general = &it;
  }
  return general;
}

}  // namespace

std::string_view certification_of_exam(std::string_view bank) {
  return bank.ends_with(exam_suffix) ? bank.substr(0, bank.size() - exam_suffix.size())
                                     : std::string_view{};
}

std::string exam_of(std::string_view certification) {
  return std::string(certification) + std::string(exam_suffix);
}

TopicReading topic_of(Catalogue const& catalogue, std::string_view bank, Question const& question) {
  for (std::string const& tag : question.tags) {
    if (tag.starts_with(objective_prefix)) return objective_topic(catalogue, bank, tag);
    if (tag.starts_with(element_prefix)) return {tag, ""};
  }
  if (catalogue.course(bank) == nullptr) return {};
  return {std::string(course_prefix) + std::string(bank), ""};
}

TopicPlace place_of_topic(Catalogue const& catalogue, std::string_view bank,
                          std::string_view topic) {
  Course const* const own = catalogue.course(bank);
  if (topic.starts_with(objective_prefix)) {
    auto const id = place_in(topic.substr(objective_prefix.size()));
    for (Course const& course : catalogue.courses()) {
      for (Objective const& it : course.objectives) {
        if (it.id == id) return {it.text, course.reading_url(), &course};
      }
    }
  }
  if (topic.starts_with(element_prefix)) {
    auto const slug = topic.substr(element_prefix.size());
    if (auto const* const element = element_of(catalogue, bank, slug)) {
      bool const has_own_url = !element->url.empty() || own == nullptr;
      return {element->name, has_own_url ? element->url : own->reading_url(), own};
    }
  }
  std::string_view course_id = bank;
  if (topic.starts_with(course_prefix)) course_id = topic.substr(course_prefix.size());
  if (auto const* const course = catalogue.course(course_id)) {
    return {course->name, course->reading_url(), course};
  }
  if (auto const* const it = catalogue.certification(certification_of_exam(bank))) {
    return {it->name, it->handbook_url, nullptr};
  }
  return {std::string(bank), "", nullptr};
}

}  // namespace domain
