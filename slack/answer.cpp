// Reading answers.
#include "slack/answer.hpp"

#include "slack/payload_json.hpp"

namespace slack {

using payload_json::read_object;
using payload_json::text_at;

std::string view_hash(std::string_view answer) {
  return text_at(read_object(answer), {"view", "hash"});
}

std::string message_ts(std::string_view answer) { return text_at(read_object(answer), {"ts"}); }

}  // namespace slack
