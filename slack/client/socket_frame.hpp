// The text frames of Socket Mode as values.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "slack/payload.hpp"

namespace slack {

// The first frame of a connection: only now it is up.
struct SocketHello {
  int num_connections = 0;                // of the app, those of other processes included
  int approximate_connection_time_s = 0;  // until Slack will want it renewed; 0 = it didn't say
  std::string host;                       // which of Slack's hosts serves it, for the log
};

// A payload, to be acknowledged by its id within three seconds.
struct SocketEnvelope {
  std::string envelope_id;
  std::string type;  // "slash_commands", "interactive", "events_api", or one that is new to us
  bool accepts_response_payload = false;
  std::string payload;    // JSON
  int retry_attempt = 0;  // above 0 when Slack sends it again
  std::string retry_reason;
};

// Slack is about to end the connection.
struct SocketDisconnect {
  enum class Reason { warning, refresh_requested, link_disabled, too_many_websockets, other };
  Reason reason = Reason::other;
  std::string text;  // as Slack says it
  std::string host;
};

// A frame that is nothing to us, and needs no answer.
struct SocketUnknown {
  std::string type;
};

using SocketFrame =
    std::variant<SocketHello, SocketEnvelope, SocketDisconnect, SocketUnknown, Malformed>;

SocketFrame parse_socket_frame(std::string_view text);

// Larger frames are refused by Slack, which then sends the envelope again and again: its limit is
// 20,480.
constexpr std::size_t largest_socket_frame_bytes = 20'000;

// The frame that acknowledges an envelope. `payload` is JSON, or empty for none; it is also left
// out when the envelope takes none.
std::string acknowledgement(SocketEnvelope const& envelope, std::string_view payload);

// Where an answer can go that the acknowledgement does not take. Empty when the payload names none.
std::string response_url_of(SocketEnvelope const& envelope);

}  // namespace slack
