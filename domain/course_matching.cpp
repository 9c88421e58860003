// Matching the courses of an edited page with those of before.
#include "domain/course_matching.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "domain/words.hpp"

namespace domain {
namespace {

using Likeness = std::function<bool(KnownCourse const&, StatedCourse const&)>;

std::size_t shared_objectives(KnownCourse const& known, StatedCourse const& stated) {
  auto const is_stated = [&](std::string const& text) {
    return std::ranges::any_of(stated.objectives, [&](std::string const& other) {
      return words_of(other) == words_of(text);
    });
  };
  return static_cast<std::size_t>(std::ranges::count_if(known.objectives, is_stated));
}

bool has_same_name(KnownCourse const& known, StatedCourse const& stated) {
  return words_of(known.name) == words_of(stated.name);
}

bool shares_half_of_the_objectives(KnownCourse const& known, StatedCourse const& stated) {
  std::size_t const longer = std::max(known.objectives.size(), stated.objectives.size());
  return longer > 0 && shared_objectives(known, stated) * 2 >= longer;
}

bool stands_in_its_place(KnownCourse const& known, StatedCourse const& stated) {
  if (known.is_retired || known.number != stated.number) return false;
  if (shared_objectives(known, stated) > 0) return true;
  auto const words = words_of(stated.name);
  auto const old_words = words_of(known.name);
  return std::ranges::any_of(old_words, [&](std::string const& word) {
    return word.size() > 3 && std::ranges::find(words, word) != words.end();
  });
}

class Matching {
 public:
  Matching(std::span<KnownCourse const> known, std::span<StatedCourse const> stated)
      : known_(known), stated_(stated), ids_(stated.size()) {
    for (std::size_t i = 0; i < stated.size(); ++i) give(i, stated[i].fixed_id);
  }

  void match_by(Likeness const& alike) {
    for (std::size_t i = 0; i < stated_.size(); ++i) {
      if (!ids_[i].empty()) continue;
      auto const found = std::ranges::find_if(known_, [&](KnownCourse const& course) {
        return !taken_.contains(course.id) && alike(course, stated_[i]);
      });
      if (found != known_.end()) give(i, found->id);
    }
  }

  std::vector<std::string> with_new_ids(std::string const& certification) && {
    for (KnownCourse const& course : known_) taken_.insert(course.id);
    for (std::size_t i = 0; i < stated_.size(); ++i) {
      if (!ids_[i].empty()) continue;
      int number = stated_[i].number;
      auto const id = [&] { return certification + '-' + std::to_string(number); };
      while (taken_.contains(id())) number = std::max(number, highest_number()) + 1;
      give(i, id());
    }
    return std::move(ids_);
  }

 private:
  void give(std::size_t index, std::string const& id) {
    if (id.empty()) return;
    ids_[index] = id;
    taken_.insert(id);
  }

  int highest_number() const {
    int highest = 0;
    for (StatedCourse const& course : stated_) highest = std::max(highest, course.number);
    return highest;
  }

  std::span<KnownCourse const> known_;
  std::span<StatedCourse const> stated_;
  std::vector<std::string> ids_;
  std::set<std::string> taken_;
};

}  // namespace

std::vector<std::string> match_courses(std::string const& certification,
                                       std::span<KnownCourse const> known,
                                       std::span<StatedCourse const> stated) {
  Matching matching(known, stated);
  matching.match_by(has_same_name);
  matching.match_by(shares_half_of_the_objectives);
  matching.match_by(stands_in_its_place);
  return std::move(matching).with_new_ids(certification);
}

}  // namespace domain
