// Beginning an attempt, and what stands in the way.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/attempt.hpp"
#include "domain/draw.hpp"
#include "handlers/screen.hpp"
#include "storage/attempts.hpp"

namespace handlers {

// A knowledge check or a written exam as the program states it.
struct Assessment {
  std::string id;  // of its bank: "sal-1", "sal-exam"
  domain::AssessmentKind kind = domain::AssessmentKind::knowledge_check;
  std::string name;  // of the course or the certification
  domain::AssessmentRules rules;
  std::vector<std::string> banks;  // that it is drawn from

  bool is_exam() const { return kind == domain::AssessmentKind::written_exam; }
};

// Nothing when there are no questions for it.
std::optional<Assessment> quiz_of(domain::Course const& course);
std::optional<Assessment> exam_of(domain::Certification const& certification);
// By the id that an attempt keeps; also when its course is retired or its bank empty by now.
Assessment assessment_of(domain::Catalogue const& catalogue, std::string const& id);

// Its name alone, which every screen shows. `id` must outlive it.
std::string_view name_of(domain::Catalogue const& catalogue, std::string_view id);

// The attempt of this kind that a button or modal names ("12.3"); nothing when it isn't the
// caller's own.
std::optional<storage::Attempt> own_attempt(std::string_view subject, domain::AssessmentKind kind,
                                            WriteContext const& context);

// Where the person stands with it.
struct AttemptState {
  std::vector<domain::AttemptOutline> attempts;
  domain::NextAttempt next;
  std::vector<std::string> to_study;  // topics to be read again first
};
AttemptState state_of(Assessment const& assessment, std::int64_t person,
                      storage::Snapshot const& snapshot, domain::Instant now);

// What may be drawn, and how much of it.
struct Pool {
  std::vector<domain::PoolQuestion> questions;
  domain::Blueprint blueprint;
};
Pool pool_of(Assessment const& assessment, std::int64_t person, AttemptState const& state,
             storage::Snapshot const& snapshot);

// Draws and begins an attempt; the caller has asked whether it may begin. With a time limit its end
// stands in the timetable.
storage::Attempt begin_attempt(Assessment const& assessment, std::int64_t person,
                               AttemptState const& state, WriteContext const& context);

// Why no attempt can begin now, when it can, and what to do until then. For any gate but open and
// running.
Screen closed_screen(Assessment const& assessment, AttemptState const& state,
                     ReadContext const& context);

// "2 attempts are left."; nothing without a cap.
slack::Mrkdwn attempts_left(domain::NextAttempt const& next);

}  // namespace handlers
