// Matching words against the program.
#include "domain/search.hpp"

#include <algorithm>
#include <array>

#include "domain/words.hpp"

namespace domain {
namespace {

constexpr int own_word_points = 3;
constexpr int whole_word_points = 2;
constexpr int context_points = 1;

bool is_filler(std::string const& word) {
  constexpr std::array<std::string_view, 16> fillers = {"the", "and", "for", "with", "how", "what",
                                                        "who", "are", "is",  "to",   "of",  "in",
                                                        "on",  "do",  "an",  "your"};
  return word.size() < 2 || std::ranges::find(fillers, word) != fillers.end();
}

std::vector<std::string> telling_words(std::string_view typed) {
  std::vector<std::string> words = words_of(typed);
  std::vector<std::string> telling;
  std::ranges::copy_if(words, std::back_inserter(telling),
                       [](std::string const& word) { return !is_filler(word); });
  return telling.empty() ? words : telling;
}

// "plans" should find "plan" and the other way round.
bool matches(std::string const& wanted, std::string const& word) {
  if (word.starts_with(wanted)) return true;
  return wanted.size() > 3 && wanted.back() == 's' && word == wanted.substr(0, wanted.size() - 1);
}

int points(std::string const& wanted, std::vector<std::string> const& own,
           std::vector<std::string> const& context) {
  int best = 0;
  for (std::string const& word : own) {
    if (matches(wanted, word)) {
      best = std::max(best, own_word_points + (word == wanted ? whole_word_points : 0));
    }
  }
  if (best > 0) return best;
  bool const nearby =
      std::ranges::any_of(context, [&](std::string const& word) { return matches(wanted, word); });
  return nearby ? context_points : 0;
}

class Search {
 public:
  explicit Search(std::string_view typed) : wanted_(telling_words(typed)) {}

  // `text` is the entry's own, `context` what it belongs to. An entry that matches by its context
  // alone is not a finding: else a course's name would drag in all its objectives.
  void consider(Finding entry, std::string_view text, std::string_view context) {
    if (wanted_.empty()) return;
    auto const own = words_of(text);
    auto const around = words_of(context);
    bool by_itself = false;
    for (std::string const& word : wanted_) {
      int const won = points(word, own, around);
      if (won == 0) return;
      if (won > context_points) by_itself = true;
      entry.score += won;
    }
    if (by_itself) findings_.push_back(std::move(entry));
  }

  std::vector<Finding> best_first() && {
    std::ranges::stable_sort(findings_, std::greater{}, &Finding::score);
    return std::move(findings_);
  }

 private:
  std::vector<std::string> wanted_;
  std::vector<Finding> findings_;
};

std::string belongs_to(Catalogue const& catalogue, Course const& course) {
  if (course.is_use_case_training()) return "use-case training";
  Certification const* const certification = catalogue.certification(course.certification);
  std::string const name = certification != nullptr ? certification->name : course.certification;
  return "course " + std::to_string(course.number) + " of " + name;
}

void consider_course(Search& search, Catalogue const& catalogue, Course const& course) {
  std::string const place = belongs_to(catalogue, course);
  std::string const context = place + ' ' + course.certification + ' ' + course.learning_path;
  search.consider({FindingKind::course, course.name, place, course.reading_url(), &course, 0},
                  course.name + ' ' + course.alias + ' ' + course.id, context);
  for (Objective const& objective : course.objectives) {
    search.consider({FindingKind::objective, objective.text, course.name + ", " + place,
                     course.reading_url(), &course, 0},
                    objective.text, course.name + ' ' + context);
  }
}

void consider_element(Search& search, Catalogue const& catalogue, UseCaseElement const& element) {
  Course const* const training = catalogue.course(element.training);
  std::string const owner = training != nullptr ? training->name : "every use-case training";
  std::string const url =
      !element.url.empty() ? element.url : (training != nullptr ? training->reading_url() : "");
  search.consider({FindingKind::element, element.name,
                   owner + (element.text.empty() ? "" : ": " + element.text), url, training, 0},
                  element.name + ' ' + element.text,
                  owner + ' ' + (training != nullptr ? training->alias : ""));
}

}  // namespace

std::vector<Finding> find(Catalogue const& catalogue, std::string_view words) {
  Search search(words);
  for (Certification const& it : catalogue.certifications()) {
    search.consider({FindingKind::certification, it.name, it.noun, it.handbook_url, nullptr, 0},
                    it.name + ' ' + it.id + ' ' + it.role_code, it.noun);
  }
  for (Course const& course : catalogue.courses()) {
    if (!course.is_retired) consider_course(search, catalogue, course);
  }
  for (UseCase const& it : catalogue.use_cases()) {
    search.consider({FindingKind::use_case, it.name, "use case", it.url, nullptr, 0}, it.name,
                    "use case");
  }
  for (UseCaseElement const& it : catalogue.elements()) consider_element(search, catalogue, it);
  return std::move(search).best_first();
}

}  // namespace domain
