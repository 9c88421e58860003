// Slack's request signing, version 0 (docs: "Verifying requests from Slack").
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct evp_mac_st;
struct evp_mac_ctx_st;

namespace slack {

enum class SignatureVerdict { valid, missing, stale, wrong };

// Holds the HMAC keyed with the signing secret, so that a check costs no key set-up. One thread at
// a time.
class SignatureCheck {
 public:
  explicit SignatureCheck(std::string_view signing_secret);
  ~SignatureCheck();
  SignatureCheck(SignatureCheck const&) = delete;
  SignatureCheck& operator=(SignatureCheck const&) = delete;

  // `timestamp` and `signature` are the headers X-Slack-Request-Timestamp and X-Slack-Signature as
  // received, `body` the raw bytes. A timestamp more than 300 s from `now_s` (Unix seconds), either
  // way, is stale. The comparison takes the same time wherever the signatures differ.
  SignatureVerdict verify(std::string_view timestamp, std::string_view signature,
                          std::string_view body, std::int64_t now_s);

  // "v0=" and 64 hex digits.
  std::string sign(std::string_view timestamp, std::string_view body);

 private:
  struct Free {
    void operator()(evp_mac_st* mac) const;
    void operator()(evp_mac_ctx_st* context) const;
  };
  std::unique_ptr<evp_mac_st, Free> mac_;
  std::unique_ptr<evp_mac_ctx_st, Free> context_;
};

}  // namespace slack
