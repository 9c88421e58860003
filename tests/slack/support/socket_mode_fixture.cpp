#include "tests/slack/support/socket_mode_fixture.hpp"

#include <stdexcept>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace asio = boost::asio;
using namespace std::chrono_literals;

SocketModeFixture::SocketModeFixture() : gate_(io, std::chrono::steady_clock::time_point::max()) {
  settings.pace.first_pause = 20ms;
  settings.pace.shortest_pause = 5ms;
  settings.pace.longest_pause = 100ms;
  settings.websocket.close_timeout = 100ms;
}

void SocketModeFixture::start() {
  api.emplace(client, slack.api_url(), "xapp-secret-token");
  slack::SocketMode::Ends ends;
  ends.on_envelope = [this](slack::SocketEnvelope envelope) { return handle(std::move(envelope)); };
  ends.send_late = [this](std::string response_url, std::string body) {
    return send_late(std::move(response_url), std::move(body));
  };
  ends.on_news = [this](slack::Tell const& tell) { news.push_back(tell); };
  mode.emplace(io.get_executor(), *api, settings, std::move(ends));
  asio::co_spawn(io, mode->run(), asio::detached);
}

void SocketModeFixture::start_and_wait_for(int connections) {
  start();
  EXPECT_TRUE(until([&] { return mode->status().up == connections; }));
}

bool SocketModeFixture::until_acknowledged(std::size_t count) {
  return until([&] { return slack.heard.size() >= count; });
}

bool SocketModeFixture::stop(std::chrono::milliseconds patience) {
  bool has_stopped = false;
  asio::co_spawn(io, mode->stop(patience), [&](std::exception_ptr) { has_stopped = true; });
  return until([&] { return has_stopped; });
}

asio::awaitable<std::string> SocketModeFixture::handle(slack::SocketEnvelope envelope) {
  handled.push_back(envelope.envelope_id);
  if (fails) throw std::runtime_error("the handler failed");
  if (envelope.envelope_id == held) {
    co_await gate_.async_wait(asio::as_tuple(asio::use_awaitable));
  }
  auto const found = answers.find(envelope.envelope_id);
  co_return found == answers.end() ? R"({"text":"ok"})" : found->second;
}

asio::awaitable<void> SocketModeFixture::send_late(std::string response_url, std::string body) {
  late.emplace_back(std::move(response_url), std::move(body));
  co_return;
}

int SocketModeFixture::told(slack::Tell::What what) const {
  return static_cast<int>(std::count_if(
      news.begin(), news.end(), [what](slack::Tell const& each) { return each.what == what; }));
}
