// A Slack that gives each method one answer, on a thread of its own.
#pragma once

#include <map>
#include <string>
#include <thread>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "net/http_server.hpp"

class AnsweringSlack {
 public:
  struct Answer {
    std::string body;
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers = {};
  };
  // By method; of conversations.history by "conversations.history C012AB3CD" first. A method that
  // is not named here is answered with "unknown_method".
  using Answers = std::map<std::string, Answer>;

  explicit AnsweringSlack(Answers answers);
  ~AnsweringSlack();
  AnsweringSlack(AnsweringSlack const&) = delete;
  AnsweringSlack& operator=(AnsweringSlack const&) = delete;

  std::string api_url() const;

 private:
  boost::asio::awaitable<net::HttpReply> answer(net::HttpRequest request);

  Answers answers_;
  boost::asio::io_context io_{1};
  net::HttpServer server_;
  std::thread thread_;
};
