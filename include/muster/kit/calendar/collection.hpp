#pragma once
// Several entries in one calendar, which other programs read again and again.

#include <muster/kit/calendar/entry.hpp>

#include <string>
#include <vector>

namespace muster::calendar {

/// Entries that a calendar looks at again by itself.
struct Collection {
  std::string name;
  std::vector<Entry> entries{};  ///< of each its own `method` says only whether it is cancelled
};
/// The bytes of all of them in one calendar, which asks to be read again every six hours.
[[nodiscard]] std::string written(const Collection& collection);

}  // namespace muster::calendar
