// A small company on a real database with a clock that the test moves, and people who use Slack.
#pragma once

#include <filesystem>
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
  nlohmann::json message;  // null when there was no answer

  std::string text() const { return message.is_null() ? "" : message.value("text", ""); }
  // All words of the blocks, for looking something up.
  std::string words() const { return message.is_null() ? "" : message["blocks"].dump(); }
  bool shows(std::string const& part) const {
    return text().find(part) != std::string::npos || words().find(part) != std::string::npos;
  }
  // Action ids of all buttons, in order.
  std::vector<std::string> buttons() const;
};

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
  void finish(std::string const& email, std::string const& course, int day = 1);

  class Actor {
   public:
    Seen types(std::string const& line) const;  // "/cert status"
    Seen clicks(std::string const& action_id, std::string const& value = "") const;
    Seen opens_home() const;

   private:
    friend class Stage;
    Actor(Stage& stage, std::string user) : stage_(stage), user_(std::move(user)) {}
    Stage& stage_;
    std::string user_;
  };
  Actor as(std::string user) { return Actor(*this, std::move(user)); }

  // Deliveries that wait, the oldest of each lane.
  std::vector<storage::ClaimedDelivery> outbox();

  // Slack's answer to a delivery that names a route; returns what is delivered next.
  std::vector<storage::ClaimedDelivery> slack_answers(storage::ClaimedDelivery const& delivery,
                                                      std::string const& json);

  // Makes everything fail that asks for somebody's progress.
  void breaks_the_progress();

  // Answers of the last request that went out besides its acknowledgement.
  std::size_t follow_up_count() const { return follow_ups_.size(); }

  storage::Database& database() { return *database_; }
  config::Settings& settings() { return settings_; }
  domain::Instant now{1'760'000'000'000};  // 2025-10-09

 private:
  Seen handle(slack::Payload payload);

  std::filesystem::path folder_;
  boost::asio::io_context io_{1};
  config::Settings settings_;
  bot::Metrics metrics_;
  std::unique_ptr<storage::Database> database_;
  std::unique_ptr<bot::Dispatcher> dispatcher_;
  std::vector<bot::FollowUp> follow_ups_;
  int count_ = 0;
};
