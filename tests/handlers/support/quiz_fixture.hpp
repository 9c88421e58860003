// A bank of one question of each kind, and people who know its answers.
#pragma once

#include <set>

#include <gtest/gtest.h>

#include "tests/handlers/support/stage.hpp"

inline constexpr char const* bank = R"(
// [id:merge] [tag:objective:1]
::The merge::Which practice deals with late conflicts? {
  =Small changes, merged daily#Right, small ones conflict rarely.
  ~A release team#That moves the pain.
  ~A longer freeze#That is more of the same.
  ####Look for when changes meet.
}

// [id:two] [tag:objective:2]
::Choose two::Which of these are use cases? {
  ~%50%Source code management
  ~%50%Continuous integration
  ~%-50%Lunch
  ~%-50%Parking
}

// [id:flow] [tag:objective:2]
::Flow::4 of 40 hours: how many percent? {#10:0.5#Right: four of forty.}

// [id:name] [tag:objective:1]
::Name::What is CI short for? {=continuous integration =%50%integration}

// [id:pairs] [tag:objective:1]
::Pairs::Match. {=Often -> Deployment frequency =Fast -> Lead time =Broken -> Failure rate}

// [id:tf] [tag:objective:2]
::True::Scanning earlier is shifting left. {T}
)";

// What earns all of each question's mark.
inline std::vector<std::string> right_answer(Seen const& seen) {
  if (seen.shows("late conflicts")) return {"Small changes, merged daily"};
  if (seen.shows("are use cases")) return {"Source code management", "Continuous integration"};
  if (seen.shows("of 40 hours")) return {"10"};
  if (seen.shows("CI short for")) return {"Continuous  Integration"};
  if (seen.shows("shifting left")) return {"True"};
  std::vector<std::string> pairs;
  for (auto const& block : seen.screen()["blocks"]) {
    if (block["type"] != "input") continue;
    auto const label = block["label"]["text"].get<std::string>();
    pairs.push_back(label == "Often"  ? "Deployment frequency"
                    : label == "Fast" ? "Lead time"
                                      : "Failure rate");
  }
  return pairs;
}

inline std::vector<std::string> wrong_answer(Seen const& seen) {
  if (seen.shows("late conflicts")) return {"A release team"};
  if (seen.shows("are use cases")) return {"Lunch", "Parking"};
  if (seen.shows("of 40 hours")) return {"90"};
  if (seen.shows("CI short for")) return {"no idea"};
  if (seen.shows("shifting left")) return {"False"};
  return {"Failure rate", "Failure rate", "Deployment frequency"};
}

class Quiz : public ::testing::Test {
 protected:
  Quiz() {
    stage.set_up_company();
    stage.import_quiz("sal-1", bank);
  }

  Seen take(std::string const& user, int right, int wrong = 0) {
    auto const actor = stage.as(user);
    Seen seen = actor.types("/cert quiz sal-1");
    for (int i = 0; i < right + wrong; ++i) {
      seen = actor.answers(seen, i < right ? right_answer(seen) : wrong_answer(seen));
      seen = actor.answers(seen);
    }
    return seen;
  }

  Stage stage;
};
