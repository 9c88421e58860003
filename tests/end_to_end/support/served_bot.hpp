// `fieldcert serve` as a process of its own, a workspace for it, and a look into its outbox.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "storage/outbox.hpp"
#include "tests/cli/support/program.hpp"
#include "tests/end_to_end/support/local_slack.hpp"

class ServedBot {
 public:
  using Json = nlohmann::json;

  explicit ServedBot(sandbox::Settings settings = small_workspace(3));
  ~ServedBot();  // kills what still runs

  void start(std::string const& subcommand = "serve");
  void kill_at_once();  // kill -9
  Ran stop();           // SIGTERM, and what it has said
  Ran ended();          // waits until it has ended by itself

  // Waits until it has said so in its log.
  bool says(std::string const& words) { return place_.says(words); }
  std::string url() const;            // once it says "listening"
  std::int64_t resident_kib() const;  // the memory that it holds
  std::string write(std::string const& file, std::string const& text) {
    return place_.write(file, text);
  }

  // Another command of the program beside it.
  Ran run(std::string const& arguments) { return place_.run(arguments, environment); }

  // A message for a channel, thread or user, in the outbox as a handler would put it there.
  void put_message(std::string const& channel, std::string const& text, Json more = Json::object());
  void put(storage::Delivery const& delivery);
  storage::OutboxCount count();

  // Waits, on the workspace's changes, until this holds; throws when it never does.
  void wait_until(std::function<bool()> const& holds, std::string const& what);
  void wait_until_all_is_delivered();

  LocalSlack slack;
  std::map<std::string, std::string> environment;
  storage::Database& database() { return *database_; }

 private:
  Workplace place_;
  std::unique_ptr<storage::Database> database_;
  pid_t process_ = 0;
};
