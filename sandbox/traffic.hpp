// The last exchanges between sandbox and bot, for the page's developer view and for tests.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "sandbox/json.hpp"

namespace sandbox {

enum class Direction { to_bot, from_bot };

struct Exchange {
  Direction direction = Direction::to_bot;
  std::string what;  // "chat.postMessage", "/cert status", "block_actions"
  std::string via;   // "socket 2"; empty = HTTP
  int status = 0;    // 0 = no answer
  std::chrono::milliseconds took{0};
  Json request;
  Json response;
  std::string note;  // why an answer was not used, for the bot's author
};

// A body as a JSON value: parsed JSON, a form as an object (its `payload` parsed), else a string.
// Tokens are blanked.
Json readable_body(std::string_view content_type, std::string_view body);

class Traffic {
 public:
  void add(Exchange exchange);

  // Says of the latest exchange of this name why its answer was not used.
  void note(std::string_view what, std::string const& text);

  Json since(std::uint64_t id) const;  // {"next":…,"exchanges":[…]}

 private:
  static constexpr std::size_t kept = 500;
  std::deque<Json> exchanges_;
  std::uint64_t next_ = 1;
};

}  // namespace sandbox
