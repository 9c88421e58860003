// Looking into a message that was written before.
#include "slack/message_text.hpp"

#include "slack/json_reading.hpp"
#include "slack/utf8.hpp"

namespace slack {

std::string text_of_message(std::string_view json, std::size_t most) {
  return shortened(json_reading::text_at(json_reading::read_object(json), {"text"}), most);
}

}  // namespace slack
