// Pieces of text that several handlers say.
#include "handlers/texts.hpp"

#include <algorithm>
#include <cmath>

namespace handlers::texts {

using domain::CourseState;
using slack::Mrkdwn;

slack::Reply sentence(Mrkdwn text) {
  slack::Reply reply;
  reply.text = text.text();
  reply.blocks.emplace_back(slack::Section{std::move(text), std::nullopt});
  return reply;
}

namespace {

void add_bar(Mrkdwn& text, std::size_t done, std::size_t total) {
  constexpr std::size_t widest_bar = 20;
  std::size_t const width = std::min(total, widest_bar);
  std::size_t const filled = total == 0 ? 0 : done * width / total;
  for (std::size_t i = 0; i < width; ++i) i < filled ? text.own("▰") : text.own("▱");
}

}  // namespace

Mrkdwn progress(std::size_t done, std::size_t total) {
  Mrkdwn text;
  add_bar(text, done, total);
  text.own(" ").number(static_cast<std::int64_t>(done)).own(" of ");
  return text.number(static_cast<std::int64_t>(total)).own(" courses done");
}

std::int64_t whole_percent(double percent) {
  return static_cast<std::int64_t>(std::floor(percent + 1e-9));
}

Mrkdwn question_progress(int ordinal, int answered, int total) {
  Mrkdwn text("question ");
  text.number(ordinal).own(" of ").number(total).own(" ");
  add_bar(text, static_cast<std::size_t>(answered), static_cast<std::size_t>(total));
  return text;
}

Mrkdwn duration(std::int64_t ms) {
  constexpr std::int64_t minute = 60'000;
  constexpr std::int64_t hour = 60 * minute;
  constexpr std::int64_t day = 24 * hour;
  Mrkdwn text;
  if (ms >= day && ms % day == 0) {
    return text.number(ms / day).own(ms == day ? slack::OwnWords(" day") : " days");
  }
  if (ms >= hour && ms % hour == 0) {
    return text.number(ms / hour).own(ms == hour ? slack::OwnWords(" hour") : " hours");
  }
  std::int64_t const minutes = (ms + minute - 1) / minute;
  return text.number(minutes).own(minutes == 1 ? slack::OwnWords(" minute") : " minutes");
}

slack::OwnWords state(CourseState state) {
  switch (state) {
    case CourseState::done:
      return ":white_check_mark: Done";
    case CourseState::in_progress:
      return ":hourglass_flowing_sand: In progress";
    case CourseState::open:
      return ":large_blue_circle: Open";
    case CourseState::locked:
      break;
  }
  return ":lock: Locked";
}

Mrkdwn place_of(domain::Catalogue const& catalogue, domain::Course const& course) {
  if (course.is_use_case_training()) return Mrkdwn("use-case training");
  auto const* const certification = catalogue.certification(course.certification);
  Mrkdwn text("course ");
  text.number(course.number).own(" of ");
  return text.typed(certification != nullptr ? certification->name : course.certification);
}

std::string material_of(domain::Course const& course) {
  for (domain::Link const& link : course.links) {
    if (link.kind != domain::LinkKind::knowledge_check) return link.url;
  }
  return course.handbook_url;
}

slack::Button course_button(domain::Course const& course, CourseState state,
                            slack::ButtonStyle style) {
  std::string url = material_of(course);
  bool const can_open = state == CourseState::open || state == CourseState::in_progress;
  if (!can_open || url.empty()) return slack::run_button("Details", "course " + course.id, style);
  slack::Button button;
  button.action_id = "course.open:" + course.id;
  button.label = state == CourseState::open ? "Start" : "Continue";
  button.value = course.id;
  button.url = std::move(url);
  button.style = style;
  return button;
}

Mrkdwn whom_to_ask(ReadContext const& context) {
  Mrkdwn text("the enablement team");
  if (!context.settings.enablement.empty()) {
    text.own(" (").user(context.settings.enablement.front()).own(")");
  } else if (auto const& channel = context.catalogue().feedback().channel; !channel.empty()) {
    text.own(" (").typed(channel).own(")");
  }
  return text;
}

slack::Reply refused(Who who) {
  if (who == Who::self) return not_for_you();
  return sentence(
      Mrkdwn("I can't do that for you. If you think I should, please ask the enablement team."));
}

slack::Reply too_late() {
  return sentence(Mrkdwn("Slack did not let me open the window in time. Please try again."));
}

slack::Reply not_for_you() {
  return sentence(
      Mrkdwn("I can show you your own standing and that of people who report to you. "
             "For anybody else, please ask the enablement team."));
}

}  // namespace handlers::texts
