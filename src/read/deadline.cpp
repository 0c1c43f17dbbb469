#include "read/deadline.h"

#include <sys/socket.h>

namespace jianbao::read {

Deadline::Deadline(int socket, std::chrono::seconds time)
    : thread_([this, socket, time] {
        std::unique_lock lock(mutex_);
        if (changed_.wait_for(lock, time, [this] { return done_; })) return;
        over_ = true;
        ::shutdown(socket, SHUT_RDWR);
      }) {}

Deadline::~Deadline() {
  {
    const std::lock_guard lock(mutex_);
    done_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

}  // namespace jianbao::read
