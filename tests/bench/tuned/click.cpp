// Hand-written readers that know what they will meet.
#include "tests/bench/tuned/click.hpp"

#include <algorithm>
#include <charconv>
#include <ctime>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>

namespace bench {
namespace {

unsigned char const* bytes(std::string_view text) {
  return reinterpret_cast<unsigned char const*>(text.data());
}

template <class Number>
Number number_in(std::string_view text) {
  Number number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

char digit(char c) { return static_cast<char>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10); }

std::string decoded(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      plain += static_cast<char>(digit(text[i + 1]) << 4 | digit(text[i + 2]));
      i += 2;
    } else {
      plain += text[i] == '+' ? ' ' : text[i];
    }
  }
  return plain;
}

// What stands between the first `before` and the next quotation mark.
std::string_view between(std::string_view text, std::string_view before) {
  std::size_t const at = text.find(before);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + before.size());
  return text.substr(0, text.find('"'));
}

}  // namespace

std::optional<Request> request_in(std::string_view bytes) {
  std::size_t const head = bytes.find("\r\n\r\n");
  if (head == std::string_view::npos) return std::nullopt;
  Request request;
  std::size_t body = 0;
  for (std::size_t line = bytes.find("\r\n") + 2; line < head;) {
    std::size_t const end = bytes.find("\r\n", line);
    std::string_view const text = bytes.substr(line, end - line);
    std::string_view const value = text.substr(std::min(text.find(':') + 2, text.size()));
    if (text.starts_with("X-Slack-Signature:")) request.signature = value;
    if (text.starts_with("X-Slack-Request-Timestamp:")) request.timestamp = value;
    if (text.starts_with("Content-Length:")) body = number_in<std::size_t>(value);
    line = end + 2;
  }
  request.length = head + 4 + body;
  if (bytes.size() < request.length) return std::nullopt;
  request.body = bytes.substr(head + 4, body);
  return request;
}

void Door::Free::operator()(evp_mac_ctx_st* context) const { EVP_MAC_CTX_free(context); }

Door::Door(std::string const& secret) {
  EVP_MAC* const mac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
  context_.reset(EVP_MAC_CTX_new(mac));
  EVP_MAC_free(mac);
  char name[] = "SHA256";
  OSSL_PARAM const parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name, 0),
                                   OSSL_PARAM_construct_end()};
  EVP_MAC_init(context_.get(), bytes(secret), secret.size(), parameters);
}

bool Door::is_genuine(Request const& request) {
  constexpr std::time_t five_minutes = 300;
  auto const age = std::time(nullptr) - number_in<std::time_t>(request.timestamp);
  if (age > five_minutes || age < -five_minutes) return false;
  std::array<unsigned char, 32> mac{};
  std::size_t size = 0;
  EVP_MAC_init(context_.get(), nullptr, 0, nullptr);
  for (std::string_view const part :
       {std::string_view("v0:"), request.timestamp, std::string_view(":"), request.body}) {
    EVP_MAC_update(context_.get(), bytes(part), part.size());
  }
  EVP_MAC_final(context_.get(), mac.data(), &size, mac.size());
  std::string wanted = "v0=";
  for (unsigned char const byte : mac) {
    wanted += "0123456789abcdef"[byte >> 4];
    wanted += "0123456789abcdef"[byte & 15];
  }
  return wanted.size() == request.signature.size() &&
         CRYPTO_memcmp(wanted.data(), request.signature.data(), wanted.size()) == 0;
}

Click click_in(std::string_view body) {
  std::string const payload = decoded(body);
  std::string_view const place = between(payload, "\"action_id\":\"quiz.answer:");
  std::string_view const chosen = std::string_view(payload).substr(
      std::min(payload.find("\"selected_option\""), payload.size()));
  std::string_view const url = between(payload, "\"response_url\":\"http://127.0.0.1:");
  std::size_t const dot = std::min(place.find('.'), place.size() - 1);
  std::size_t const slash = std::min(url.find('/'), url.size());
  Click click;
  click.attempt = number_in<std::int64_t>(place);
  click.ordinal = number_in<std::int64_t>(place.substr(dot + 1));
  click.user = between(payload, "\"user\":{\"id\":\"");
  click.option = between(chosen, "\"value\":\"");
  click.port = number_in<std::uint16_t>(url);
  click.path = url.substr(slash);
  return click;
}

}  // namespace bench
