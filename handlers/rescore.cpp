// Rescoring after a corrected key.
#include "handlers/rescore.hpp"

#include <set>

#include "domain/grade.hpp"
#include "domain/regrade.hpp"
#include "handlers/attempt_result.hpp"
#include "storage/marks.hpp"

namespace handlers {
namespace {

// What the answer earns by the newer version; nothing when it cannot be carried over.
std::optional<double> fraction_by(domain::Question const& newer, storage::GivenAnswer const& given,
                                  storage::Snapshot const& snapshot) {
  auto const older = storage::question_version(snapshot, given.version);
  auto const response = domain::response_of(given.response);
  if (!response) return std::nullopt;
  auto const carried = domain::carried_over(*older, *response, newer);
  if (!carried) return std::nullopt;
  auto const grade = domain::grade(newer, *carried);
  return grade.needs_assessor ? std::nullopt : std::optional(grade.fraction);
}

// True when the answer earns more by the newer version.
bool raise(storage::GivenAnswer const& given, domain::Question const& newer,
           WriteContext const& context) {
  constexpr double more = 1e-9;
  if (given.is_judged) return false;
  auto const fraction = fraction_by(newer, given, context.db);
  if (!fraction || *fraction <= given.fraction + more) return false;
  storage::record_corrected_key(context.db, {given.attempt, given.ordinal, *fraction, "", ""},
                                context.now);
  return true;
}

}  // namespace

void rescore_attempt(std::int64_t attempt, WriteContext const& context) {
  for (auto const& it : storage::outdated_answers(context.db, attempt)) {
    raise(it.given, *storage::question_version(context.db, it.newest), context);
  }
}

Rescored rescore(Outcome& outcome, std::span<storage::ChangedQuestion const> changed,
                 WriteContext const& context) {
  Rescored done;
  std::set<std::int64_t> attempts;
  for (storage::ChangedQuestion const& question : changed) {
    auto const newer = storage::question_version(context.db, question.version);
    for (auto const& given : storage::answers_to(context.db, question.question, question.version)) {
      if (!raise(given, *newer, context)) continue;
      attempts.insert(given.attempt);
      ++done.answers;
    }
  }
  for (std::int64_t const id : attempts) {
    auto attempt = storage::attempt(context.db, id);
    if (!attempt || attempt->is_running()) continue;
    bool const had_passed = attempt->is_passed;
    if (renew_result(outcome, *attempt, context) == Renewed::as_before) continue;
    ++done.results;
    if (attempt->is_passed && !had_passed) ++done.passes;
    tell_result(outcome, *attempt,
                slack::Mrkdwn("The key of a question has been corrected, and your result is better "
                              "now."),
                context);
  }
  return done;
}

}  // namespace handlers
