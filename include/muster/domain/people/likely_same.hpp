#pragma once
// Whether two registered people may be one: the rule of lists, asked of two.

#include <muster/domain/people/person_sql.hpp>

#include <string>

namespace muster::people {

/// Why the two look like one person ("equal names at different organisations"); empty where they do not.
[[nodiscard]] std::string why_likely_same(const PersonRecord& one, const PersonRecord& other);

}  // namespace muster::people
