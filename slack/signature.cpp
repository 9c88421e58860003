// Slack's request signing.
#include "slack/signature.hpp"

#include <array>
#include <charconv>
#include <stdexcept>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

namespace slack {
namespace {

constexpr std::int64_t window_s = 300;
constexpr std::size_t signature_size = 3 + 64;

unsigned char const* bytes(std::string_view text) {
  return reinterpret_cast<unsigned char const*>(text.data());
}

}  // namespace

void SignatureCheck::Free::operator()(evp_mac_st* mac) const { EVP_MAC_free(mac); }
void SignatureCheck::Free::operator()(evp_mac_ctx_st* context) const { EVP_MAC_CTX_free(context); }

SignatureCheck::SignatureCheck(std::string_view signing_secret)
    : mac_(EVP_MAC_fetch(nullptr, "HMAC", nullptr)), context_(EVP_MAC_CTX_new(mac_.get())) {
  char digest[] = "SHA256";
  OSSL_PARAM const parameters[] = {
      OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
      OSSL_PARAM_construct_end()};
  int const ready =
      EVP_MAC_init(context_.get(), bytes(signing_secret), signing_secret.size(), parameters);
  if (ready != 1) throw std::runtime_error("OpenSSL has no HMAC-SHA256");
}

SignatureCheck::~SignatureCheck() = default;

std::string SignatureCheck::sign(std::string_view timestamp, std::string_view body) {
  std::array<unsigned char, 32> mac{};
  std::size_t size = 0;
  EVP_MAC_init(context_.get(), nullptr, 0, nullptr);  // starts anew with the same key
  EVP_MAC_update(context_.get(), bytes("v0:"), 3);
  EVP_MAC_update(context_.get(), bytes(timestamp), timestamp.size());
  EVP_MAC_update(context_.get(), bytes(":"), 1);
  EVP_MAC_update(context_.get(), bytes(body), body.size());
  EVP_MAC_final(context_.get(), mac.data(), &size, mac.size());

  constexpr std::string_view digits = "0123456789abcdef";
  std::string signature = "v0=";
  signature.reserve(signature_size);
  for (unsigned char const byte : mac) {
    signature += digits[byte >> 4];
    signature += digits[byte & 15];
  }
  return signature;
}

SignatureVerdict SignatureCheck::verify(std::string_view timestamp, std::string_view signature,
                                        std::string_view body, std::int64_t now_s) {
  if (timestamp.empty() || signature.empty()) return SignatureVerdict::missing;
  std::int64_t sent_s = 0;
  auto const end = timestamp.data() + timestamp.size();
  auto const parsed = std::from_chars(timestamp.data(), end, sent_s);
  if (parsed.ec != std::errc{} || parsed.ptr != end || sent_s < 0) return SignatureVerdict::wrong;
  // Compared without subtracting what the sender chose: that could overflow.
  if (sent_s < now_s - window_s || sent_s > now_s + window_s) return SignatureVerdict::stale;
  std::string const expected = sign(timestamp, body);
  bool const same = signature.size() == expected.size() &&
                    CRYPTO_memcmp(signature.data(), expected.data(), expected.size()) == 0;
  return same ? SignatureVerdict::valid : SignatureVerdict::wrong;
}

}  // namespace slack
