// No signature is checked here: who has a connection's ticket has shown the app's token.
#include "bot/socket_link.hpp"

#include "bot/log.hpp"
#include "slack/payload.hpp"

namespace bot {

using boost::asio::awaitable;
using slack::Tell;

namespace {

slack::SocketModeSettings with_authorities(slack::SocketModeSettings made,
                                           config::Settings const& settings) {
  made.websocket.ca_file = settings.ca_file;
  return made;
}

std::string_view word_for(Tell::What what) {
  switch (what) {
    case Tell::What::up:
      return "up";
    case Tell::What::down:
      return "down";
    case Tell::What::renewal:
      return "renewal";
    case Tell::What::no_link:
      return "no_connection";
    case Tell::What::rate_limited:
      return "rate_limited";
    case Tell::What::crowded:
      return "crowded";
    case Tell::What::hopeless:
      return "refused";
    case Tell::What::malformed:
      return "malformed";
    case Tell::What::lost:
      return "not_acknowledged";
  }
  return "unknown";
}

void log(Tell const& news) {
  auto const write = [&](auto level) {
    level("socket", {{"what", word_for(news.what)},
                     {"connection", std::to_string(news.id)},
                     {"detail", news.detail}});
  };
  switch (news.what) {
    case Tell::What::up:
    case Tell::What::down:
    case Tell::What::renewal:
    case Tell::What::malformed:
      return write(log_info);
    case Tell::What::hopeless:
      return write(log_error);
    default:
      return write(log_warning);
  }
}

}  // namespace

SocketLink::SocketLink(boost::asio::any_io_executor executor, net::HttpClient& http,
                       config::Settings const& settings, Dispatcher& dispatcher, Metrics& metrics,
                       Ends ends_to_use, slack::SocketModeSettings made)
    : dispatcher_(dispatcher),
      metrics_(metrics),
      ends_(std::move(ends_to_use)),
      api_(http, settings.slack_api_url, settings.app_token.reveal()),
      mode_(std::move(executor), api_, with_authorities(std::move(made), settings), ends()) {}

slack::SocketMode::Ends SocketLink::ends() {
  slack::SocketMode::Ends made;
  made.on_envelope = [this](slack::SocketEnvelope envelope) { return answer(std::move(envelope)); };
  made.send_late = [this](std::string response_url, std::string body) {
    return send_late(std::move(response_url), std::move(body));
  };
  made.on_news = [this](Tell const& news) { note(news); };
  return made;
}

awaitable<void> SocketLink::run() { return mode_.run(); }

awaitable<void> SocketLink::stop(std::chrono::milliseconds patience) {
  return mode_.stop(patience);
}

// What cannot be read is acknowledged too: it would not get better by being sent again.
awaitable<std::string> SocketLink::answer(slack::SocketEnvelope envelope) {
  auto payload = slack::parse_envelope_payload(envelope.type, envelope.payload);
  if (auto const* const malformed = std::get_if<slack::Malformed>(&payload)) {
    metrics_.count_refusal("malformed");
    log_info("malformed", {{"reason", malformed->reason}});
    co_return std::string();
  }
  co_return co_await dispatcher_.handle(std::move(payload));
}

awaitable<void> SocketLink::send_late(std::string response_url, std::string body) {
  storage::Delivery delivery;
  delivery.lane = response_url;
  delivery.method = "response_url";
  delivery.url = std::move(response_url);
  delivery.body = std::move(body);
  delivery.urgency = storage::Urgency::awaited;
  auto const end = co_await ends_.call_now(std::move(delivery));
  if (!end.ok) log_warning("late_answer", {{"result", "lost"}, {"reason", end.error}});
}

void SocketLink::note(Tell const& news) {
  log(news);
  if (news.what == Tell::What::malformed) metrics_.count_refusal("malformed_frame");
  if (!ends_.note_trouble) return;
  auto const status = mode_.status();
  auto trouble = status.trouble.empty() ? "no connection is up" : status.trouble;
  ends_.note_trouble(status.up > 0 ? std::string() : std::move(trouble));
}

}  // namespace bot
