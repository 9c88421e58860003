// How often Slack lets each method be called. Pure: the time is always given.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace slack {

// Keeps below the limits that Slack publishes (docs: Web API rate limits), so that the bot is not
// told to wait; and when it is told all the same, remembers until when. Times are UTC milliseconds.
class RateGate {
 public:
  // After a restart: what was called before `moment_ms` is not known any more, so everything counts
  // as just used up then.
  void assume_used_up(std::int64_t moment_ms) { used_up_ms_ = moment_ms; }

  // The earliest moment from `now_ms` on at which `method` may be called; with `channel` when it
  // posts there. "response_url" counts as a method with its address as channel, and has no pace but
  // that of the address.
  std::int64_t free_at(std::string_view method, std::string_view channel,
                       std::int64_t now_ms) const;

  // The method is called now.
  void note_call(std::string_view method, std::string_view channel, std::int64_t now_ms);

  // The call has been answered, or has failed.
  void note_answer(std::string_view method);

  // Slack has asked to leave the method alone until then.
  void pause(std::string_view method, std::int64_t until_ms);

  // Until when Slack wants it left alone; in the past when it doesn't.
  std::int64_t paused_until(std::string_view method) const;

  // How much is remembered, which does not grow with the number of channels.
  std::size_t bucket_count() const { return used_until_ms_.size(); }

 private:
  // A bucket that leaks: `full_at_ms` is when what was let through so far is used up at the steady
  // pace. A call may come up to a burst ahead of it.
  struct Pace {
    std::int64_t interval_ms;
    std::int64_t burst;
  };
  // Nothing for answers: Slack limits each address, not all of them together.
  static std::optional<Pace> pace_of(std::string_view method);
  static bool is_paced_by_channel(std::string_view method);
  std::int64_t used_until(std::string const& name, Pace pace) const;
  std::int64_t bucket_free_at(std::string const& name, Pace pace, std::int64_t now_ms) const;
  void note(std::string const& name, Pace pace, std::int64_t now_ms);
  std::int64_t staggered(std::string_view method, std::int64_t now_ms) const;
  void forget_idle(std::int64_t now_ms);

  // Calls of a method that have no answer yet.
  struct Unanswered {
    int count = 0;
    std::int64_t last_begun_ms = 0;
  };

  std::int64_t used_up_ms_ = 0;
  std::map<std::string, Unanswered, std::less<>> unanswered_;         // by method
  std::unordered_map<std::string, std::int64_t> used_until_ms_;       // by bucket
  std::size_t too_many_ = 1000;                                       // buckets: some are idle
  std::map<std::string, std::int64_t, std::less<>> paused_until_ms_;  // by method
};

}  // namespace slack
