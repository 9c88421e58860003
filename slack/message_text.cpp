// Looking into a message that was written before.
#include "slack/message_text.hpp"

#include <nlohmann/json.hpp>

#include "slack/utf8.hpp"

namespace slack {

std::string text_of_message(std::string_view json, std::size_t most) {
  auto const message = nlohmann::json::parse(json, nullptr, /*allow_exceptions=*/false);
  if (!message.is_object()) return {};
  auto const text = message.find("text");
  if (text == message.end() || !text->is_string()) return {};
  return shortened(text->get<std::string>(), most);
}

}  // namespace slack
