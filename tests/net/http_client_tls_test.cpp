// TLS as the client sees it: whom it trusts and whom it refuses.
#include <atomic>
#include <filesystem>
#include <fstream>
#include <optional>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include "net/http_client.hpp"
#include "tests/net/support/certificates.hpp"
#include "tests/net/support/one_call.hpp"
#include "tests/net/support/scripted_server.hpp"

namespace {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using Kind = net::HttpFailure::Kind;
using testing::HasSubstr;

// Answers each request with the SNI name it was asked for.
class TlsServer {
 public:
  explicit TlsServer(Certificate const& certificate, int highest_version = TLS1_3_VERSION)
      : context_(SSL_CTX_new(TLS_server_method()), SSL_CTX_free) {
    SSL_CTX_use_certificate(context_.get(), certificate.certificate.get());
    SSL_CTX_use_PrivateKey(context_.get(), certificate.key.get());
    SSL_CTX_set_security_level(context_.get(), 0);
    SSL_CTX_set_max_proto_version(context_.get(), highest_version);
    server_.emplace([this](Peer& peer, int) { serve(peer); });
  }
  ~TlsServer() { server_.reset(); }

  std::string url(std::string const& host) const {
    return "https://" + host + ":" + std::to_string(server_->port()) + "/";
  }

  std::atomic<int> handshakes = 0;
  std::atomic<int> requests = 0;

 private:
  void serve(Peer& peer) {
    std::unique_ptr<SSL, decltype(&SSL_free)> tls(SSL_new(context_.get()), SSL_free);
    SSL_set_fd(tls.get(), peer.native());
    if (SSL_accept(tls.get()) != 1) return;
    ++handshakes;
    std::string heard;
    char bytes[4096];
    for (int size = 0; (size = SSL_read(tls.get(), bytes, sizeof bytes)) > 0;) {
      heard.append(bytes, static_cast<std::size_t>(size));
      if (heard.find("\r\n\r\n") == std::string::npos) continue;
      heard.clear();
      ++requests;
      auto const* const name = SSL_get_servername(tls.get(), TLSEXT_NAMETYPE_host_name);
      std::string const body = name == nullptr ? "none" : name;
      auto const reply =
          "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
      SSL_write(tls.get(), reply.data(), static_cast<int>(reply.size()));
    }
  }

  std::shared_ptr<SSL_CTX> context_;
  std::optional<ScriptedServer> server_;
};

class HttpClientTls : public testing::Test {
 protected:
  HttpClientTls() {
    auto const* const name = testing::UnitTest::GetInstance()->current_test_info()->name();
    ca_file = std::filesystem::temp_directory_path() /
              ("fieldcert_ca_" + std::to_string(::getpid()) + "_" + name + ".pem");
    std::ofstream(ca_file) << authority.pem();
    settings.ca_file = ca_file.string();
  }
  ~HttpClientTls() override { std::filesystem::remove(ca_file); }

  net::HttpResult<net::HttpResponse> fetch(std::string url) {
    if (!client) client.emplace(io.get_executor(), settings);
    return call(io, *client, net::HttpCall("GET", std::move(url)));
  }

  void expect_refusal(TlsServer& server, std::string const& host, std::string const& reason) {
    auto const result = fetch(server.url(host));
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(result.error().kind, Kind::tls);
    EXPECT_FALSE(result.error().maybe_sent);
    EXPECT_THAT(result.error().detail, HasSubstr(reason));
    EXPECT_EQ(server.requests, 0);
  }

  Certificate authority = make_authority("Test authority");
  std::filesystem::path ca_file;
  asio::io_context io;
  net::HttpClientSettings settings;
  std::optional<net::HttpClient> client;
};

TEST_F(HttpClientTls, TrustsTheAuthorityOfTheFileAndSendsTheHostsName) {
  TlsServer server(make_certificate("localhost", &authority, Age::valid));
  auto const result = fetch(server.url("localhost"));
  ASSERT_TRUE(result.has_value()) << result.error().detail;
  EXPECT_EQ(result->body, "localhost");
  client.reset();
}

TEST_F(HttpClientTls, UsesAConnectionAgain) {
  TlsServer server(make_certificate("localhost", &authority, Age::valid));
  for (int round = 0; round < 3; ++round) {
    auto const result = fetch(server.url("localhost"));
    ASSERT_TRUE(result.has_value()) << result.error().detail;
  }
  EXPECT_EQ(server.handshakes, 1);
  EXPECT_EQ(server.requests, 3);
  client.reset();
}

TEST_F(HttpClientTls, SpeaksTls12) {
  TlsServer server(make_certificate("localhost", &authority, Age::valid), TLS1_2_VERSION);
  auto const result = fetch(server.url("localhost"));
  EXPECT_TRUE(result.has_value()) << result.error().detail;
  client.reset();
}

TEST_F(HttpClientTls, RefusesTls11) {
  TlsServer server(make_certificate("localhost", &authority, Age::valid), TLS1_1_VERSION);
  expect_refusal(server, "localhost", "https://localhost:");
}

TEST_F(HttpClientTls, RefusesACertificateForAnotherHost) {
  TlsServer server(make_certificate("slack.example", &authority, Age::valid));
  expect_refusal(server, "localhost", "certificate verify failed");
}

TEST_F(HttpClientTls, RefusesACertificateForANameWhenTheUrlHoldsAnAddress) {
  TlsServer server(make_certificate("localhost", &authority, Age::valid));
  expect_refusal(server, "127.0.0.1", "certificate verify failed");
}

TEST_F(HttpClientTls, RefusesAnExpiredCertificate) {
  TlsServer server(make_certificate("localhost", &authority, Age::expired));
  expect_refusal(server, "localhost", "certificate has expired");
}

TEST_F(HttpClientTls, RefusesASelfSignedCertificate) {
  TlsServer server(make_certificate("localhost", nullptr, Age::valid));
  expect_refusal(server, "localhost", "self-signed certificate");
}

TEST_F(HttpClientTls, RefusesAnAuthorityThatIsNotInTheFile) {
  settings.ca_file.clear();
  TlsServer server(make_certificate("localhost", &authority, Age::valid));
  expect_refusal(server, "localhost", "unable to get local issuer certificate");
}

TEST_F(HttpClientTls, RefusesAPeerThatDoesNotSpeakTls) {
  ScriptedServer const server([](Peer& peer, int) {
    peer.hear_within(1000);
    peer.say("HTTP/1.1 400 Bad Request\r\n\r\n");
  });
  auto const result = fetch("https://localhost:" + std::to_string(server.port()) + "/");
  ASSERT_TRUE(result.has_error());
  EXPECT_EQ(result.error().kind, Kind::tls);
}

TEST_F(HttpClientTls, GivesUpOnAHandshakeThatDoesNotGoOn) {
  settings.connect_timeout = 40ms;
  ScriptedServer const server([](Peer& peer, int) { peer.hear_all(); });
  auto const result = fetch("https://localhost:" + std::to_string(server.port()) + "/");
  ASSERT_TRUE(result.has_error());
  EXPECT_EQ(result.error().kind, Kind::timeout);
  EXPECT_FALSE(result.error().maybe_sent);
}

TEST_F(HttpClientTls, NamesTheAuthorityFileThatItCannotRead) {
  std::ofstream(ca_file) << "no certificate here";
  for (auto const& file : {ca_file.string(), std::string("/nowhere/ca.pem")}) {
    settings.ca_file = file;
    try {
      net::HttpClient const refused(io.get_executor(), settings);
      ADD_FAILURE() << file << " was taken";
    } catch (std::runtime_error const& error) {
      EXPECT_THAT(error.what(), HasSubstr(file));
    }
  }
}

}  // namespace
