// The calls by which a person does something: POST /client/….
#pragma once

#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "sandbox/running.hpp"

namespace sandbox {

struct ClientAnswer {
  int status = 200;
  Json body;
};

// A refusal with a sentence for the person at the page.
ClientAnswer client_refusal(int status, std::string const& sentence);

// `call` is the path after "/client/".
boost::asio::awaitable<ClientAnswer> answer_client_post(std::shared_ptr<Running> running,
                                                        std::string call, Json body);

}  // namespace sandbox
