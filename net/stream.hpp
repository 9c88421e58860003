// One type for a plain or a TLS connection, so that what reads and writes it is compiled once.
#pragma once

#include <memory>
#include <string>

#include <boost/asio/any_completion_handler.hpp>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace boost::asio::ssl {
class context;
}

namespace net {

// A movable AsyncReadStream and AsyncWriteStream. Each operation takes one buffer: the first of
// the given sequence that is not empty.
class Stream {
 public:
  using executor_type = boost::asio::any_io_executor;
  using Handler = boost::asio::any_completion_handler<void(boost::system::error_code, std::size_t)>;

  // What stands behind it.
  class Connection {
   public:
    virtual ~Connection() = default;
    virtual void read_some(boost::asio::mutable_buffer buffer, Handler handler) = 0;
    virtual void write_some(boost::asio::const_buffer buffer, Handler handler) = 0;
    virtual boost::asio::awaitable<std::string> secure(std::string host) = 0;
    virtual boost::asio::ip::tcp::socket& socket() = 0;
  };

  explicit Stream(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}

  executor_type get_executor() { return socket().get_executor(); }
  boost::asio::ip::tcp::socket& socket() { return connection_->socket(); }

  // Does the TLS handshake with `host`, with SNI when that is a name; its certificate must be valid
  // and made out to it. Returns why it failed, or an empty text. Does nothing for a plain stream.
  boost::asio::awaitable<std::string> secure(std::string host);

  // False when an idle connection has been closed by the peer or holds bytes nobody asked for.
  bool is_quiet();
  void close();

  template <class Buffers, class Token>
  auto async_read_some(Buffers const& buffers, Token&& token) {
    return boost::asio::async_initiate<Token, void(boost::system::error_code, std::size_t)>(
        [this](auto handler, boost::asio::mutable_buffer buffer) {
          connection_->read_some(buffer, Handler(std::move(handler)));
        },
        token, first_of<boost::asio::mutable_buffer>(buffers));
  }

  template <class Buffers, class Token>
  auto async_write_some(Buffers const& buffers, Token&& token) {
    return boost::asio::async_initiate<Token, void(boost::system::error_code, std::size_t)>(
        [this](auto handler, boost::asio::const_buffer buffer) {
          connection_->write_some(buffer, Handler(std::move(handler)));
        },
        token, first_of<boost::asio::const_buffer>(buffers));
  }

 private:
  template <class Buffer, class Buffers>
  static Buffer first_of(Buffers const& buffers) {
    auto const end = boost::asio::buffer_sequence_end(buffers);
    for (auto each = boost::asio::buffer_sequence_begin(buffers); each != end; ++each) {
      Buffer const buffer = *each;
      if (buffer.size() > 0) return buffer;
    }
    return {};
  }

  std::unique_ptr<Connection> connection_;
};

// `read_ahead` is what was already read from the socket: it comes first.
Stream plain_stream(boost::asio::ip::tcp::socket socket, std::string read_ahead = {});

// TLS as a client. `secure` must come before the first read or write; `context` must outlive it.
Stream tls_stream(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context& context);

}  // namespace net
