// Sorts answers by what the caller should do next, after the classes of Slack's error codes.
#include "slack/client/api_answer.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "slack/json_reading.hpp"

namespace slack {
namespace {

using json_reading::json;
using json_reading::text_at;
using Kind = ApiFailure::Kind;

constexpr std::size_t longest_code = 80;
constexpr int longest_wait_s = 24 * 60 * 60;

struct KnownCode {
  std::string_view code;
  Kind kind;
};

constexpr KnownCode known_codes[] = {
    {"ratelimited", Kind::rate_limited},      {"rate_limited", Kind::rate_limited},
    {"internal_error", Kind::uncertain},      {"fatal_error", Kind::uncertain},
    {"request_timeout", Kind::uncertain},     {"service_unavailable", Kind::unavailable},
    {"team_added_to_org", Kind::unavailable}, {"invalid_auth", Kind::unauthorised},
    {"account_inactive", Kind::unauthorised}, {"token_revoked", Kind::unauthorised},
    {"token_expired", Kind::unauthorised},    {"not_authed", Kind::unauthorised},
    {"missing_scope", Kind::configuration},   {"not_allowed_token_type", Kind::configuration},
    {"no_permission", Kind::configuration},   {"team_access_not_granted", Kind::configuration},
};

Kind kind_of(std::string_view code) {
  for (auto const& known : known_codes) {
    if (known.code == code) return known.kind;
  }
  return Kind::refused;
}

ApiFailure failure(Kind kind, std::string_view method, std::string const& why) {
  ApiFailure failed;
  failed.kind = kind;
  failed.detail = std::string(method) + ": " + why;
  return failed;
}

// What a peer wrote goes into one line of a log.
std::string printable(std::string_view text) {
  std::string line(text);
  for (auto& byte : line) {
    if (byte < ' ' || byte > '~') byte = '?';
  }
  return line;
}

bool looks_like_code(std::string_view text) {
  auto const is_usual = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || letter == '_' || letter == '.' || letter == '-';
  };
  return !text.empty() && text.size() <= longest_code &&
         std::all_of(text.begin(), text.end(), is_usual);
}

// 0 for a header that is missing or not a number of seconds.
int seconds_to_wait(net::HttpResponse const& response) {
  auto const text = response.header("retry-after");
  int seconds = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || end != text.data() + text.size() || seconds < 0) return 0;
  return std::min(seconds, longest_wait_s);
}

// Slack's remarks on arguments, such as "[ERROR] missing required field [json-pointer:/view]".
std::string remarks(json const& answer) {
  std::string all;
  auto const metadata = answer.find("response_metadata");
  if (metadata == answer.end() || !metadata->is_object()) return all;
  auto const messages = metadata->find("messages");
  if (messages == metadata->end() || !messages->is_array()) return all;
  for (auto const& message : *messages) {
    if (message.is_string()) all += " " + message.get<std::string>();
  }
  return printable(all);
}

ApiFailure refusal(std::string_view method, net::HttpResponse const& response, json const& answer) {
  auto const code = text_at(answer, {"error"});
  if (!looks_like_code(code)) {
    return failure(Kind::malformed, method, "\"ok\":false without an error code");
  }
  auto failed = failure(kind_of(code), method, code + remarks(answer));
  failed.error = code;
  failed.needed = printable(text_at(answer, {"needed"}));
  if (!failed.needed.empty()) failed.detail += ", needed: " + failed.needed;
  if (failed.kind == Kind::rate_limited) failed.retry_after_s = seconds_to_wait(response);
  return failed;
}

std::string description(net::HttpResponse const& response) {
  return "HTTP " + std::to_string(response.status) + ", " +
         printable(response.header("content-type")) + ", " + std::to_string(response.body.size()) +
         " bytes";
}

}  // namespace

char const* name_of(ApiFailure::Kind kind) {
  switch (kind) {
    case Kind::rate_limited:
      return "rate_limited";
    case Kind::uncertain:
      return "uncertain";
    case Kind::unavailable:
      return "unavailable";
    case Kind::unauthorised:
      return "unauthorised";
    case Kind::configuration:
      return "configuration";
    case Kind::refused:
      return "refused";
    case Kind::malformed:
      return "malformed";
  }
  return "unknown";
}

ApiResult<std::string> judge(std::string_view method, net::HttpResponse response) {
  if (response.status == 429) {
    auto failed = failure(Kind::rate_limited, method, "HTTP 429");
    failed.error = "ratelimited";
    failed.retry_after_s = seconds_to_wait(response);
    return failed;
  }
  if (response.status >= 500) return failure(Kind::uncertain, method, description(response));

  auto const answer = json::parse(response.body, nullptr, false);
  auto const ok = answer.is_object() ? answer.find("ok") : answer.end();
  if (!answer.is_object() || ok == answer.end() || !ok->is_boolean()) {
    return failure(Kind::malformed, method, "not an answer of Slack's: " + description(response));
  }
  if (!ok->get<bool>()) return refusal(method, response, answer);
  if (response.status != 200) return failure(Kind::malformed, method, description(response));
  return std::move(response.body);
}

ApiFailure judge(std::string_view method, net::HttpFailure const& lost) {
  using Http = net::HttpFailure::Kind;
  if (lost.kind == Http::bad_url) return failure(Kind::configuration, method, lost.detail);
  if (lost.kind == Http::malformed || lost.kind == Http::too_large) {
    return failure(Kind::malformed, method, lost.detail);
  }
  return failure(lost.maybe_sent ? Kind::uncertain : Kind::unavailable, method, lost.detail);
}

}  // namespace slack
