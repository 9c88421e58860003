// Reading answers.
#include "slack/answer.hpp"

#include "slack/json_reading.hpp"

namespace slack {

using json_reading::read_object;
using json_reading::text_at;

std::string view_hash(std::string_view answer) {
  return text_at(read_object(answer), {"view", "hash"});
}

std::string message_ts(std::string_view answer) { return text_at(read_object(answer), {"ts"}); }

}  // namespace slack
