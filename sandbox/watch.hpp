// Who waits for what: the page's long polls, pauses between retries, and a stop that ends them all.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <set>
#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

namespace sandbox {

class Watch {
 public:
  explicit Watch(boost::asio::any_io_executor executor);

  // Counts every change that a person can see.
  std::uint64_t version(std::string const& person) const;
  void touch(std::string const& person);

  // Resumes when the person's version is another than `since`, or after `limit`.
  boost::asio::awaitable<std::uint64_t> changed(std::string person, std::uint64_t since,
                                                std::chrono::milliseconds limit);

  // Resumes after this time, or at once with false when stopped.
  boost::asio::awaitable<bool> pause(std::chrono::milliseconds time);

  // Background work: `stop` waits until none is left.
  class Busy {
   public:
    explicit Busy(Watch& watch) : watch_(watch) { ++watch_.busy_; }
    ~Busy();
    Busy(Busy const&) = delete;
    Busy& operator=(Busy const&) = delete;

   private:
    Watch& watch_;
  };

  bool is_stopped() const { return stopped_; }
  void cancel_all();
  boost::asio::awaitable<void> wait_until_idle();

 private:
  class Waiting;

  boost::asio::any_io_executor executor_;
  boost::asio::steady_timer idle_;
  std::map<std::string, std::uint64_t> versions_;
  std::uint64_t last_version_ = 1;
  std::multimap<std::string, boost::asio::steady_timer*> waiting_;  // by person, "" = a pause
  std::size_t busy_ = 0;
  bool stopped_ = false;
};

}  // namespace sandbox
