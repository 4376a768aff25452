#pragma once
// The clock's work goes event by event: where it fails at one, the others have theirs all the same, and the failure is
// reported.

#include <muster/kit/base/result.hpp>

#include <exception>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// Calls `work(id)`, which returns an Outcome, for each; the first error, once all were gone through.
template <class Work>
[[nodiscard]] Outcome each_event(const std::vector<std::string>& ids, const Work& work) {
  Outcome first = Success{};
  for (const auto& id : ids) {
    auto done = [&]() -> Outcome {
      // What the store holds wrongly of one event is thrown, and is no matter of the others.
      try {
        return work(id);
      } catch (const std::exception& error) {
        return unavailable("event " + id + ": " + error.what());
      }
    }();
    if (first.ok() && !done.ok()) first = std::move(done);
  }
  return first;
}

}  // namespace muster::booking
