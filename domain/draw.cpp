// Drawing questions and shuffling options.
#include "domain/draw.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <numeric>
#include <tuple>

#include "domain/words.hpp"

namespace domain {
namespace {

constexpr std::size_t fewest_questions = 5;

template <class Items>
void shuffle(Items& items, SeededNumbers& numbers) {
  for (std::size_t left = items.size(); left > 1; --left) {
    std::swap(items[left - 1], items[numbers.below(left)]);
  }
}

// The questions of one topic, the next to be taken last.
struct Topic {
  std::vector<std::size_t> waiting;
  std::size_t taken = 0;
};

std::vector<Topic> topics_of(std::span<PoolQuestion const> pool, SeededNumbers& numbers) {
  std::map<std::string_view, std::size_t> known;
  std::vector<Topic> topics;
  for (std::size_t i = 0; i < pool.size(); ++i) {
    auto const [entry, is_new] = known.emplace(pool[i].topic, topics.size());
    if (is_new) topics.emplace_back();
    topics[entry->second].waiting.push_back(i);
  }
  for (Topic& topic : topics) {
    shuffle(topic.waiting, numbers);
    std::ranges::stable_sort(topic.waiting, std::ranges::greater{},
                             [&](std::size_t i) { return pool[i].last_drawn; });
  }
  return topics;
}

// Whose question is taken next: the smallest.
auto turn_of(Topic const& topic, std::span<PoolQuestion const> pool, Blueprint const& blueprint) {
  PoolQuestion const& next = pool[topic.waiting.back()];
  auto const share = static_cast<std::size_t>(std::max(blueprint.per_topic, 1));
  bool const has_share = topic.taken >= share;
  bool const is_repeat = blueprint.last_attempt > 0 && next.last_drawn == blueprint.last_attempt;
  // Within the shares topics take turns; beyond them what was asked just before comes last.
  return std::tuple(has_share, has_share && is_repeat, topic.taken, next.last_drawn);
}

// Said of most options without looking at more than their last word.
bool surely_stands_alone(std::string_view option) {
  constexpr std::array<std::string_view, 7> endings = {"above", "these", "them",   "none",
                                                       "all",   "both",  "neither"};
  auto const last = words_of(option.substr(option.find_last_of(' ') + 1));
  return !last.empty() && std::ranges::find(endings, last.back()) == endings.end();
}

bool refers_to_others(std::string_view option) {
  if (surely_stands_alone(option)) return false;
  auto const words = words_of(option);
  auto const is = [&](std::initializer_list<std::string_view> wanted) {
    return std::ranges::equal(words, wanted);
  };
  bool const of_the_above = words.size() >= 3 && words.size() <= 6 && words.back() == "above" &&
                            (words[0] == "all" || words[0] == "none" || words[0] == "both" ||
                             words[0] == "neither" || words[0] == "any");
  bool const of_these = words.size() >= 3 && words.size() <= 4 && words[1] == "of" &&
                        (words.back() == "these" || words.back() == "them");
  return of_the_above || of_these || is({"none"}) || is({"all"}) || is({"both"}) || is({"neither"});
}

}  // namespace

std::uint64_t SeededNumbers::next() {
  state_ += 0x9E37'79B9'7F4A'7C15;
  std::uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xBF58'476D'1CE4'E5B9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94D0'49BB'1331'11EB;
  return mixed ^ (mixed >> 31);
}

std::size_t SeededNumbers::below(std::size_t count) {
  // Without the numbers at the end that would make the first ones likelier.
  auto const fair = std::numeric_limits<std::uint64_t>::max() / count * count;
  for (;;) {
    if (std::uint64_t const number = next(); number < fair) return number % count;
  }
}

std::size_t draw_size(std::span<PoolQuestion const> pool, Blueprint const& blueprint) {
  if (blueprint.questions > 0) {
    return std::min(pool.size(), static_cast<std::size_t>(blueprint.questions));
  }
  std::map<std::string_view, std::size_t> counts;
  for (PoolQuestion const& it : pool) ++counts[it.topic];
  auto const share = static_cast<std::size_t>(std::max(blueprint.per_topic, 1));
  std::size_t wanted = 0;
  for (auto const& [topic, count] : counts) wanted += std::min(count, share);
  if (blueprint.per_topic == 0) wanted = std::max(wanted, fewest_questions);
  return std::min(pool.size(), wanted);
}

std::vector<DrawnQuestion> draw(std::span<PoolQuestion const> pool, Blueprint const& blueprint,
                                std::uint64_t seed) {
  SeededNumbers numbers(seed);
  auto topics = topics_of(pool, numbers);
  std::size_t const size = draw_size(pool, blueprint);
  std::vector<std::size_t> order(topics.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::vector<std::pair<std::size_t, std::size_t>> taken;  // topic, pool index
  while (taken.size() < size) {
    shuffle(order, numbers);
    std::erase_if(order, [&](std::size_t i) { return topics[i].waiting.empty(); });
    auto const next = *std::ranges::min_element(
        order, {}, [&](std::size_t i) { return turn_of(topics[i], pool, blueprint); });
    taken.emplace_back(next, topics[next].waiting.back());
    topics[next].waiting.pop_back();
    ++topics[next].taken;
  }
  // Slots follow the topics, and within one the bank.
  std::ranges::sort(taken);
  std::vector<DrawnQuestion> drawn;
  for (auto const& [topic, index] : taken) drawn.push_back({index, static_cast<int>(drawn.size())});
  shuffle(drawn, numbers);
  return drawn;
}

std::vector<int> option_order(Question const& question, std::uint64_t seed, int ordinal) {
  std::vector<int> order;
  if (question.kind == QuestionKind::true_false) return {0, 1};
  std::vector<std::string_view> rights;
  std::vector<int> last;
  for (std::size_t i = 0; i < question.answers.size(); ++i) {
    AnswerChoice const& it = question.answers[i];
    auto const index = static_cast<int>(i);
    if (question.kind == QuestionKind::matching) {
      if (std::ranges::find(rights, it.match) != rights.end()) continue;
      rights.push_back(it.match);
      order.push_back(index);
    } else {
      (refers_to_others(it.text.shown) ? last : order).push_back(index);
    }
  }
  SeededNumbers numbers(seed ^ (static_cast<std::uint64_t>(ordinal) * 0xD6E8'FEB8'6659'FD93));
  shuffle(order, numbers);
  order.insert(order.end(), last.begin(), last.end());
  return order;
}

}  // namespace domain
