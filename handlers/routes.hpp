// The table of everything a person can do. Help, completion and the permission test read it too.
#pragma once

#include <span>
#include <string_view>
#include <variant>

#include "handlers/handler.hpp"

namespace handlers {

// Who may call.
enum class Who {
  anyone,      // also people who are not in the roster
  self,        // people in the roster, about themselves (the handler decides about others)
  enablement,  // the enablement team
};

using ReadHandler = slack::Reply (*)(Request const&, ReadContext const&);
using WriteHandler = Outcome (*)(Request const&, WriteContext const&);

// A word after `/cert`. A handler that gets a reader's context cannot write.
struct Word {
  std::string_view word;
  std::string_view usage;  // what may follow it: "[@person]"
  Who who;
  std::string_view hint;
  std::variant<ReadHandler, WriteHandler> handler;
};

// A button. `action` is its action id up to ':'.
struct ClickRoute {
  std::string_view action;
  Who who;
  Outcome (*handler)(slack::Click const&, WriteContext const&);
};

struct EventRoute {
  std::string_view type;
  Outcome (*handler)(slack::Event const&, WriteContext const&);
};

// Takes Slack's answer to a delivery that names it.
struct AnswerRoute {
  std::string_view name;
  Outcome (*handler)(Answer const&, WriteContext const&);
};

std::span<Word const> words();
std::span<EventRoute const> events();

Word const* find_word(std::string_view word);  // null when there is none
ClickRoute const* find_click(std::string_view action_id);
EventRoute const* find_event(std::string_view type);
AnswerRoute const* find_answer(std::string_view name);

bool may_call(Who who, Caller const& caller);

}  // namespace handlers
