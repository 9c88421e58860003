// Pieces of Block Kit for tests of its limits, and what the sandbox says of them.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "sandbox/content.hpp"
#include "tests/sandbox/support/town.hpp"

namespace sandbox_tests {

std::string text_of(std::size_t length);
Json repeated(std::size_t count, std::function<Json(std::size_t)> const& make);
Json option(std::string const& text, std::string const& value);
Json options(std::size_t count);
Json actions(Json elements);
Json with(Json object, std::string const& key, Json value);
Json input(Json element);
Json image(Json extra);
std::string refusal_of_blocks(Json const& blocks);
std::string refusal_of_modal(Json const& view);
Json one(Json block);
Json select_with(std::string const& key, Json value);
Json confirm_with(std::string const& key, std::size_t length);
Json button_with(std::string const& key, Json value);
Json modal_with(std::string const& key, Json value);

}  // namespace sandbox_tests
