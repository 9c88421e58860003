// The two connections behind a Stream.
#include "net/stream.hpp"

#include <boost/asio/append.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

namespace net {
namespace {

namespace asio = boost::asio;
namespace ssl = asio::ssl;
using asio::ip::tcp;
using boost::system::error_code;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

class PlainConnection final : public Stream::Connection {
 public:
  PlainConnection(tcp::socket socket, std::string read_ahead)
      : socket_(std::move(socket)), read_ahead_(std::move(read_ahead)) {}

  void read_some(asio::mutable_buffer buffer, Stream::Handler handler) override {
    if (read_ahead_.empty()) return socket_.async_read_some(buffer, std::move(handler));
    auto const size = asio::buffer_copy(buffer, asio::buffer(read_ahead_));
    read_ahead_.erase(0, size);
    asio::post(socket_.get_executor(), asio::append(std::move(handler), error_code(), size));
  }
  void write_some(asio::const_buffer buffer, Stream::Handler handler) override {
    socket_.async_write_some(buffer, std::move(handler));
  }
  asio::awaitable<std::string> secure(std::string) override { co_return std::string(); }
  tcp::socket& socket() override { return socket_; }

 private:
  tcp::socket socket_;
  std::string read_ahead_;
};

class TlsConnection final : public Stream::Connection {
 public:
  TlsConnection(tcp::socket socket, ssl::context& context) : stream_(std::move(socket), context) {}

  void read_some(asio::mutable_buffer buffer, Stream::Handler handler) override {
    stream_.async_read_some(buffer, std::move(handler));
  }
  void write_some(asio::const_buffer buffer, Stream::Handler handler) override {
    stream_.async_write_some(buffer, std::move(handler));
  }
  asio::awaitable<std::string> secure(std::string host) override;
  tcp::socket& socket() override { return stream_.next_layer(); }

 private:
  error_code prepare(std::string const& host);
  std::string reason(error_code error);

  ssl::stream<tcp::socket> stream_;
};

asio::awaitable<std::string> TlsConnection::secure(std::string host) {
  auto const unprepared = prepare(host);
  if (unprepared) co_return unprepared.message();
  auto const [error] = co_await stream_.async_handshake(ssl::stream_base::client, as_result);
  if (error) co_return reason(error);
  co_return std::string();
}

error_code TlsConnection::prepare(std::string const& host) {
  error_code error;
  stream_.set_verify_mode(ssl::verify_peer, error);
  if (!error) stream_.set_verify_callback(ssl::host_name_verification(host), error);
  if (error) return error;

  error_code not_an_address;
  asio::ip::make_address(host, not_an_address);
  if (not_an_address && SSL_set_tlsext_host_name(stream_.native_handle(), host.c_str()) != 1) {
    error = make_error_code(boost::system::errc::invalid_argument);
  }
  return error;
}

// "certificate verify failed" alone doesn't help; OpenSSL knows what was wrong with it.
std::string TlsConnection::reason(error_code error) {
  auto const verdict = SSL_get_verify_result(stream_.native_handle());
  if (verdict == X509_V_OK) return error.message();
  return error.message() + ": " + X509_verify_cert_error_string(verdict);
}

}  // namespace

asio::awaitable<std::string> Stream::secure(std::string host) {
  return connection_->secure(std::move(host));
}

bool Stream::is_quiet() {
  error_code error;
  if (!socket().non_blocking()) socket().non_blocking(true, error);
  char byte = 0;
  if (!error) socket().receive(asio::buffer(&byte, 1), tcp::socket::message_peek, error);
  return error == asio::error::would_block;
}

void Stream::close() {
  error_code ignored;
  socket().close(ignored);
}

Stream plain_stream(tcp::socket socket, std::string read_ahead) {
  return Stream(std::make_unique<PlainConnection>(std::move(socket), std::move(read_ahead)));
}

Stream tls_stream(tcp::socket socket, ssl::context& context) {
  return Stream(std::make_unique<TlsConnection>(std::move(socket), context));
}

}  // namespace net
