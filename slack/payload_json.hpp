// The parts of payloads that several kinds have. For the files slack/payload*.cpp only.
#pragma once

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/value.hpp>

#include "slack/payload.hpp"

namespace slack::payload_json {

using json = boost::json::value;

// A payload that was read, in memory that is given back all at once: its values are looked at once
// and copied.
class Document {
 public:
  // Anything but an object is null: broken JSON, another type, or nested deeper than any payload
  // of Slack's.
  explicit Document(std::string_view text);

  json const& root() const { return root_; }

 private:
  std::array<unsigned char, 8192> first_;  // enough for most
  boost::json::monotonic_resource memory_{first_.data(), first_.size()};
  json root_ = json(boost::json::storage_ptr(&memory_));
};

// What stands at a path of keys; null when it is missing.
json const* find_at(json const& object, std::initializer_list<std::string_view> path);

// Text at a path of keys, empty when it is missing or something else.
std::string text_at(json const& object, std::initializer_list<std::string_view> path);

// What a stateful element holds: an action's object and an entry of state.values look alike.
std::vector<std::string> chosen(json const& element);

// What stands in the inputs of a message or view: `holder` has the state, it is the payload or
// view.
Entered entered_in(json const& holder);

// The view of an interaction; empty when it has none.
std::optional<ViewState> view_of(json const& payload);

Payload interaction_of(json const& payload);
Payload event_of(json const& body);

}  // namespace slack::payload_json
