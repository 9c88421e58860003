// A small company on a real database with a clock that the test moves, and people who use Slack.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <nlohmann/json.hpp>

#include "bot/dispatcher.hpp"
#include "bot/metrics.hpp"
#include "config/settings.hpp"
#include "storage/database.hpp"
#include "storage/outbox.hpp"

// What somebody sees in answer.
struct Seen {
  nlohmann::json message;  // a message, a view, or a submission's answer; null when there was none

  std::string text() const { return message.is_null() ? "" : message.value("text", ""); }
  // All words of the blocks, for looking something up.
  std::string words() const { return message.is_null() ? "" : message.dump(); }
  bool is_modal() const { return !message.is_null() && message.value("type", "") == "modal"; }
  bool shows(std::string const& part) const {
    return text().find(part) != std::string::npos || words().find(part) != std::string::npos;
  }
  // Action ids of all buttons, in order.
  std::vector<std::string> buttons() const;
  // The message or view itself, also where a submission was answered with it.
  nlohmann::json const& screen() const;
  // Labels of the options of the first input, as they are shown.
  std::vector<std::string> options() const;
};

// A call to Slack besides the outbox.
struct Called {
  std::string method;
  std::string url;      // of a response_url
  nlohmann::json body;  // its `view` is read too
};

// A view with what stands in its inputs, by block id.
slack::ViewState filled_in(nlohmann::json const& view,
                           std::map<std::string, std::string> const& inputs,
                           std::string const& id = "V1");

class Stage {
 public:
  Stage();
  ~Stage();

  // The program and roster that most tests use: SAL (3 courses after SQS), CSM (2 courses), a
  // use-case training; lena (SAL), diego (SAL), mia (CSM), ruth (manager of lena and mia), priya
  // (enablement), noa (SAL, not linked to Slack), kim (SAE: a role without certification).
  // Slack ids are the names in capitals with U in front: "ULENA".
  void set_up_company();

  void import_page(std::string const& file, std::string const& markdown);
  void import_roster(std::string const& csv);
  void finish(std::string const& email, std::string const& course, int day = 1);
  void import_quiz(std::string const& course, std::string const& gift);
  // The clock goes on, and the timetable's entries that come due are carried out.
  void time_passes(std::int64_t ms);

  class Actor {
   public:
    Seen types(std::string const& line) const;  // "/cert status"
    Seen clicks(std::string const& action_id, std::string const& value = "") const;
    Seen clicks_in(std::string const& view_type, std::string const& action_id,
                   std::string const& value = "") const;  // in view V1 with hash "h1"
    Seen submits(slack::ViewState view) const;            // what the acknowledgement says
    // Fills in the inputs of a message or modal, in order, each by a typed text or by the label of
    // an option (checkboxes take all that name one of theirs), and presses what goes on.
    Seen answers(Seen const& seen, std::vector<std::string> const& entries = {}) const;
    // Presses a button of a modal with these entries.
    Seen presses(Seen const& seen, std::string const& action_id,
                 std::vector<std::string> const& entries = {}) const;
    Seen uses_shortcut(std::string const& callback_id) const;
    Seen opens_home(std::string const& view_hash = "") const;

   private:
    friend class Stage;
    Actor(Stage& stage, std::string user) : stage_(stage), user_(std::move(user)) {}
    Stage& stage_;
    std::string user_;
  };
  Actor as(std::string user) { return Actor(*this, std::move(user)); }

  // Anything that comes from Slack.
  Seen handle(slack::Payload payload);
  // An event with this inside, in a copy of its own each time, or in the copy named `id`.
  Seen happens(std::string const& inner, std::string const& id = "");

  // Slack will answer calls of this method with these errors, one after the other ("" = ok), and
  // then with ok.
  void slack_will_say(std::string const& method, std::vector<std::string> errors) {
    errors_[method] = std::move(errors);
  }
  // Calls that the last request caused, in order.
  std::vector<Called> const& calls() const { return calls_; }
  std::vector<std::string> const& stops() const { return stops_; }  // reasons
  int wakes() const { return wakes_; }                              // of the courier

  // Deliveries that wait, the oldest of each lane.
  std::vector<storage::ClaimedDelivery> outbox();

  // Slack's answer to a delivery that names a route, an error when it is empty; returns what is
  // delivered next.
  std::vector<storage::ClaimedDelivery> slack_answers(
      storage::ClaimedDelivery const& delivery, std::string const& json,
      std::string const& error = "channel_not_found");
  // A delivery that was given up.
  void gives_up(storage::ClaimedDelivery const& delivery, std::string const& reason);
  void delivered_all();

  // Makes everything fail that asks for somebody's progress.
  void breaks_the_progress();

  // Answers of the last request that went out besides its acknowledgement.
  std::size_t follow_up_count() const { return calls_.size(); }

  storage::Database& database() { return *database_; }
  config::Settings& settings() { return settings_; }
  domain::Instant now{1'760'000'000'000};  // 2025-10-09

 private:
  static boost::asio::awaitable<bot::CallEnd> call(Stage* stage, storage::Delivery delivery);

  std::filesystem::path folder_;
  boost::asio::io_context io_{1};
  config::Settings settings_;
  bot::Metrics metrics_;
  std::unique_ptr<storage::Database> database_;
  std::unique_ptr<bot::Dispatcher> dispatcher_;
  std::vector<Called> calls_;
  std::map<std::string, std::vector<std::string>> errors_;
  std::vector<std::string> stops_;
  int wakes_ = 0;
  int count_ = 0;
};
