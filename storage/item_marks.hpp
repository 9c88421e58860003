// Marks of attempts that were handed in, for the statistics of questions.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/item_analysis.hpp"
#include "storage/database.hpp"

namespace storage {

// Of a person several attempts say less than they seem to: usually the first counts.
enum class WhichAttempts { first_of_each_person, all };

// Fully marked ones, the oldest first. What was not answered has earned nothing.
std::vector<domain::MarkedAttempt> marked_attempts(Snapshot const& snapshot,
                                                   std::string_view assessment,
                                                   WhichAttempts which);

// What each attempt that was handed in came to, in percent.
std::vector<double> percents_of(Snapshot const& snapshot, std::string_view assessment);

// What an author knows a question by.
struct QuestionLabel {
  std::string name;  // its title, else the beginning of its text
  std::string own_id;
  std::string bank;
  int line = 0;  // of the file it was imported from last
  bool is_retired = false;
};

// Of all questions that attempts at this assessment have asked.
std::map<std::int64_t, QuestionLabel> question_labels(Snapshot const& snapshot,
                                                      std::string_view assessment);

// Assessments with attempts that were handed in.
std::vector<std::string> assessments_with_results(Snapshot const& snapshot);

}  // namespace storage
