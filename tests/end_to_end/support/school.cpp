// Filling the school, and looking into its records.
#include "tests/end_to_end/support/school.hpp"

#include <algorithm>
#include <stdexcept>

#include "storage/people.hpp"
#include "storage/questions.hpp"
#include "storage/timetable.hpp"

char const* const bank_of_all_kinds = R"(
// [id:merge] [tag:objective:1]
::The merge::Which practice deals with late conflicts in R & D? {
  =Small changes, merged daily#Right, small ones conflict rarely.
  ~A release team#That moves the pain.
  ~%50%Changes < 100 lines & a review#Half of it.
  ####Look for when changes meet.
}

// [id:long] [tag:objective:2]
::Long::What would you tell the chief information officer in the first meeting? {
  ~%-50%That every one of the tools has to go before anything else can begin at all
  ~%50%That the first step is to look at one value stream from an idea to its user
  ~%50%That a second step is a measure by which all will see whether it has helped
  ~%-50%That all of it is done by the summer, without more people or any training at all
}

// [id:many] [tag:objective:2]
::Many::Which of these twelve are use cases? {
  ~%33.33333%Source code management
  ~%33.33333%Continuous integration
  ~%33.33333%Agile delivery
  ~%-25%Lunch
  ~%-25%Parking
  ~%-25%Travel
  ~%-25%Payroll
  ~%-25%Gardening
  ~%-25%Catering
  ~%-25%Cleaning
  ~%-25%Heating
  ~%-25%Insurance
}

// [id:flow] [tag:objective:2]
::Flow::4 of 40 hours are work. How many percent? {#
  =10:0.5#Right, four of forty.
  =%25%90:0.5#That is the waiting.
  ~#Divide the work by all hours.
}

// [id:range] [tag:objective:1]
::Range::How many people should review a small change? {#
  =1..2
}

// [id:name] [tag:objective:1]
::Name::What is CI short for? {
  =continuous integration#Yes.
  =%50%*integration#Of which kind?
}

// [id:pairs] [tag:objective:1]
::Pairs::Match what is often, fast and whole with its measure. {
  =Often -> Deployment frequency
  =Fast -> Lead time for changes
  =Whole -> Change failure rate
  =Soon -> Lead time for changes
}

// [id:true] [tag:objective:2]
::True::Scanning earlier is shifting left. {TRUE
  #Look again at the time line.
  #Earlier is left.
}

// [id:false] [tag:objective:1]
::False::A second scanner in the last week is shifting left. {FALSE
}
)";

std::string bank_of_short_ones() {
  std::string gift;
  for (auto const* topic : {"1.1", "1.2", "2.1"}) {
    for (char letter = 'a'; letter <= 'h'; ++letter) {
      std::string const name = std::string(topic) + letter;
      gift += "// [id:" + name + "] [tag:objective:" + topic + "]\n::" + name + "::Is " + name +
              " right? {\n  =yes#It is.\n  ~no#It is not.\n  ~%50%perhaps\n}\n\n";
    }
  }
  return gift;
}

namespace {

constexpr char const* page = R"(title: "Field Certification: Strategic Account Leaders"
---
## Pipeline Generation Learning Path
**Course 1: [Applying DevOps](https://lxp.example/devops)**
- Apply DevOps concepts
- Explain use cases

**Course 2: [Describe the Journey](https://lxp.example/journey)**
- Define a lead

## Recognition
Upon completing each course, the associate will receive a badge.
)";

std::string roster_of(int people) {
  std::string csv = "email,name,slack_user_id,role,manager_email,start_date,timezone,duties\n";
  for (int i = 1; i <= people; ++i) {
    std::string const number = std::to_string(i);
    csv += "person" + number + "@company.example,Person " + number + ',' + person_id(i) +
           ",SAL,,2026-01-05,," + (i == 2 ? "assessor" : "") + '\n';
  }
  return csv;
}

}  // namespace

std::string to_text(Transport transport) {
  return transport == Transport::http ? "Http" : "SocketMode";
}

std::string person_id(int number) { return "U0PERSON" + std::to_string(number); }

School::School(SchoolPlan plan)
    : bot(workspace_of(plan.people, plan.channels)), plan_(std::move(plan)) {
  bot.environment["FIELDCERT_ENABLEMENT"] = person_id(1);
  if (plan_.transport == Transport::socket_mode) {
    bot.environment.erase("SLACK_SIGNING_SECRET");
    bot.environment["SLACK_APP_TOKEN"] = "xapp-test-token";
  }
  auto const import = [this](std::string const& arguments) {
    auto const ran = bot.run("import " + arguments);
    if (ran.exit_code != 0) throw std::runtime_error(ran.err);
  };
  import("program " + bot.write("sal.md", "---\n" + plan_.rules + page));
  import("roster " + bot.write("roster.csv", roster_of(plan_.people)));
  for (auto const& [bank, gift] : plan_.banks) {
    import("quiz --course " + bank + ' ' + bot.write(bank + ".gift", gift));
  }
}

void School::opens() {
  bot.start();
  if (!bot.says("listening")) throw std::runtime_error("the bot does not start");
  if (plan_.transport == Transport::http) {
    bot.slack.set_bot_url(bot.url() + "/slack/events");
    return;
  }
  auto const is_reached = [this] {
    auto const sockets = bot.slack.get("client/sockets");
    return std::ranges::any_of(sockets["sockets"], [](auto const& it) {
      return it["takes"] == true && it["is_leaving"] == false;
    });
  };
  bot.wait_until(is_reached, "a link");
}

Learner School::person(int number) {
  return {bot.slack.page_url(), person_id(number),
          "C" + std::to_string((number - 1) % plan_.channels + 1)};
}

std::int64_t School::id_of(int number) {
  return bot.database().read_now([&](storage::Snapshot const& snapshot) {
    return storage::person_with_slack_id(snapshot, person_id(number))->id;
  });
}

std::vector<domain::AttemptOutline> School::attempts(int number, std::string const& assessment) {
  std::int64_t const id = id_of(number);
  return bot.database().read_now([&](storage::Snapshot const& snapshot) {
    return storage::attempts_of(snapshot, id, assessment);
  });
}

std::vector<storage::AttemptQuestion> School::questions(std::int64_t attempt) {
  return bot.database().read_now([&](storage::Snapshot const& snapshot) {
    return storage::questions_of_attempt(snapshot, attempt);
  });
}

ModelQuestion const& School::asked(storage::AttemptQuestion const& at, ModelBank const& bank) {
  auto const stem = bot.database().read_now([&](storage::Snapshot const& snapshot) {
    return storage::question_version(snapshot, at.version)->stem.source;
  });
  auto const found = std::ranges::find(bank, stem, &ModelQuestion::stem);
  if (found == bank.end()) throw std::runtime_error("not in the bank: " + stem);
  return *found;
}

domain::CourseProgress School::progress(int number, std::string const& course) {
  std::int64_t const id = id_of(number);
  auto const all = bot.database().read_now(
      [&](storage::Snapshot const& snapshot) { return storage::progress_of(snapshot, id); });
  auto const found = std::ranges::find(all, course, &domain::CourseProgress::course);
  return found == all.end() ? domain::CourseProgress{} : *found;
}

void School::moves_end(int number, std::string const& assessment, domain::Instant end) {
  std::int64_t const attempt = attempts(number, assessment).back().id;
  bot.database().write_now([&](storage::Transaction const& transaction) {
    storage::move_end(transaction, attempt, end);
    storage::put_due(transaction, {"attempt.end", std::to_string(attempt), end});
  });
}

double School::percent(std::int64_t attempt, ModelBank const& bank) {
  double earned = 0;
  auto const form = questions(attempt);
  for (auto const& at : form) {
    if (!at.response) continue;
    auto const& question = asked(at, bank);
    earned += share_of(question, entries_of(question, *at.response)).value_or(0);
  }
  return 100 * earned / static_cast<double>(form.size());
}
