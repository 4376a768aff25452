#pragma once
// What an event loop waits on: handles by a number of its own choosing, and a bell that any thread may ring.

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <span>
#include <stdexcept>

#include "listen_socket.hpp"

namespace muster::net {

class EventQueue {
 public:
  /// `bell` is the number under which the bell is heard. Throws where the system gives no queue.
  explicit EventQueue(std::uint64_t bell)
      : epoll_(epoll_create1(EPOLL_CLOEXEC)), bell_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    if (!epoll_.open() || !bell_.open()) throw std::runtime_error("the system gives no event queue");
    add(bell_.number(), bell, EPOLLIN);
  }

  void add(int handle, std::uint64_t id, std::uint32_t events) const { control(EPOLL_CTL_ADD, handle, id, events); }
  /// Also of a handle that was removed, which comes back with it.
  void change(int handle, std::uint64_t id, std::uint32_t events) const {
    if (control(EPOLL_CTL_MOD, handle, id, events) != 0 && errno == ENOENT) add(handle, id, events);
  }
  void remove(int handle, std::uint64_t id) const { control(EPOLL_CTL_DEL, handle, id, 0); }

  /// How many of `events` have come after `milliseconds` at most; -1 where a signal came first.
  [[nodiscard]] int wait(std::span<epoll_event> events, int milliseconds) const {
    return epoll_wait(epoll_.number(), events.data(), static_cast<int>(events.size()), milliseconds);
  }

  /// For any thread: ends a wait, now or the next one.
  void ring() const {
    const std::uint64_t one = 1;
    static_cast<void>(!write(bell_.number(), &one, sizeof one));
  }
  void hush() const {
    std::uint64_t count = 0;  // one look takes all rings
    static_cast<void>(!read(bell_.number(), &count, sizeof count));
  }

 private:
  int control(int operation, int handle, std::uint64_t id, std::uint32_t events) const {
    epoll_event event{};
    event.events = events;
    event.data.u64 = id;
    return epoll_ctl(epoll_.number(), operation, handle, &event);
  }

  Handle epoll_;
  Handle bell_;
};

}  // namespace muster::net
