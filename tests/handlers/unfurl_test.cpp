#include <gtest/gtest.h>

#include "tests/handlers/support/stage.hpp"

namespace {

using nlohmann::json;

class Unfurl : public ::testing::Test {
 protected:
  Unfurl() { stage.set_up_company(); }

  json unfurls_of(std::string const& url) {
    stage.happens(json{{"type", "link_shared"},
                       {"user", "UGUEST"},
                       {"channel", "C7"},
                       {"message_ts", "17.1"},
                       {"event_ts", std::to_string(++count_)},
                       {"links", {{{"domain", "x"}, {"url", url}}}}}
                      .dump());
    auto const waiting = stage.outbox();
    if (waiting.empty()) return json::object();
    EXPECT_EQ(waiting[0].method, "chat.unfurl");
    stage.delivered_all();
    return json::parse(waiting[0].body)["unfurls"];
  }

  Stage stage;
  int count_ = 0;
};

TEST_F(Unfurl, APageOfTheProgramGetsACard) {
  std::string const url = "https://handbook.example/handbook/sal/";
  auto const card = unfurls_of(url)[url]["blocks"].dump();
  EXPECT_NE(card.find("*Strategic Account Leaders*"), std::string::npos) << card;
  EXPECT_NE(card.find("Field certification · 3 courses"), std::string::npos) << card;
  EXPECT_NE(card.find("run:courses sal"), std::string::npos);
}

TEST_F(Unfurl, TheSamePlaceByAnotherSpelling) {
  for (auto const* url : {"https://HANDBOOK.example/handbook/sal",
                          "https://handbook.example/handbook/sal/#anywhere"}) {
    EXPECT_TRUE(unfurls_of(url).contains(url)) << url;
  }
}

TEST_F(Unfurl, ACoursesLinkTellsTheCourse) {
  std::string const url = "https://lxp.example/devops";
  auto const card = unfurls_of(url)[url]["blocks"].dump();
  EXPECT_NE(card.find("*Applying DevOps*"), std::string::npos);
  EXPECT_NE(card.find("course 1 of Strategic Account Leaders · 2 objectives"), std::string::npos);
  EXPECT_NE(card.find("run:course sal-1"), std::string::npos);
}

TEST_F(Unfurl, AUseCaseTrainingIsToldToo) {
  std::string const url = "https://lxp.example/sec";
  auto const card = unfurls_of(url)[url]["blocks"].dump();
  EXPECT_NE(card.find("use-case training"), std::string::npos);
  EXPECT_NE(card.find("run:course use-case-devsecops"), std::string::npos);
}

TEST_F(Unfurl, AUseCaseLeadsToItsTrainings) {
  stage.import_page("use-cases.md", R"(---
title: "Customer Use Case Training"
url: /handbook/use-cases/
---
## Customer Use Cases Overview
- [Value Stream Management](/handbook/vsm/)
)");
  std::string const url = "https://handbook.example/handbook/vsm";
  auto const card = unfurls_of(url)[url]["blocks"].dump();
  EXPECT_NE(card.find("*Value Stream Management*\\nCustomer use case"), std::string::npos) << card;
  EXPECT_NE(card.find("run:courses use-cases"), std::string::npos);
}

TEST_F(Unfurl, OtherLinksAreLeftAlone) {
  for (auto const* url :
       {"https://handbook.example/", "https://evil.example/handbook/sal/",
        "https://handbook.example/handbook/salt/", "https://", "no address", ""}) {
    EXPECT_TRUE(unfurls_of(url).empty()) << url;
  }
}

TEST_F(Unfurl, WhileAMessageIsStillWrittenItGoesByItsId) {
  stage.happens(R"({"type":"link_shared","user":"ULENA","channel":"COMPOSER","message_ts":"x",
    "event_ts":"1","unfurl_id":"U-1","source":"composer",
    "links":[{"url":"https://lxp.example/devops"},{"url":"https://elsewhere.example/"}]})");
  auto const body = json::parse(stage.outbox().at(0).body);
  EXPECT_EQ(body["unfurl_id"], "U-1");
  EXPECT_EQ(body["source"], "composer");
  EXPECT_FALSE(body.contains("channel"));
  EXPECT_EQ(body["unfurls"].size(), 1U);
}

TEST_F(Unfurl, ACardThatCannotBeShownIsNoLoss) {
  stage.happens(R"({"type":"link_shared","user":"ULENA","channel":"C7","message_ts":"1.1",
    "event_ts":"1","links":[{"url":"https://lxp.example/devops"}]})");
  stage.slack_answers(stage.outbox().at(0), "", "cannot_unfurl_url");
  EXPECT_EQ(stage.database().read_now(storage::count_outbox).buried, 0);
}

}  // namespace
