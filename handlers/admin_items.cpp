// `/cert admin items [course | CERTIFICATION-exam]`: is a quiz or exam any good? The statistics of
// its questions, those that need an author first.
#include <algorithm>
#include <cmath>

#include "domain/item_flags.hpp"
#include "domain/topic.hpp"
#include "domain/words.hpp"
#include "handlers/admin.hpp"
#include "handlers/attempt_start.hpp"
#include "handlers/texts.hpp"
#include "storage/item_marks.hpp"

namespace handlers {
namespace {

using domain::ItemStatistics;
using slack::Mrkdwn;

// With one digit after the point; "–" where the formula has no value.
Mrkdwn decimal(std::optional<double> value) {
  Mrkdwn text;
  if (!value) return text.own("–");
  auto const tenths = std::llround(*value * 10);
  if (tenths < 0) text.own("-");
  return text.number(std::abs(tenths) / 10).own(".").number(std::abs(tenths) % 10);
}

slack::Reply choose(ReadContext const& context) {
  Mrkdwn text("Which quiz or exam? These have results:");
  slack::Actions actions;
  for (std::string const& id : storage::assessments_with_results(context.db)) {
    if (actions.buttons.size() == slack::limits::actions_elements) break;
    auto const it = assessment_of(context.catalogue(), id);
    std::string label = (it.is_exam() ? "Exam: " : "Quiz: ") + it.name;
    actions.buttons.push_back(slack::run_button(std::move(label), "admin items " + id));
  }
  if (actions.buttons.empty()) {
    return texts::sentence(Mrkdwn("Nobody has handed in a quiz or exam yet."));
  }
  slack::Reply reply = texts::sentence(std::move(text));
  reply.blocks.emplace_back(std::move(actions));
  return reply;
}

Mrkdwn test_line(Assessment const& it, domain::TestStatistics const& test) {
  Mrkdwn text(it.is_exam() ? slack::OwnWords("Written exam ") : "Knowledge check ");
  text.bold(it.name).own(" · ").number(static_cast<std::int64_t>(test.attempts));
  text.own(" people, the first attempt of each\nMean ").add(decimal(test.mean));
  text.own(" % · median ").add(decimal(test.median)).own(" % · standard deviation ");
  text.add(decimal(test.deviation)).own("\nSkewness ").add(decimal(test.skewness));
  text.own(" · kurtosis ").add(decimal(test.kurtosis)).own("\nInternal consistency (alpha) ");
  text.add(decimal(test.consistency)).own(" % · standard error ");
  return text.add(decimal(test.standard_error));
}

Mrkdwn item_line(ItemStatistics const& item, storage::QuestionLabel const& label) {
  Mrkdwn text;
  text.bold(label.name).own(" · ").typed(label.bank);
  if (label.line > 0) text.own(" line ").number(label.line);
  if (label.is_retired) text.own(" · retired");
  text.own("\nasked ").number(static_cast<std::int64_t>(item.attempts)).own(" times · facility ");
  text.add(decimal(item.facility)).own(" % · deviation ").add(decimal(item.deviation));
  text.own(" · discrimination ").add(decimal(item.discrimination)).own(" · efficiency ");
  text.add(decimal(item.efficiency)).own(" · weight ").add(decimal(item.effective_weight));
  text.own(" (intended ").add(decimal(item.intended_weight)).own(")");
  for (auto const flag : item.flags) text.own("\n:warning: ").typed(domain::verdict(flag));
  return text;
}

slack::Reply items_of(Assessment const& it, std::size_t page, ReadContext const& context) {
  auto const attempts =
      storage::marked_attempts(context.db, it.id, storage::WhichAttempts::first_of_each_person);
  if (attempts.empty()) {
    Mrkdwn text("Nobody has handed in ");
    return texts::sentence(std::move(text.bold(it.name).own(" yet.")));
  }
  auto analysis = domain::analyse(attempts);
  auto const labels = storage::question_labels(context.db, it.id);
  std::ranges::stable_sort(analysis.items, std::ranges::greater{},
                           [](ItemStatistics const& item) { return item.flags.size(); });
  slack::Pages pages;
  Mrkdwn title = test_line(it, analysis.test);
  Mrkdwn story = title;
  pages.top.emplace_back(slack::Section{std::move(title), std::nullopt});
  for (ItemStatistics const& item : analysis.items) {
    Mrkdwn line = item_line(item, labels.at(item.question));
    story.own("\n").add(line);
    pages.entries.emplace_back(slack::Section{std::move(line), std::nullopt});
  }
  pages.more_words = "admin items " + it.id;
  slack::Reply reply;
  reply.text = std::move(story).text();
  reply.blocks = slack::paged(std::move(pages), page).blocks;
  return reply;
}

// "sal-1", "2" has no meaning here, "sal-exam", "sal exam".
std::optional<Assessment> named(std::string const& words, domain::Catalogue const& catalogue) {
  if (auto const* const course = catalogue.find_course(words, nullptr)) {
    return assessment_of(catalogue, course->id);
  }
  std::string name = domain::lower(words);
  for (std::string_view const suffix : {" exam", "-exam"}) {
    if (name.ends_with(suffix)) name.resize(name.size() - suffix.size());
  }
  auto const* const it = catalogue.find_certification(name);
  return it != nullptr ? std::optional(assessment_of(catalogue, domain::exam_of(it->id)))
                       : std::nullopt;
}

}  // namespace

Shown show_items(std::string const& words, std::size_t page, ReadContext const& context) {
  Shown shown;
  auto const assessment = named(words, context.catalogue());
  shown.reply = assessment ? items_of(*assessment, page, context) : choose(context);
  return shown;
}

}  // namespace handlers
