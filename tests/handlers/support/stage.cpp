// The stage's machinery.
#include "tests/handlers/support/stage.hpp"

#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include <boost/asio/co_spawn.hpp>

#include "bot/imports.hpp"
#include "handlers/routes.hpp"
#include "storage/people.hpp"
#include "storage/progress.hpp"

namespace {

constexpr char const* sqs_page = R"(---
title: "Field Certification: Sales Quick Start"
id: sqs
role: SQS
---
## Curriculum
**Course 1: [Value Drivers](/handbook/value/)**
- Explain the value drivers

## Recognition
Upon completion of all courses, the team member will receive a badge.
)";

constexpr char const* sal_page = R"(---
title: "Field Certification: Strategic Account Leaders"
url: /handbook/sal/
requires: sqs
---
## Pipeline Generation Learning Path
**Course 1: [Applying DevOps](https://lxp.example/devops)**
- Apply DevOps concepts
- Explain use cases

**Course 2: Describe the Journey**
- Define a lead

**Course 3: Analyze &lt;Your&gt; Territory**
- Analyze a territory

### Customer Use Case Training
#### DevSecOps
- Access the [DevSecOps learning path](https://lxp.example/sec) in Classroom (internal only)
- Just the knowledge check quiz? [Click here](https://forms.example/sec)

## Recognition
Upon completing each course, the associate will receive a badge.

## Feedback
Find us on Slack in #field-cert-program.
)";

constexpr char const* csm_page = R"(---
title: "Field Accreditation: Customer Success Managers"
---
## Customer Success Managers Curriculum
**Course 1: Building Success Plans**
- Define success plans and their purpose

**Course 2: Executive Business Reviews**
- Describe why we do EBRs
)";

constexpr char const* roster =
    "email,name,slack_user_id,role,manager_email,start_date,timezone,duties\n"
    "lena@x.example,Lena Vogt,ULENA,SAL,ruth@x.example,2025-09-01,Europe/Berlin,\n"
    "diego@x.example,Diego <b>,UDIEGO,SAL,other@x.example,2025-01-01,,\n"
    "mia@x.example,Mia,UMIA,TAM,ruth@x.example,2025-01-01,,\n"
    "ruth@x.example,Ruth,URUTH,manager,,,,\n"
    "priya@x.example,Priya,UPRIYA,enablement,,,,\n"
    "noa@x.example,Noa Levi,,SAL,ruth@x.example,,,\n"
    "kim@x.example,Kim,UKIM,SAE,,,,\n";

void must_succeed(bot::ImportResult const& result) {
  if (!result.problems.empty()) throw std::runtime_error(result.problems.front().text());
}

}  // namespace

std::vector<std::string> Seen::buttons() const {
  std::vector<std::string> ids;
  if (message.is_null() || !message.contains("blocks")) return ids;
  for (auto const& block : message["blocks"]) {
    if (block.contains("accessory")) ids.push_back(block["accessory"]["action_id"]);
    if (block["type"] != "actions") continue;
    for (auto const& element : block["elements"]) ids.push_back(element["action_id"]);
  }
  return ids;
}

Stage::Stage() {
  std::string name = (std::filesystem::temp_directory_path() / "fieldcert-stage-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = name;
  settings_.bot_token = config::Secret("xoxb-test");
  settings_.handbook_url = "https://handbook.example";
  storage::DatabaseSettings database_settings;
  database_settings.path = (folder_ / "stage.db").string();
  database_settings.handbook_url = settings_.handbook_url;
  database_ = std::make_unique<storage::Database>(database_settings);
  dispatcher_ = std::make_unique<bot::Dispatcher>(
      *database_, settings_, metrics_, [this] { return now; },
      bot::Dispatcher::Ends{
          [] {}, [this](bot::FollowUp follow_up) { follow_ups_.push_back(std::move(follow_up)); }});
}

Stage::~Stage() {
  dispatcher_.reset();
  database_.reset();
  std::filesystem::remove_all(folder_);
}

void Stage::import_page(std::string const& file, std::string const& markdown) {
  auto const path = folder_ / file;
  std::ofstream(path) << markdown;
  must_succeed(bot::import_program(*database_, {path.string()}, now));
}

void Stage::set_up_company() {
  import_page("sqs.md", sqs_page);
  import_page("sal.md", sal_page);
  import_page("csm.md", csm_page);
  must_succeed(bot::import_roster_text(*database_, "roster.csv", roster, now));
}

void Stage::finish(std::string const& email, std::string const& course, int day) {
  std::string const date = "2025-10-0" + std::to_string(day);
  must_succeed(bot::import_completions_text(
      *database_, "c.csv",
      "email,course,completed_at,score\n" + email + "," + course + "," + date + ",90\n", now));
}

void Stage::breaks_the_progress() {
  static constexpr storage::Sql drop{"break_progress", "DROP TABLE progress"};
  database_->write_now([](storage::Transaction const& it) { it.connection().run(drop); });
}

Seen Stage::handle(slack::Payload payload) {
  io_.restart();
  std::string body;
  std::exception_ptr failure;
  follow_ups_.clear();
  boost::asio::co_spawn(io_, dispatcher_->handle(std::move(payload)),
                        [&](std::exception_ptr error, std::string answer) {
                          failure = error;
                          body = std::move(answer);
                        });
  io_.run();
  if (failure) std::rethrow_exception(failure);
  if (!follow_ups_.empty()) body = follow_ups_.front().body;
  return {body.empty() ? nlohmann::json() : nlohmann::json::parse(body)};
}

Seen Stage::Actor::types(std::string const& line) const {
  slack::Command command;
  command.user = user_;
  command.channel = "C1";
  command.command = line.substr(0, line.find(' '));
  command.text = line.find(' ') == std::string::npos ? "" : line.substr(line.find(' ') + 1);
  command.response_url = "https://hooks.example/" + std::to_string(stage_.count_);
  command.trigger_id = "trigger-" + std::to_string(stage_.count_++);
  return stage_.handle(command);
}

Seen Stage::Actor::clicks(std::string const& action_id, std::string const& value) const {
  slack::Click click;
  click.user = user_;
  click.channel = "C1";
  click.action_id = action_id;
  click.value = value;
  click.response_url = "https://hooks.example/" + std::to_string(stage_.count_);
  click.trigger_id = "trigger-" + std::to_string(stage_.count_++);
  return stage_.handle(click);
}

Seen Stage::Actor::opens_home() const {
  return stage_.handle(
      slack::Event{"Ev" + std::to_string(stage_.count_++), "app_home_opened", user_, "home"});
}

std::vector<storage::ClaimedDelivery> Stage::outbox() {
  return database_->write_now([&](storage::Transaction const& transaction) {
    // The lease is over at once, so that looking changes nothing.
    return storage::claim_due(transaction, now, now, 100);
  });
}

std::vector<storage::ClaimedDelivery> Stage::slack_answers(storage::ClaimedDelivery const& delivery,
                                                           std::string const& json) {
  auto const* const route = handlers::find_answer(delivery.answer_route);
  if (route == nullptr) throw std::runtime_error("nobody waits for this answer");
  database_->write_now([&](storage::Transaction const& transaction) {
    storage::mark_delivered(transaction, delivery.id, now);
    handlers::Caller const nobody;
    handlers::Answer const answer{delivery.answer_context, !json.empty(), "channel_not_found",
                                  json};
    auto const outcome =
        route->handler(answer, handlers::WriteContext{transaction, now, nobody, settings_});
    for (auto const& next : outcome.deliveries) storage::put_delivery(transaction, next, now);
  });
  return outbox();
}
