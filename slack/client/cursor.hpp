// Lists that Slack gives page by page.
#pragma once

#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "slack/client/web_api.hpp"

namespace slack {

// The pages of a list method, one after the other:
//
//   CursorPages pages(web_api, "users.list", {{"limit", "200"}});
//   for (;;) {
//     auto page = co_await pages.next();
//     if (!page) break;             // no more, or failed: see `failure`
//     use(*page);
//   }
//
// A page may be empty while more follow. A cursor that has expired (`invalid_cursor`) begins the
// list again once, so an entry may come twice.
class CursorPages {
 public:
  // `web_api` must outlive this.
  CursorPages(WebApi& web_api, std::string method, FormArguments arguments);

  // The JSON text of the next page; nothing after the last one or after a failure. A page that was
  // rate limited is asked for again when its time has come.
  boost::asio::awaitable<std::optional<std::string>> next();

  // Why the list ended early; nothing when it was complete.
  std::optional<ApiFailure> const& failure() const { return failure_; }

 private:
  std::string take(std::string json);
  // Whether the page can be had in another way. Else the list ends with this failure.
  boost::asio::awaitable<bool> can_go_on(ApiFailure failure);

  WebApi& web_api_;
  std::string method_;
  FormArguments arguments_;
  std::string cursor_;
  bool has_ended_ = false;
  bool has_begun_again_ = false;
  int waits_for_this_page_ = 0;
  std::optional<ApiFailure> failure_;
};

}  // namespace slack
