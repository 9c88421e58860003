// `/cert find`: courses, objectives, use cases and their elements that match some words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/catalogue.hpp"

namespace domain {

enum class FindingKind { certification, course, objective, use_case, element };

struct Finding {
  FindingKind kind = FindingKind::course;
  std::string title;
  std::string detail;              // where it belongs ("Course 2 of Strategic Account Leaders")
  std::string url;                 // handbook link, or empty
  Course const* course = nullptr;  // the course it belongs to, when there is one
  int score = 0;
};

// Best first; equally good ones in program order. Every word must match the beginning of a word of
// the entry (its own text counts three times as much as the course it belongs to). Words shorter
// than two letters and the commonest English words are left out unless nothing else was typed.
std::vector<Finding> find(Catalogue const& catalogue, std::string_view words);

}  // namespace domain
