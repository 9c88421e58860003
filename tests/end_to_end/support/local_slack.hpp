// A workspace on a thread of its own, for a bot that runs as a process of its own.
#pragma once

#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <nlohmann/json.hpp>

#include "sandbox/sandbox.hpp"
#include "tests/end_to_end/support/page.hpp"

class LocalSlack {
 public:
  using Json = nlohmann::json;

  explicit LocalSlack(sandbox::Settings settings);
  ~LocalSlack();
  LocalSlack(LocalSlack const&) = delete;
  LocalSlack& operator=(LocalSlack const&) = delete;

  std::string api_url() const { return sandbox_->api_url(); }
  std::string page_url() const { return sandbox_->page_url(); }
  void set_bot_url(std::string url);

  // What the page asks and says: "client/workspace?as=U1".
  Json get(std::string const& path) { return page_->get(path); }
  Json post(std::string const& path, Json const& body) { return page_->post(path, body); }
  void plays_faults(std::vector<Json> const& rules) { post("client/faults", {{"rules", rules}}); }

  // How often a method was "calls"ed, "refused" by 429, or called "too_early" after that.
  std::int64_t limit(std::string const& method, std::string const& count);
  std::int64_t calls_before_retry_after();

  // The id of this person's conversation with the app.
  std::string conversation_with_the_app(std::string const& person);

  // The texts of a conversation, oldest first, as this person sees it.
  std::vector<std::string> texts(std::string const& person, std::string const& channel);

 private:
  boost::asio::io_context io_{1};
  std::unique_ptr<sandbox::Sandbox> sandbox_;
  std::thread thread_;
  std::unique_ptr<Page> page_;
};

// People U0PERSON1 to U0PERSON3, public channels C1 to `channels`, and secrets that the bot is to
// be given.
sandbox::Settings small_workspace(int channels);
// The same with people U0PERSON1 to `people`.
sandbox::Settings workspace_of(int people, int channels);
