// When the next attempt may begin, and what one came to.
#include "domain/attempt.hpp"

#include <algorithm>

#include "domain/what_if.hpp"

namespace domain {
namespace {

struct Failures {
  int count = 0;
  int begun = 0;  // attempts since the last pass, running ones too
  Instant last_at;
};

Failures failures_since_pass(std::span<AttemptOutline const> attempts) {
  Failures failures;
  for (AttemptOutline const& it : attempts) {
    if (it.is_passed) {
      failures = {};
      continue;
    }
    ++failures.begun;
    if (!it.handed_in_at || it.is_pending) continue;
    ++failures.count;
    failures.last_at.ms = std::max(failures.last_at.ms, it.handed_in_at->ms);
  }
  return failures;
}

std::optional<Instant> end_of_wait(AssessmentRules const& rules, Failures const& failures) {
  if (failures.count == 0 || rules.waits_ms.empty()) return std::nullopt;
  auto const index = std::min(static_cast<std::size_t>(failures.count), rules.waits_ms.size()) - 1;
  return Instant{failures.last_at.ms + rules.waits_ms[index]};
}

}  // namespace

NextAttempt next_attempt(AssessmentRules const& rules, int extra_attempts,
                         std::span<AttemptOutline const> attempts, bool has_studied, Instant now) {
  NextAttempt next;
  if (!attempts.empty()) next.number = attempts.back().number + 1;
  Failures const failures = failures_since_pass(attempts);
  bool const is_running = !attempts.empty() && attempts.back().is_running();
  if (rules.attempts > 0) {
    int const left = rules.attempts + extra_attempts - failures.begun + (is_running ? 1 : 0);
    next.attempts_left = std::max(left, 0);
  }
  if (is_running) {
    next.gate = Gate::running;
    next.number = attempts.back().number;
    return next;
  }
  if (!attempts.empty() && attempts.back().is_pending) {
    next.gate = Gate::pending;
    return next;
  }
  if (next.attempts_left == 0) {
    next.gate = Gate::used_up;
    return next;
  }
  auto const opens_at = end_of_wait(rules, failures);
  if (opens_at && opens_at->ms > now.ms) next.opens_at = opens_at;
  bool const must_study = rules.study_first && failures.count > 0 && !has_studied;
  if (must_study) {
    next.gate = Gate::study_first;
  } else if (next.opens_at) {
    next.gate = Gate::waits;
  }
  return next;
}

bool opens_practical(std::span<AttemptOutline const> exam_attempts) {
  return std::ranges::any_of(exam_attempts, &AttemptOutline::is_passed);
}

std::optional<Instant> end_of(Instant started_at, int minutes, int extra_time_percent) {
  constexpr std::int64_t minute_ms = 60'000;
  if (minutes <= 0) return std::nullopt;
  return Instant{started_at.ms + minutes * minute_ms * (100 + extra_time_percent) / 100};
}

Result result_of(std::span<MarkedQuestion const> questions, double pass_percent) {
  Result result;
  double earned = 0;
  double possible = 0;  // what pending questions may still add
  for (MarkedQuestion const& it : questions) {
    auto topic = std::ranges::find(result.topics, it.topic, &TopicResult::topic);
    if (topic == result.topics.end()) {
      topic = result.topics.insert(topic, {it.topic, 0, 0, false});
    }
    topic->percent += it.fraction;
    ++topic->questions;
    topic->is_pending = topic->is_pending || it.is_pending;
    earned += it.fraction;
    if (it.is_pending) possible += 1;
  }
  for (TopicResult& topic : result.topics) topic.percent *= 100.0 / topic.questions;
  if (questions.empty()) return result;
  double const all = static_cast<double>(questions.size());
  result.percent = 100 * earned / all;
  bool const is_reached = passes(result.percent, pass_percent);
  bool const may_be_reached = passes(100 * (earned + possible) / all, pass_percent);
  result.is_passed = is_reached;
  result.is_pending = possible > 0 && !is_reached && may_be_reached;
  return result;
}

std::vector<std::string> weak_topics(Result const& result, double pass_percent) {
  std::vector<std::string> weak;
  for (TopicResult const& it : result.topics) {
    if (!it.is_pending && !passes(it.percent, pass_percent)) weak.push_back(it.topic);
  }
  return weak;
}

}  // namespace domain
