#pragma once
// How long pieces of long work last, and the pauses that others need between them: nobody waits long for the writers'
// line.

#include <muster/platform/store/database.hpp>

#include <algorithm>
#include <chrono>
#include <thread>

namespace muster::store {

class Pace {
 public:
  explicit Pace(Database& database) : database_(database) {}

  /// Runs `piece`, one transaction that ends where `goes_on` says no.
  template <class Piece>
  auto run(Piece piece) {
    const auto works = database_.counts().works;
    began_ = Steady::now();
    auto done = piece();
    const auto took = Steady::now() - began_;
    if (database_.counts().works - works > 1) {
      length_ = shortest;
      // Whoever is next should not wait.
      std::this_thread::sleep_for(std::min<Steady::duration>(took, shortest));
    } else {
      length_ = std::clamp(length_ * 2, shortest, longest);
    }
    return done;
  }

  [[nodiscard]] bool goes_on() const { return Steady::now() - began_ < length_; }

 private:
  using Steady = std::chrono::steady_clock;
  using milliseconds = std::chrono::milliseconds;
  static constexpr milliseconds shortest{8};  // how long a piece lasts while others write
  static constexpr milliseconds longest{40};  // and where nobody has for a while

  Database& database_;
  milliseconds length_{0};  // the first piece is a handful: nobody knows yet who writes
  Steady::time_point began_;
};

/// Rows between two looks at the clock.
inline constexpr std::size_t handful = 25;

}  // namespace muster::store
