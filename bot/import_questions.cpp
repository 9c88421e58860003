// `fieldcert import quiz`: a bank of questions, whole or, when asked, without its faulty ones.
#include "bot/import_questions.hpp"

#include <algorithm>
#include <map>

#include "bot/import_homes.hpp"
#include "content/question_file.hpp"
#include "domain/topic.hpp"
#include "handlers/question_blocks.hpp"
#include "handlers/rescore.hpp"
#include "storage/home_views.hpp"
#include "storage/outbox.hpp"

namespace bot {
namespace {

using content::Problem;
using domain::Question;

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return std::to_string(count) + ' ' + std::string(count == 1 ? one : many);
}

// What stands in the way of asking this question; empty = nothing.
std::string fault_of(Question const& question, domain::TopicReading const& topic) {
  if (!topic.problem.empty()) return topic.problem;
  std::string const reason = handlers::why_not_showable(question);
  return reason.empty() ? "" : "question " + reason;
}

bool earns_nothing(Question const& question) {
  using Kind = domain::QuestionKind;
  bool const is_choice =
      question.kind == Kind::single_choice || question.kind == Kind::multiple_choice;
  return is_choice && std::ranges::all_of(question.answers, [](domain::AnswerChoice const& it) {
           return it.fraction <= 0;
         });
}

// What an author may want to know although it is no fault.
void add_notes(std::vector<std::string>& report, QuestionFile const& file) {
  std::map<std::string, int> lines;
  for (auto const& it : file.questions) {
    std::string const at = "  note: line " + std::to_string(it.question.line) + ": ";
    if (earns_nothing(it.question)) {
      report.push_back(at + "none of the options is right; it is kept, and never asked");
    }
    auto const [same, is_new] = lines.emplace(storage::name_of(it.question), it.question.line);
    if (is_new) continue;
    report.push_back(at + "named as the question in line " + std::to_string(same->second) +
                     "; with an [id:…] of its own it is known again wherever it moves");
  }
}

std::string described(std::string const& path, std::string const& bank,
                      storage::BankChanges const& changes) {
  std::string line = path + " → " + bank + ": ";
  if (!changes.any())
    return line + counted(changes.unchanged, "question", "questions") + " as before";
  line += counted(changes.added, "question", "questions") + " added, " +
          std::to_string(changes.changed.size()) + " changed, " +
          std::to_string(changes.unchanged) + " as before, " + std::to_string(changes.retired) +
          " retired";
  return line;
}

ImportResult refused(QuestionFile file) {
  ImportResult result;
  result.problems = std::move(file.problems);
  return result;
}

}  // namespace

QuestionFile read_question_file(std::string const& path, std::string const& text,
                                std::string const& bank, domain::Catalogue const& catalogue) {
  auto reading = content::read_questions(path, text);
  QuestionFile file{path, bank, {}, std::move(reading.problems)};
  for (Question& question : reading.questions) {
    auto topic = domain::topic_of(catalogue, bank, question);
    std::string const fault = fault_of(question, topic);
    if (!fault.empty()) {
      file.problems.push_back({path, question.line, fault});
      continue;
    }
    file.questions.push_back({std::move(question), std::move(topic.topic)});
  }
  if (file.questions.empty() && file.problems.empty()) {
    file.problems.push_back({path, 0, "holds no question"});
  }
  std::ranges::stable_sort(file.problems, {}, &Problem::line);
  return file;
}

std::string bank_of(domain::Catalogue const& catalogue, std::string const& words) {
  if (auto const* const course = catalogue.find_course(words, nullptr)) return course->id;
  auto const* const it = catalogue.certification(domain::certification_of_exam(words));
  return it != nullptr ? domain::exam_of(it->id) : std::string{};
}

std::vector<std::string> save_question_file(storage::Transaction const& transaction,
                                            QuestionFile const& file,
                                            config::Settings const& settings, domain::Instant now) {
  auto const changes = storage::save_bank(transaction, file.bank, file.path, file.questions, now);
  std::vector<std::string> report{described(file.path, file.bank, changes)};
  add_notes(report, file);
  if (changes.changed.empty()) return report;
  handlers::Caller const nobody;
  handlers::Outcome outcome;
  auto const rescored =
      handlers::rescore(outcome, changes.changed, {transaction, now, nobody, settings});
  for (auto const& it : outcome.deliveries) storage::put_delivery(transaction, it, now);
  if (rescored.answers > 0) {
    report.push_back(
        "  corrected keys: " + counted(rescored.answers, "answer earns", "answers earn") +
        " more, " + counted(rescored.results, "result is", "results are") + " better, " +
        std::to_string(rescored.passes) + " passed by it; those people are told");
  }
  return report;
}

ImportResult import_quiz_text(storage::Database& database, QuizImport const& order,
                              std::string const& text, domain::Instant now,
                              config::Settings const& settings) {
  ImportResult result;
  auto file = database.read_now([&](storage::Snapshot const& snapshot) {
    auto const& catalogue = snapshot.catalogue();
    std::string const bank = bank_of(catalogue, order.course);
    if (bank.empty()) {
      QuestionFile none{order.path, "", {}, {}};
      none.problems.push_back({order.path, 0,
                               "--course " + order.course +
                                   ": there is no such course or exam; give a course's id "
                                   "(sal-1), its full name, or CERTIFICATION-exam (sal-exam)"});
      return none;
    }
    return read_question_file(order.path, text, bank, catalogue);
  });
  bool const skips = order.faults == FaultyQuestions::skip && !file.questions.empty();
  if (!file.problems.empty() && !skips) return refused(std::move(file));
  for (Problem const& it : file.problems) result.report.push_back("left out: " + it.text());
  if (order.mode == ImportMode::check) {
    result.report.push_back(file.path + ": " +
                            counted(file.questions.size(), "question", "questions") +
                            " can be taken for " + file.bank + "; nothing was changed");
    return result;
  }
  auto const lines = database.write_now([&](storage::Transaction const& transaction) {
    return save_question_file(transaction, file, settings, now);
  });
  result.report.insert(result.report.end(), lines.begin(), lines.end());
  // The new catalogue is seen from the next transaction on.
  database.write_now([&](storage::Transaction const& transaction) {
    refresh_homes(transaction, settings, storage::home_viewers(transaction), now);
  });
  return result;
}

ImportResult import_quiz(storage::Database& database, QuizImport const& order, domain::Instant now,
                         config::Settings const& settings) {
  ImportResult result;
  auto const text = read_file(order.path, result.problems);
  return text ? import_quiz_text(database, order, *text, now, settings) : result;
}

}  // namespace bot
