// What people do in Slack, as the payloads that Slack sends for it.
#include <algorithm>

#include "tests/handlers/support/stage.hpp"

namespace {

using nlohmann::json;

bool has_option(json const& element, std::string const& label, std::string& value) {
  for (auto const& option : element["options"]) {
    if (option["text"]["text"] != label) continue;
    value = option["value"];
    return true;
  }
  return false;
}

// One entry an input, but for checkboxes, which take as many as they have.
std::vector<std::string> chosen_in(json const& element, std::vector<std::string> const& entries,
                                   std::size_t& at) {
  std::vector<std::string> chosen;
  bool const has_options = element.contains("options");
  std::string const type = element["type"];
  bool const is_many = type == "checkboxes" || type == "multi_static_select";
  while (at < entries.size()) {
    std::string value = entries[at];
    bool const fits = !has_options || has_option(element, entries[at], value);
    if (!fits && is_many) break;
    if (!fits) throw std::runtime_error("no option says " + entries[at]);
    chosen.push_back(value);
    ++at;
    if (!is_many) break;
  }
  return chosen;
}

std::vector<slack::Entered::Value> entered(json const& screen,
                                           std::vector<std::string> const& entries) {
  std::vector<slack::Entered::Value> values;
  std::size_t at = 0;
  for (auto const& block : screen["blocks"]) {
    if (block["type"] != "input") continue;
    auto const& element = block["element"];
    auto chosen = chosen_in(element, entries, at);
    if (chosen.empty() && element.contains("initial_option")) {
      chosen.push_back(element["initial_option"]["value"]);
    }
    if (!chosen.empty()) values.push_back({block["block_id"], element["action_id"], chosen});
  }
  if (at < entries.size()) throw std::runtime_error("no input takes " + entries[at]);
  return values;
}

json primary_button(json const& screen) {
  for (auto const& block : screen["blocks"]) {
    if (block["type"] != "actions") continue;
    for (auto const& it : block["elements"]) {
      if (it.value("style", "") == "primary") return it;
    }
  }
  throw std::runtime_error("nothing goes on from here: " + screen.dump());
}

slack::ViewState view_of(json const& screen, std::vector<std::string> const& entries) {
  slack::ViewState view;
  view.id = "V1";
  view.root_view_id = "V1";
  view.type = "modal";
  view.hash = "h1";
  view.callback_id = screen.value("callback_id", "");
  view.private_metadata = screen.value("private_metadata", "");
  view.values = entered(screen, entries);
  return view;
}

}  // namespace

Seen Stage::Actor::answers(Seen const& seen, std::vector<std::string> const& entries) const {
  json const screen = seen.screen();
  if (screen.value("type", "") == "modal") return submits(view_of(screen, entries));
  json const button = primary_button(screen);
  slack::Click click;
  click.user = user_;
  click.channel = "C1";
  click.action_id = button["action_id"];
  click.value = button.value("value", "");
  click.in_message.values = entered(screen, entries);
  click.response_url = "https://hooks.example/" + std::to_string(stage_.count_);
  click.trigger_id = "trigger-" + std::to_string(stage_.count_++);
  return stage_.handle(click);
}

Seen Stage::Actor::presses(Seen const& seen, std::string const& action_id,
                           std::vector<std::string> const& entries) const {
  json const screen = seen.screen();
  slack::Click click;
  click.user = user_;
  click.action_id = action_id;
  click.value = action_id.substr(action_id.find(':') + 1);
  click.trigger_id = "trigger-" + std::to_string(stage_.count_++);
  click.view = view_of(screen, entries);
  return stage_.handle(click);
}

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
