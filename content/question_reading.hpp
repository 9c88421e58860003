// What a file with questions gives, in whatever format it was written.
#pragma once

#include <vector>

#include "content/problem.hpp"
#include "domain/question.hpp"

namespace content {

// A faulty question is a problem and the others are still read: the caller may refuse the file or
// leave out what is faulty.
struct QuestionReading {
  std::vector<domain::Question> questions;  // in the order of the file
  std::vector<Problem> problems;
};

}  // namespace content
