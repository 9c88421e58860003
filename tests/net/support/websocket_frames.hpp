// WebSocket by hand, byte by byte, for peers that do what no library would (RFC 6455).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tests/net/support/peer.hpp"

enum class Opcode { continuation = 0, text = 1, binary = 2, close = 8, ping = 9, pong = 10 };
enum class Fin { yes, no };
enum class Mask { yes, no };

struct RawFrame {
  Opcode opcode = Opcode::text;
  bool is_final = false;
  bool is_masked = false;
  bool has_reserved_bits = false;
  std::string payload;
};

std::string raw_frame(Opcode opcode, std::string_view payload, Fin fin = Fin::yes,
                      Mask mask = Mask::no);

// The payload of a close frame.
std::string close_payload(std::uint16_t code, std::string_view reason = {});
std::uint16_t close_code(RawFrame const& frame);

// The answer 101 to the upgrade that `request` asks for.
std::string upgrade_answer(std::string const& request);
std::string upgrade_request(std::string_view path);

// One side of a connection: reads frame after frame. Gives up like Peer.
class FrameReader {
 public:
  // `heard` is what the peer has heard up to now: an upgrade's head and perhaps more.
  explicit FrameReader(Peer& peer, std::string const& heard = {});
  RawFrame next();

 private:
  std::string take(std::size_t size);
  Peer& peer_;
  std::string heard_;
};
