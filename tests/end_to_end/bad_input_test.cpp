// Requests that are not Slack's, or broken: refused, and nothing has changed.
#include <chrono>
#include <random>

#include <gtest/gtest.h>

#include "slack/signature.hpp"
#include "tests/end_to_end/support/company.hpp"

namespace {

std::string const form = "application/x-www-form-urlencoded";
std::string const start_click =
    "payload=%7B%22type%22%3A%22block_actions%22%2C%22user%22%3A%7B%22id%22%3A%22U0LENA0001%22%7D%"
    "2C"
    "%22trigger_id%22%3A%22t1%22%2C%22actions%22%3A%5B%7B%22action_id%22%3A%22course.open%3Asal-2%"
    "22"
    "%2C%22value%22%3A%22sal-2%22%7D%5D%7D";

std::string now_s(int offset = 0) {
  auto const time = std::chrono::system_clock::now().time_since_epoch();
  return std::to_string(std::chrono::duration_cast<std::chrono::seconds>(time).count() + offset);
}

class BadInput : public ::testing::Test {
 protected:
  using Headers = std::vector<std::pair<std::string, std::string>>;

  Headers signed_headers(std::string const& body, std::string const& type,
                         std::string const& timestamp) {
    slack::SignatureCheck check(company.signing_secret());
    return {{"content-type", type},
            {"x-slack-request-timestamp", timestamp},
            {"x-slack-signature", check.sign(timestamp, body)}};
  }

  int status(std::string const& body, Headers const& headers) {
    return company.to_bot("POST", "/slack/events", body, headers).status;
  }

  Company company;
};

TEST_F(BadInput, TheClickCountsWhenItIsSigned) {
  auto const before = company.export_everything();
  EXPECT_EQ(status(start_click, signed_headers(start_click, form, now_s())), 200);
  EXPECT_NE(company.export_everything(), before) << "or the tests below would prove nothing";
}

TEST_F(BadInput, UnsignedStaleAndAlteredAreRefusedWith401) {
  auto const before = company.export_everything();
  EXPECT_EQ(status(start_click, {{"content-type", form}}), 401);
  EXPECT_EQ(status(start_click, signed_headers(start_click, form, now_s(-301))), 401);
  EXPECT_EQ(status(start_click, signed_headers(start_click, form, now_s(+301))), 401);
  EXPECT_EQ(status(start_click + "&x=1", signed_headers(start_click, form, now_s())), 401);
  EXPECT_EQ(company.export_everything(), before);
}

TEST_F(BadInput, AnSslCheckCannotSmuggleAPayload) {
  auto const before = company.export_everything();
  auto const reply = company.to_bot("POST", "/slack/events", "ssl_check=1&" + start_click,
                                    {{"content-type", form}});
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.body, "");
  EXPECT_EQ(company.export_everything(), before);
}

TEST_F(BadInput, OversizedIsRefusedWith413) {
  std::string const body(2 * 1024 * 1024, 'x');
  EXPECT_EQ(status(body, signed_headers(body, form, now_s())), 413);
}

TEST_F(BadInput, MalformedIsRefusedWith400) {
  for (std::string const body : {"command=%2", "nothing", "payload=%7B", "command=%2Fcert"}) {
    EXPECT_EQ(status(body, signed_headers(body, form, now_s())), 400) << body;
  }
  EXPECT_EQ(status("{", signed_headers("{", "application/json", now_s())), 400);
}

TEST_F(BadInput, TwoHundredForgedOrBrokenRequestsChangeNothing) {
  auto const before = company.export_everything();
  std::mt19937 engine(20261122);
  for (int i = 0; i < 200; ++i) {
    std::string body = start_click;
    auto headers = signed_headers(body, form, now_s());
    switch (i % 4) {
      case 0:
        body[engine() % body.size()] ^= 1;
        break;
      case 1:
        headers[2].second[3 + engine() % 64] ^= 1;
        break;
      case 2:
        headers.erase(headers.begin() + static_cast<long>(engine() % 2 + 1));
        break;
      default:
        headers[1].second = now_s(-400 - static_cast<int>(engine() % 10000));
        break;
    }
    auto const got = status(body, headers);
    EXPECT_EQ(got, 401) << i;
  }
  EXPECT_EQ(company.export_everything(), before);
  EXPECT_TRUE(shows(company.types("U0LENA0001", "/cert status").back(), "Applying DevOps"));
}

TEST_F(BadInput, OtherPathsAndMethodsAreNotFound) {
  EXPECT_EQ(company.to_bot("GET", "/slack/events", "", {}).status, 405);
  EXPECT_EQ(company.to_bot("GET", "/etc/passwd", "", {}).status, 404);
  EXPECT_EQ(company.to_bot("POST", "/healthz", "", {}).status, 404);
}

TEST_F(BadInput, OperatorsSeeHealthReadinessAndMetrics) {
  EXPECT_EQ(company.to_bot("GET", "/healthz", "", {}).status, 200);
  status(start_click, {{"content-type", form}});
  company.types("U0LENA0001", "/cert status");
  auto const metrics = company.to_bot("GET", "/metrics", "", {}).body;
  EXPECT_NE(metrics.find("fieldcert_refused_requests_total{reason=\"no_signature\"} 1"),
            std::string::npos);
  EXPECT_NE(metrics.find("fieldcert_requests_total{result=\"ok\",route=\"status\"} 1"),
            std::string::npos);
  auto const ready = company.to_bot("GET", "/readyz", "", {});
  EXPECT_EQ(ready.status, 200) << ready.body;
  EXPECT_EQ(ready.body, "database: ok\nslack: ok\noutbox: 0 waiting\n");
}

}  // namespace
