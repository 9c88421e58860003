// See socket_app.hpp.
#include "tests/sandbox/support/socket_app.hpp"

#include <stdexcept>

#include <boost/asio/detached.hpp>

namespace sandbox_tests {

namespace asio = boost::asio;

sandbox::Settings socket_settings() {
  auto settings = usual_settings();
  settings.app_token = app_token;
  return settings;
}

std::string socket_url(Town& town) {
  return town.api_with_token(app_token, "apps.connections.open", Json::object()).at("url");
}

SocketApp::SocketApp(Town& town, Acknowledges acknowledges)
    : town_(town), state_(std::make_shared<State>()) {
  state_->acknowledges = acknowledges;
  auto opened = town.run(
      net::open_websocket(town.io().get_executor(), socket_url(town), net::WebSocketSettings()));
  if (!opened) throw std::runtime_error(opened.error().detail);
  state_->websocket = *opened;
  asio::co_spawn(town.io(), read_all(state_), asio::detached);
  auto const greeted = [this] { return !state_->messages.empty() || state_->end; };
  if (!town.wait_until(greeted)) throw std::runtime_error("no hello came");
}

SocketApp::~SocketApp() {
  drop();
  town_.wait_until([this] { return state_->end.has_value(); });
}

asio::awaitable<void> SocketApp::read_all(std::shared_ptr<State> state) {
  while (true) {
    auto const text = co_await state->websocket->read();
    if (!text) {
      state->end = text.error();
      co_return;
    }
    auto message = Json::parse(*text);
    bool const is_envelope = message.contains("envelope_id");
    state->messages.push_back(message);
    if (is_envelope && state->drops) state->websocket->drop();
    if (!is_envelope || state->acknowledges == Acknowledges::nothing) continue;
    Json acknowledgement{{"envelope_id", message["envelope_id"]}};
    if (!state->payload.is_null()) acknowledgement["payload"] = state->payload;
    auto frame = acknowledgement.dump();
    co_await state->websocket->write(std::move(frame));
  }
}

std::vector<Json> SocketApp::received() const {
  auto const& messages = state_->messages;
  return {messages.begin() + (messages.empty() ? 0 : 1), messages.end()};
}

bool SocketApp::wait_for(std::size_t count) {
  return town_.wait_until([this, count] { return received().size() >= count; });
}

std::optional<net::WebSocketEnd> SocketApp::wait_for_end() {
  town_.wait_until([this] { return state_->end.has_value(); });
  return state_->end;
}

void SocketApp::send(std::string text) {
  bool const sent = town_.run(state_->websocket->write(std::move(text)));
  if (!sent) throw std::runtime_error("the connection has ended");
}

}  // namespace sandbox_tests
