// Questions as lines of text, for golden files and for tests that look at one part.
#pragma once

#include <string>

#include "content/question_reading.hpp"

// Everything about each question, then the problems, in a form that shows white space.
std::string dump(content::QuestionReading const& reading);

// "=yes", "~no", "%50%half # feedback", "a -> b", "TRUE", "essay" …: the answers alone, one a line.
std::string answers(domain::Question const& question);
