// The load: one loop over all sockets.
#include "tests/bench/load/rush.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <charconv>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <unordered_map>
#include <utility>

namespace bench {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view taken =
    "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok";

[[noreturn]] void fail(std::string const& what) { throw std::runtime_error(what); }

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {
    if (number_ < 0) fail("no more sockets");
  }
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

Descriptor connected(std::uint16_t port) {
  Descriptor made(socket(AF_INET, SOCK_STREAM, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  auto const* const at = reinterpret_cast<sockaddr const*>(&address);
  if (connect(made.number(), at, sizeof address) != 0) fail("the server is not there");
  int const on = 1;
  setsockopt(made.number(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return made;
}

// What stands behind a header's name; `name` is in lower case. Nothing when it is not there.
std::optional<std::string_view> header(std::string_view head, std::string_view name) {
  auto const is_same = [](char small, char other) { return small == (other | 0x20); };
  for (std::size_t at = head.find("\r\n"); at < head.size(); at = head.find("\r\n", at + 2)) {
    std::string_view line = head.substr(at + 2, head.find("\r\n", at + 2) - at - 2);
    if (!std::ranges::equal(name, line.substr(0, name.size()), is_same)) continue;
    line.remove_prefix(std::min(line.find_first_not_of(": ", name.size()), line.size()));
    return line;
  }
  return std::nullopt;
}

// Length of the HTTP message at the beginning of `bytes`; nothing while it is not all there.
std::optional<std::size_t> message_length(std::string_view bytes) {
  constexpr std::string_view last_chunk = "\r\n0\r\n\r\n";
  std::size_t const head_length = bytes.find("\r\n\r\n");
  if (head_length == std::string_view::npos) return std::nullopt;
  std::string_view const head = bytes.substr(0, head_length);
  if (header(head, "transfer-encoding")) {
    std::size_t const last = bytes.find(last_chunk, head_length + 2);
    if (last == std::string_view::npos) return std::nullopt;
    return last + last_chunk.size();
  }
  std::size_t body = 0;
  if (auto const digits = header(head, "content-length")) {
    std::from_chars(digits->data(), digits->data() + digits->size(), body);
  }
  std::size_t const whole = head_length + 4 + body;
  return bytes.size() >= whole ? std::optional(whole) : std::nullopt;
}

struct Peer {
  enum class Kind { server, poster };
  Kind kind;
  Descriptor socket;
  std::string received;
  Clock::time_point sent_at;  // to the server
};

class Rush {
 public:
  explicit Rush(Orders const& orders) : orders_(orders), epoll_(epoll_create1(0)) {
    watch(orders_.sink);
    figures_.delays.reserve(orders_.requests.size());
  }

  Figures run() {
    for (int i = 0; i < orders_.connections; ++i) add(Peer::Kind::server, connected(orders_.port));
    began_ = Clock::now();
    for (auto& [number, peer] : peers_) send_next(peer);
    while (!is_done() && wait()) {
    }
    return std::move(figures_);
  }

 private:
  bool is_done() const {
    std::size_t const all = orders_.requests.size();
    return figures_.replies == all && figures_.posts >= all;
  }

  void watch(int number) const {
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = number;
    epoll_ctl(epoll_.number(), EPOLL_CTL_ADD, number, &event);
  }

  void add(Peer::Kind kind, Descriptor socket) {
    int const number = socket.number();
    watch(number);
    peers_.emplace(number, Peer{kind, std::move(socket), {}, {}});
  }

  // False when nothing has come for too long.
  bool wait() {
    constexpr int patience_ms = 5000;
    std::array<epoll_event, 128> events;
    int const count = epoll_wait(epoll_.number(), events.data(), events.size(), patience_ms);
    for (int i = 0; i < count; ++i) {
      int const number = events[static_cast<std::size_t>(i)].data.fd;
      if (number == orders_.sink) {
        add(Peer::Kind::poster, Descriptor(accept(orders_.sink, nullptr, nullptr)));
      } else {
        receive(peers_.at(number));
      }
    }
    return count > 0;
  }

  void receive(Peer& peer) {
    std::array<char, 16384> bytes;
    auto const size = recv(peer.socket.number(), bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (size < 0 && errno == EAGAIN) return;
    if (size <= 0) {
      if (peer.kind == Peer::Kind::server) fail("the server closed a connection");
      peers_.erase(peer.socket.number());
      return;
    }
    peer.received.append(bytes.data(), static_cast<std::size_t>(size));
    while (auto const length = message_length(peer.received)) {
      peer.kind == Peer::Kind::server ? take_reply(peer) : take_post(peer, *length);
      peer.received.erase(0, *length);
    }
  }

  void take_reply(Peer& peer) {
    auto const now = Clock::now();
    if (!peer.received.starts_with("HTTP/1.1 200 ")) fail("the server said " + peer.received);
    figures_.delays.push_back(
        std::chrono::duration_cast<std::chrono::microseconds>(now - peer.sent_at));
    ++figures_.replies;
    figures_.reply_seconds = figures_.all_seconds = since_begin(now);
    send_next(peer);
  }

  void take_post(Peer const& peer, std::size_t length) {
    send_all(peer, taken);
    ++figures_.posts;
    figures_.post_bytes = length;
    figures_.all_seconds = since_begin(Clock::now());
  }

  double since_begin(Clock::time_point now) const {
    return std::chrono::duration<double>(now - began_).count();
  }

  void send_next(Peer& peer) {
    if (next_ == orders_.requests.size()) return;
    peer.sent_at = Clock::now();
    send_all(peer, orders_.requests[next_++]);
  }

  static void send_all(Peer const& peer, std::string_view bytes) {
    while (!bytes.empty()) {
      auto const sent = send(peer.socket.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) fail("a connection was lost");
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
  }

  Orders const& orders_;
  Descriptor epoll_;
  std::unordered_map<int, Peer> peers_;
  std::size_t next_ = 0;
  Clock::time_point began_;
  Figures figures_;
};

}  // namespace

Figures rush(Orders const& orders) { return Rush(orders).run(); }

}  // namespace bench
