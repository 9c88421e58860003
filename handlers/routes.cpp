// The table. Adding a word: its handler's file, its declaration and its row.
#include "handlers/routes.hpp"

#include <algorithm>
#include <array>

namespace handlers {

slack::Reply show_help(Request const&, ReadContext const&);
slack::Reply show_status(Request const&, ReadContext const&);
slack::Reply show_next(Request const&, ReadContext const&);
slack::Reply list_courses(Request const&, ReadContext const&);
slack::Reply show_course(Request const&, ReadContext const&);
slack::Reply find_in_program(Request const&, ReadContext const&);
Outcome start_course(slack::Click const&, WriteContext const&);
Outcome publish_home(slack::Event const&, WriteContext const&);
Outcome link_person(Answer const&, WriteContext const&);

namespace {

constexpr std::array all_words = {
    Word{"status", "[@person]", Who::self, "Where you stand: each course, and what is next",
         show_status},
    Word{"next", "", Who::self, "The one thing to do now", show_next},
    Word{"courses", "[certification]", Who::anyone,
         "The courses of a certification, with objectives", list_courses},
    Word{"course", "NAME-OR-NUMBER", Who::anyone, "One course: objectives and links", show_course},
    Word{"find", "WORDS", Who::anyone, "Look courses, objectives and use cases up in the handbook",
         find_in_program},
    Word{"help", "", Who::anyone, "This list", show_help},
};

constexpr std::array all_clicks = {
    ClickRoute{"course.open", Who::self, start_course},
};

constexpr std::array all_events = {
    EventRoute{"app_home_opened", publish_home},
};

constexpr std::array all_answers = {
    AnswerRoute{"link_person", link_person},
};

template <class Table, class Key>
auto find_in(Table const& table, Key key, std::string_view wanted) {
  auto const found = std::ranges::find(table, wanted, key);
  return found == table.end() ? nullptr : &*found;
}

}  // namespace

std::span<Word const> words() { return all_words; }
std::span<EventRoute const> events() { return all_events; }

Word const* find_word(std::string_view word) { return find_in(all_words, &Word::word, word); }

ClickRoute const* find_click(std::string_view action_id) {
  return find_in(all_clicks, &ClickRoute::action, action_id.substr(0, action_id.find(':')));
}

EventRoute const* find_event(std::string_view type) {
  return find_in(all_events, &EventRoute::type, type);
}

AnswerRoute const* find_answer(std::string_view name) {
  return find_in(all_answers, &AnswerRoute::name, name);
}

bool may_call(Who who, Caller const& caller) {
  switch (who) {
    case Who::anyone:
      return true;
    case Who::self:
      return caller.person.has_value() || caller.is_enablement;
    case Who::enablement:
      return caller.is_enablement;
  }
  return false;
}

}  // namespace handlers
