// An HTTP/1.1 client for http and https with a pool of keep-alive connections per host.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/system/result.hpp>

namespace net {

// Why a call has no response.
struct HttpFailure {
  enum class Kind {
    bad_url,
    resolve,
    connect,
    tls,
    timeout,
    connection_lost,
    malformed,
    too_large
  };
  Kind kind;
  std::string detail;  // for the log; never holds a header or body of the request
  // True when the peer may have received and acted on the request: its outcome is unknown.
  bool maybe_sent = false;
};

[[noreturn]] void throw_exception_from_error(HttpFailure const& failure,
                                             boost::source_location const& location);

template <class T>
using HttpResult = boost::system::result<T, HttpFailure>;

struct HttpCall {
  std::string method = "POST";
  std::string url;  // absolute, http or https
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  HttpCall() = default;
  HttpCall(std::string method_, std::string url_)
      : method(std::move(method_)), url(std::move(url_)) {}
};

struct HttpResponse {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;

  // Value of the first header with this lower-case name, empty when there is none.
  std::string_view header(std::string_view lower_case_name) const;
};

struct HttpClientSettings {
  std::string ca_file;  // PEM, trusted besides the system's authorities; empty = none
  std::chrono::milliseconds connect_timeout{5000};  // resolve, connect and TLS handshake, each
  std::chrono::milliseconds response_timeout{10000};
  std::chrono::milliseconds idle_timeout{
      30000};  // a pooled connection older than this is not reused
  // As many as people are answered at once in a busy minute: a new one costs ten times a call.
  std::size_t idle_connections_per_host = 64;
  std::size_t response_limit_bytes = 4 * 1024 * 1024;
};

// Redirects are not followed: a 3xx is a response like any other, so that no credential travels
// to another host. TLS is 1.2 or later with SNI; certificate and host name are always checked.
class HttpClient {
 public:
  // Throws std::runtime_error naming the file when `ca_file` cannot be read.
  HttpClient(boost::asio::any_io_executor executor, HttpClientSettings settings = {});
  ~HttpClient();
  HttpClient(HttpClient const&) = delete;
  HttpClient& operator=(HttpClient const&) = delete;

  // A pooled connection that turns out to be dead before any byte of the response is replaced by a
  // new one only if the request is known not to have been processed, else the failure says
  // maybe_sent.
  boost::asio::awaitable<HttpResult<HttpResponse>> send(HttpCall call);

  // Closes idle connections; calls in progress end as they will.
  void close_idle();

 private:
  struct Pool;
  std::shared_ptr<Pool> pool_;
};

}  // namespace net
