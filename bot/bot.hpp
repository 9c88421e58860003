// The whole bot: its parts put together, started and stopped. Tests and the sandbox start the same.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include "bot/clock.hpp"
#include "config/settings.hpp"

namespace storage {
class Database;
struct DatabaseSettings;
}  // namespace storage

namespace bot {

// How the bot and the commands beside it open the database.
storage::DatabaseSettings database_settings(config::Settings const& settings);

class Bot {
 public:
  // Opens the database and binds the address at once. Throws storage::DatabaseError or
  // std::runtime_error, each with a line for the operator.
  Bot(boost::asio::io_context& io, config::Settings settings, Clock clock = system_now);
  ~Bot();
  Bot(Bot const&) = delete;
  Bot& operator=(Bot const&) = delete;

  std::uint16_t port() const;
  storage::Database& database();

  void start();

  // Called when Slack has taken the app out of the workspace: there is nothing left to do but stop.
  void on_uninstalled(std::function<void()> told);

  // Refuses new requests, finishes those under way, ends the loops.
  boost::asio::awaitable<void> stop();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace bot
