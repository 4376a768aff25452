#pragma once
// The handles that an event loop waits on, opened and closed in one place.

#include <muster/kit/base/result.hpp>

#include <optional>
#include <string>
#include <utility>

#include "listen.hpp"

namespace muster::net {

/// An open file that is closed with its owner.
class Handle {
 public:
  Handle() = default;
  explicit Handle(int number) : number_(number) {}
  Handle(Handle&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Handle();
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool open() const { return number_ >= 0; }
  /// Gives the file to somebody else.
  [[nodiscard]] int release() { return std::exchange(number_, -1); }

 private:
  int number_ = -1;
};

struct Listener {
  Handle handle;
  ListenAddress address;  ///< with the port that was taken
};

/// Binds without sharing the port. Errors: a port in use, one that this user may not take, an address not ours.
[[nodiscard]] Result<Listener> listen_on(const ListenAddress& wanted);

struct AcceptResult {
  enum class Kind { visitor, nobody, no_room } kind = Kind::nobody;  ///< no_room: the system has no handle to give
  Handle handle;
  std::string peer;  ///< numeric address
};
[[nodiscard]] AcceptResult accept_from(const Handle& listening);

/// Raises this process's limit of open files as far as it may be, and returns how many connections fit below it.
[[nodiscard]] std::size_t connections_that_fit(std::size_t wanted);

}  // namespace muster::net
