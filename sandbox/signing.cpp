// See signing.hpp.
#include "sandbox/signing.hpp"

#include <array>
#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace sandbox {

std::string sign_request(std::string_view secret, std::string_view timestamp,
                         std::string_view body) {
  std::string base = "v0:";
  base.append(timestamp).append(":").append(body);

  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  auto const* made =
      HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()),
           reinterpret_cast<unsigned char const*>(base.data()), base.size(), digest.data(), &size);
  if (made == nullptr) throw std::runtime_error("HMAC-SHA256 failed");

  constexpr std::string_view digits = "0123456789abcdef";
  std::string signature = "v0=";
  for (unsigned int i = 0; i < size; ++i) {
    signature += digits[digest[i] >> 4U];
    signature += digits[digest[i] & 15U];
  }
  return signature;
}

}  // namespace sandbox
