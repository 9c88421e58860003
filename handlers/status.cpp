// `/cert status [@person]`: where somebody stands: the path, each course, what is next.
#include "domain/person.hpp"
#include "domain/standing.hpp"
#include "handlers/status_blocks.hpp"
#include "handlers/texts.hpp"
#include "storage/people.hpp"

namespace handlers {
namespace {

using slack::Mrkdwn;

// The person asked about: the caller, or whoever is mentioned. Empty when the caller may not see
// them, or nobody is there: the two must not be told apart.
std::optional<domain::Person> subject_of(Request const& request, ReadContext const& context) {
  if (request.words.empty()) return context.caller.person;
  std::string const user = mentioned_user(request.words);
  if (user == context.caller.slack_user_id) return context.caller.person;
  auto const person = storage::person_with_slack_id(context.db, user);
  if (!person || !domain::may_see(context.caller.viewer(), *person)) return std::nullopt;
  return person;
}

}  // namespace

slack::Reply show_status(Request const& request, ReadContext const& context) {
  if (!request.words.empty() && mentioned_user(request.words).empty()) {
    return texts::sentence(
        Mrkdwn("Please name the person by picking them from the list that "
               "Slack shows after `@`: `/cert status @person`."));
  }
  auto const person = subject_of(request, context);
  if (!person) return texts::not_for_you();
  bool const is_self = person->slack_user_id == context.caller.slack_user_id;
  return status_reply(*person, is_self ? Addressed::self : Addressed::other, request.page, context);
}

}  // namespace handlers
