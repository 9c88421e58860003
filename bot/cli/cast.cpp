// The sandbox's people.
#include "bot/cli/cast.hpp"

#include <array>
#include <chrono>

#include <date/date.h>

#include "slack/message.hpp"

namespace bot::cli {
namespace {

struct Member {
  char const* id;
  char const* handle;
  char const* name;
  char const* title;    // as Slack's profile shows it
  char const* role;     // as the roster names it; empty = not in the roster
  char const* manager;  // handle
  int days_here;        // since their start date
  char const* timezone;
  bool is_linked;  // whether the roster knows the Slack id already
};

constexpr std::array members = {
    Member{"U0LENA0001", "lena", "Lena Vogt", "Strategic Account Leader, new this week", "SAL",
           "ruth", 4, "Europe/Berlin", true},
    Member{"U0DIEGO002", "diego", "Diego Marín", "Strategic Account Leader", "SAL", "ruth", 160,
           "Europe/Madrid", true},
    Member{"U0MARCO003", "marco", "Marco Silva", "Customer Success Manager, half way", "TAM",
           "ruth", 210, "America/Sao_Paulo", true},
    Member{"U0AIKO0004", "aiko", "Aiko Tanaka", "Customer Success Manager", "CSM", "ruth", 95,
           "Asia/Tokyo", true},
    Member{"U0SAM00005", "sam", "Sam Okafor", "Solution Architect", "SA", "ruth", 130,
           "Europe/London", true},
    Member{"U0RUTH0006", "ruth", "Ruth Adler", "Regional manager", "manager", "ingrid", 900,
           "Europe/Berlin", true},
    Member{"U0PRIYA007", "priya", "Priya Nair", "Field enablement lead", "enablement", "", 700,
           "America/New_York", true},
    Member{"U0TOM00008", "tom", "Tom Becker", "Assessor", "assessor", "priya", 520, "Europe/Berlin",
           true},
    Member{"U0NOA00009", "noa", "Noa Levi", "Account Executive, joined today", "AE", "ruth", 0,
           "Asia/Jerusalem", false},
    Member{"U0GRACE010", "grace", "Grace Obi", "Finance, not in the program", "", "", 300,
           "Africa/Lagos", false},
};

struct Finished {
  char const* handle;
  char const* course;
  int days_ago;
  int score;
};

constexpr std::array finished = {
    Finished{"lena", "sqs-1", 1, 92},    Finished{"diego", "sqs-1", 150, 88},
    Finished{"diego", "sqs-2", 148, 90}, Finished{"diego", "sqs-3", 146, 85},
    Finished{"diego", "sqs-4", 140, 95}, Finished{"diego", "sqs-5", 138, 91},
    Finished{"diego", "sqs-6", 130, 87}, Finished{"diego", "sal-1", 96, 92},
    Finished{"diego", "sal-2", 61, 84},  Finished{"diego", "sal-3", 33, 89},
    Finished{"diego", "sal-4", 9, 94},   Finished{"diego", "use-case-devsecops", 20, 90},
    Finished{"marco", "sqs-1", 200, 81}, Finished{"marco", "sqs-2", 199, 83},
    Finished{"marco", "sqs-3", 197, 79}, Finished{"marco", "sqs-4", 192, 88},
    Finished{"marco", "sqs-5", 190, 86}, Finished{"marco", "sqs-6", 185, 90},
    Finished{"marco", "csm-1", 120, 91}, Finished{"marco", "csm-2", 74, 86},
    Finished{"aiko", "sqs-1", 88, 97},   Finished{"aiko", "sqs-2", 86, 95},
    Finished{"aiko", "sqs-3", 85, 93},   Finished{"aiko", "sqs-4", 80, 98},
    Finished{"aiko", "sqs-5", 78, 96},   Finished{"aiko", "sqs-6", 70, 94},
    Finished{"aiko", "csm-1", 52, 99},   Finished{"aiko", "csm-2", 41, 97},
    Finished{"aiko", "csm-3", 30, 95},   Finished{"aiko", "csm-4", 16, 96},
    Finished{"aiko", "csm-5", 5, 98},    Finished{"sam", "sqs-1", 125, 90},
    Finished{"sam", "sqs-2", 122, 92},   Finished{"sam", "sqs-3", 118, 88},
};

std::string email_of(std::string const& handle) {
  return handle.empty() ? "" : handle + "@field.example";
}

std::string day(domain::Instant now, int days_before) {
  auto const today = date::floor<date::days>(
      date::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(now.ms)));
  return date::format("%F", today - date::days(days_before));
}

constexpr char const* enablement_channel = "C0ENABLE03";

}  // namespace

std::vector<sandbox::Person> cast_people() {
  std::vector<sandbox::Person> people;
  for (Member const& it : members) {
    sandbox::Person person;
    person.id = it.id;
    person.name = it.handle;
    person.real_name = it.name;
    person.title = it.title;
    person.email = email_of(it.handle);
    person.timezone = it.timezone;
    people.push_back(std::move(person));
  }
  return people;
}

std::vector<sandbox::Channel> cast_channels() {
  sandbox::Channel general;
  general.id = "C0GENERAL1";
  general.name = "general";
  general.topic = "Everybody";
  sandbox::Channel program;
  program.id = "C0FIELD002";
  program.name = "field-cert-program";
  program.topic = "News and questions about the certification program";
  sandbox::Channel team;
  team.id = enablement_channel;
  team.name = "field-enablement-team";
  team.topic = "Feedback to the enablement team";
  sandbox::Channel leads;
  leads.id = "C0LEADS004";
  leads.name = "enablement-leads";
  leads.topic = "Private: the people who run the program";
  leads.is_private = true;
  leads.members = {"U0PRIYA007", "U0TOM00008", "U0RUTH0006"};
  leads.app_is_member = false;
  return {general, program, team, leads};
}

std::string cast_roster(domain::Instant now) {
  std::string csv = "email,name,slack_user_id,role,manager_email,start_date,timezone\n";
  for (Member const& it : members) {
    if (std::string_view(it.role).empty()) continue;
    csv += email_of(it.handle) + ',' + it.name + ',' + (it.is_linked ? it.id : "") + ',' + it.role +
           ',' + email_of(it.manager) + ',' + day(now, it.days_here) + ',' + it.timezone + '\n';
  }
  csv += email_of("ingrid") + ",Ingrid Holm,,manager,," + day(now, 1500) + ",Europe/Stockholm\n";
  return csv;
}

std::string cast_completions(domain::Instant now) {
  std::string csv = "email,course,completed_at,score\n";
  for (Finished const& it : finished) {
    csv += email_of(it.handle) + ',' + it.course + ',' + day(now, it.days_ago) + ',' +
           std::to_string(it.score) + '\n';
  }
  return csv;
}

std::vector<std::string> cast_enablement() { return {"U0PRIYA007"}; }

std::string first_steps_card() {
  slack::Reply card;
  card.text = "First steps: type /cert status and press Enter.";
  card.blocks.emplace_back(slack::Header{"First steps"});
  card.blocks.emplace_back(slack::Section{
      slack::Mrkdwn("This is a Slack workspace on your own machine; the bot in it is the real one, "
                    "with the certification program in its database.\n"
                    "• Type `/cert status` below: you see where you stand.\n"
                    "• Press a button in the answer, or try `/cert next` and "
                    "`/cert find success plan`.\n"
                    "• `/cert quiz sal-1` is a knowledge check, `/cert exam` the written exam.\n"
                    "• Top left you choose who you are: *Diego* is further on, *Ruth* manages the "
                    "team and may ask `/cert status @diego`, *Noa* joined today and is found by "
                    "e-mail, *Grace* is not in the program."),
      std::nullopt});
  slack::Actions actions;
  actions.buttons.push_back(
      slack::run_button("Where do I stand?", "status", slack::ButtonStyle::primary));
  actions.buttons.push_back(slack::run_button("What can I ask?", "help"));
  card.blocks.emplace_back(std::move(actions));
  return slack::to_json_for_channel(card, "");
}

}  // namespace bot::cli
