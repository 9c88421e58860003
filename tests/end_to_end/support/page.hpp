// The workspace's page as a browser asks it: a connection of its own for each thread of a test.
#pragma once

#include <string>

#include <boost/asio/io_context.hpp>
#include <nlohmann/json.hpp>

#include "net/http_client.hpp"

class Page {
 public:
  using Json = nlohmann::json;

  explicit Page(std::string url) : url_(std::move(url)) {}  // "http://127.0.0.1:4000/"

  // "client/workspace?as=U1". Both throw when nobody answers; `post` also when it is refused.
  Json get(std::string const& path);
  Json post(std::string const& path, Json const& body);

  struct Answer {
    int status = 0;
    Json body;
  };
  // The same, whatever the answer is.
  Answer ask(std::string const& path, Json const& body);
  // Anything else, of anybody.
  net::HttpResponse call(net::HttpCall call);

 private:
  std::string url_;
  boost::asio::io_context io_{1};
  net::HttpClient http_{io_.get_executor()};
};
