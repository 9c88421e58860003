// Drawing the questions of an attempt from a bank, and the order of their options: all from one
// seed, so that any attempt can be drawn again exactly (PRODUCT.md B4, B5).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "domain/question.hpp"

namespace domain {

// Numbers from a seed: the same on every machine and in every version of this program
// (SplitMix64).
class SeededNumbers {
 public:
  explicit SeededNumbers(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next();
  // 0 to `count` - 1, each as likely; `count` > 0.
  std::size_t below(std::size_t count);

 private:
  std::uint64_t state_;
};

// A question that may be drawn.
struct PoolQuestion {
  std::int64_t question = 0;
  std::int64_t version = 0;  // the current one
  std::string topic;         // what it covers (domain/topic.hpp)
  int last_drawn = 0;        // number of this person's attempt that had it last; 0 = never
};

struct Blueprint {
  int questions = 0;     // in all; 0 = as many as the topics ask for, at least 5
  int per_topic = 0;     // at least so many of each topic, while there are
  int last_attempt = 0;  // number of the person's attempt before this one; 0 = none
};

struct DrawnQuestion {
  std::size_t pool_index = 0;
  int slot = 0;  // its place in the blueprint, whatever the order in which it is shown
};

// How many questions a draw will have.
std::size_t draw_size(std::span<PoolQuestion const> pool, Blueprint const& blueprint);

// In the order in which they are shown. Every topic gets its share before any gets more; within
// that, questions that the person has not had come first, and those of the attempt before come
// only when nothing else is left.
std::vector<DrawnQuestion> draw(std::span<PoolQuestion const> pool, Blueprint const& blueprint,
                                std::uint64_t seed);

// Indexes into the question's answers in the order in which they are shown at this place of this
// attempt. Options such as "all of the above" stay last, true and false as they are. For matching:
// of the right sides, equal ones once.
std::vector<int> option_order(Question const& question, std::uint64_t seed, int ordinal);

}  // namespace domain
