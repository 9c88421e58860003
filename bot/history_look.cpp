// Reading history for a delivery's key (docs: conversations.history, message metadata).
#include "bot/history_look.hpp"

#include <algorithm>
#include <optional>

#include "bot/slack_calls.hpp"
#include "slack/client/cursor.hpp"
#include "slack/json_reading.hpp"

namespace bot {

using boost::asio::awaitable;
using slack::ApiFailure;
using slack::json_reading::find_at;
using slack::json_reading::json;
using slack::json_reading::read_object;
using slack::json_reading::text_at;

namespace {

// Slack's clock and ours may differ by as much as Slack's signatures allow.
constexpr std::int64_t clock_margin_ms = 5 * 60 * 1000;

struct Place {
  std::string channel;
  std::string thread_ts;
};

Look not_looked(ApiFailure const& failure) {
  using Kind = ApiFailure::Kind;
  Look look;
  look.reason = failure.error.empty() ? failure.detail : failure.error;
  bool const is_closed_to_us = failure.kind == Kind::configuration || failure.kind == Kind::refused;
  look.end = is_closed_to_us ? LookEnd::unreadable : LookEnd::failed;
  return look;
}

Place place_of(storage::ClaimedDelivery const& delivery) {
  auto const body = json::parse(delivery.body);
  return {text_at(body, {"channel"}), text_at(body, {"thread_ts"})};
}

slack::FormArguments history_arguments(Place const& place, domain::Instant first_tried_at) {
  std::int64_t const oldest_ms = first_tried_at.ms - clock_margin_ms;
  slack::FormArguments form = {{"channel", place.channel},
                               {"oldest", std::to_string(oldest_ms / 1000) + ".000000"},
                               {"inclusive", "true"},
                               {"include_all_metadata", "true"},
                               {"limit", "100"}};
  if (!place.thread_ts.empty()) form.emplace_back("ts", place.thread_ts);
  return form;
}

slack::FormArguments direct_message_with(std::string const& user) { return {{"users", user}}; }

std::string direct_message_in(json const& answer) { return text_at(answer, {"channel", "id"}); }

bool has_key(json const& message, std::string const& key) {
  return text_at(message, {"metadata", "event_type"}) == key_event_type &&
         text_at(message, {"metadata", "event_payload", "key"}) == key;
}

void collect(std::string const& page, std::string const& key, std::vector<json>& found) {
  auto const answer = read_object(page);
  json const* const messages = find_at(answer, {"messages"});
  if (messages == nullptr) return;
  for (auto const& message : *messages) {
    if (has_key(message, key)) found.push_back(message);
  }
}

// The oldest copy is the message; what came after it is surplus.
Look found_in(std::vector<json> copies, std::string const& channel) {
  auto const by_ts = [](json const& message) { return text_at(message, {"ts"}); };
  std::ranges::sort(copies, {}, by_ts);
  Look look;
  look.end = LookEnd::found;
  look.channel = channel;
  json const& message = copies.front();
  look.json =
      json{{"ok", true}, {"channel", channel}, {"ts", by_ts(message)}, {"message", message}}.dump();
  for (std::size_t i = 1; i < copies.size(); ++i) look.surplus.push_back(by_ts(copies[i]));
  return look;
}

bool is_user(std::string const& id) { return id.starts_with('U') || id.starts_with('W'); }

}  // namespace

awaitable<Look> look_for(slack::WebApi* web_api, storage::ClaimedDelivery delivery) {
  Place place = place_of(delivery);
  if (is_user(place.channel)) {
    // A message to a user stands in the DM with them, whose id only Slack knows.
    slack::FormArguments whom = direct_message_with(place.channel);
    auto const opened = co_await web_api->call("conversations.open", std::move(whom));
    if (!opened) co_return not_looked(opened.error());
    auto const answer = read_object(opened->json);
    place.channel = direct_message_in(answer);
  }
  std::string const method =
      place.thread_ts.empty() ? "conversations.history" : "conversations.replies";
  slack::CursorPages pages(*web_api, method, history_arguments(place, delivery.first_tried_at));
  std::vector<json> found;
  for (;;) {
    auto const page = co_await pages.next();
    if (!page) break;
    collect(*page, delivery.key, found);
  }
  if (!found.empty()) co_return found_in(std::move(found), place.channel);
  if (pages.failure()) co_return not_looked(*pages.failure());
  Look look;
  look.end = LookEnd::not_found;
  co_return look;
}

}  // namespace bot
