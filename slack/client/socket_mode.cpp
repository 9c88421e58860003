// Coroutines that do what the plan of socket_plan.cpp says, and tell it what came of it.
#include "slack/client/socket_mode.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "slack/client/socket_mode_parts.hpp"

namespace slack {
namespace {

namespace asio = boost::asio;
using asio::awaitable;
using Clock = std::chrono::steady_clock;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
constexpr std::uint16_t normal_closure = 1000;

SocketTime now() { return std::chrono::ceil<SocketTime>(Clock::now().time_since_epoch()); }

}  // namespace

void SocketMode::Shared::happen(SocketHappening const& happened) {
  std::uniform_real_distribution<double> chance(0, 1);
  auto const actions = step(plan, now(), happened, chance(engine));
  for (auto const& action : actions) {
    std::visit([this](auto const& each) { carry_out(each); }, action);
  }
  alarm.cancel();
}

void SocketMode::Shared::carry_out(AskForUrl const&) {
  asking = begin(ask_for_url(shared_from_this()));
}

void SocketMode::Shared::carry_out(OpenLink const& open) {
  auto const link = std::make_shared<OpenedLink>(executor, open.id);
  links.emplace(open.id, link);
  link->task = begin(serve(shared_from_this(), link, std::exchange(url, {})));
}

void SocketMode::Shared::carry_out(CloseLink const& close_) {
  auto const found = links.find(close_.id);
  if (found == links.end()) return;
  auto const link = found->second;
  if (link->socket) {
    begin(close(shared_from_this(), link));
  } else {
    link->task->cancellation.emit(asio::cancellation_type::terminal);
  }
}

void SocketMode::Shared::carry_out(Tell const& news) {
  if (ends.on_news) ends.on_news(news);
}

std::shared_ptr<SocketTask> SocketMode::Shared::begin(awaitable<void> work) {
  auto const task = std::make_shared<SocketTask>();
  tasks.insert(task);
  auto on_end = [self = shared_from_this(), task](std::exception_ptr) {
    self->tasks.erase(task);
    if (self->tasks.empty()) self->emptied.cancel();
  };
  asio::co_spawn(executor, std::move(work),
                 asio::bind_cancellation_slot(task->cancellation.slot(), std::move(on_end)));
  return task;
}

awaitable<void> SocketMode::Shared::run(Pointer self) {
  self->happen(TimePassed{});
  while (!self->has_ended) {
    auto const at = wake_at(self->plan);
    auto const is_never = at == SocketTime::max();
    self->alarm.expires_at(is_never ? Clock::time_point::max() : Clock::time_point(at));
    co_await self->alarm.async_wait(as_result);
    if (!self->has_ended && now() >= wake_at(self->plan)) self->happen(TimePassed{});
  }
}

awaitable<void> SocketMode::Shared::close(Pointer self, OpenedLink::Pointer link) {
  link->idle.expires_after(self->patience);
  if (link->under_way > 0) {
    co_await link->idle.async_wait(as_result);
  }
  link->is_leaving = true;
  co_await link->socket->close(normal_closure, "replaced or stopping");
}

awaitable<void> SocketMode::Shared::stop(Pointer self, std::chrono::milliseconds patience) {
  self->patience = patience;
  self->happen(StopWanted{});
  if (self->asking) self->asking->cancellation.emit(asio::cancellation_type::terminal);
  if (!self->tasks.empty()) {
    self->emptied.expires_after(patience + self->settings.websocket.close_timeout);
    co_await self->emptied.async_wait(as_result);
  }
  self->end_all();
  // A cancelled handler may still have to see its last step end before it lets go.
  while (!self->tasks.empty()) {
    self->emptied.expires_at(Clock::time_point::max());
    co_await self->emptied.async_wait(as_result);
  }
}

void SocketMode::Shared::end_all() {
  has_ended = true;
  alarm.cancel();
  for (auto const& [id, link] : links) {
    if (link->socket) link->socket->drop();
  }
  auto const all = tasks;  // cancelling may end one at once
  for (auto const& task : all) {
    // Elsewhere than on the I/O thread Asio only queues a cancellation, and the signal must live
    // until it is carried out.
    asio::dispatch(executor,
                   [task] { task->cancellation.emit(asio::cancellation_type::terminal); });
  }
}

SocketMode::SocketMode(asio::any_io_executor executor, WebApi& api, SocketModeSettings settings,
                       Ends ends)
    : shared_(std::make_shared<Shared>(std::move(executor), api, std::move(settings),
                                       std::move(ends))) {}

SocketMode::~SocketMode() {
  shared_->plan.is_stopping = true;
  shared_->ends = Ends();
  shared_->end_all();
}

awaitable<void> SocketMode::run() { return Shared::run(shared_); }

awaitable<void> SocketMode::stop(std::chrono::milliseconds patience) {
  return Shared::stop(shared_, patience);
}

SocketMode::Status SocketMode::status() const {
  Status status;
  status.up = links_up(shared_->plan);
  status.wanted = shared_->plan.wanted;
  status.trouble = shared_->plan.trouble;
  std::optional<Clock::time_point> heard;
  for (auto const& [id, link] : shared_->links) {
    if (link->socket)
      heard = std::max(heard.value_or(Clock::time_point()), link->socket->last_heard());
  }
  if (status.up > 0 && heard) {
    status.since_last_frame =
        std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - *heard);
  }
  return status;
}

}  // namespace slack
