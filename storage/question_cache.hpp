// Question versions that one database thread has read; a version never changes.
#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>

#include "domain/question.hpp"

namespace storage {

class QuestionCache {
 public:
  // Null when it is not there.
  std::shared_ptr<domain::Question const> find(std::int64_t version) const {
    auto const found = questions_.find(version);
    return found == questions_.end() ? nullptr : found->second;
  }

  void keep(std::int64_t version, std::shared_ptr<domain::Question const> question) {
    if (questions_.size() >= most) questions_.clear();
    questions_[version] = std::move(question);
  }

  // After a rollback the database may give a version's number away again.
  void clear() { questions_.clear(); }

 private:
  static constexpr std::size_t most = 10'000;  // about 30 MB of usual questions
  std::unordered_map<std::int64_t, std::shared_ptr<domain::Question const>> questions_;
};

}  // namespace storage
