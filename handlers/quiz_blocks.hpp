// The screens of a knowledge check.
#pragma once

#include "domain/grade.hpp"
#include "handlers/attempt_start.hpp"

namespace handlers {

// A question to be answered. `note` stands above it; may be empty.
Screen quiz_question(storage::Attempt const& attempt, storage::AttemptQuestion const& at,
                     slack::Mrkdwn note, ReadContext const& context);

// What an answer was worth, with its feedback. `answered` questions of the attempt have an answer;
// `note` as above.
Screen quiz_feedback(storage::Attempt const& attempt, storage::AttemptQuestion const& at,
                     int answered, slack::Mrkdwn note, ReadContext const& context);

// The answers of an attempt that has ended, one after the other; the result after the last.
Screen quiz_review(storage::Attempt const& attempt, int ordinal, ReadContext const& context);

// The caller's own knowledge check that an act is about.
std::optional<storage::Attempt> own_quiz(Act const& act, WriteContext const& context);

// To somebody who acts on another's screen.
Outcome not_your_quiz();

// The first question without an answer, or the result when there is none.
Screen quiz_now(storage::Attempt const& attempt, slack::Mrkdwn note, ReadContext const& context);

}  // namespace handlers
