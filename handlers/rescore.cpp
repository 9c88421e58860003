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

}  // namespace

Rescored rescore(Outcome& outcome, std::span<storage::ChangedQuestion const> changed,
                 WriteContext const& context) {
  constexpr double more = 1e-9;
  Rescored done;
  std::set<std::int64_t> attempts;
  for (storage::ChangedQuestion const& question : changed) {
    auto const newer = storage::question_version(context.db, question.version);
    for (auto const& given : storage::answers_to(context.db, question.question, question.version)) {
      if (given.is_judged) continue;
      auto const fraction = fraction_by(*newer, given, context.db);
      if (!fraction || *fraction <= given.fraction + more) continue;
      storage::record_corrected_key(context.db, {given.attempt, given.ordinal, *fraction, "", ""},
                                    context.now);
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
