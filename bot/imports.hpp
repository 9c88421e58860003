// Taking files into the database: each import is one transaction, taken whole or not at all. Home
// tabs that show something else now are made anew; `settings` tell what they show to whom.
#pragma once

#include <string>
#include <vector>

#include "config/settings.hpp"
#include "content/problem.hpp"
#include "domain/instant.hpp"
#include "storage/database.hpp"

namespace bot {

struct ImportResult {
  std::vector<std::string> report;         // lines for the person who ran it
  std::vector<content::Problem> problems;  // when there is one, nothing was taken
};

// Handbook pages: files, or folders with all their *.md files (but for README.md); and the question
// banks beside them: the *.gift files of such a folder, or of the folder `quizzes` beside a file
// that are named after its courses.
ImportResult import_program(storage::Database& database, std::vector<std::string> const& paths,
                            domain::Instant now, config::Settings const& settings = {});

// People: email,name,slack_user_id,role,manager_email,start_date,timezone[,duties]
ImportResult import_roster(storage::Database& database, std::string const& path,
                           domain::Instant now, config::Settings const& settings = {});
ImportResult import_roster_text(storage::Database& database, std::string const& file,
                                std::string const& text, domain::Instant now,
                                config::Settings const& settings = {});

// Finished courses: email,course,completed_at,score
ImportResult import_completions(storage::Database& database, std::string const& path,
                                domain::Instant now, config::Settings const& settings = {});
ImportResult import_completions_text(storage::Database& database, std::string const& file,
                                     std::string const& text, domain::Instant now,
                                     config::Settings const& settings = {});

// One bank of questions: GIFT, Aiken or CSV.
enum class ImportMode { take, check };             // check: only say what would happen
enum class FaultyQuestions { refuse_file, skip };  // skip: take the good ones
struct QuizImport {
  std::string course;  // id or full name, or "sal-exam"
  std::string path;
  ImportMode mode = ImportMode::take;
  FaultyQuestions faults = FaultyQuestions::refuse_file;
};
ImportResult import_quiz(storage::Database& database, QuizImport const& order, domain::Instant now,
                         config::Settings const& settings = {});
ImportResult import_quiz_text(storage::Database& database, QuizImport const& order,
                              std::string const& text, domain::Instant now,
                              config::Settings const& settings = {});

// The text of a file, or nothing and a problem that says why.
std::optional<std::string> read_file(std::string const& path,
                                     std::vector<content::Problem>& problems);

// Thrown inside the transaction to undo it.
struct ImportRefused {
  std::vector<content::Problem> problems;
};

}  // namespace bot
