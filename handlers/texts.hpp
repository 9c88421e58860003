// Pieces of text that several handlers say.
#pragma once

#include "domain/standing.hpp"
#include "handlers/handler.hpp"

namespace handlers::texts {

// A reply of one sentence.
slack::Reply sentence(slack::Mrkdwn text);

// "▰▰▱▱▱ 2 of 5 courses done"
slack::Mrkdwn progress(std::size_t done, std::size_t total);

// "Done", "In progress", "Open", "Locked"
slack::OwnWords state(domain::CourseState state);

// "course 2 of Strategic Account Leaders", or "use-case training"
slack::Mrkdwn place_of(domain::Catalogue const& catalogue, domain::Course const& course);

// The best link to learn from: the course's own, else the place in the handbook, else empty.
std::string material_of(domain::Course const& course);

// A button that leads to the course's material and notes that the person has begun it; where there
// is no material, one that shows the course.
slack::Button course_button(domain::Course const& course, domain::CourseState state,
                            slack::ButtonStyle style = slack::ButtonStyle::plain);

// A result as people see it: never rounded up to a mark that was missed.
std::int64_t whole_percent(double percent);

// "question 2 of 6" with a bar of what is done.
slack::Mrkdwn question_progress(int ordinal, int answered, int total);

// "40 minutes", "1 hour", "7 days"
slack::Mrkdwn duration(std::int64_t ms);

// Whom to ask: the enablement team by name or by channel.
slack::Mrkdwn whom_to_ask(ReadContext const& context);

// What the caller may not do, without saying more about it.
slack::Reply refused(Who who);

// Slack lets a window open only within three seconds of the click.
slack::Reply too_late();

// What cannot be shown, without saying whether it exists.
slack::Reply not_for_you();

}  // namespace handlers::texts
