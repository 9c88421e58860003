// Marking a response as Moodle marks it (question/type/*/question.php there).
#pragma once

#include <vector>

#include "domain/question.hpp"
#include "domain/response.hpp"

namespace domain {

struct Grade {
  double fraction = 0;  // 0 to 1 of the question's mark
  // Indexes of the answers that the response hit, ascending: their feedback is shown. Of a matching
  // question the pairs that are right.
  std::vector<int> decided_by;
  bool needs_assessor = false;  // an essay: nothing is earned until somebody has read it

  friend bool operator==(Grade const&, Grade const&) = default;
};

// Choices: the sum of the weights, between 0 and 1; of a question with one answer, and of true or
// false, nothing when several are chosen. Short answer: the first accepted text that fits
// (`accepts`). Numerical: the first range that holds, "*" anything else; where a number has two
// readings (`number_readings`), the one that earns more. Matching: the share of left sides that
// have their right side, or one with the same text. A blank response earns nothing and hits
// nothing, not even "*". Indexes that no answer has count for nothing, repeated ones once.
Grade grade(Question const& question, Response const& response);

// Nothing chosen, or nothing but white space typed. A description asks nothing: always blank.
bool is_blank(Question const& question, Response const& response);

}  // namespace domain
