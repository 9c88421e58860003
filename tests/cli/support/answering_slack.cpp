// Answering by method.
#include "tests/cli/support/answering_slack.hpp"

AnsweringSlack::AnsweringSlack(Answers answers)
    : answers_(std::move(answers)),
      server_(io_, "127.0.0.1:0", [this](net::HttpRequest request) { return answer(request); }) {
  server_.start();
  thread_ = std::thread([this] { io_.run(); });
}

AnsweringSlack::~AnsweringSlack() {
  io_.stop();
  thread_.join();
}

std::string AnsweringSlack::api_url() const {
  return "http://127.0.0.1:" + std::to_string(server_.port()) + "/api/";
}

boost::asio::awaitable<net::HttpReply> AnsweringSlack::answer(net::HttpRequest request) {
  std::string const method(request.path.substr(request.path.rfind('/') + 1));
  std::string_view channel = request.body.substr(0, request.body.find('&'));
  channel.remove_prefix(std::min(channel.size(), std::string_view("channel=").size()));
  auto found = answers_.find(method + " " + std::string(channel));
  if (found == answers_.end()) found = answers_.find(method);
  net::HttpReply reply;
  reply.content_type = "application/json; charset=utf-8";
  reply.body = R"({"ok":false,"error":"unknown_method"})";
  if (found != answers_.end()) {
    reply.status = found->second.status;
    reply.body = found->second.body;
    reply.headers = found->second.headers;
  }
  co_return reply;
}
