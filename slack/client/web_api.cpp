// Slack takes the arguments of every method as a form; the token travels in a header only.
#include "slack/client/web_api.hpp"

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <string_view>

#include <boost/throw_exception.hpp>

#include "net/http_client.hpp"
#include "slack/client/api_answer.hpp"

namespace slack {
namespace {

constexpr std::string_view hidden = "[token]";
constexpr std::size_t longest_detail = 500;

void append_encoded(std::string& form, std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (char const letter : text) {
    auto const is_plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                          (letter >= '0' && letter <= '9') || letter == '-' || letter == '.' ||
                          letter == '_' || letter == '~';
    auto const byte = static_cast<unsigned char>(letter);
    if (is_plain) {
      form += letter;
    } else if (letter == ' ') {
      form += '+';
    } else {
      form += {'%', digits[byte / 16], digits[byte % 16]};
    }
  }
}

std::string form_of(FormArguments const& arguments) {
  std::string form;
  for (auto const& [name, value] : arguments) {
    if (!form.empty()) form += '&';
    append_encoded(form, name);
    form += '=';
    append_encoded(form, value);
  }
  return form;
}

// A peer that echoes what it was sent must not bring the token into our log.
void hide(std::string& text, std::string_view token) {
  if (token.empty()) return;
  for (auto at = text.find(token); at != std::string::npos; at = text.find(token, at)) {
    text.replace(at, token.size(), hidden);
    at += hidden.size();
  }
}

ApiFailure fit_for_the_log(ApiFailure failure, std::string_view token) {
  for (auto* const text : {&failure.error, &failure.detail, &failure.needed}) {
    hide(*text, token);
    if (text->size() > longest_detail) text->resize(longest_detail);
  }
  return failure;
}

std::int64_t system_now() {
  auto const since = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

// Slack counts seconds from when it answered; a little more makes up for its rounding.
constexpr std::int64_t pause_margin_ms = 100;
constexpr int pause_without_word_s = 1;

ApiFailure still_paused(std::string const& method, std::int64_t left_ms) {
  ApiFailure failure;
  failure.kind = ApiFailure::Kind::rate_limited;
  failure.error = "ratelimited";
  failure.detail = method + ": not called, Slack wants it left alone";
  failure.retry_after_s = static_cast<int>((left_ms + 999) / 1000);
  return failure;
}

}  // namespace

[[noreturn]] void throw_exception_from_error(ApiFailure const& failure,
                                             boost::source_location const& location) {
  boost::throw_exception(std::runtime_error(failure.detail), location);
}

WebApi::WebApi(net::HttpClient& client, std::string base_url, std::string token)
    : WebApi(client, std::move(base_url), std::move(token), system_now) {}

WebApi::WebApi(net::HttpClient& client, std::string base_url, std::string token, Now now)
    : client_(client),
      base_url_(std::move(base_url)),
      token_(std::move(token)),
      now_(std::move(now)) {
  if (base_url_.empty() || base_url_.back() != '/') base_url_ += '/';
}

boost::asio::awaitable<ApiResult<ApiAnswer>> WebApi::call(std::string method,
                                                          FormArguments arguments) {
  net::HttpCall call("POST", base_url_ + method);
  call.headers.emplace_back("Authorization", "Bearer " + token_);
  call.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
  call.headers.emplace_back("User-Agent", "fieldcert");
  call.body = form_of(arguments);
  return carry_out(this, std::move(method), std::move(call));
}

boost::asio::awaitable<ApiResult<ApiAnswer>> WebApi::carry_out(WebApi* self, std::string method,
                                                               net::HttpCall call) {
  std::int64_t const left_ms = self->gate_.paused_until(method) - self->now_();
  if (left_ms > 0) co_return still_paused(method, left_ms);

  auto outcome = co_await self->client_.send(std::move(call));
  if (!outcome) co_return fit_for_the_log(judge(method, outcome.error()), self->token_);
  ApiAnswer about;
  about.granted_scopes = outcome->header("x-oauth-scopes");
  about.date = outcome->header("date");
  auto answer = judge(method, std::move(*outcome));
  if (answer) {
    about.json = std::move(*answer);
    co_return about;
  }
  ApiFailure failure = fit_for_the_log(answer.error(), self->token_);
  if (failure.kind != ApiFailure::Kind::rate_limited) co_return failure;
  failure.retry_after_s = std::max(failure.retry_after_s, pause_without_word_s);
  std::int64_t const wait_ms = std::int64_t{failure.retry_after_s} * 1000 + pause_margin_ms;
  std::int64_t const until_ms = self->now_() + wait_ms;
  self->gate_.pause(method, until_ms);
  if (self->keep_pause_) {
    co_await self->keep_pause_(method, until_ms);
  }
  co_return failure;
}

}  // namespace slack
