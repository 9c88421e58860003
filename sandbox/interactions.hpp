// What a person does on the page, sent to the app, with what its answer changes.
#pragma once

#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "sandbox/payloads.hpp"
#include "sandbox/running.hpp"

namespace sandbox {

// Each answers what the page is told: {"ok":true} or {"ok":false,…}.

boost::asio::awaitable<Json> run_command(std::shared_ptr<Running> running, TypedCommand typed);

boost::asio::awaitable<Json> run_action(std::shared_ptr<Running> running, Json payload);

// Answers {"ok":true,"options":[…]} or {"ok":true,"option_groups":[…]}.
boost::asio::awaitable<Json> run_suggestion(std::shared_ptr<Running> running, Json payload);

// `given`: the page's state of the view's inputs.
boost::asio::awaitable<Json> run_submission(std::shared_ptr<Running> running, std::string view_id,
                                            Json given);

enum class Close { top, all };
boost::asio::awaitable<Json> run_close(std::shared_ptr<Running> running, std::string person,
                                       Close close);

}  // namespace sandbox
