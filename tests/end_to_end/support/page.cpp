// Asking the page's server and waiting for the answer.
#include "tests/end_to_end/support/page.hpp"

#include <optional>
#include <stdexcept>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

namespace {

boost::asio::awaitable<void> send(net::HttpClient* http, net::HttpCall call,
                                  std::optional<net::HttpResult<net::HttpResponse>>* result) {
  auto response = co_await http->send(std::move(call));
  result->emplace(std::move(response));
}

}  // namespace

net::HttpResponse Page::call(net::HttpCall call) {
  std::optional<net::HttpResult<net::HttpResponse>> result;
  io_.restart();
  boost::asio::co_spawn(io_, send(&http_, std::move(call), &result), boost::asio::detached);
  io_.run();
  if (!result || !*result) throw std::runtime_error("the workspace does not answer");
  return std::move(**result);
}

Page::Json Page::get(std::string const& path) {
  return Json::parse(call(net::HttpCall("GET", url_ + path)).body);
}

Page::Answer Page::ask(std::string const& path, Json const& body) {
  net::HttpCall request("POST", url_ + path);
  request.headers.emplace_back("content-type", "application/json");
  request.body = body.dump();
  auto const response = call(std::move(request));
  return {response.status, Json::parse(response.body)};
}

Page::Json Page::post(std::string const& path, Json const& body) {
  auto answer = ask(path, body);
  if (answer.status != 200) throw std::runtime_error(path + ": " + answer.body.dump());
  return std::move(answer.body);
}
