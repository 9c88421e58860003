// Blocking sockets with a limit on every wait.
#include "tests/net/support/peer.hpp"

#include <arpa/inet.h>
#include <array>
#include <netinet/in.h>
#include <poll.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace {

constexpr int patience_ms = 10'000;

std::size_t count(std::string_view text, std::string_view word) {
  std::size_t found = 0;
  for (auto at = text.find(word); at != text.npos; at = text.find(word, at + word.size())) ++found;
  return found;
}

}  // namespace

Peer::Peer(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto const* const generic = reinterpret_cast<sockaddr const*>(&address);
  if (::connect(socket_, generic, sizeof address) != 0) {
    ::close(socket_);
    throw std::runtime_error("the test peer cannot connect");
  }
}

Peer::~Peer() { ::close(socket_); }

bool Peer::say(std::string_view bytes) {
  while (!bytes.empty()) {
    auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void Peer::finish_saying() { ::shutdown(socket_, SHUT_WR); }

bool Peer::read_some() {
  pollfd waiting{socket_, POLLIN, 0};
  if (::poll(&waiting, 1, patience_ms) != 1)
    throw std::runtime_error("the test peer hears nothing");
  std::array<char, 8192> bytes;
  auto const size = ::recv(socket_, bytes.data(), bytes.size(), 0);
  if (size <= 0) return false;
  heard_.append(bytes.data(), static_cast<std::size_t>(size));
  return true;
}

std::string Peer::hear(std::string_view bytes, int times) {
  while (count(heard_, bytes) < static_cast<std::size_t>(times) && read_some()) {
  }
  return std::exchange(heard_, {});
}

std::string Peer::hear_reply() {
  auto end = heard_.find("\r\n\r\n");
  while (end == std::string::npos && read_some()) end = heard_.find("\r\n\r\n");
  if (end == std::string::npos) return std::exchange(heard_, {});
  std::string_view const label = "Content-Length: ";
  auto const length = heard_.find(label);
  auto const body = length < end ? std::stoul(heard_.substr(length + label.size())) : 0;
  auto const size = end + 4 + body;
  while (heard_.size() < size && read_some()) {
  }
  auto reply = heard_.substr(0, size);
  heard_.erase(0, size);
  return reply;
}

std::string Peer::hear_all() {
  while (read_some()) {
  }
  return std::exchange(heard_, {});
}

std::string Peer::hear_within(int milliseconds) {
  pollfd waiting{socket_, POLLIN, 0};
  if (::poll(&waiting, 1, milliseconds) == 1) read_some();
  return std::exchange(heard_, {});
}

bool Peer::is_closed() { return heard_.empty() && !read_some(); }
