// Calls methods of Slack's Web API and says precisely what became of each call.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/assert/source_location.hpp>
#include <boost/system/result.hpp>

namespace net {
class HttpClient;
}

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

using FormArguments = std::vector<std::pair<std::string, std::string>>;

class WebApi {
 public:
  // `base_url` is "https://slack.com/api/" but for a sandbox. `client` must outlive this, and this
  // must outlive its calls.
  WebApi(net::HttpClient& client, std::string base_url, std::string token);

  // Posts the arguments as a form with the token in a header. Returns the JSON text of an answer
  // with "ok":true. Arguments that are not plain text (blocks, view, metadata) are given as JSON.
  boost::asio::awaitable<ApiResult<std::string>> call(std::string method, FormArguments arguments);

 private:
  net::HttpClient& client_;
  std::string base_url_;
  std::string token_;
};

}  // namespace slack
