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
slack::Reply show_essays(Request const&, ReadContext const&);
Shown show_admin(Request const&, ReadContext const&);
Outcome take_quiz(Request const&, WriteContext const&);
Outcome take_exam(Request const&, WriteContext const&);
Outcome click_quiz_answer(slack::Click const&, WriteContext const&);
Outcome click_quiz_next(slack::Click const&, WriteContext const&);
Outcome submit_quiz_answer(slack::Submission const&, WriteContext const&);
Outcome submit_quiz_next(slack::Submission const&, WriteContext const&);
Outcome click_quiz_review(slack::Click const&, WriteContext const&);
Outcome submit_quiz_review(slack::Submission const&, WriteContext const&);
Outcome start_exam(slack::Submission const&, WriteContext const&);
Outcome keep_exam_answer(slack::Submission const&, WriteContext const&);
Outcome hand_in_exam(slack::Submission const&, WriteContext const&);
Outcome go_in_exam(slack::Click const&, WriteContext const&);
Outcome note_study(slack::Click const&, WriteContext const&);
Shown open_essay(slack::Click const&, ReadContext const&);
Outcome judge_essay(slack::Submission const&, WriteContext const&);
Outcome grant_extra(slack::Submission const&, WriteContext const&);
Outcome end_attempt(storage::DueEntry const&, WriteContext const&);
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
    Word{"quiz", "[course]", Who::self, "Knowledge check",
         "The knowledge check of a course, question by question", take_quiz},
    Word{"exam", "[certification]", Who::self, "Written exam",
         "The written exam of a certification", take_exam},
    Word{"assess", "", Who::assessor, "Assess", "Essays that wait for an assessor", show_essays},
    Word{"admin", "[announce | extra | items | outbox]", Who::enablement, "Administration",
         "What the enablement team can do", show_admin},
    Word{"help", "", Who::anyone, "Help", "This list", show_help},
};

constexpr std::array all_clicks = {
    ClickRoute{"course.open", Who::anyone, start_course},
    ClickRoute{"quiz.answer", Who::self, click_quiz_answer},
    ClickRoute{"quiz.next", Who::self, click_quiz_next},
    ClickRoute{"quiz.review", Who::self, click_quiz_review},
    ClickRoute{"exam.go", Who::self, go_in_exam},
    ClickRoute{"study.read", Who::self, note_study},
    ClickRoute{"essay.open", Who::assessor, open_essay},
    ClickRoute{"outbox.retry", Who::enablement, retry_letter},
    ClickRoute{"outbox.discard", Who::enablement, discard_letter},
};

constexpr std::array all_submissions = {
    SubmissionRoute{"find", Who::anyone, submit_find},
    SubmissionRoute{"quiz.answer", Who::self, submit_quiz_answer},
    SubmissionRoute{"quiz.next", Who::self, submit_quiz_next},
    SubmissionRoute{"quiz.review", Who::self, submit_quiz_review},
    SubmissionRoute{"exam.start", Who::self, start_exam},
    SubmissionRoute{"exam.answer", Who::self, keep_exam_answer},
    SubmissionRoute{"exam.hand_in", Who::self, hand_in_exam},
    SubmissionRoute{"essay.judge", Who::assessor, judge_essay},
    SubmissionRoute{"extra", Who::enablement, grant_extra},
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

constexpr std::array all_dues = {
    DueRoute{"attempt.end", end_attempt},
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

DueRoute const* find_due(std::string_view kind) { return find_in(all_dues, &DueRoute::kind, kind); }

bool may_call(Who who, Caller const& caller) {
  switch (who) {
    case Who::anyone:
      return true;
    case Who::self:
      return caller.person.has_value() || caller.is_enablement;
    case Who::assessor:
      return caller.is_enablement || (caller.person && caller.person->is_assessor);
    case Who::enablement:
      return caller.is_enablement;
  }
  return false;
}

}  // namespace handlers
