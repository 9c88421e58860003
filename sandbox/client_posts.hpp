// The calls by which a person does something: POST /client/….
#pragma once

#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "sandbox/client_scene.hpp"
#include "sandbox/running.hpp"

namespace sandbox {

// `call` is the path after "/client/".
boost::asio::awaitable<ClientAnswer> answer_client_post(std::shared_ptr<Running> running,
                                                        std::string call, Json body);

}  // namespace sandbox
