// Envelopes over Socket Mode and their acknowledgements: see sockets.hpp.
#include <algorithm>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "sandbox/socket_parts.hpp"

namespace sandbox {

namespace asio = boost::asio;

namespace {

bool is_event(BotRequest const& request) {
  return request.content_type.starts_with("application/json");
}

// Slack takes no answer to shortcuts this way.
bool takes_payload(BotRequest const& request) {
  return !is_event(request) && request.kind != "shortcut" && request.kind != "message_action";
}

Json envelope_of(BotRequest const& request) {
  Json envelope{{"envelope_id", request.envelope_id},
                {"payload", raw_payload(request)},
                {"accepts_response_payload", takes_payload(request)}};
  if (is_event(request)) {
    envelope["type"] = "events_api";
    envelope["retry_attempt"] = request.attempt;
    auto reason = request.retry_reason;
    if (reason.starts_with("http_")) reason.erase(0, std::string_view("http_").size());
    envelope["retry_reason"] = std::move(reason);
  } else {
    envelope["type"] = request.kind == "command" ? "slash_commands" : "interactive";
  }
  return envelope;
}

Delivery answered(BotRequest const& request, Json const& payload) {
  Delivery delivery;
  delivery.result = Delivery::Result::answered;
  delivery.status = 200;
  delivery.content_type = "application/json";
  bool const is_used = takes_payload(request) && !payload.empty();
  if (is_used) delivery.body = to_text(payload);
  return delivery;
}

asio::awaitable<void> rest(asio::steady_timer* timer, std::chrono::milliseconds time) {
  boost::system::error_code error;
  timer->expires_after(time);
  auto token = asio::redirect_error(asio::use_awaitable, error);
  co_await timer->async_wait(token);
}

}  // namespace

// The next in turn; one that was told to go only when there is no other.
Sockets::Pointer Sockets::choose(Socket const* not_this) {
  for (bool const leaving : {false, true}) {
    for (std::size_t i = 0; i < sockets_.size(); ++i) {
      auto const& socket = sockets_[(turn_ + i) % sockets_.size()];
      if (!socket->takes || socket->is_leaving != leaving || socket.get() == not_this) continue;
      turn_ = (turn_ + i + 1) % sockets_.size();
      return socket;
    }
  }
  return nullptr;
}

asio::awaitable<Sockets::Pointer> Sockets::wait_for_another(Socket const* not_this) {
  auto other = choose(not_this);
  if (other != nullptr || watch_.is_stopped()) co_return other;
  asio::steady_timer timer(executor_);
  until_another_.push_back(&timer);
  co_await rest(&timer, workspace_.settings.timing.acknowledgement);
  std::erase(until_another_, &timer);
  co_return choose(not_this);
}

asio::awaitable<Delivery> Sockets::send(BotRequest request) {
  Watch::Busy const busy(watch_);
  auto const taken = workspace_.faults.take(Side::socket, request.kind);
  auto const fault = taken ? *taken : Fault{Side::socket, "", "", {}, 0};
  Fault const none{Side::socket, "", "", {}, 0};
  if (fault.what == "slow") {
    co_await watch_.pause(fault.delay);
  }
  auto socket = choose(nullptr);
  if (socket == nullptr) co_return Delivery();
  auto done = co_await try_once(request, socket, fault);
  bool const again = done.was_cut && !is_event(request);
  if (again || fault.what == "duplicate") {
    Socket const* const ended = again ? socket.get() : nullptr;
    auto other = co_await wait_for_another(ended);
    if (other == nullptr) co_return done.delivery;
    auto second = co_await try_once(request, other, none);
    if (again) done = std::move(second);
  }
  co_return done.delivery;
}

asio::awaitable<void> Sockets::write_envelope(Pointer socket, std::string text, Fault fault) {
  if (fault.what == "cut_before") {
    cut(socket);
    co_return;
  }
  if (fault.what == "refresh") {
    socket->is_leaving = true;
    co_await send_disconnect(socket, "warning");
    close_later(socket, fault.delay);
  }
  ++socket->sent;
  if (socket->is_silent) co_return;
  co_await socket->websocket.write(std::move(text));
  if (fault.what == "cut_after") {
    co_await watch_.pause(fault.delay);
    cut(socket);
  }
}

asio::awaitable<Sockets::Try> Sockets::try_once(BotRequest request, Pointer socket, Fault fault) {
  auto const start = now_microseconds();
  auto const trigger = workspace_.triggers.find(request.trigger_id);
  if (trigger != workspace_.triggers.end()) trigger->second.made_at = start;
  auto envelope = envelope_of(request);
  auto const waiting = std::make_shared<Waiting>(executor_, socket->number);
  auto const place = waiting_.emplace(request.envelope_id, waiting);
  auto text = to_text(envelope);
  co_await write_envelope(socket, std::move(text), fault);
  bool const is_lost = !socket->websocket.is_open() && !socket->is_silent;
  if (is_lost && waiting->end == Waiting::End::none) waiting->end = Waiting::End::cut;
  if (waiting->end == Waiting::End::none) {
    co_await rest(&waiting->timer, workspace_.settings.timing.acknowledgement);
  }
  waiting_.erase(place);
  Try done;
  done.took = now_microseconds() - start;
  done.was_cut = waiting->end == Waiting::End::cut;
  if (waiting->end == Waiting::End::acknowledged) {
    done.delivery = answered(request, waiting->payload);
  } else if (!done.was_cut) {
    done.delivery.result = Delivery::Result::timed_out;
  }
  if (fault.what == "cut_after_ack") cut(socket);
  record_try(request, *socket, *waiting, std::move(envelope), done);
  co_return done;
}

void Sockets::take_frame(Socket& socket, std::string const& text) {
  auto const frame = parse_json(text);
  auto const id = frame ? text_at(*frame, "envelope_id") : std::string();
  if (id.empty()) {
    record(Direction::from_bot, "frame without an envelope_id", socket, text.substr(0, 200));
    return;
  }
  auto const [begin, end] = waiting_.equal_range(id);
  for (auto it = begin; it != end; ++it) {
    auto& waiting = *it->second;
    if (waiting.end != Waiting::End::none) continue;
    waiting.end = Waiting::End::acknowledged;
    waiting.payload = at(*frame, "payload");
    waiting.timer.cancel();
    ++socket.acknowledged;
    return;
  }
  record(Direction::from_bot, "acknowledgement too late", socket, id);
}

void Sockets::record_try(BotRequest const& request, Socket const& socket, Waiting const& waiting,
                         Json envelope, Try const& done) {
  Exchange exchange;
  exchange.direction = Direction::to_bot;
  exchange.what = request.what;
  exchange.via = socket.name();
  exchange.status = done.delivery.status;
  exchange.took =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::microseconds(done.took));
  exchange.request = std::move(envelope);
  exchange.response = waiting.payload;
  if (done.was_cut) exchange.note = "the connection ended before the acknowledgement";
  if (done.delivery.result == Delivery::Result::timed_out) exchange.note = "operation_timeout";
  workspace_.traffic.add(std::move(exchange));
}

}  // namespace sandbox
