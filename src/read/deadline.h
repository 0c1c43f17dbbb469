#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace jianbao::read {

// Cuts a connection when its time is over: a server that has gone silent would be waited for for
// ever. What waits on the socket fails then.
class Deadline {
 public:
  Deadline(int socket, std::chrono::seconds time);
  ~Deadline();
  Deadline(const Deadline&) = delete;
  Deadline& operator=(const Deadline&) = delete;

  bool is_over() const { return over_; }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool done_ = false;
  std::atomic<bool> over_ = false;
  std::thread thread_;
};

}  // namespace jianbao::read
