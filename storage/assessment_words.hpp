// How kinds of assessments and times of feedback stand in the database. For storage/ only.
#pragma once

#include <string_view>

#include "domain/assessment.hpp"

namespace storage {

constexpr std::string_view word_of(domain::AssessmentKind kind) {
  return kind == domain::AssessmentKind::written_exam ? "written_exam" : "knowledge_check";
}

constexpr domain::AssessmentKind assessment_kind(std::string_view word) {
  return word == "written_exam" ? domain::AssessmentKind::written_exam
                                : domain::AssessmentKind::knowledge_check;
}

constexpr std::string_view word_of(domain::FeedbackTime time) {
  if (time == domain::FeedbackTime::after_each_answer) return "after_each_answer";
  return time == domain::FeedbackTime::at_end ? "at_end" : "never";
}

constexpr domain::FeedbackTime feedback_time(std::string_view word) {
  if (word == "after_each_answer") return domain::FeedbackTime::after_each_answer;
  return word == "at_end" ? domain::FeedbackTime::at_end : domain::FeedbackTime::never;
}

}  // namespace storage
