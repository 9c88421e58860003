// Takes a payload from Slack to its handler and the outcome into the database; the answer is what
// the acknowledgement carries.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "bot/answers.hpp"
#include "bot/clock.hpp"
#include "bot/metrics.hpp"
#include "config/settings.hpp"
#include "handlers/handler.hpp"
#include "handlers/routes.hpp"
#include "slack/payload.hpp"
#include "storage/database.hpp"
#include "storage/outbox.hpp"

namespace bot {

// How a call to Slack ended.
struct CallEnd {
  bool ok = false;
  std::string error;  // Slack's code ("expired_trigger_id", "hash_conflict"), or what went wrong
  std::string json;   // Slack's answer when ok
};

// Must not be acknowledged.
struct NotTaken : std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Dispatcher {
 public:
  struct Ends {
    std::function<void()> wake_courier;  // a delivery was put
    // Calls Slack at once, besides the outbox: for what is worth nothing later, such as a modal,
    // or an answer that nothing depends on. It is not kept when the process dies before.
    std::function<boost::asio::awaitable<CallEnd>(storage::Delivery)> call_now;
    // Slack has taken the app out of the workspace, or its token away.
    std::function<void(std::string reason)> on_uninstalled;
  };

  // `database`, `settings` and `metrics` must outlive this; this must outlive its coroutines.
  Dispatcher(storage::Database& database, config::Settings const& settings, Metrics& metrics,
             Clock clock, Ends ends);

  // Returns the body of the acknowledgement: a reply as JSON, or nothing. What goes wrong is logged
  // under a number that the person is told. Throws NotTaken for an event that could not be handled:
  // unacknowledged, Slack sends it again.
  boost::asio::awaitable<std::string> handle(slack::Payload payload);

 private:
  struct Handled;
  struct Look;  // what a reader found
  struct Done;  // what the writer did

  boost::asio::awaitable<Handled> route(slack::Payload payload);
  // `ids` tell a button's press; those of a command are taken from it.
  boost::asio::awaitable<Handled> handle_words(Asked asked, std::vector<std::string> ids);
  boost::asio::awaitable<Handled> handle_click(slack::Click click);
  boost::asio::awaitable<Handled> handle_submission(slack::Submission submission);
  boost::asio::awaitable<Handled> handle_shortcut(slack::Shortcut shortcut);
  boost::asio::awaitable<Handled> handle_event(slack::Event event);
  boost::asio::awaitable<void> follow(std::unique_ptr<FollowUp> follow_up);
  boost::asio::awaitable<CallEnd> show_anew(Asked asked);

  Look look(storage::Snapshot const& snapshot, handlers::Word const& word,
            handlers::Request const& request, Asked const& asked, domain::Instant now) const;
  template <class Handle, class Prepare>
  Done perform(storage::Transaction const& transaction, std::vector<std::string> const& ids,
               handlers::Who who, std::string const& user, domain::Instant now,
               Handle const& handle, Prepare const& prepare) const;
  static Handled instead(std::string_view result, slack::Reply reply,
                         std::optional<Asked> const& asked);
  void note(Handled const& handled, double seconds);

  storage::Database& database_;
  config::Settings const& settings_;
  Metrics& metrics_;
  Clock clock_;
  Ends ends_;
};

}  // namespace bot
