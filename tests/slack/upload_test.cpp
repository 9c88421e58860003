// Uploading a file, against two servers: one plays Slack, the other the host that takes the bytes.
#include "slack/client/upload.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "slack/form.hpp"
#include "tests/slack/support/told_slack.hpp"

namespace {

using Kind = slack::ApiFailure::Kind;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Upload : public testing::Test {
 protected:
  slack::ApiResult<std::string> upload() {
    slack::WebApi web_api(client, slack.url("/api/"), "xoxb-secret");
    return result_of(io, slack::upload_file(web_api, client, file));
  }

  void will_reserve(std::string const& url) {
    slack.will_say(
        nlohmann::json{{"ok", true}, {"upload_url", url}, {"file_id", "F0BADGE"}}.dump());
  }

  void will_take(int status = 200) {
    net::HttpReply reply;
    reply.status = status;
    reply.content_type = "text/plain";
    reply.body = "OK - 7";
    store.will_say(reply);
  }

  std::string asked_for(std::size_t call, char const* field) {
    auto const form = slack::Form::parse(slack.asked.at(call).body);
    return form ? std::string(form->value(field)) : "not a form";
  }

  boost::asio::io_context io;
  ToldSlack slack{io};
  ToldSlack store{io};
  net::HttpClient client{io.get_executor()};
  slack::Upload file{"badge.png", "Your badge", "A silver badge", std::string("\x89PNG\0\r\n", 7),
                     "C0BADGES"};
};

TEST_F(Upload, AsksForAnAddressPutsTheBytesThereAndCompletes) {
  will_reserve(store.url("/upload/v1/abc?x=1"));
  will_take();
  slack.will_say(R"({"ok":true,"files":[{"id":"F0BADGE"}]})");
  auto const id = upload();
  ASSERT_TRUE(id.has_value()) << id.error().detail;
  EXPECT_EQ(*id, "F0BADGE");

  ASSERT_EQ(slack.asked.size(), 2U);
  EXPECT_EQ(slack.asked[0].path, "/api/files.getUploadURLExternal");
  EXPECT_EQ(asked_for(0, "filename"), "badge.png");
  EXPECT_EQ(asked_for(0, "length"), "7");
  EXPECT_EQ(asked_for(0, "alt_txt"), "A silver badge");
  EXPECT_EQ(slack.asked[1].path, "/api/files.completeUploadExternal");
  EXPECT_EQ(asked_for(1, "channel_id"), "C0BADGES");
  EXPECT_EQ(nlohmann::json::parse(asked_for(1, "files")),
            nlohmann::json::parse(R"([{"id":"F0BADGE","title":"Your badge"}])"));

  ASSERT_EQ(store.asked.size(), 1U);
  EXPECT_EQ(store.asked[0].path, "/upload/v1/abc");
  EXPECT_EQ(store.asked[0].body, file.bytes);
  EXPECT_EQ(store.asked[0].content_type, "application/octet-stream");
}

TEST_F(Upload, TheTokenDoesNotTravelWithTheBytes) {
  will_reserve(store.url("/upload"));
  will_take();
  slack.will_say(R"({"ok":true})");
  ASSERT_TRUE(upload().has_value());
  EXPECT_EQ(slack.asked[0].authorization, "Bearer xoxb-secret");
  EXPECT_THAT(store.asked[0].authorization, IsEmpty());
}

TEST_F(Upload, WithoutAChannelTheFileStaysPrivate) {
  file.channel = "";
  file.title = "";
  file.alt_text = "";
  will_reserve(store.url("/upload"));
  will_take();
  slack.will_say(R"({"ok":true})");
  ASSERT_TRUE(upload().has_value());
  EXPECT_THAT(slack.asked[0].body, Not(HasSubstr("alt_txt")));
  EXPECT_THAT(slack.asked[1].body, Not(HasSubstr("channel_id")));
  EXPECT_EQ(asked_for(1, "files"), R"([{"id":"F0BADGE"}])");
}

TEST_F(Upload, ALongAlternativeTextIsShortened) {
  file.alt_text = std::string(1200, 'x');
  will_reserve(store.url("/upload"));
  store.will_say("", 503);  // how it goes on does not matter
  upload();
  EXPECT_THAT(asked_for(0, "alt_txt"), testing::StartsWith(std::string(999, 'x')));
  EXPECT_LE(asked_for(0, "alt_txt").size(), 999 + std::string("…").size());
}

TEST_F(Upload, OnlyHttp200MeansThatTheBytesHaveArrived) {
  struct Case {
    int status;
    Kind kind;
  };
  for (auto const [status, kind] : {Case{201, Kind::refused}, Case{302, Kind::refused},
                                    Case{413, Kind::refused}, Case{429, Kind::rate_limited},
                                    Case{500, Kind::unavailable}, Case{503, Kind::unavailable}}) {
    slack.asked.clear();
    will_reserve(store.url("/upload?secret=abc"));
    will_take(status);
    auto const result = upload();
    ASSERT_FALSE(result.has_value()) << status;
    EXPECT_EQ(result.error().kind, kind) << status;
    EXPECT_THAT(result.error().detail, Not(HasSubstr("secret"))) << status;
    EXPECT_EQ(slack.asked.size(), 1U) << "completed although the bytes have not arrived";
  }
}

TEST_F(Upload, WhatIsLostBeforeTheLastStepHasShownNothing) {
  net::HttpReply dropped;
  dropped.drop_connection = true;
  slack.will_say(dropped);
  EXPECT_EQ(upload().error().kind, Kind::unavailable);
  will_reserve(store.url("/upload"));
  store.will_say(dropped);
  EXPECT_EQ(upload().error().kind, Kind::unavailable);
  will_reserve(store.url("/upload"));
  will_take();
  slack.will_say(dropped);
  EXPECT_EQ(upload().error().kind, Kind::uncertain) << "it may be in the channel";
}

TEST_F(Upload, AnAnswerWithoutAGoodAddressIsMalformed) {
  for (auto const* url : {"", "http://files.example.com/upload", "ftp://127.0.0.1/x", "upload"}) {
    will_reserve(url);
    EXPECT_EQ(upload().error().kind, Kind::malformed) << url;
  }
  slack.will_say(R"({"ok":true})");
  EXPECT_EQ(upload().error().kind, Kind::malformed);
  EXPECT_TRUE(store.asked.empty());
}

TEST_F(Upload, RefusalsOfSlackAreTold) {
  slack.will_say(R"({"ok":false,"error":"missing_scope","needed":"files:write"})");
  auto const reserving = upload();
  EXPECT_EQ(reserving.error().needed, "files:write");
  will_reserve(store.url("/upload"));
  will_take();
  slack.will_say(R"({"ok":false,"error":"channel_not_found"})");
  EXPECT_EQ(upload().error().error, "channel_not_found");
}

}  // namespace
