// Lenient in what is only told, strict in what is needed to acknowledge.
#include "slack/client/socket_frame.hpp"

#include "slack/blocks.hpp"
#include "slack/json_reading.hpp"

namespace slack {
namespace {

using json_reading::find_at;
using json_reading::json;
using json_reading::text_at;
using Reason = SocketDisconnect::Reason;
using Path = std::initializer_list<char const*>;

constexpr std::size_t longest_text = 200;
constexpr int largest_number = 1'000'000;

// What stands in a log line is short and printable.
std::string told_at(json const& object, Path path) {
  auto text = text_at(object, path).substr(0, longest_text);
  for (auto& byte : text) {
    if (byte < ' ' || byte > '~') byte = '?';
  }
  return text;
}

int number_at(json const& object, Path path) {
  auto const* const found = find_at(object, path);
  if (found == nullptr || !found->is_number_integer()) return 0;
  auto const number = found->get<std::int64_t>();
  return number >= 0 && number <= largest_number ? static_cast<int>(number) : 0;
}

bool flag_at(json const& object, Path path) {
  auto const* const found = find_at(object, path);
  return found != nullptr && found->is_boolean() && found->get<bool>();
}

SocketHello hello_of(json const& frame) {
  SocketHello hello;
  hello.num_connections = number_at(frame, {"num_connections"});
  hello.approximate_connection_time_s =
      number_at(frame, {"debug_info", "approximate_connection_time"});
  hello.host = told_at(frame, {"debug_info", "host"});
  return hello;
}

Reason reason_of(std::string_view text) {
  if (text == "warning") return Reason::warning;
  if (text == "refresh_requested") return Reason::refresh_requested;
  if (text == "link_disabled") return Reason::link_disabled;
  if (text == "too_many_websockets") return Reason::too_many_websockets;
  return Reason::other;
}

SocketDisconnect disconnect_of(json const& frame) {
  SocketDisconnect disconnect;
  disconnect.text = told_at(frame, {"reason"});
  disconnect.reason = reason_of(disconnect.text);
  disconnect.host = told_at(frame, {"debug_info", "host"});
  return disconnect;
}

SocketEnvelope envelope_of(json const& frame, std::string id) {
  SocketEnvelope envelope;
  envelope.envelope_id = std::move(id);
  envelope.type = told_at(frame, {"type"});
  envelope.accepts_response_payload = flag_at(frame, {"accepts_response_payload"});
  auto const* const payload = find_at(frame, {"payload"});
  if (payload != nullptr) envelope.payload = payload->dump();
  envelope.retry_attempt = number_at(frame, {"retry_attempt"});
  envelope.retry_reason = told_at(frame, {"retry_reason"});
  return envelope;
}

}  // namespace

SocketFrame parse_socket_frame(std::string_view text) {
  auto const frame = json_reading::read_object(text);
  if (frame.is_null()) return Malformed{"a frame is not a JSON object"};
  auto const type = told_at(frame, {"type"});
  if (type.empty()) return Malformed{"a frame without its type"};
  if (type == "hello") return hello_of(frame);
  if (type == "disconnect") return disconnect_of(frame);
  auto id = text_at(frame, {"envelope_id"});
  if (!id.empty()) return envelope_of(frame, std::move(id));
  auto const needs_id = type == "slash_commands" || type == "interactive" || type == "events_api";
  if (needs_id) return Malformed{"an envelope without its id"};
  return SocketUnknown{type};
}

std::string acknowledgement(SocketEnvelope const& envelope, std::string_view payload) {
  std::string text = "{\"envelope_id\":";
  write_string(text, envelope.envelope_id);
  if (envelope.accepts_response_payload && !payload.empty()) {
    text.append(",\"payload\":").append(payload);
  }
  return text += '}';
}

std::string response_url_of(SocketEnvelope const& envelope) {
  return text_at(json_reading::read_object(envelope.payload), {"response_url"});
}

}  // namespace slack
