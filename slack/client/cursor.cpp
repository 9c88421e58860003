// Follows Slack's cursors from page to page.
#include "slack/client/cursor.hpp"

#include <algorithm>
#include <chrono>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <nlohmann/json.hpp>

namespace slack {
namespace {

using boost::asio::awaitable;

// A page that Slack puts off as often as this will not come in any useful time.
constexpr int most_waits = 20;

// The cursor of the page after this one: "" when there is none, nothing when Slack's answer is not
// understood.
std::optional<std::string> next_cursor(std::string const& page) {
  auto const answer = nlohmann::json::parse(page, nullptr, false);
  if (!answer.is_object()) return std::nullopt;
  auto const metadata = answer.find("response_metadata");
  if (metadata == answer.end() || metadata->is_null()) return "";
  if (!metadata->is_object()) return std::nullopt;
  auto const cursor = metadata->find("next_cursor");
  if (cursor == metadata->end() || cursor->is_null()) return "";
  if (!cursor->is_string()) return std::nullopt;
  return cursor->get<std::string>();
}

}  // namespace

CursorPages::CursorPages(WebApi& web_api, std::string method, FormArguments arguments)
    : web_api_(web_api), method_(std::move(method)), arguments_(std::move(arguments)) {}

awaitable<std::optional<std::string>> CursorPages::next() {
  while (!has_ended_) {
    FormArguments arguments = arguments_;
    if (!cursor_.empty()) arguments.emplace_back("cursor", cursor_);
    auto answer = co_await web_api_.call(method_, std::move(arguments));
    if (answer) co_return take(std::move(answer->json));
    bool const goes_on = co_await can_go_on(answer.error());
    if (!goes_on) has_ended_ = true;
  }
  co_return std::nullopt;
}

std::string CursorPages::take(std::string json) {
  waits_for_this_page_ = 0;
  auto const next = next_cursor(json);
  // A cursor that leads to itself would never end.
  bool const is_sound = next && (next->empty() || *next != cursor_);
  if (!is_sound) {
    failure_.emplace();
    failure_->kind = ApiFailure::Kind::malformed;
    failure_->detail = method_ + ": next_cursor is no cursor, or leads to the same page";
  }
  has_ended_ = !is_sound || next->empty();
  if (!has_ended_) cursor_ = *next;
  return json;
}

awaitable<bool> CursorPages::can_go_on(ApiFailure failure) {
  if (failure.kind == ApiFailure::Kind::rate_limited && waits_for_this_page_ < most_waits) {
    ++waits_for_this_page_;
    auto const executor = co_await boost::asio::this_coro::executor;
    boost::asio::steady_timer pause(executor);
    pause.expires_after(std::chrono::seconds(std::max(failure.retry_after_s, 1)));
    co_await pause.async_wait(boost::asio::use_awaitable);
    co_return true;
  }
  if (failure.error == "invalid_cursor" && !cursor_.empty() && !has_begun_again_) {
    has_begun_again_ = true;
    cursor_.clear();
    co_return true;
  }
  failure_ = std::move(failure);
  co_return false;
}

}  // namespace slack
