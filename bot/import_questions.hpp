// Question banks into the database, for `import quiz` and the quizzes beside a program's pages.
#pragma once

#include <string>
#include <vector>

#include "bot/imports.hpp"
#include "domain/catalogue.hpp"
#include "storage/questions.hpp"

namespace bot {

// A file of questions as it was read.
struct QuestionFile {
  std::string path;
  std::string bank;                                // a course's id, or "<certification>-exam"
  std::vector<storage::StatedQuestion> questions;  // that can be asked
  std::vector<content::Problem> problems;          // of the others, and of the file
};

// Reads and checks a file of questions (GIFT, Aiken or CSV): its syntax, whether its tags name
// objectives that there are, whether no two questions are taken for the same, and whether Slack can
// show each.
QuestionFile read_question_file(std::string const& path, std::string const& text,
                                std::string const& bank, domain::Catalogue const& catalogue);

// The id of the bank that `words` means: a course by id or name, "sal-exam" for an exam. Empty when
// there is neither.
std::string bank_of(domain::Catalogue const& catalogue, std::string const& words);

// Saves the bank, rescores by corrected keys, and tells what was done.
std::vector<std::string> save_question_file(storage::Transaction const& transaction,
                                            QuestionFile const& file,
                                            config::Settings const& settings, domain::Instant now);

}  // namespace bot
