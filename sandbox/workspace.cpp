// Fills a new workspace: see workspace.hpp.
#include "sandbox/workspace.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>

#include "sandbox/conversations.hpp"
#include "sandbox/messages.hpp"
#include "sandbox/people.hpp"

namespace sandbox {
namespace {

std::string domain_of(std::string const& team_name) {
  std::string domain;
  for (char const c : team_name) {
    auto const byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0) domain += static_cast<char>(std::tolower(byte));
  }
  return domain.empty() ? "sandbox" : domain;
}

void add_bots(Workspace& workspace) {
  auto handle = domain_of(workspace.app.name);
  Person app{workspace.app.bot_user_id, handle, workspace.app.name, "", "", "", true, false};
  Person slackbot{std::string(slackbot_id), "slackbot", "Slackbot", "", "",
                  "America/Los_Angeles",    false,      false};
  workspace.people.push_back(std::move(app));
  workspace.people.push_back(std::move(slackbot));
}

}  // namespace

void furnish(Workspace& workspace) {
  auto const& settings = workspace.settings;
  workspace.app.name = settings.app_name;
  workspace.app.team_domain = domain_of(settings.team_name);
  workspace.people.assign(settings.people.begin(), settings.people.end());
  add_bots(workspace);
  for (auto const& channel : settings.channels) {
    auto& conversation = workspace.conversations.emplace_back();
    conversation.channel = channel;
    conversation.visibility = channel.is_private ? Visibility::closed : Visibility::open;
  }
  for (auto const& person : settings.people) {
    if (is_playable(person)) app_conversation(workspace, person.id);
  }
}

void greet(Workspace& workspace) {
  for (auto const& greeting : workspace.settings.greetings) {
    auto const* person = find_person(workspace, greeting.channel);
    auto* place = person != nullptr ? &app_conversation(workspace, person->id)
                                    : find_conversation(workspace, greeting.channel);
    if (place == nullptr)
      throw std::runtime_error("no channel for a greeting: " + greeting.channel);
    auto const body = parse_json(greeting.message);
    if (!body) throw std::runtime_error("the greeting for " + greeting.channel + " is not JSON");
    auto read = read_content(*body, Purpose::post, {});
    if (read.refusal) {
      auto const& messages = read.refusal->messages;
      throw std::runtime_error("the greeting for " + greeting.channel + ": " + read.refusal->error +
                               " " + (messages.empty() ? "" : messages.front()));
    }
    post_message(workspace, *place, app_message(workspace, std::move(read.content)));
  }
}

}  // namespace sandbox
