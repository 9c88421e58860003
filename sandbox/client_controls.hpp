// What a developer does to the workspace: faults, limits, sockets, the app's place, other people.
#pragma once

#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "sandbox/client_scene.hpp"
#include "sandbox/running.hpp"

namespace sandbox {

// 404 for an unknown call.
boost::asio::awaitable<ClientAnswer> answer_control(std::shared_ptr<Running> running,
                                                    std::string call, Json body);

}  // namespace sandbox
