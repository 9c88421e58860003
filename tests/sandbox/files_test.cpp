// The external upload of pictures.
#include <gtest/gtest.h>

#include "tests/sandbox/support/town.hpp"

namespace sandbox_tests {
namespace {

std::string const picture = std::string("\x89PNG\r\n\x1a\n", 8) + "pixels";

Json begin(Town& town, std::size_t length) {
  return town.api("files.getUploadURLExternal",
                  {{"filename", "badge.png"}, {"length", std::to_string(length)}});
}

Answer upload(Town& town, Json const& begun) {
  net::HttpCall call("POST", begun["upload_url"].get<std::string>());
  call.headers = {{"Content-Type", "application/octet-stream"}};
  call.body = picture;
  return town.send(std::move(call));
}

Json complete(Town& town, Json const& id, std::string const& channel) {
  Json const files = Json::array({{{"id", id}, {"title", "Badge"}}});
  return town.api("files.completeUploadExternal",
                  {{"files", files}, {"channel_id", channel}, {"initial_comment", "Well done"}});
}

TEST(Files, APictureIsUploadedSharedAndServed) {
  Town town;
  auto const begun = begin(town, picture.size());
  ASSERT_EQ(begun["ok"], true) << begun;
  auto const uploaded = upload(town, begun);
  EXPECT_EQ(uploaded.status, 200);
  EXPECT_EQ(uploaded.body, "OK - " + std::to_string(picture.size()));
  auto const done = complete(town, begun["file_id"], general);
  ASSERT_EQ(done["ok"], true) << done;
  auto const shared = town.conversation(lena, general)["messages"][0];
  EXPECT_EQ(shared["text"], "Well done");
  EXPECT_EQ(shared["files"][0]["title"], "Badge");
  auto const served = town.send({"GET", shared["files"][0]["url_private"].get<std::string>()});
  EXPECT_EQ(served.body, picture);
  EXPECT_EQ(served.headers.at("content-type"), "image/png");
}

TEST(Files, AnUploadOfAnotherSizeIsRefused) {
  Town town;
  auto const begun = begin(town, picture.size() + 1);
  upload(town, begun);
  EXPECT_EQ(complete(town, begun["file_id"], general)["ok"], false);
  EXPECT_TRUE(town.conversation(lena, general)["messages"].empty());
}

TEST(Files, AnUploadUrlTakesOneUpload) {
  Town town;
  auto const begun = begin(town, picture.size());
  EXPECT_EQ(upload(town, begun).status, 200);
  EXPECT_EQ(upload(town, begun).status, 404);
}

TEST(Files, APictureInABlockMustExist) {
  Town town;
  auto const begun = begin(town, picture.size());
  upload(town, begun);
  Json const image{
      {"type", "image"}, {"alt_text", "Badge"}, {"slack_file", {{"id", begun["file_id"]}}}};
  Json const message{{"channel", general}, {"text", "t"}, {"blocks", {image}}};
  EXPECT_EQ(town.api("chat.postMessage", message)["error"], "invalid_blocks");
  complete(town, begun["file_id"], general);
  EXPECT_EQ(town.api("chat.postMessage", message)["ok"], true);
}

}  // namespace
}  // namespace sandbox_tests
