// Reading what was typed.
#include "handlers/handler.hpp"

#include <charconv>

#include "domain/words.hpp"
#include "storage/people.hpp"

namespace handlers {
namespace {

std::string with_single_blanks(std::string_view text) {
  std::string result;
  bool pending = false;
  for (char const c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      pending = !result.empty();
      continue;
    }
    if (pending) result += ' ';
    pending = false;
    result += c;
  }
  return result;
}

// Takes "page:2" off the end; 1 when there is none.
std::size_t take_page(std::string& text) {
  constexpr std::string_view mark = "page:";
  std::size_t const begin = text.rfind(mark);
  if (begin == std::string::npos || (begin > 0 && text[begin - 1] != ' ')) return 1;
  std::size_t page = 0;
  char const* const end = text.data() + text.size();
  auto const [rest, error] = std::from_chars(text.data() + begin + mark.size(), end, page);
  if (error != std::errc{} || rest != end) return 1;
  text.resize(begin > 0 ? begin - 1 : 0);
  return page;
}

}  // namespace

Caller caller_of(storage::Snapshot const& snapshot, std::string const& slack_user_id,
                 config::Settings const& settings) {
  Caller caller;
  caller.slack_user_id = slack_user_id;
  caller.person = storage::person_with_slack_id(snapshot, slack_user_id);
  caller.is_enablement =
      settings.is_enablement(slack_user_id) || (caller.person && caller.person->is_enablement);
  return caller;
}

Request parse_request(slack::Command const& command) {
  std::string text = with_single_blanks(command.text);
  Request request;
  request.page = take_page(text);
  std::size_t const blank = text.find(' ');
  request.word = domain::lower(std::string_view(text).substr(0, blank));
  if (blank != std::string::npos) request.words = text.substr(blank + 1);
  request.response_url = command.response_url;
  return request;
}

storage::Delivery message_to(std::string const& place, slack::Reply const& reply) {
  storage::Delivery delivery;
  delivery.lane = place;
  delivery.method = "chat.postMessage";
  delivery.body = slack::to_json_for_channel(reply, place);
  return delivery;
}

std::string mentioned_user(std::string_view words) {
  if (!words.starts_with("<@") || !words.ends_with('>')) return {};
  std::string_view id = words.substr(2, words.size() - 3);
  id = id.substr(0, id.find('|'));
  bool const is_id = !id.empty() && id.find_first_of("<>@ ") == std::string_view::npos;
  return is_id ? std::string(id) : std::string{};
}

}  // namespace handlers
