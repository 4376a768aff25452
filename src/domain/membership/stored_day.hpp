#pragma once
// Days as the statements of this room read them.

#include <muster/kit/base/date.hpp>

#include <stdexcept>
#include <string>

namespace muster::membership::sql {

/// A day that the room wrote itself. Throws std::logic_error where the text is none.
inline Date stored_day(const std::string& text) {
  const auto day = parse_date(text);
  if (!day.ok()) throw std::logic_error("the store holds a day that is none");
  return *day;
}

}  // namespace muster::membership::sql
