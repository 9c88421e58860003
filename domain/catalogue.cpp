// Looking things up in the program.
#include "domain/catalogue.hpp"

#include <algorithm>

#include "domain/words.hpp"

namespace domain {
namespace {

// Names are compared by their words, so that "Pre- to Post Sales Handoff" is found without its
// dash.
bool same_words(std::string_view one, std::string_view other) {
  return words_of(one) == words_of(other);
}

// "DevSecOps" also finds "DevSecOps Customer Use Case": the name without what is in brackets.
std::string_view name_without_brackets(std::string_view name) {
  return trim(name.substr(0, name.find('(')));
}

}  // namespace

Catalogue::Catalogue(CatalogueParts parts) : parts_(std::move(parts)) {
  for (std::size_t i = 0; i < parts_.courses.size(); ++i) {
    course_index_.emplace(parts_.courses[i].id, i);
  }
}

Course const* Catalogue::course(std::string_view id) const {
  auto const found = course_index_.find(id);
  return found == course_index_.end() ? nullptr : &parts_.courses[found->second];
}

Certification const* Catalogue::certification(std::string_view id) const {
  auto const found = std::ranges::find(parts_.certifications, id, &Certification::id);
  return found == parts_.certifications.end() ? nullptr : &*found;
}

Certification const* Catalogue::certification_of_role(std::string_view role_code) const {
  Role const* const role = find_role(parts_.roles, role_code);
  if (role == nullptr) return nullptr;
  return certification(role->certification);
}

Certification const* Catalogue::find_certification(std::string_view words) const {
  std::string const word = lower(trim(words));
  if (Certification const* const found = certification(word)) return found;
  if (Role const* const role = find_role(parts_.roles, word)) {
    if (Certification const* const found = certification(role->certification)) return found;
  }
  for (Certification const& candidate : parts_.certifications) {
    if (same_words(candidate.name, word)) return &candidate;
  }
  return nullptr;
}

Course const* Catalogue::find_course(std::string_view words, Certification const* own) const {
  std::string const word = lower(trim(words));
  if (Course const* const found = course(word)) return found;
  std::string_view number_text = word;
  if (number_text.starts_with("course ")) number_text.remove_prefix(7);
  if (auto const number = number_in(number_text); number && own != nullptr) {
    for (std::string const& id : own->courses) {
      if (Course const* const candidate = course(id); candidate->number == *number) {
        return candidate;
      }
    }
    return nullptr;
  }
  auto const matches = [&](Course const& candidate) {
    return !candidate.is_retired &&
           (same_words(candidate.name, word) || lower(candidate.alias) == word ||
            same_words(name_without_brackets(candidate.name), word));
  };
  auto const in_own = [&](Course const& candidate) {
    return own != nullptr && candidate.certification == own->id && matches(candidate);
  };
  auto found = std::ranges::find_if(parts_.courses, in_own);
  if (found == parts_.courses.end()) found = std::ranges::find_if(parts_.courses, matches);
  return found == parts_.courses.end() ? nullptr : &*found;
}

}  // namespace domain
