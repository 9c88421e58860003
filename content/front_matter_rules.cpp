// Reading the rules of knowledge checks and exams.
#include "content/front_matter_rules.hpp"

#include <array>
#include <charconv>
#include <optional>

#include "content/words.hpp"

namespace content {
namespace {

using domain::AssessmentRules;
using domain::FeedbackTime;

constexpr char const* known_keys =
    "questions, per_objective, pass, minutes, attempts, waits, study_first, feedback";

struct Unit {
  std::string_view name;
  std::int64_t ms;
};
constexpr std::array units = {
    Unit{"m", 60'000},        Unit{"min", 60'000},       Unit{"minute", 60'000},
    Unit{"minutes", 60'000},  Unit{"h", 3'600'000},      Unit{"hour", 3'600'000},
    Unit{"hours", 3'600'000}, Unit{"d", 86'400'000},     Unit{"day", 86'400'000},
    Unit{"days", 86'400'000}, Unit{"week", 604'800'000}, Unit{"weeks", 604'800'000},
};

// "7 days", "30d", "10 min"; "0" needs no unit.
std::optional<std::int64_t> duration_in(std::string_view text) {
  text = trim(text);
  std::int64_t number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  constexpr std::int64_t most = 1000;
  if (error != std::errc{} || number < 0 || number > most) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  text = trim(text);
  if (text.empty()) return number == 0 ? std::optional(number) : std::nullopt;
  for (Unit const& unit : units) {
    if (unit.name == text) return number * unit.ms;
  }
  return std::nullopt;
}

std::optional<FeedbackTime> feedback_in(std::string_view text) {
  if (text == "after each answer") return FeedbackTime::after_each_answer;
  if (text == "at the end") return FeedbackTime::at_end;
  return text == "never" ? std::optional(FeedbackTime::never) : std::nullopt;
}

class RulesReader {
 public:
  RulesReader(std::string const& key, AssessmentRules rules, RuleProblem const& problem)
      : key_(key), rules_(std::move(rules)), problem_(problem) {}

  AssessmentRules read(YAML::Node const& map) {
    if (!map.IsMap()) {
      tell(map, "needs rules: { pass: 80, attempts: 3 }");
      return std::move(rules_);
    }
    for (auto const& entry : map) {
      std::string const name = entry.first.IsScalar() ? entry.first.Scalar() : "";
      if (!take(name, entry.second)) {
        tell(entry.first, "knows no `" + name + "`; its keys are " + known_keys);
      }
    }
    return std::move(rules_);
  }

 private:
  // False when there is no such key.
  bool take(std::string const& name, YAML::Node const& value) {
    if (name == "questions") return number(name, value, 1, 100, rules_.questions);
    if (name == "per_objective") return number(name, value, 1, 20, rules_.per_objective);
    if (name == "minutes") return number(name, value, 0, 600, rules_.minutes);
    if (name == "attempts") return number(name, value, 0, 100, rules_.attempts);
    if (name == "pass") return pass(value);
    if (name == "waits") return waits(value);
    if (name == "study_first") return study_first(value);
    return name == "feedback" && feedback(value);
  }

  bool number(std::string const& name, YAML::Node const& value, int least, int most, int& into) {
    auto const read = value.IsScalar() ? small_number(value.Scalar()) : std::nullopt;
    if (read && *read >= least && *read <= most) {
      into = *read;
    } else {
      tell(value, name + " needs a whole number from " + std::to_string(least) + " to " +
                      std::to_string(most));
    }
    return true;
  }

  bool pass(YAML::Node const& value) {
    std::string_view text = value.IsScalar() ? std::string_view(value.Scalar()) : "";
    if (text.ends_with('%')) text.remove_suffix(1);
    auto const read = small_number(trim(text));
    if (read && *read >= 1 && *read <= 100) {
      rules_.pass_percent = *read;
    } else {
      tell(value, "pass needs a percentage from 1 to 100");
    }
    return true;
  }

  bool waits(YAML::Node const& value) {
    std::vector<std::int64_t> read;
    auto const take_one = [&](YAML::Node const& one) {
      auto const ms = one.IsScalar() ? duration_in(one.Scalar()) : std::nullopt;
      if (!ms) tell(one, "waits needs times such as [1 day, 7 days, 30 days], 10 min, 2h or 0");
      if (ms) read.push_back(*ms);
    };
    if (value.IsSequence()) {
      for (auto const& one : value) take_one(one);
    } else {
      take_one(value);
    }
    rules_.waits_ms = std::move(read);
    return true;
  }

  bool study_first(YAML::Node const& value) {
    std::string const text = value.IsScalar() ? value.Scalar() : "";
    bool const is_yes = text == "yes" || text == "true";
    if (!is_yes && text != "no" && text != "false") tell(value, "study_first needs yes or no");
    rules_.study_first = is_yes;
    return true;
  }

  bool feedback(YAML::Node const& value) {
    auto const read = value.IsScalar() ? feedback_in(value.Scalar()) : std::nullopt;
    if (read) {
      rules_.feedback = *read;
    } else {
      tell(value, "feedback needs `after each answer`, `at the end` or `never`");
    }
    return true;
  }

  void tell(YAML::Node const& at, std::string const& reason) {
    problem_(at.Mark(), "`" + key_ + "`: " + reason);
  }

  std::string const& key_;
  AssessmentRules rules_;
  RuleProblem const& problem_;
};

}  // namespace

AssessmentRules read_rules(std::string const& key, YAML::Node const& map, AssessmentRules rules,
                           RuleProblem const& problem) {
  return RulesReader(key, std::move(rules), problem).read(map);
}

}  // namespace content
