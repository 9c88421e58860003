// Callbacks, one read and one write a request, and writes that are tried at once.
#include "tests/bench/tuned/server.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>

namespace bench {
namespace {

using asio::ip::tcp;
using boost::system::error_code;

constexpr std::string_view ok = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
constexpr std::string_view refused = "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n";

// The kernel has room for one small message a connection.
void write_now(Socket& socket, std::string_view text) {
  error_code ignored;
  socket.write_some(asio::buffer(text), ignored);
}

void make_quick(Socket& socket) {
  socket.set_option(tcp::no_delay(true));
  socket.non_blocking(true);
}

}  // namespace

Connection::Connection(Socket socket, Server& server)
    : socket_(std::move(socket)), server_(server) {
  make_quick(socket_);
}

void Connection::read() {
  auto const space = asio::buffer(buffer_.data() + filled_, buffer_.size() - filled_);
  socket_.async_read_some(space, [self = shared_from_this()](error_code error, std::size_t size) {
    if (!error) self->take(size);
  });
}

void Connection::take(std::size_t size) {
  filled_ += size;
  auto const request = request_in({buffer_.data(), filled_});
  if (!request) return read();
  filled_ = 0;  // no pipelining
  if (!server_.door().is_genuine(*request)) {
    write_now(socket_, refused);
    return read();
  }
  server_.writer().take({click_in(request->body), shared_from_this()});
}

void Connection::reply_ok() {
  write_now(socket_, ok);
  read();
}

Poster::Poster(asio::io_context& io, std::string const& screen) : io_(io) {
  constexpr std::string_view mark = "{place}";
  std::size_t begin = 0;
  for (std::size_t at = screen.find(mark); at != std::string::npos; at = screen.find(mark, begin)) {
    screen_.push_back(screen.substr(begin, at - begin));
    begin = at + mark.size();
  }
  screen_.push_back(screen.substr(begin));
}

std::string Poster::request_for(Click const& click) const {
  std::string const place = std::to_string(click.attempt) + '.' + std::to_string(click.ordinal);
  std::size_t length = (screen_.size() - 1) * place.size();
  for (std::string const& part : screen_) length += part.size();
  std::string text;
  text.reserve(length + 256);
  text += "POST " + click.path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
  text += "Content-Type: application/json; charset=utf-8\r\nContent-Length: ";
  text += std::to_string(length) + "\r\n\r\n" + screen_.front();
  for (std::size_t i = 1; i < screen_.size(); ++i) text.append(place).append(screen_[i]);
  return text;
}

void Poster::post(Click const& click) {
  if (!idle_.empty()) {
    auto line = std::move(idle_.back());
    idle_.pop_back();
    line->request = request_for(click);
    return send(std::move(line));
  }
  auto line = std::make_unique<Line>(io_);
  line->request = request_for(click);
  auto& socket = line->socket;
  tcp::endpoint const to(asio::ip::address_v4::loopback(), click.port);
  socket.async_connect(to, [this, line = std::move(line)](error_code error) mutable {
    if (error) return;
    make_quick(line->socket);
    send(std::move(line));
  });
}

void Poster::send(std::unique_ptr<Line> line) {
  write_now(line->socket, line->request);
  auto& it = *line;
  it.socket.async_read_some(asio::buffer(it.answer),
                            [this, line = std::move(line)](error_code error, std::size_t) mutable {
                              if (!error) idle_.push_back(std::move(line));
                            });
}

Server::Server(asio::io_context& io, std::string const& database, std::string const& secret,
               std::string const& screen)
    : io_(io),
      acceptor_(io.get_executor(), tcp::endpoint(asio::ip::address_v4::loopback(), 0)),
      door_(secret),
      poster_(io, screen),
      writer_(database, [this](std::vector<Job> jobs) { committed(std::move(jobs)); }) {
  accept();
}

void Server::accept() {
  acceptor_.async_accept([this](error_code error, Socket socket) {
    if (!error) std::make_shared<Connection>(std::move(socket), *this)->read();
    accept();
  });
}

void Server::committed(std::vector<Job> jobs) {
  asio::post(io_, [this, jobs = std::move(jobs)] {
    for (Job const& job : jobs) job.connection->reply_ok();
    for (Job const& job : jobs) poster_.post(job.click);
  });
}

}  // namespace bench
