// The table of everything a person can do. Help, completion and the permission test read it too.
#pragma once

#include <span>
#include <string_view>
#include <variant>

#include "handlers/handler.hpp"
#include "storage/timetable.hpp"

namespace handlers {

using ReadHandler = slack::Reply (*)(Request const&, ReadContext const&);
using ShowHandler = Shown (*)(Request const&, ReadContext const&);  // may open a modal
using WriteHandler = Outcome (*)(Request const&, WriteContext const&);

// A word after `/cert`. A handler that gets a reader's context cannot write.
struct Word {
  std::string_view word;
  std::string_view usage;  // what may follow it: "[@person]"
  Who who;
  std::string_view title;  // of its button and its modal
  std::string_view hint;
  std::variant<ReadHandler, ShowHandler, WriteHandler> handler;
};

// A button. `action` is its action id up to ':'.
struct ClickRoute {
  std::string_view action;
  Who who;
  std::variant<Shown (*)(slack::Click const&, ReadContext const&),
               Outcome (*)(slack::Click const&, WriteContext const&)>
      handler;
};

// A modal that is submitted, by its callback id.
struct SubmissionRoute {
  std::string_view callback_id;
  Who who;
  std::variant<slack::SubmissionAnswer (*)(slack::Submission const&, ReadContext const&),
               Outcome (*)(slack::Submission const&, WriteContext const&)>
      handler;
};

// A shortcut in Slack's menus: does what `/cert WORDS` does, in a modal. The manifest lists them.
struct ShortcutRoute {
  std::string_view callback_id;
  std::string_view name;         // at most 24 characters
  std::string_view description;  // at most 150
  std::string_view words;
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

// An entry of the timetable whose moment has come.
struct DueRoute {
  std::string_view kind;
  Outcome (*handler)(storage::DueEntry const&, WriteContext const&);
};

std::span<Word const> words();
std::span<ClickRoute const> clicks();
std::span<SubmissionRoute const> submissions();
std::span<ShortcutRoute const> shortcuts();
std::span<EventRoute const> events();

Word const* find_word(std::string_view word);  // null when there is none
ClickRoute const* find_click(std::string_view action_id);
SubmissionRoute const* find_submission(std::string_view callback_id);
ShortcutRoute const* find_shortcut(std::string_view callback_id);
EventRoute const* find_event(std::string_view type);
AnswerRoute const* find_answer(std::string_view name);
DueRoute const* find_due(std::string_view kind);

bool may_call(Who who, Caller const& caller);

}  // namespace handlers
