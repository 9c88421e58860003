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
  if (message.is_null() || !screen().contains("blocks")) return ids;
  for (auto const& block : screen()["blocks"]) {
    if (block.contains("accessory")) ids.push_back(block["accessory"]["action_id"]);
    if (block["type"] != "actions") continue;
    for (auto const& element : block["elements"]) ids.push_back(element["action_id"]);
  }
  return ids;
}

nlohmann::json const& Seen::screen() const {
  return message.is_object() && message.contains("view") ? message["view"] : message;
}

std::vector<std::string> Seen::options() const {
  std::vector<std::string> labels;
  for (auto const& block : screen().value("blocks", nlohmann::json::array())) {
    if (block["type"] != "input" || !block["element"].contains("options")) continue;
    for (auto const& option : block["element"]["options"]) {
      labels.push_back(option["text"]["text"]);
    }
    break;
  }
  return labels;
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
  bot::Dispatcher::Ends ends;
  ends.wake_courier = [this] { ++wakes_; };
  ends.call_now = [this](storage::Delivery delivery) { return call(this, std::move(delivery)); };
  ends.on_uninstalled = [this](std::string reason) { stops_.push_back(std::move(reason)); };
  dispatcher_ = std::make_unique<bot::Dispatcher>(
      *database_, settings_, metrics_, [this] { return now; }, std::move(ends));
}

Stage::~Stage() {
  dispatcher_.reset();
  database_.reset();
  std::filesystem::remove_all(folder_);
}

void Stage::import_page(std::string const& file, std::string const& markdown) {
  auto const path = folder_ / file;
  std::ofstream(path) << markdown;
  must_succeed(bot::import_program(*database_, {path.string()}, now, settings_));
}

void Stage::set_up_company() {
  import_page("sqs.md", sqs_page);
  import_page("sal.md", sal_page);
  import_page("csm.md", csm_page);
  import_roster(roster);
}

void Stage::import_roster(std::string const& csv) {
  must_succeed(bot::import_roster_text(*database_, "roster.csv", csv, now, settings_));
}

void Stage::import_quiz(std::string const& course, std::string const& gift) {
  bot::QuizImport order;
  order.course = course;
  order.path = "quiz.gift";
  must_succeed(bot::import_quiz_text(*database_, order, gift, now, settings_));
}

void Stage::time_passes(std::int64_t ms) {
  now.ms += ms;
  database_->write_now([&](storage::Transaction const& transaction) {
    for (auto const& entry : storage::due_entries(transaction, now, 100)) {
      storage::take_off(transaction, entry.kind, entry.subject);
      handlers::Caller const nobody;
      auto const outcome =
          handlers::find_due(entry.kind)
              ->handler(entry, handlers::WriteContext{transaction, now, nobody, settings_});
      for (auto const& it : outcome.deliveries) storage::put_delivery(transaction, it, now);
    }
  });
}

void Stage::finish(std::string const& email, std::string const& course, int day) {
  std::string const date = "2025-10-0" + std::to_string(day);
  must_succeed(bot::import_completions_text(
      *database_, "c.csv",
      "email,course,completed_at,score\n" + email + "," + course + "," + date + ",90\n", now,
      settings_));
}

void Stage::breaks_the_progress() {
  static constexpr storage::Sql drop{"break_progress", "DROP TABLE progress"};
  database_->write_now([](storage::Transaction const& it) { it.connection().run(drop); });
}

boost::asio::awaitable<bot::CallEnd> Stage::call(Stage* stage, storage::Delivery delivery) {
  Called called{delivery.method, delivery.url, nlohmann::json::parse(delivery.body)};
  if (called.body.contains("view")) {
    called.body["view"] = nlohmann::json::parse(called.body["view"].get<std::string>());
  }
  stage->calls_.push_back(std::move(called));
  bot::CallEnd end;
  auto& errors = stage->errors_[delivery.method];
  if (!errors.empty()) {
    end.error = errors.front();
    errors.erase(errors.begin());
  }
  end.ok = end.error.empty();
  if (end.ok) end.json = R"({"ok":true})";
  co_return end;
}

Seen Stage::handle(slack::Payload payload) {
  io_.restart();
  std::string body;
  std::exception_ptr failure;
  calls_.clear();
  boost::asio::co_spawn(io_, dispatcher_->handle(std::move(payload)),
                        [&](std::exception_ptr error, std::string answer) {
                          failure = error;
                          body = std::move(answer);
                        });
  io_.run();
  if (failure) std::rethrow_exception(failure);
  if (!body.empty()) return {nlohmann::json::parse(body)};
  if (calls_.empty()) return {};
  auto const& last = calls_.back().body;
  return {last.contains("view") ? last["view"] : last};
}

Seen Stage::happens(std::string const& inner, std::string const& id) {
  std::string const event_id = id.empty() ? "Ev" + std::to_string(count_++) : id;
  auto const payload =
      slack::parse_payload("application/json", R"({"type":"event_callback","event_id":")" +
                                                   event_id + R"(","event":)" + inner + "}");
  return handle(payload);
}

slack::ViewState filled_in(nlohmann::json const& view,
                           std::map<std::string, std::string> const& inputs,
                           std::string const& id) {
  slack::ViewState state;
  state.id = id;
  state.root_view_id = id;
  state.type = "modal";
  state.callback_id = view.value("callback_id", "");
  state.private_metadata = view.value("private_metadata", "");
  for (auto const& [block_id, text] : inputs) state.values.push_back({block_id, "any", {text}});
  return state;
}

std::vector<storage::ClaimedDelivery> Stage::outbox() {
  return database_->write_now([&](storage::Transaction const& transaction) {
    auto const admit_all = [](storage::Candidate const&) { return storage::Verdict{}; };
    auto waiting = storage::claim_due(transaction, now, 100, admit_all).deliveries;
    // Looking changes nothing.
    for (auto const& it : waiting) storage::release(transaction, it.id, now);
    return waiting;
  });
}

std::vector<storage::ClaimedDelivery> Stage::slack_answers(storage::ClaimedDelivery const& delivery,
                                                           std::string const& json,
                                                           std::string const& error) {
  auto const* const route = handlers::find_answer(delivery.answer_route);
  if (route == nullptr) throw std::runtime_error("nobody waits for this answer");
  database_->write_now([&](storage::Transaction const& transaction) {
    bool const ok = !json.empty();
    ok ? storage::mark_delivered(transaction, delivery.id, now)
       : storage::bury(transaction, delivery.id, now, error);
    handlers::Caller const nobody;
    handlers::Answer const answer{delivery.answer_context, ok, ok ? "" : error, json};
    auto const outcome =
        route->handler(answer, handlers::WriteContext{transaction, now, nobody, settings_});
    for (auto const& next : outcome.deliveries) storage::put_delivery(transaction, next, now);
    if (outcome.is_settled) storage::mark_delivered(transaction, delivery.id, now);
  });
  return outbox();
}

void Stage::gives_up(storage::ClaimedDelivery const& delivery, std::string const& reason) {
  database_->write_now([&](storage::Transaction const& transaction) {
    storage::bury(transaction, delivery.id, now, reason);
  });
}

void Stage::delivered_all() {
  for (auto waiting = outbox(); !waiting.empty(); waiting = outbox()) {
    database_->write_now([&](storage::Transaction const& transaction) {
      for (auto const& it : waiting) storage::mark_delivered(transaction, it.id, now);
    });
  }
}
