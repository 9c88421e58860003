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
Shown find(Request const&, ReadContext const&);
Shown show_admin(Request const&, ReadContext const&);
Outcome start_course(slack::Click const&, WriteContext const&);
Outcome retry_letter(slack::Click const&, WriteContext const&);
Outcome discard_letter(slack::Click const&, WriteContext const&);
slack::SubmissionAnswer submit_find(slack::Submission const&, ReadContext const&);
Outcome draft_announcement(slack::Submission const&, WriteContext const&);
Outcome post_announcement(slack::Submission const&, WriteContext const&);
Outcome open_home(slack::Event const&, WriteContext const&);
Outcome unfurl_links(slack::Event const&, WriteContext const&);
Outcome follow_profile(slack::Event const&, WriteContext const&);
Outcome stop_uninstalled(slack::Event const&, WriteContext const&);
Outcome stop_revoked(slack::Event const&, WriteContext const&);
Outcome link_person(Answer const&, WriteContext const&);
Outcome note_published_home(Answer const&, WriteContext const&);
Outcome note_announced(Answer const&, WriteContext const&);
Outcome note_unfurled(Answer const&, WriteContext const&);

namespace {

constexpr std::array all_words = {
    Word{"status", "[@person]", Who::self, "Where you stand",
         "Where you stand: each course, and what is next", show_status},
    Word{"next", "", Who::self, "What's next", "The one thing to do now", show_next},
    Word{"courses", "[certification]", Who::anyone, "Courses",
         "The courses of a certification, with objectives", list_courses},
    Word{"course", "NAME-OR-NUMBER", Who::anyone, "One course", "One course: objectives and links",
         show_course},
    Word{"find", "[WORDS]", Who::anyone, "Find",
         "Look courses, objectives and use cases up in the handbook", find},
    Word{"admin", "[announce | outbox]", Who::enablement, "Administration",
         "What the enablement team can do", show_admin},
    Word{"help", "", Who::anyone, "Help", "This list", show_help},
};

constexpr std::array all_clicks = {
    ClickRoute{"course.open", Who::anyone, start_course},
    ClickRoute{"outbox.retry", Who::enablement, retry_letter},
    ClickRoute{"outbox.discard", Who::enablement, discard_letter},
};

constexpr std::array all_submissions = {
    SubmissionRoute{"find", Who::anyone, submit_find},
    SubmissionRoute{"announce", Who::enablement, draft_announcement},
    SubmissionRoute{"announce.post", Who::enablement, post_announcement},
};

constexpr std::array all_shortcuts = {
    ShortcutRoute{"status", "My certification", "Where you stand, and what is next", "status"},
};

constexpr std::array all_events = {
    EventRoute{"app_home_opened", open_home},        EventRoute{"link_shared", unfurl_links},
    EventRoute{"team_join", follow_profile},         EventRoute{"user_change", follow_profile},
    EventRoute{"app_uninstalled", stop_uninstalled}, EventRoute{"tokens_revoked", stop_revoked},
};

constexpr std::array all_answers = {
    AnswerRoute{"link_person", link_person},
    AnswerRoute{"home_published", note_published_home},
    AnswerRoute{"announced", note_announced},
    AnswerRoute{"unfurled", note_unfurled},
};

template <class Table, class Key>
auto find_in(Table const& table, Key key, std::string_view wanted) {
  auto const found = std::ranges::find(table, wanted, key);
  return found == table.end() ? nullptr : &*found;
}

}  // namespace

std::span<Word const> words() { return all_words; }
std::span<ClickRoute const> clicks() { return all_clicks; }
std::span<SubmissionRoute const> submissions() { return all_submissions; }
std::span<ShortcutRoute const> shortcuts() { return all_shortcuts; }
std::span<EventRoute const> events() { return all_events; }

Word const* find_word(std::string_view word) { return find_in(all_words, &Word::word, word); }

ClickRoute const* find_click(std::string_view action_id) {
  return find_in(all_clicks, &ClickRoute::action, action_id.substr(0, action_id.find(':')));
}

SubmissionRoute const* find_submission(std::string_view callback_id) {
  return find_in(all_submissions, &SubmissionRoute::callback_id, callback_id);
}

ShortcutRoute const* find_shortcut(std::string_view callback_id) {
  return find_in(all_shortcuts, &ShortcutRoute::callback_id, callback_id);
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
