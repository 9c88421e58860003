// The parts of a sandbox that coroutines share; they keep it alive.
#pragma once

#include <boost/asio/io_context.hpp>

#include "sandbox/bot_link.hpp"
#include "sandbox/sockets.hpp"
#include "sandbox/watch.hpp"
#include "sandbox/workspace.hpp"

namespace sandbox {

struct Running {
  Running(boost::asio::io_context& io_, Settings settings)
      : io(io_),
        workspace(std::move(settings)),
        watch(io_.get_executor()),
        sockets(io_.get_executor(), workspace, watch),
        link(io_.get_executor(), workspace, watch, sockets) {}

  boost::asio::io_context& io;
  Workspace workspace;
  Watch watch;
  Sockets sockets;
  BotLink link;
};

}  // namespace sandbox
