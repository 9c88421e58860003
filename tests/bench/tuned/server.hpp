// Connections from Slack, and to the addresses of its answers. All on one thread but the writing.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "tests/bench/tuned/writer.hpp"

namespace bench {

namespace asio = boost::asio;
using Socket = asio::basic_stream_socket<asio::ip::tcp, asio::io_context::executor_type>;

class Server;

// Reads a request, hands it to the writer, and reads again when it has been answered.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Socket socket, Server& server);
  void read();
  void reply_ok();

 private:
  void take(std::size_t size);

  Socket socket_;
  Server& server_;
  std::array<char, 16384> buffer_;
  std::size_t filled_ = 0;
};

// Posts screens over connections that stay open; the sink's answers are short.
class Poster {
 public:
  Poster(asio::io_context& io, std::string const& screen);
  void post(Click const& click);

 private:
  struct Line {
    explicit Line(asio::io_context& io) : socket(io.get_executor()) {}
    Socket socket;
    std::string request;
    std::array<char, 512> answer;
  };
  void send(std::unique_ptr<Line> line);
  std::string request_for(Click const& click) const;

  asio::io_context& io_;
  std::vector<std::string> screen_;  // the parts around each {place}
  std::vector<std::unique_ptr<Line>> idle_;
};

class Server {
 public:
  Server(asio::io_context& io, std::string const& database, std::string const& secret,
         std::string const& screen);

  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
  Door& door() { return door_; }
  Writer& writer() { return writer_; }

 private:
  void accept();
  void committed(std::vector<Job> jobs);

  asio::io_context& io_;
  asio::basic_socket_acceptor<asio::ip::tcp, asio::io_context::executor_type> acceptor_;
  Door door_;
  Poster poster_;
  Writer writer_;  // last: its thread ends first
};

}  // namespace bench
