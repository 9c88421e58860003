// What goes over Socket Mode's connections, from asking for their URL to the acknowledgements.
#include <boost/asio/ip/address.hpp>

#include "net/origin.hpp"
#include "slack/client/socket_mode_parts.hpp"
#include "slack/json_reading.hpp"

namespace slack {

namespace asio = boost::asio;
using asio::awaitable;
using What = Tell::What;

namespace {

// More is left to Slack, which sends again what is not acknowledged.
constexpr int most_under_way = 500;

// Slack gives wss URLs; without TLS only to ourselves.
bool may_be_opened(std::string_view url) {
  if (url.starts_with("wss://")) return true;
  if (!url.starts_with("ws://")) return false;
  auto const destination = net::parse_destination("http" + std::string(url.substr(2)));
  if (!destination) return false;
  auto const& host = destination->origin.host;
  boost::system::error_code not_an_address;
  auto const address = asio::ip::make_address(host, not_an_address);
  return host == "localhost" || (!not_an_address && address.is_loopback());
}

UrlRefused refusal_of(ApiFailure const& failure) {
  UrlRefused refused;
  refused.error = failure.error;
  refused.detail = failure.detail;
  refused.is_rate_limited = failure.kind == ApiFailure::Kind::rate_limited;
  refused.retry_after = std::chrono::seconds(failure.retry_after_s);
  return refused;
}

UrlRefused unusable(std::string detail) {
  UrlRefused refused;
  refused.detail = std::move(detail);
  return refused;
}

}  // namespace

awaitable<void> SocketMode::Shared::ask_for_url(Pointer self) {
  std::optional<ApiResult<ApiAnswer>> answer;
  try {
    FormArguments nothing;
    auto answered = co_await self->api.call("apps.connections.open", std::move(nothing));
    answer.emplace(std::move(answered));
  } catch (std::exception const&) {
    // Cancelled: there is nobody left to use it.
  }
  self->asking = nullptr;
  if (answer) {
    self->take_url(*answer);
  } else {
    self->happen(unusable("cancelled"));
  }
}

void SocketMode::Shared::take_url(ApiResult<ApiAnswer> const& answer) {
  if (!answer) return happen(refusal_of(answer.error()));
  url = json_reading::text_at(json_reading::read_object(answer->json), {"url"});
  if (may_be_opened(url)) return happen(UrlGiven{});
  happen(unusable("apps.connections.open gave no URL that may be opened"));
}

awaitable<void> SocketMode::Shared::serve(Pointer self, OpenedLink::Pointer link, std::string at) {
  std::string detail;
  try {
    detail = co_await read_all(self, link, std::move(at));
  } catch (std::exception const& error) {
    detail = error.what();  // cancelled between two steps, or the authorities cannot be read
  }
  if (link->socket) link->socket->drop();
  self->links.erase(link->id);
  self->happen(LinkEnded{link->id, detail});
}

// Returns why the connection has ended.
awaitable<std::string> SocketMode::Shared::read_all(Pointer self, OpenedLink::Pointer link,
                                                    std::string at) {
  auto& websocket = self->settings.websocket;
  auto const needs_trust = at.starts_with("wss://") && !websocket.trust;
  if (needs_trust) websocket.trust = net::trust_for_websockets(websocket.ca_file);
  auto opened = co_await net::open_websocket(self->executor, std::move(at), websocket);
  if (!opened) co_return opened.error().detail;
  link->socket = *opened;
  for (;;) {
    auto const message = co_await link->socket->read();
    if (!message) co_return message.error().detail;
    self->take(link, *message);
  }
}

void SocketMode::Shared::take(OpenedLink::Pointer const& link, std::string_view text) {
  auto frame = parse_socket_frame(text);
  if (auto* const envelope = std::get_if<SocketEnvelope>(&frame)) {
    take(link, std::move(*envelope));
  } else if (auto const* const hello = std::get_if<SocketHello>(&frame)) {
    happen(LinkGreeted{link->id, *hello});
  } else if (auto const* const disconnect = std::get_if<SocketDisconnect>(&frame)) {
    happen(LinkTold{link->id, *disconnect});
  } else if (auto const* const malformed = std::get_if<Malformed>(&frame)) {
    carry_out(Tell{What::malformed, link->id, malformed->reason});
  }
}

// What is left aside here is not acknowledged, so that Slack sends it again.
void SocketMode::Shared::take(OpenedLink::Pointer const& link, SocketEnvelope envelope) {
  if (plan.is_stopping || link->is_leaving || link->under_way >= most_under_way) return;
  ++link->under_way;
  begin(handle(shared_from_this(), link, std::move(envelope)));
}

awaitable<void> SocketMode::Shared::handle(Pointer self, OpenedLink::Pointer link,
                                           SocketEnvelope envelope) {
  std::string trouble;
  try {
    auto answer = co_await self->ends.on_envelope(envelope);
    co_await acknowledge(self, link, std::move(envelope), std::move(answer));
  } catch (std::exception const& error) {
    trouble = error.what();
  }
  if (!trouble.empty()) self->carry_out(Tell{What::lost, link->id, trouble});
  if (--link->under_way == 0) link->idle.cancel();
}

// On the connection that the envelope came by, whose end Slack takes for an answer too: it sends
// the envelope again, and the same answer will be given.
awaitable<void> SocketMode::Shared::acknowledge(Pointer self, OpenedLink::Pointer link,
                                                SocketEnvelope envelope, std::string answer) {
  auto text = acknowledgement(envelope, answer);
  auto const is_large = text.size() > largest_socket_frame_bytes;
  auto const goes_late = !answer.empty() && (is_large || !envelope.accepts_response_payload);
  if (is_large) text = acknowledgement(envelope, "");
  auto const was_sent = co_await link->socket->write(std::move(text));
  if (!was_sent) {
    self->carry_out(Tell{What::lost, link->id, "the connection has ended"});
    co_return;
  }
  auto response_url = goes_late ? response_url_of(envelope) : std::string();
  if (response_url.empty()) co_return;
  co_await self->ends.send_late(std::move(response_url), std::move(answer));
}

}  // namespace slack
