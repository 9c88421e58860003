// Slack's published vector, and vectors computed with `openssl dgst -sha256 -hmac`.
#include "slack/signature.hpp"

#include <gtest/gtest.h>

namespace slack {
namespace {

constexpr std::string_view published_secret = "8f742231b10e8888abcd99yyyzzz85a5";
constexpr std::string_view published_body =
    "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
    "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
    "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F"
    "96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
constexpr std::string_view published_signature =
    "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
constexpr std::int64_t published_time = 1531420618;

constexpr std::string_view other_secret = "0123456789abcdef0123456789abcdef";

SignatureVerdict verify_published(std::string_view timestamp, std::string_view signature,
                                  std::string_view body, std::int64_t now_s) {
  SignatureCheck check(published_secret);
  return check.verify(timestamp, signature, body, now_s);
}

TEST(Signature, AgreesWithThePublishedVector) {
  EXPECT_EQ(verify_published("1531420618", published_signature, published_body, published_time),
            SignatureVerdict::valid);
}

TEST(Signature, AgreesWithComputedVectors) {
  SignatureCheck check(other_secret);
  EXPECT_EQ(check.sign("1700000000", "command=%2Fhello&text=world"),
            "v0=5106a10d09eb0df8f2fa86f97bb80c905dddbd030d250e3ea793bef7b20141cc");
  EXPECT_EQ(check.sign("1700000000", "{\"type\":\"event_callback\",\"text\":\"café ☃\"}"),
            "v0=be0d458d35fc2688909dad68d7c5b578fdfdb7fad90c2b137f101f34c18b026e");
  EXPECT_EQ(check.sign("1700000000", ""),
            "v0=a5b43b014ed473febe5f6cc6ec6d9feed6b12bd87f831b83d37733c38cf4c51c");
}

TEST(Signature, TheKeyServesManyChecks) {
  SignatureCheck check(published_secret);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(check.verify("1531420618", published_signature, published_body, published_time),
              SignatureVerdict::valid);
    EXPECT_EQ(check.verify("1531420618", published_signature, "something else", published_time),
              SignatureVerdict::wrong);
  }
}

TEST(Signature, OneChangedByteIsWrong) {
  std::string body(published_body);
  body[10] = body[10] == 'x' ? 'y' : 'x';
  EXPECT_EQ(verify_published("1531420618", published_signature, body, published_time),
            SignatureVerdict::wrong);
  std::string signature(published_signature);
  signature.back() = '4';
  EXPECT_EQ(verify_published("1531420618", signature, published_body, published_time),
            SignatureVerdict::wrong);
}

TEST(Signature, TheWindowIsFiveMinutesEitherWay) {
  auto const at = [](std::int64_t offset) {
    return verify_published("1531420618", published_signature, published_body,
                            published_time + offset);
  };
  EXPECT_EQ(at(300), SignatureVerdict::valid);
  EXPECT_EQ(at(-300), SignatureVerdict::valid);
  EXPECT_EQ(at(301), SignatureVerdict::stale);
  EXPECT_EQ(at(-301), SignatureVerdict::stale);
}

TEST(Signature, MissingOrStrangeHeadersAreRefused) {
  EXPECT_EQ(verify_published("", published_signature, published_body, published_time),
            SignatureVerdict::missing);
  EXPECT_EQ(verify_published("1531420618", "", published_body, published_time),
            SignatureVerdict::missing);
  for (auto const* timestamp :
       {"abc", "1531420618x", "-1531420618", " 1531420618", "99999999999999999999999999"}) {
    EXPECT_EQ(verify_published(timestamp, published_signature, published_body, published_time),
              SignatureVerdict::wrong)
        << timestamp;
  }
  EXPECT_EQ(
      verify_published("9223372036854775807", published_signature, published_body, published_time),
      SignatureVerdict::stale);
  EXPECT_EQ(verify_published("1531420618", "v1=" + std::string(published_signature.substr(3)),
                             published_body, published_time),
            SignatureVerdict::wrong);
  EXPECT_EQ(verify_published("1531420618", published_signature.substr(0, 60), published_body,
                             published_time),
            SignatureVerdict::wrong);
}

}  // namespace
}  // namespace slack
