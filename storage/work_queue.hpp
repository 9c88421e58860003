// A bounded queue between the I/O thread and the database threads.
#pragma once

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <vector>

namespace storage {

template <class Work>
class WorkQueue {
 public:
  explicit WorkQueue(std::size_t limit) : limit_(limit) {}

  // Takes the work over, or leaves it and says false when full or closed.
  bool push(std::unique_ptr<Work>& work) {
    {
      std::lock_guard const lock(mutex_);
      if (closed_ || waiting_.size() >= limit_) return false;
      waiting_.push_back(std::move(work));
    }
    arrived_.notify_one();
    return true;
  }

  // Waits for work and takes up to `most` pieces; empty when closed and nothing is left.
  std::vector<std::unique_ptr<Work>> take(std::size_t most) {
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return closed_ || !waiting_.empty(); });
    std::vector<std::unique_ptr<Work>> taken;
    while (!waiting_.empty() && taken.size() < most) {
      taken.push_back(std::move(waiting_.front()));
      waiting_.pop_front();
    }
    return taken;
  }

  void close() {
    {
      std::lock_guard const lock(mutex_);
      closed_ = true;
    }
    arrived_.notify_all();
  }

 private:
  std::size_t const limit_;
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::unique_ptr<Work>> waiting_;
  bool closed_ = false;
};

}  // namespace storage
