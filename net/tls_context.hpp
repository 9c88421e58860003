// What the program trusts when it speaks TLS as a client.
#pragma once

#include <memory>
#include <string>

#include <boost/asio/ssl/context.hpp>

namespace net {

// Reads a PEM file with certificates. Throws std::runtime_error naming the file when it cannot be
// read or holds no certificate.
std::string read_authorities(std::string const& ca_file);

// TLS 1.2 or later, trusting the system's authorities and those of `extra_authorities` (PEM, may
// be empty). Takes some 50 ms. Throws boost::system::system_error.
std::unique_ptr<boost::asio::ssl::context> client_tls_context(std::string const& extra_authorities);

}  // namespace net
