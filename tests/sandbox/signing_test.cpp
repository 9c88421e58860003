// The signature of requests to the bot, against published vectors.
#include "sandbox/signing.hpp"

#include <gtest/gtest.h>

namespace {

TEST(Signing, SlacksOwnExampleGivesItsPublishedSignature) {
  auto const* body =
      "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id="
      "G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-"
      "collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%"
      "2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121."
      "803a0bc887a14d10d2c447fce8b6703c";
  EXPECT_EQ(sandbox::sign_request("8f742231b10e8888abcd99yyyzzz85a5", "1531420618", body),
            "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503");
}

TEST(Signing, BytesBeyondAsciiAreSignedAsTheyAre) {
  EXPECT_EQ(sandbox::sign_request("0123456789abcdef0123456789abcdef", "1700000000",
                                  "{\"type\":\"event_callback\",\"text\":\"café ☃\"}"),
            "v0=be0d458d35fc2688909dad68d7c5b578fdfdb7fad90c2b137f101f34c18b026e");
}

TEST(Signing, AnEmptyBodyIsSignedToo) {
  EXPECT_EQ(sandbox::sign_request("0123456789abcdef0123456789abcdef", "1700000000", ""),
            "v0=a5b43b014ed473febe5f6cc6ec6d9feed6b12bd87f831b83d37733c38cf4c51c");
}

}  // namespace
