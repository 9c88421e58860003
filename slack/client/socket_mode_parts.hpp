// The inside of SocketMode, for the files socket_mode.cpp and socket_traffic.cpp only.
#pragma once

#include <map>
#include <random>
#include <set>

#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>

#include "slack/client/socket_mode.hpp"
#include "slack/client/web_api.hpp"

namespace slack {

// A unit of work that can be cancelled.
struct SocketTask {
  boost::asio::cancellation_signal cancellation;
};

// A connection, from the attempt to open it.
struct OpenedLink {
  using Pointer = std::shared_ptr<OpenedLink>;

  OpenedLink(boost::asio::any_io_executor const& executor, int id_) : id(id_), idle(executor) {}

  int id;
  std::optional<net::WebSocket> socket;
  std::shared_ptr<SocketTask> task;
  boost::asio::steady_timer idle;  // ends early when nothing is under way any more
  int under_way = 0;
  bool is_leaving = false;  // an envelope that still comes could not be acknowledged
};

struct SocketMode::Shared : std::enable_shared_from_this<Shared> {
  using Pointer = std::shared_ptr<Shared>;

  Shared(boost::asio::any_io_executor executor_, WebApi& api_, SocketModeSettings settings_,
         Ends ends_)
      : executor(std::move(executor_)),
        api(api_),
        settings(std::move(settings_)),
        ends(std::move(ends_)),
        alarm(executor),
        emptied(executor) {
    plan.wanted = settings.connections;
    plan.pace = settings.pace;
  }

  static boost::asio::awaitable<void> run(Pointer self);
  static boost::asio::awaitable<void> stop(Pointer self, std::chrono::milliseconds patience);
  static boost::asio::awaitable<void> ask_for_url(Pointer self);
  static boost::asio::awaitable<void> serve(Pointer self, OpenedLink::Pointer link, std::string at);
  static boost::asio::awaitable<std::string> read_all(Pointer self, OpenedLink::Pointer link,
                                                      std::string at);
  static boost::asio::awaitable<void> close(Pointer self, OpenedLink::Pointer link);
  static boost::asio::awaitable<void> handle(Pointer self, OpenedLink::Pointer link,
                                             SocketEnvelope envelope);
  static boost::asio::awaitable<void> acknowledge(Pointer self, OpenedLink::Pointer link,
                                                  SocketEnvelope envelope, std::string answer);

  void happen(SocketHappening const& happened);
  void carry_out(AskForUrl const&);
  void carry_out(OpenLink const& open);
  void carry_out(CloseLink const& close);
  void carry_out(Tell const& news);
  std::shared_ptr<SocketTask> begin(boost::asio::awaitable<void> work);
  void take_url(ApiResult<ApiAnswer> const& answer);
  void take(OpenedLink::Pointer const& link, std::string_view text);
  void take(OpenedLink::Pointer const& link, SocketEnvelope envelope);
  void end_all();

  boost::asio::any_io_executor executor;
  WebApi& api;
  SocketModeSettings settings;
  Ends ends;
  SocketPlan plan;
  std::map<int, OpenedLink::Pointer> links;
  std::set<std::shared_ptr<SocketTask>> tasks;
  std::shared_ptr<SocketTask> asking;
  std::string url;  // given, not yet used
  boost::asio::steady_timer alarm;
  boost::asio::steady_timer emptied;         // ends early when no task remains
  std::chrono::milliseconds patience{3000};  // with which a connection's last answers are awaited
  std::mt19937 engine{std::random_device{}()};
  bool has_ended = false;
};

}  // namespace slack
