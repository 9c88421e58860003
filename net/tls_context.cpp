// One context serves all connections of a client: reading the system's authorities is slow.
#include "net/tls_context.hpp"

#include <fstream>
#include <iterator>
#include <stdexcept>

#include <boost/asio/buffer.hpp>
#include <openssl/ssl.h>

namespace net {

namespace ssl = boost::asio::ssl;

std::string read_authorities(std::string const& ca_file) {
  ssl::context probe(ssl::context::tls_client);
  boost::system::error_code error;
  probe.load_verify_file(ca_file, error);  // refuses a file without any certificate
  std::ifstream file(ca_file, std::ios::binary);
  std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  if (!file.is_open() || file.bad()) error = make_error_code(boost::system::errc::io_error);
  if (error) {
    throw std::runtime_error("cannot read certificates from " + ca_file + ": " + error.message());
  }
  return text;
}

std::unique_ptr<ssl::context> client_tls_context(std::string const& extra_authorities) {
  auto context = std::make_unique<ssl::context>(ssl::context::tls_client);
  auto* const native = context->native_handle();
  SSL_CTX_set_min_proto_version(native, TLS1_2_VERSION);
  SSL_CTX_set_mode(native, SSL_MODE_RELEASE_BUFFERS);
  context->set_verify_mode(ssl::verify_peer);
  context->set_default_verify_paths();
  if (!extra_authorities.empty()) {
    context->add_certificate_authority(boost::asio::buffer(extra_authorities));
  }
  return context;
}

}  // namespace net
