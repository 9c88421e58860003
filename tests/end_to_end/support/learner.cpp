// Reading screens and filling them in.
#include "tests/end_to_end/support/learner.hpp"

#include <algorithm>
#include <stdexcept>

namespace {

using Json = Page::Json;

// Of a workspace whose long polls take a tenth of a second.
constexpr int most_waits = 30;

std::string unescaped(std::string text) {
  for (auto const& [entity, character] :
       {std::pair("&lt;", "<"), std::pair("&gt;", ">"), std::pair("&amp;", "&")}) {
    for (std::size_t at = 0; (at = text.find(entity, at)) != std::string::npos; ++at) {
      text.replace(at, std::string(entity).size(), character);
    }
  }
  return text;
}

// Of a text object; of Slack's two kinds one is escaped.
std::string read(Json const& text) {
  std::string words = text.value("text", "");
  return text.value("type", "") == "mrkdwn" ? unescaped(std::move(words)) : words;
}

void collect(Json const& json, std::string& words) {
  if (json.is_object() && json.contains("text") && json["text"].is_string()) {
    words += read(json) + '\n';
    return;
  }
  if (json.is_structured()) {
    for (auto const& it : json) collect(it, words);
  }
}

// "B" stands for the line "B. Continuous delivery" above it.
std::string option_text(std::string const& label, std::string const& above) {
  bool const is_letter =
      label.size() <= 2 && std::ranges::all_of(label, [](char c) { return c >= 'A' && c <= 'Z'; });
  std::size_t const at = is_letter ? ("\n" + above).find("\n" + label + ". ") : std::string::npos;
  if (at == std::string::npos) return label;
  std::size_t const begin = at + label.size() + 2;
  return above.substr(begin, above.find('\n', begin) - begin);
}

Input input_of(Json const& block, std::string const& above) {
  Json const& element = block["element"];
  Input input{
      block["block_id"], element["action_id"], element["type"], read(block["label"]), {}, {}};
  if (!element.contains("options")) return input;
  for (auto const& option : element["options"]) {
    input.options.push_back(option_text(read(option["text"]), above));
    input.values.push_back(option["value"]);
  }
  return input;
}

bool takes_many(Input const& input) {
  return input.type == "checkboxes" || input.type == "multi_static_select";
}

Json filled(Input const& input, Entries const& entries) {
  Json state = {{"type", input.type}};
  Json chosen = Json::array();
  for (std::string const& entry : entries) {
    auto const found = std::ranges::find(input.options, entry);
    if (input.options.empty()) {
      state["value"] = entry;
    } else if (found == input.options.end()) {
      throw std::runtime_error("no option says " + entry);
    } else {
      auto const index = static_cast<std::size_t>(found - input.options.begin());
      chosen.push_back({{"value", input.values[index]}});
    }
  }
  if (takes_many(input)) {
    state["selected_options"] = chosen;
  } else if (!chosen.empty()) {
    state["selected_option"] = chosen.front();
  }
  return state;
}

Json state_of(Screen const& screen, Entries const& entries) {
  Json state = Json::object();
  auto const inputs = screen.inputs();
  if (entries.empty()) return state;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    bool const has_all = inputs.size() == 1;
    state[inputs[i].block_id][inputs[i].action_id] =
        filled(inputs[i], has_all ? entries : Entries{entries.at(i)});
  }
  return state;
}

Json const* button_with(Json const& screen, auto const& is_it, std::string& block_id) {
  if (!screen.is_object()) return nullptr;
  for (auto const& block : screen["blocks"]) {
    if (block["type"] != "actions") continue;
    for (auto const& it : block["elements"]) {
      if (!is_it(it)) continue;
      block_id = block["block_id"];
      return &it;
    }
  }
  return nullptr;
}

bool is_primary(Json const& button) { return button.value("style", "") == "primary"; }

bool is_acknowledged(Page::Answer const& answer) {
  return answer.status == 200 && answer.body.value("ok", false);
}

}  // namespace

std::string Screen::words() const {
  std::string words;
  if (content.is_object()) collect(content["blocks"], words);
  return words;
}

std::vector<Input> Screen::inputs() const {
  std::vector<Input> inputs;
  std::string above;
  for (auto const& block : content["blocks"]) {
    if (block["type"] == "input") {
      inputs.push_back(input_of(block, above));
    } else {
      collect(block, above);
    }
  }
  return inputs;
}

std::string Screen::button(std::string const& beginning) const {
  std::string block_id;
  auto const* const found = button_with(
      content,
      [&](Json const& it) { return it["action_id"].get<std::string>().starts_with(beginning); },
      block_id);
  return found == nullptr ? "" : (*found)["action_id"].get<std::string>();
}

std::string Screen::way_on() const {
  if (content.is_null()) return "";
  if (is_window()) {
    return content["callback_id"].get<std::string>() + ':' +
           content["private_metadata"].get<std::string>();
  }
  std::string block_id;
  auto const* const found = button_with(content, is_primary, block_id);
  return found == nullptr ? "" : (*found)["action_id"].get<std::string>();
}

Learner::Learner(std::string const& page_url, std::string person, std::string channel)
    : page_(std::make_unique<Page>(page_url)),
      person_(std::move(person)),
      channel_(std::move(channel)) {}

bool Learner::types(std::string const& line) {
  return is_acknowledged(
      page_->ask("client/command", {{"as", person_}, {"channel", channel_}, {"text", line}}));
}

bool Learner::goes_on(Screen const& screen, Entries const& entries) {
  if (!screen.is_window()) return presses(screen, screen.way_on(), entries);
  return is_acknowledged(page_->ask(
      "client/submit",
      {{"as", person_}, {"view_id", screen.content["id"]}, {"state", state_of(screen, entries)}}));
}

bool Learner::presses(Screen const& screen, std::string const& action_id, Entries const& entries) {
  std::string block_id;
  button_with(
      screen.content, [&](Json const& it) { return it["action_id"] == action_id; }, block_id);
  return is_acknowledged(page_->ask("client/action", {{"as", person_},
                                                      {"container", screen.container},
                                                      {"block_id", block_id},
                                                      {"action_id", action_id},
                                                      {"value", Json::object()},
                                                      {"state", state_of(screen, entries)}}));
}

Screen Learner::message() {
  auto const seen = page_->get("client/conversation?as=" + person_ + "&id=" + channel_);
  Screen screen;
  for (auto const& message : seen["messages"]) {
    bool const is_bots = message["ephemeral"] == true && !message["bot_id"].is_null();
    if (is_bots) screen.content = message;
  }
  if (screen.content.is_null()) return screen;
  screen.container = {{"type", "message"}, {"channel", channel_}, {"ts", screen.content["ts"]}};
  return screen;
}

Screen Learner::window() {
  auto const modals = page_->get("client/workspace?as=" + person_)["modals"];
  if (modals.empty()) return {};
  return {modals.back(), {{"type", "view"}, {"view_id", modals.back()["id"]}}};
}

Screen Learner::looks_until(std::function<Screen()> const& look,
                            std::function<bool(Screen const&)> const& is_it) {
  Screen now;
  for (int i = 0; i < most_waits; ++i) {
    // What happens after the version is read ends the wait at once.
    auto const version = page_->get("client/wait?as=" + person_ + "&since=0")["version"];
    now = look();
    if (is_it(now) || is_in_vain_()) break;
    page_->get("client/wait?as=" + person_ + "&since=" + version.dump());
  }
  return now;
}

Screen Learner::after(Screen const& before) {
  return looks_until([&] { return before.is_window() ? window() : message(); },
                     [&](Screen const& now) { return now.content != before.content; });
}

void Learner::closes_windows() {
  for (Screen screen = window(); !screen.content.is_null(); screen = window()) {
    page_->post("client/close", {{"as", person_}, {"view_id", screen.content["id"]}});
  }
}

Screen Learner::asks(std::string const& line) {
  if (!types(line)) throw std::runtime_error(line + " was not acknowledged");
  return message();
}

Screen Learner::opens(std::string const& line) {
  if (!types(line)) return {};
  return looks_until([this] { return window(); },
                     [](Screen const& now) { return now.is_window(); });
}

Screen Learner::answers(Screen const& screen, Entries const& entries) {
  if (!goes_on(screen, entries)) throw std::runtime_error(screen.way_on() + " was not taken");
  return after(screen);
}
