// What people do in Slack, as the payloads that Slack sends for it.
#include "tests/handlers/support/stage.hpp"

Seen Stage::Actor::types(std::string const& line) const {
  slack::Command command;
  command.user = user_;
  command.channel = "C1";
  command.command = line.substr(0, line.find(' '));
  command.text = line.find(' ') == std::string::npos ? "" : line.substr(line.find(' ') + 1);
  command.response_url = "https://hooks.example/" + std::to_string(stage_.count_);
  command.trigger_id = "trigger-" + std::to_string(stage_.count_++);
  return stage_.handle(command);
}

Seen Stage::Actor::clicks(std::string const& action_id, std::string const& value) const {
  slack::Click click;
  click.user = user_;
  click.channel = "C1";
  click.action_id = action_id;
  click.value = value;
  click.response_url = "https://hooks.example/" + std::to_string(stage_.count_);
  click.trigger_id = "trigger-" + std::to_string(stage_.count_++);
  return stage_.handle(click);
}

Seen Stage::Actor::clicks_in(std::string const& view_type, std::string const& action_id,
                             std::string const& value) const {
  slack::Click click;
  click.user = user_;
  click.action_id = action_id;
  click.value = value;
  click.trigger_id = "trigger-" + std::to_string(stage_.count_++);
  click.view.emplace();
  click.view->id = "V1";
  click.view->type = view_type;
  click.view->hash = "h1";
  return stage_.handle(click);
}

Seen Stage::Actor::submits(slack::ViewState view) const {
  slack::Submission submission;
  submission.user = user_;
  submission.trigger_id = "trigger-" + std::to_string(stage_.count_++);
  submission.view = std::move(view);
  return stage_.handle(submission);
}

Seen Stage::Actor::uses_shortcut(std::string const& callback_id) const {
  slack::Shortcut shortcut;
  shortcut.user = user_;
  shortcut.callback_id = callback_id;
  shortcut.trigger_id = "trigger-" + std::to_string(stage_.count_++);
  return stage_.handle(shortcut);
}

Seen Stage::Actor::opens_home(std::string const& view_hash) const {
  std::string const view = view_hash.empty() ? "" : R"(,"view":{"hash":")" + view_hash + R"("})";
  std::string const moment = std::to_string(stage_.count_) + ".0";
  return stage_.happens(R"({"type":"app_home_opened","user":")" + user_ +
                        R"(","channel":"D1","tab":"home","event_ts":")" + moment + "\"" + view +
                        "}");
}
