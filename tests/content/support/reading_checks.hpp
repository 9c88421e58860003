// What must hold for any bytes that are read; used by the fuzz targets and by the test that reruns
// their corpus without a fuzzer. Each says what does not hold; empty = all does.
#pragma once

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "content/aiken.hpp"
#include "content/csv.hpp"
#include "content/encoding.hpp"
#include "content/handbook.hpp"
#include "content/question_csv.hpp"
#include "content/roster.hpp"
#include "content/words.hpp"

namespace checks {

inline int lines_in(std::string_view text) {
  return static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 1;
}

// A lone CR ends a line in CSV and in Markdown.
inline int most_lines_in(std::string_view text) {
  return lines_in(text) + static_cast<int>(std::count(text.begin(), text.end(), '\r'));
}

inline std::string in_quotes(std::string_view cell) {
  std::string result = "\"";
  for (char const c : cell) result += c == '"' ? std::string("\"\"") : std::string(1, c);
  return result + "\"";
}

inline std::string written(content::CsvFile const& csv) {
  std::string text;
  for (auto const& row : csv.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      text += (i > 0 ? "," : "") + in_quotes(row.cells[i]);
    }
    text += "\r\n";
  }
  return text;
}

inline std::string csv_fault(std::string_view text) {
  auto const csv = content::read_csv("f.csv", text);
  int last = 0;
  for (auto const& row : csv.rows) {
    if (row.line <= last || row.line > most_lines_in(text)) return "a row's line is wrong";
    if (row.cells.empty()) return "a row has no cells";
    last = row.line;
  }
  for (auto const& problem : csv.problems) {
    bool const placed = problem.line >= 1 && problem.line <= most_lines_in(text);
    if (!placed || problem.reason.empty()) return "a problem has no place or reason";
  }
  auto const again = content::read_csv("f.csv", written(csv));
  if (!again.problems.empty() || again.rows.size() != csv.rows.size()) return "not read back";
  for (std::size_t i = 0; i < csv.rows.size(); ++i) {
    if (again.rows[i].cells != csv.rows[i].cells) return "cells are not read back";
  }
  return {};
}

inline std::string people_fault(std::string_view text) {
  auto const roster = content::read_roster("f.csv", text, domain::founding_roles());
  std::set<std::string> mails;
  for (auto const& row : roster.rows) {
    if (!roster.problems.empty()) break;
    if (!mails.insert(row.email).second) return "an e-mail is there twice";
    if (row.role.empty() && row.duties.empty()) return "a person has neither role nor duty";
    if (row.email == row.manager_email) return "a person is their own manager";
  }
  auto const done = content::read_completions("f.csv", text, domain::Instant{});
  for (auto const& row : done.rows) {
    if (!done.problems.empty()) break;
    if (row.score && !(*row.score >= 0 && *row.score <= 100)) return "a score is out of range";
    if (row.course.empty()) return "a course is empty";
  }
  return {};
}

inline std::string answer_key_fault(domain::Question const& question) {
  using domain::QuestionKind;
  if (question.kind == QuestionKind::essay) return question.answers.empty() ? "" : "essay's answer";
  double earned = 0;
  double best = -1;
  for (auto const& answer : question.answers) {
    if (answer.text.empty()) return "an answer has no words";
    if (!(answer.fraction >= -1 && answer.fraction <= 1)) return "a fraction is out of range";
    if (answer.range && !(answer.range->low <= answer.range->high)) return "a range is empty";
    bool const number = question.kind == QuestionKind::numerical;
    if (number != answer.range.has_value()) return "a range is where none belongs, or lacks";
    earned += answer.fraction > 0 ? answer.fraction : 0;
    best = answer.fraction > best ? answer.fraction : best;
  }
  bool const typed =
      question.kind == QuestionKind::short_answer || question.kind == QuestionKind::numerical;
  if (typed) return best == 1 ? "" : "no accepted answer is full";
  if (question.answers.size() < 2) return "a choice that is none";
  return earned > 0.999 && earned < 1.001 ? "" : "the right answers don't make the whole mark";
}

inline std::string questions_fault(content::QuestionReading const& reading, std::string_view text) {
  int const most = most_lines_in(text);
  for (auto const& problem : reading.problems) {
    bool const placed = problem.line >= 1 && problem.line <= most;
    if (!placed || problem.reason.empty()) return "a problem has no place or reason";
    if (content::encoding_problem("", problem.text())) return "a problem is not UTF-8";
  }
  int last = 0;
  for (auto const& question : reading.questions) {
    if (question.line <= last || question.line > most) return "a line is wrong";
    if (question.stem.empty()) return "a question has no words";
    if (auto fault = answer_key_fault(question); !fault.empty()) return fault;
    last = question.line;
  }
  return {};
}

inline std::string question_tables_fault(std::string_view text) {
  auto const fault = questions_fault(content::read_question_csv("f.csv", text), text);
  return fault.empty() ? questions_fault(content::read_aiken("f.txt", text), text) : fault;
}

inline std::string certification_fault(domain::PageCertification const& certification) {
  if (!content::is_id(certification.id)) return "a certification's id is none";
  if (certification.courses.empty()) return "a certification has no course";
  std::set<int> numbers;
  for (auto const& course : certification.courses) {
    if (!numbers.insert(course.number).second) return "a number is there twice";
    if (course.name.empty()) return "a course has no name";
    for (auto const& objective : course.objectives) {
      if (objective.text.empty()) return "an objective is empty";
      if (objective.source.line < course.source.line) return "an objective stands above its course";
    }
  }
  return {};
}

inline std::string page_fault(std::string_view text) {
  auto const reading = content::read_handbook_page("f.md", text, domain::founding_roles());
  int const most = most_lines_in(text) + 1;
  for (auto const& problem : reading.problems) {
    if (problem.line < 0 || problem.line > most) return "a problem's line is not in the file";
    if (problem.reason.empty()) return "a problem has no reason";
    if (content::encoding_problem("", problem.text())) return "a problem is not UTF-8";
  }
  if (!reading.problems.empty()) return {};
  auto const& page = reading.page;
  for (auto const& section : page.sections) {
    if (section.line < 1 || section.line > most) return "a section's line is not in the file";
    if (section.fingerprint.size() != 16) return "a fingerprint is none";
  }
  for (auto const& left : page.unplaced) {
    if (left.line < 1 || left.line > most) return "an unplaced line is not in the file";
    if (content::encoding_problem("", left.text)) return "an unplaced text is not UTF-8";
  }
  for (auto const& training : page.trainings) {
    if (!training.id.starts_with("use-case-")) return "a training's id is none";
  }
  return page.certification ? certification_fault(*page.certification) : std::string();
}

}  // namespace checks
