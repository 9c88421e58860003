// Calls methods of Slack's Web API and says precisely what became of each call.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>

#include "slack/client/rate_gate.hpp"

namespace net {
class HttpClient;
struct HttpCall;
}  // namespace net

namespace slack {

// Why a call has no good answer, told apart by what the caller should do next.
struct ApiFailure {
  enum class Kind {
    rate_limited,   // nothing done; call again after `retry_after_s`
    uncertain,      // may have been carried out: look before calling again
    unavailable,    // nothing done; call again later
    unauthorised,   // the token is not good (any more): stop calling
    configuration,  // the app lacks a right (`needed`), or the base URL is wrong: don't call again
    refused,        // Slack says no to this very call: don't call again unchanged
    malformed,      // the answer is not Slack's; as uncertain as `uncertain`
  };
  Kind kind = Kind::uncertain;
  std::string error;      // Slack's code, "channel_not_found"; empty when there is none
  std::string detail;     // for the log; holds neither the token nor the request
  std::string needed;     // the scope that is missing, with "missing_scope"
  int retry_after_s = 0;  // with rate_limited; 0 when Slack didn't say
};

// "rate_limited", for logs and metrics.
char const* name_of(ApiFailure::Kind kind);

[[noreturn]] void throw_exception_from_error(ApiFailure const& failure,
                                             boost::source_location const& location);

template <class T>
using ApiResult = boost::system::result<T, ApiFailure>;

// An answer with "ok":true.
struct ApiAnswer {
  std::string json;
  std::string granted_scopes;  // of the token: "chat:write,commands"; empty when Slack didn't say
  std::string date;            // of the response, as in HTTP: by Slack's clock
};

using FormArguments = std::vector<std::pair<std::string, std::string>>;

class WebApi {
 public:
  using Now = std::function<std::int64_t()>;  // UTC milliseconds
  // Writes down that a method must be left alone until then (UTC milliseconds), so that this holds
  // after a restart too.
  using KeepPause =
      std::function<boost::asio::awaitable<void>(std::string method, std::int64_t until_ms)>;

  // `base_url` is "https://slack.com/api/" but for a sandbox. `client` must outlive this, and this
  // must outlive its calls.
  WebApi(net::HttpClient& client, std::string base_url, std::string token);
  WebApi(net::HttpClient& client, std::string base_url, std::string token, Now now);

  void on_pause(KeepPause keep_pause) { keep_pause_ = std::move(keep_pause); }

  // Posts the arguments as a form with the token in a header. Arguments that are not plain text
  // (blocks, view, metadata) are given as JSON. A method that Slack has asked to leave alone is
  // not called before that time is over: the failure is `rate_limited` with what is left of it.
  boost::asio::awaitable<ApiResult<ApiAnswer>> call(std::string method, FormArguments arguments);

  // The pace of all methods. `call` itself obeys only what Slack has asked for; who calls often
  // asks the gate before and tells it of the call.
  RateGate& gate() { return gate_; }

 private:
  static boost::asio::awaitable<ApiResult<ApiAnswer>> carry_out(WebApi* self, std::string method,
                                                                net::HttpCall call);

  net::HttpClient& client_;
  std::string base_url_;
  std::string token_;
  Now now_;
  KeepPause keep_pause_;
  RateGate gate_;
};

}  // namespace slack
