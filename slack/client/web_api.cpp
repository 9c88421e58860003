// Slack takes the arguments of every method as a form; the token travels in a header only.
#include "slack/client/web_api.hpp"

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

boost::asio::awaitable<ApiResult<std::string>> carry_out(net::HttpClient* client,
                                                         std::string method, net::HttpCall call,
                                                         std::string token) {
  auto outcome = co_await client->send(std::move(call));
  if (!outcome) co_return fit_for_the_log(judge(method, outcome.error()), token);
  auto answer = judge(method, std::move(*outcome));
  if (!answer) co_return fit_for_the_log(answer.error(), token);
  co_return answer;
}

}  // namespace

[[noreturn]] void throw_exception_from_error(ApiFailure const& failure,
                                             boost::source_location const& location) {
  boost::throw_exception(std::runtime_error(failure.detail), location);
}

WebApi::WebApi(net::HttpClient& client, std::string base_url, std::string token)
    : client_(client), base_url_(std::move(base_url)), token_(std::move(token)) {
  if (base_url_.empty() || base_url_.back() != '/') base_url_ += '/';
}

boost::asio::awaitable<ApiResult<std::string>> WebApi::call(std::string method,
                                                            FormArguments arguments) {
  net::HttpCall call("POST", base_url_ + method);
  call.headers.emplace_back("Authorization", "Bearer " + token_);
  call.headers.emplace_back("Content-Type", "application/x-www-form-urlencoded");
  call.headers.emplace_back("User-Agent", "fieldcert");
  call.body = form_of(arguments);
  return carry_out(&client_, std::move(method), std::move(call), token_);
}

}  // namespace slack
