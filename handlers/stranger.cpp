// People who are not (yet) tied to anybody in the roster: found by the e-mail of their Slack
// profile.
#include "handlers/stranger.hpp"

#include "domain/words.hpp"
#include "handlers/home.hpp"
#include "handlers/routes.hpp"
#include "handlers/texts.hpp"
#include "slack/profile.hpp"
#include "storage/people.hpp"
#include "storage/slack_accounts.hpp"

namespace handlers {
namespace {

using slack::Mrkdwn;
using slack::Profile;

// Stands for the words of those who have opened the Home tab.
constexpr std::string_view home = "(home)";

// What is kept until the profile has come: user, response_url and words, a line each.
std::string pack(std::string const& user, Request const& request) {
  std::string words = request.word;
  if (!request.words.empty()) words += ' ' + request.words;
  return user + '\n' + request.response_url + '\n' + words;
}

struct Packed {
  std::string user;
  std::string response_url;
  std::string words;
};

Packed unpack(std::string const& text) {
  std::size_t const first = text.find('\n');
  std::size_t const second = text.find('\n', first + 1);
  return {text.substr(0, first), text.substr(first + 1, second - first - 1),
          text.substr(second + 1)};
}

storage::Delivery later_reply(Packed const& asked, slack::Reply const& reply) {
  storage::Delivery delivery;
  delivery.urgency = storage::Urgency::awaited;
  if (asked.response_url.empty()) {  // asked on the Home tab
    delivery.lane = asked.user;
    delivery.method = "chat.postMessage";
    delivery.body = slack::to_json_for_channel(reply, asked.user);
    return delivery;
  }
  delivery.lane = asked.response_url;
  delivery.method = "response_url";
  delivery.url = asked.response_url;
  delivery.body = slack::to_json(reply);
  delivery.fallback_user = asked.user;
  return delivery;
}

// What the person asked for in the first place.
slack::Reply asked_for(std::string const& words, ReadContext const& context) {
  slack::Command command;
  command.text = words;
  Request const request = parse_request(command);
  Word const* const word = find_word(request.word);
  if (word == nullptr || !may_call(word->who, context.caller)) return {};
  if (auto const* const reads = std::get_if<ReadHandler>(&word->handler)) {
    return (*reads)(request, context);
  }
  auto const* const shows = std::get_if<ShowHandler>(&word->handler);
  return shows != nullptr ? (*shows)(request, context).reply : slack::Reply{};
}

slack::Reply unknown_email(Profile const& profile, ReadContext const& context) {
  Mrkdwn text("Your Slack e-mail, ");
  text.typed(profile.email).own(", is not in the program's roster. Please ask ");
  text.add(texts::whom_to_ask(context));
  return texts::sentence(text.own(" to add you with exactly this address."));
}

slack::Reply no_email(ReadContext const& context) {
  Mrkdwn text(
      "I could not see an e-mail address in your Slack profile, so I can't find you in the "
      "roster by myself. Please ask ");
  return texts::sentence(
      text.add(texts::whom_to_ask(context)).own(" to add your Slack user to the roster."));
}

slack::Reply taken(ReadContext const& context) {
  Mrkdwn text(
      "The person with your e-mail is already linked to another Slack account. Please ask ");
  return texts::sentence(text.add(texts::whom_to_ask(context)).own(" to put that right."));
}

slack::Reply slack_is_away() {
  return texts::sentence(
      Mrkdwn("I could not ask Slack for your e-mail just now. Please try again in a minute."));
}

storage::Delivery look_up(std::string const& user, std::string context) {
  storage::Delivery delivery;
  delivery.lane = "profile:" + user;
  delivery.method = "users.info";
  delivery.body = "{\"user\":";
  slack::write_string(delivery.body, user);
  delivery.body += '}';
  delivery.answer_route = "link_person";
  delivery.answer_context = std::move(context);
  delivery.urgency = storage::Urgency::awaited;
  return delivery;
}

}  // namespace

slack::Reply stranger_reply(ReadContext const& context) {
  Mrkdwn text(
      "*Welcome!* I don't know you yet: your Slack account isn't linked to the program's "
      "roster. I'm comparing the e-mail of your Slack profile with it; if it is there, your "
      "answer follows in a moment.\nIf nothing follows, please ask ");
  text.add(texts::whom_to_ask(context));
  text.own(" to add you with that e-mail address. Meanwhile everyone can look around.");
  slack::Reply reply = texts::sentence(std::move(text));
  slack::Actions actions;
  actions.buttons.push_back(slack::run_button("See the courses", "courses all"));
  actions.buttons.push_back(slack::run_button("Help", "help"));
  reply.blocks.emplace_back(std::move(actions));
  return reply;
}

Outcome meet_stranger(Request const& request, WriteContext const& context) {
  Outcome outcome;
  outcome.reply = stranger_reply(context.reading());
  auto const& user = context.caller.slack_user_id;
  outcome.deliveries.push_back(look_up(user, pack(user, request)));
  return outcome;
}

storage::Delivery look_for_home(std::string const& slack_user_id) {
  Request request;
  request.word = home;
  return look_up(slack_user_id, pack(slack_user_id, request));
}

Outcome link_person(Answer const& answer, WriteContext const& context) {
  Packed const asked = unpack(answer.context);
  ReadContext const reading = context.reading();
  Outcome outcome;
  auto const tell = [&](slack::Reply const& reply) {
    if (!reply.empty() && asked.words != home)
      outcome.deliveries.push_back(later_reply(asked, reply));
  };
  if (!answer.ok) {
    tell(slack_is_away());
    return outcome;
  }
  Profile const profile = slack::read_profile(answer.json);
  if (profile.id != asked.user || profile.email.empty() || !profile.may_be_linked) {
    tell(no_email(reading));
    return outcome;
  }
  auto person = storage::person_with_email(context.db, domain::lower(profile.email));
  if (!person) {
    tell(unknown_email(profile, reading));
    return outcome;
  }
  if (!person->slack_user_id.empty() && person->slack_user_id != asked.user) {
    tell(taken(reading));
    return outcome;
  }
  storage::link_slack_user(context.db, person->id, asked.user, context.now);
  storage::keep_slack_timezone(context.db, person->id, profile.timezone);
  Caller const known = caller_of(context.db, asked.user, context.settings);
  tell(asked_for(asked.words, ReadContext{context.db, context.now, known, context.settings}));
  refresh_home(outcome, context, asked.user, storage::Urgency::awaited);
  return outcome;
}

}  // namespace handlers
