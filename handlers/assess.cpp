// `/cert assess`: essays that wait for an assessor. The first judgement counts; nobody judges their
// own.
#include <array>

#include "domain/grade.hpp"
#include "handlers/attempt_result.hpp"
#include "handlers/question_blocks.hpp"
#include "handlers/texts.hpp"
#include "storage/marks.hpp"
#include "storage/questions.hpp"

namespace handlers {
namespace {

using slack::Mrkdwn;
using storage::PendingEssay;

constexpr std::int64_t most_essays = 100;
constexpr char const* mark_block = "essay.mark";
constexpr char const* comment_block = "essay.comment";

struct MarkChoice {
  char const* value;  // percent
  char const* label;
  double fraction;
};
constexpr std::array mark_choices = {
    MarkChoice{"100", "100 %: fully meets what was asked", 1},
    MarkChoice{"75", "75 %: good, something small is missing", 0.75},
    MarkChoice{"50", "50 %: half of it", 0.5},
    MarkChoice{"25", "25 %: a beginning", 0.25},
    MarkChoice{"0", "0 %: does not answer the question", 0},
};

// The learner's name is left out: what is judged is the text.
Mrkdwn description(PendingEssay const& essay, ReadContext const& context) {
  auto const question = storage::question_version(context.db, essay.version);
  Mrkdwn text;
  text.bold(name_of(context.catalogue(), essay.assessment))
      .own(" · handed in ")
      .moment(essay.handed_in_at.ms)
      .own("\n");
  constexpr std::size_t most = 200;
  std::string const stem = question->stem.shown;
  text.typed(stem.size() > most ? std::string_view(stem).substr(0, stem.find(' ', most)) : stem);
  return text;
}

slack::Reply queue(ReadContext const& context, std::size_t page) {
  auto const essays = storage::pending_essays(context.db, context.caller.person_id(), most_essays);
  Mrkdwn title("*Essays to assess:* ");
  title.number(storage::count_pending_essays(context.db, context.caller.person_id()));
  if (essays.empty()) title.own(". Nothing waits for you.");
  slack::Pages pages;
  Mrkdwn story = title;
  pages.top.emplace_back(slack::Section{std::move(title), std::nullopt});
  for (PendingEssay const& it : essays) {
    Mrkdwn text = description(it, context);
    story.own("\n").add(text);
    std::string subject = to_text(Place{it.attempt, it.ordinal});
    std::string action = "essay.open:" + subject;
    pages.entries.emplace_back(slack::Section{
        std::move(text), slack::Button{std::move(action), "Assess", std::move(subject), ""}});
  }
  pages.more_words = "assess";
  slack::Reply reply;
  reply.text = std::move(story).text();
  reply.blocks = slack::paged(std::move(pages), page).blocks;
  return reply;
}

slack::InputBlock mark_input() {
  slack::RadioInput marks;
  for (MarkChoice const& it : mark_choices) marks.options.push_back({it.value, it.label});
  slack::Input input;
  input.block_id = mark_block;
  input.action_id = "mark";
  input.label = "Mark";
  input.element = std::move(marks);
  return std::make_shared<slack::Input const>(std::move(input));
}

slack::InputBlock comment_input() {
  slack::TextInput text;
  text.lines = slack::Lines::many;
  text.max_length = 2000;
  slack::Input input;
  input.block_id = comment_block;
  input.action_id = "comment";
  input.label = "Comment";
  input.hint = "The learner reads it. Below 75 % please say what is missing.";
  input.needed = slack::Needed::no;
  input.element = std::move(text);
  return std::make_shared<slack::Input const>(std::move(input));
}

slack::Modal essay_modal(PendingEssay const& essay, ReadContext const& context) {
  auto const question = storage::question_version(context.db, essay.version);
  auto const response = domain::response_of(essay.response).value_or(domain::Response{});
  slack::Modal modal;
  modal.callback_id = "essay.judge";
  modal.title = "Assess an essay";
  modal.submit = "Give this mark";
  modal.private_metadata = to_text(Place{essay.attempt, essay.ordinal});
  modal.blocks.emplace_back(slack::Section{Mrkdwn("*The question*"), std::nullopt});
  add_text(modal.blocks, question->stem.shown);
  modal.blocks.emplace_back(slack::Section{Mrkdwn("*The answer*"), std::nullopt});
  add_text(modal.blocks, response.text);
  modal.blocks.emplace_back(slack::Divider{});
  modal.blocks.emplace_back(mark_input());
  modal.blocks.emplace_back(comment_input());
  return modal;
}

Mrkdwn gone() { return {"This essay has been marked already, or is not yours to mark."}; }

// Nothing when it is marked already, or the caller's own.
std::optional<PendingEssay> essay_for(Caller const& caller, storage::Snapshot const& snapshot,
                                      std::string_view subject) {
  Place const place = place_of(subject);
  auto essay = storage::pending_essay(snapshot, place.attempt, place.ordinal);
  bool const may_judge = essay && essay->person != caller.person_id();
  return may_judge ? essay : std::nullopt;
}

std::optional<double> fraction_in(std::string const& value) {
  for (MarkChoice const& it : mark_choices) {
    if (value == it.value) return it.fraction;
  }
  return std::nullopt;
}

}  // namespace

slack::Reply show_essays(Request const& request, ReadContext const& context) {
  return queue(context, request.page);
}

Shown open_essay(slack::Click const& click, ReadContext const& context) {
  Shown shown;
  auto const essay = essay_for(context.caller, context.db, click.value);
  if (essay) {
    shown.modal = essay_modal(*essay, context);
  } else {
    shown.reply = texts::sentence(gone());
  }
  return shown;
}

Outcome judge_essay(slack::Submission const& submission, WriteContext const& context) {
  Outcome outcome;
  auto const fraction = fraction_in(submission.view.value(mark_block));
  std::string const comment = submission.view.value(comment_block);
  constexpr double needs_no_reason = 0.75;
  slack::submission::Errors errors;
  if (!fraction) errors.by_block.emplace_back(mark_block, "Please choose a mark.");
  if (fraction && *fraction < needs_no_reason && comment.empty()) {
    errors.by_block.emplace_back(comment_block, "Please say what is missing.");
  }
  if (!errors.by_block.empty()) {
    outcome.submission = std::move(errors);
    return outcome;
  }
  auto const essay = essay_for(context.caller, context.db, submission.view.private_metadata);
  if (!essay) {
    slack::Modal modal;
    modal.title = "Assess an essay";
    modal.blocks = texts::sentence(gone()).blocks;
    outcome.submission = slack::submission::Update{std::move(modal)};
    return outcome;
  }
  storage::record_judgement(
      context.db,
      {essay->attempt, essay->ordinal, *fraction, context.caller.slack_user_id, comment},
      context.now);
  auto attempt = storage::attempt(context.db, essay->attempt);
  bool const was_pending = attempt->is_pending;
  renew_result(outcome, *attempt, context);
  bool const is_marked_now = was_pending && !attempt->is_pending;
  if (is_marked_now) {
    tell_result(outcome, *attempt, Mrkdwn("An assessor has read what you wrote."), context);
  }
  return outcome;
}

}  // namespace handlers
