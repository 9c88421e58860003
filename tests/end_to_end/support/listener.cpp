// Searching what was said.
#include "tests/end_to_end/support/listener.hpp"

#include <algorithm>

#include <gtest/gtest.h>

namespace {

using Json = Page::Json;

std::string pair_of(std::string const& left, std::string const& right) {
  return left + " → " + right;
}

void expect_values_are_places(Json const& json) {
  if (!json.is_structured()) return;
  bool const is_input = json.is_object() && json.value("type", Json()) == "input";
  if (is_input && json["element"].contains("options")) {
    int place = 0;
    for (auto const& option : json["element"]["options"]) {
      EXPECT_EQ(option["value"], std::to_string(++place)) << json.dump();
    }
  }
  for (auto const& it : json) expect_values_are_places(it);
}

// What stands or is chosen in the inputs from the start.
void collect_initial(Json const& json, std::vector<std::string>& texts) {
  if (!json.is_structured()) return;
  for (auto const& [key, value] : json.items()) {
    if (key == "initial_value") texts.push_back(value);
    if (key == "initial_option") texts.push_back(value["text"]["text"]);
    if (key == "initial_options") {
      for (auto const& option : value) texts.push_back(option["text"]["text"]);
    }
    collect_initial(value, texts);
  }
}

}  // namespace

void Listener::listens() {
  auto const traffic =
      school_.bot.slack.get("client/traffic?since=" + std::to_string(next_exchange_));
  next_exchange_ = traffic["next"];
  for (auto const& it : traffic["exchanges"]) {
    bool const is_answer = it["direction"] == "to_bot";
    says(it["what"], it[is_answer ? "response" : "request"]);
  }
}

void Listener::says(std::string const& where, Json content) {
  std::vector<std::string> initial;
  collect_initial(content, initial);
  for (auto const& text : initial) EXPECT_TRUE(was_entered(text)) << text << " in " << where;
  std::string words = content.is_string() ? content.get<std::string>() : content.dump();
  said_.push_back({where, std::move(content), std::move(words)});
}

void Listener::notes(ModelQuestion const& question, Entries const& entries, WithFeedback feedback) {
  entered_.insert(entered_.end(), entries.begin(), entries.end());
  if (question.kind == ModelKind::pairs) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      entered_.push_back(pair_of(question.options[i].text, entries[i]));
    }
  }
  if (feedback == WithFeedback::no) return;
  for (auto& it : feedback_for(question, entries)) due_.insert(std::move(it));
}

bool Listener::was_entered(std::string const& words) const {
  return std::ranges::any_of(entered_,
                             [&](auto const& it) { return it.find(words) != std::string::npos; });
}

bool Listener::has_heard(std::string const& words) const {
  return std::ranges::any_of(said_, [&](Said const& it) { return it.has(words); });
}

void Listener::expects_unsaid(std::string const& secret) const {
  for (Said const& it : said_) {
    EXPECT_FALSE(it.has(secret)) << secret << " in " << it.where << ": " << it.words;
  }
}

void Listener::expects_no_key_of(ModelQuestion const& question) const {
  for (auto const& key : keys_of(question)) {
    if (!was_entered(key)) expects_unsaid(key);
  }
  std::vector<std::string> feedback{question.general_feedback};
  for (auto const& option : question.options) feedback.push_back(option.feedback);
  for (auto const& text : feedback) {
    if (!text.empty() && !due_.contains(text)) expects_unsaid(text);
  }
  for (auto const& option : options_of(question)) {
    if (was_entered(option)) continue;
    for (Said const& it : said_) {
      bool const is_told = !it.asks_a_question() && it.has(option);
      EXPECT_FALSE(is_told) << option << " in " << it.where << ": " << it.words;
    }
  }
}

void Listener::expects_values_that_tell_nothing() const {
  for (Said const& it : said_) expect_values_are_places(it.content);
}

std::vector<std::string> keys_of(ModelQuestion const& question) {
  std::vector<std::string> keys;
  for (ModelOption const& option : question.options) {
    if (question.kind == ModelKind::text) {
      keys.push_back(option.text.substr(0, option.text.find('*')));
    } else if (question.kind == ModelKind::pairs) {
      keys.push_back(pair_of(option.text, option.right));
    } else if (question.kind == ModelKind::number && !option.text.empty()) {
      keys.push_back(std::to_string(static_cast<long>(option.low)));
      keys.push_back(std::to_string(static_cast<long>(option.high)));
    }
  }
  return keys;
}

std::vector<std::string> options_of(ModelQuestion const& question) {
  std::vector<std::string> options;
  bool const has_options = question.kind == ModelKind::one || question.kind == ModelKind::several;
  for (ModelOption const& option : question.options) {
    if (has_options) options.push_back(option.text);
  }
  return options;
}
