// wss as the client sees it: whom it trusts and whom it refuses.
#include <atomic>
#include <filesystem>
#include <fstream>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include "net/websocket.hpp"
#include "tests/net/support/certificates.hpp"
#include "tests/net/support/run.hpp"
#include "tests/net/support/scripted_server.hpp"
#include "tests/net/support/websocket_frames.hpp"

namespace {

namespace asio = boost::asio;
using testing::HasSubstr;

// Grants the upgrade and says the SNI name it was asked for, then waits for the end.
class TlsPeer {
 public:
  explicit TlsPeer(Certificate const& certificate)
      : context_(SSL_CTX_new(TLS_server_method()), SSL_CTX_free) {
    SSL_CTX_use_certificate(context_.get(), certificate.certificate.get());
    SSL_CTX_use_PrivateKey(context_.get(), certificate.key.get());
    server_.emplace([this](Peer& peer, int) { serve(peer); });
  }
  ~TlsPeer() { server_.reset(); }

  std::string url(std::string const& host) const {
    return "wss://" + host + ":" + std::to_string(server_->port()) + "/link";
  }

  std::atomic<int> requests = 0;
  std::string heard;  // all that came after the request

 private:
  void serve(Peer& peer) {
    std::unique_ptr<SSL, decltype(&SSL_free)> tls(SSL_new(context_.get()), SSL_free);
    SSL_set_fd(tls.get(), peer.native());
    if (SSL_accept(tls.get()) != 1) return;
    auto const request = hear(tls.get(), "\r\n\r\n");
    ++requests;
    auto const* const name = SSL_get_servername(tls.get(), TLSEXT_NAMETYPE_host_name);
    say(tls.get(), upgrade_answer(request) + raw_frame(Opcode::text, name == nullptr ? "" : name));
    heard = hear(tls.get(), "no end");
  }

  static void say(SSL* tls, std::string const& bytes) {
    SSL_write(tls, bytes.data(), static_cast<int>(bytes.size()));
  }

  static std::string hear(SSL* tls, std::string const& end) {
    std::string all;
    char bytes[4096];
    while (all.find(end) == std::string::npos) {
      auto const size = SSL_read(tls, bytes, sizeof bytes);
      if (size <= 0) break;
      all.append(bytes, static_cast<std::size_t>(size));
    }
    return all;
  }

  std::shared_ptr<SSL_CTX> context_;
  std::optional<ScriptedServer> server_;
};

class WebSocketTls : public testing::Test {
 protected:
  WebSocketTls() {
    auto const* const name = testing::UnitTest::GetInstance()->current_test_info()->name();
    ca_file = std::filesystem::temp_directory_path() /
              ("fieldcert_ws_ca_" + std::to_string(::getpid()) + "_" + name + ".pem");
    std::ofstream(ca_file) << authority.pem();
    settings.ca_file = ca_file.string();
  }
  ~WebSocketTls() override { std::filesystem::remove(ca_file); }

  net::HttpResult<net::WebSocket> open(std::string url) {
    return run(io, net::open_websocket(io.get_executor(), std::move(url), settings));
  }

  void expect_refusal(TlsPeer& peer, std::string const& host, std::string const& reason) {
    auto const opened = open(peer.url(host));
    ASSERT_TRUE(opened.has_error());
    EXPECT_EQ(opened.error().kind, net::HttpFailure::Kind::tls);
    EXPECT_THAT(opened.error().detail, HasSubstr(reason));
    EXPECT_EQ(peer.requests, 0);
  }

  Certificate authority = make_authority("Test authority");
  std::filesystem::path ca_file;
  asio::io_context io;
  net::WebSocketSettings settings;
};

TEST_F(WebSocketTls, TrustsTheAuthorityOfTheFileAndSendsTheHostsName) {
  TlsPeer peer(make_certificate("localhost", &authority, Age::valid));
  auto opened = open(peer.url("localhost"));
  ASSERT_TRUE(opened.has_value()) << opened.error().detail;
  auto const message = run(io, opened->read());
  ASSERT_TRUE(message.has_value()) << message.error().detail;
  EXPECT_EQ(*message, "localhost");
  EXPECT_TRUE(run(io, opened->write(std::string(100'000, 'x'))));
  opened->drop();
}

TEST_F(WebSocketTls, TrustThatWasReadOnceServesSeveralConnections) {
  settings.trust = net::trust_for_websockets(settings.ca_file);
  settings.ca_file = "/nowhere/ca.pem";
  TlsPeer peer(make_certificate("localhost", &authority, Age::valid));
  for (int count = 0; count < 2; ++count) {
    auto opened = open(peer.url("localhost"));
    ASSERT_TRUE(opened.has_value()) << opened.error().detail;
    EXPECT_TRUE(run(io, opened->read()).has_value());
  }
}

TEST_F(WebSocketTls, RefusesACertificateForAnotherHost) {
  TlsPeer peer(make_certificate("slack.example", &authority, Age::valid));
  expect_refusal(peer, "localhost", "certificate verify failed");
}

TEST_F(WebSocketTls, RefusesAnExpiredCertificate) {
  TlsPeer peer(make_certificate("localhost", &authority, Age::expired));
  expect_refusal(peer, "localhost", "certificate has expired");
}

TEST_F(WebSocketTls, RefusesASelfSignedCertificate) {
  TlsPeer peer(make_certificate("localhost", nullptr, Age::valid));
  expect_refusal(peer, "localhost", "self-signed certificate");
}

TEST_F(WebSocketTls, RefusesAnAuthorityThatIsNotInTheFile) {
  settings.ca_file.clear();
  TlsPeer peer(make_certificate("localhost", &authority, Age::valid));
  expect_refusal(peer, "localhost", "unable to get local issuer certificate");
}

TEST_F(WebSocketTls, NamesTheAuthorityFileThatItCannotRead) {
  settings.ca_file = "/nowhere/ca.pem";
  auto const opened = open("wss://localhost:1/");
  ASSERT_TRUE(opened.has_error());
  EXPECT_EQ(opened.error().kind, net::HttpFailure::Kind::tls);
  EXPECT_THAT(opened.error().detail, HasSubstr("/nowhere/ca.pem"));
}

}  // namespace
