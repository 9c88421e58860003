#include "tests/net/support/websocket_frames.hpp"

#include <stdexcept>

#include <openssl/evp.h>

namespace {

constexpr std::string_view key_of_test = "dGhlIHNhbXBsZSBub25jZQ==";

std::string accept_value(std::string const& key) {
  auto const text = key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  EVP_Digest(text.data(), text.size(), digest, &size, EVP_sha1(), nullptr);
  unsigned char encoded[64];
  auto const length = EVP_EncodeBlock(encoded, digest, static_cast<int>(size));
  return {reinterpret_cast<char const*>(encoded), static_cast<std::size_t>(length)};
}

std::uint64_t number(std::string const& bytes) {
  std::uint64_t value = 0;
  for (char const byte : bytes) value = value * 256 + static_cast<unsigned char>(byte);
  return value;
}

std::string bytes_of(std::uint64_t value, int count) {
  std::string bytes;
  for (int at = count - 1; at >= 0; --at) bytes += static_cast<char>((value >> (8 * at)) & 255);
  return bytes;
}

void mask_with(std::string& payload, std::string_view mask) {
  for (std::size_t at = 0; at < payload.size(); ++at) {
    payload[at] = static_cast<char>(payload[at] ^ mask[at % 4]);
  }
}

}  // namespace

std::string raw_frame(Opcode opcode, std::string_view payload, Fin fin, Mask mask) {
  unsigned const first = static_cast<unsigned>(opcode) | (fin == Fin::yes ? 128u : 0u);
  std::uint64_t const mask_bit = mask == Mask::yes ? 128 : 0;
  auto bytes = bytes_of(first, 1);
  if (payload.size() < 126) {
    bytes += bytes_of(payload.size() | mask_bit, 1);
  } else if (payload.size() < 65536) {
    bytes += bytes_of(126 | mask_bit, 1) + bytes_of(payload.size(), 2);
  } else {
    bytes += bytes_of(127 | mask_bit, 1) + bytes_of(payload.size(), 8);
  }
  std::string body(payload);
  if (mask == Mask::yes) {
    bytes += "mask";
    mask_with(body, "mask");
  }
  return bytes + body;
}

std::string close_payload(std::uint16_t code, std::string_view reason) {
  return bytes_of(code, 2) + std::string(reason);
}

std::uint16_t close_code(RawFrame const& frame) {
  return static_cast<std::uint16_t>(number(frame.payload.substr(0, 2)));
}

std::string upgrade_answer(std::string const& request) {
  std::string const label = "Sec-WebSocket-Key: ";
  auto const begin = request.find(label);
  if (begin == std::string::npos) throw std::runtime_error("no upgrade was asked for");
  auto const key = request.substr(begin + label.size(), key_of_test.size());
  return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
         "Sec-WebSocket-Accept: " +
         accept_value(key) + "\r\n\r\n";
}

std::string upgrade_request(std::string_view path) {
  return "GET " + std::string(path) +
         " HTTP/1.1\r\nHost: test\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n"
         "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " +
         std::string(key_of_test) + "\r\n\r\n";
}

FrameReader::FrameReader(Peer& peer, std::string const& heard) : peer_(peer) {
  std::string_view const end_of_head = "\r\n\r\n";
  auto const end = heard.find(end_of_head);
  if (end != std::string::npos) heard_ = heard.substr(end + end_of_head.size());
}

std::string FrameReader::take(std::size_t size) {
  while (heard_.size() < size) {
    auto const more = peer_.hear_within(10'000);
    if (more.empty()) throw std::runtime_error("the connection ended within a frame");
    heard_ += more;
  }
  auto taken = heard_.substr(0, size);
  heard_.erase(0, size);
  return taken;
}

RawFrame FrameReader::next() {
  auto const head = take(2);
  auto const first = static_cast<unsigned char>(head[0]);
  auto const second = static_cast<unsigned char>(head[1]);
  RawFrame frame;
  frame.opcode = static_cast<Opcode>(first & 15);
  frame.is_final = (first & 128) != 0;
  frame.has_reserved_bits = (first & 112) != 0;
  frame.is_masked = (second & 128) != 0;
  std::uint64_t length = second & 127;
  if (length == 126) length = number(take(2));
  if (length == 127) length = number(take(8));
  auto const mask = frame.is_masked ? take(4) : std::string();
  frame.payload = take(static_cast<std::size_t>(length));
  if (frame.is_masked) mask_with(frame.payload, mask);
  return frame;
}
