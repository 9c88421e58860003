// Exporting progress.
#include "bot/progress_export.hpp"

#include <array>
#include <chrono>
#include <map>

#include <date/date.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "bot/csv.hpp"
#include "domain/standing.hpp"
#include "domain/topic.hpp"
#include "storage/attempts.hpp"
#include "storage/people.hpp"
#include "storage/progress.hpp"

namespace bot {
namespace {

using domain::CourseProgress;
using domain::CourseState;

constexpr std::array<char const*, 10> columns = {
    "email",       "name",  "role",       "certification", "course",
    "course_name", "state", "started_at", "completed_at",  "score"};

using Row = std::array<std::string, columns.size()>;

std::string time_text(std::optional<domain::Instant> instant) {
  if (!instant) return {};
  auto const time = date::sys_time<std::chrono::seconds>(std::chrono::seconds(instant->ms / 1000));
  return date::format("%FT%TZ", time);
}

std::string_view state_text(CourseState state) {
  switch (state) {
    case CourseState::done:
      return "done";
    case CourseState::in_progress:
      return "in progress";
    case CourseState::open:
      return "open";
    case CourseState::locked:
      break;
  }
  return "locked";
}

nlohmann::ordered_json json_row(Row const& row) {
  nlohmann::ordered_json object;
  for (std::size_t i = 0; i < row.size(); ++i) {
    bool const is_score = i + 1 == row.size();
    if (row[i].empty()) {
      object[columns[i]] = nullptr;
    } else if (is_score) {
      object[columns[i]] = std::stod(row[i]);
    } else {
      object[columns[i]] = row[i];
    }
  }
  return object;
}

Row row_of(domain::Person const& person, domain::Course const& course, CourseState state,
           CourseProgress const* progress) {
  Row row{person.email,
          person.name,
          person.role,
          course.certification,
          course.id,
          course.name,
          std::string(state_text(state))};
  if (progress == nullptr) return row;
  row[7] = time_text(progress->started_at);
  row[8] = time_text(progress->completed_at);
  if (progress->score) row[9] = fmt::format("{}", *progress->score);
  return row;
}

// The written exam stands as a course of its own: "sal-exam".
Row exam_row(domain::Person const& person, storage::ExamOutcome const& exam) {
  auto const state = exam.passed_at ? CourseState::done : CourseState::in_progress;
  return {person.email,
          person.name,
          person.role,
          std::string(domain::certification_of_exam(exam.assessment)),
          exam.assessment,
          "Written exam",
          std::string(state_text(state)),
          time_text(exam.started_at),
          time_text(exam.passed_at),
          exam.best_percent ? fmt::format("{:.1f}", *exam.best_percent) : ""};
}

std::vector<Row> rows_of(domain::Catalogue const& catalogue, domain::Person const& person,
                         std::vector<CourseProgress> const& progress) {
  std::vector<Row> rows;
  std::map<std::string_view, CourseProgress const*> open;
  for (CourseProgress const& it : progress) open[it.course] = &it;
  auto const* const certification = catalogue.certification_of_role(person.role);
  if (certification != nullptr) {
    for (auto const& it : domain::standing(catalogue, *certification, progress).courses) {
      auto const found = open.find(it.course->id);
      rows.push_back(
          row_of(person, *it.course, it.state, found == open.end() ? nullptr : found->second));
      if (found != open.end()) open.erase(found);
    }
  }
  for (auto const& [id, it] : open) {
    auto const state = it->completed_at ? CourseState::done : CourseState::in_progress;
    rows.push_back(row_of(person, *catalogue.course(id), state, it));
  }
  return rows;
}

}  // namespace

void export_progress(storage::Snapshot const& snapshot, ExportFormat format, std::ostream& out) {
  std::map<std::string, std::vector<CourseProgress>> by_email;
  for (auto& row : storage::all_progress(snapshot)) {
    by_email[row.email].push_back(std::move(row.progress));
  }
  std::map<std::int64_t, std::vector<storage::ExamOutcome>> exams;
  for (auto& it : storage::exam_outcomes(snapshot)) exams[it.person].push_back(std::move(it));
  bool const is_csv = format == ExportFormat::csv;
  if (is_csv) {
    for (std::size_t i = 0; i < columns.size(); ++i) out << (i > 0 ? "," : "") << columns[i];
    out << "\r\n";
  } else {
    out << "[";
  }
  bool is_first = true;
  for (auto const& person : storage::all_people(snapshot)) {
    auto rows = rows_of(snapshot.catalogue(), person, by_email[person.email]);
    for (auto const& it : exams[person.id]) rows.push_back(exam_row(person, it));
    for (Row const& row : rows) {
      if (is_csv) {
        write_csv_row(out, row);
      } else {
        out << (is_first ? "\n" : ",\n") << json_row(row).dump();
      }
      is_first = false;
    }
  }
  if (!is_csv) out << "\n]\n";
}

}  // namespace bot
