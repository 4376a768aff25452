// Two registered people held against the rule that lists go by.
#include <muster/domain/people/likely_same.hpp>

#include "likeness.hpp"

#include <muster/kit/base/utf8.hpp>

namespace muster::people {

std::string why_likely_same(const PersonRecord& one, const PersonRecord& other) {
  if (one.id == other.id) return {};
  if (!one.email.empty() && lower_case(one.email) == lower_case(other.email)) return "equal e-mail address";
  const bool same_organisation = !one.organisation_id.empty() && one.organisation_id == other.organisation_id;
  const auto left = compared(one.first_name, one.last_name, 1);
  const auto right = compared(other.first_name, other.last_name, same_organisation ? 1 : 2);
  return std::string(why_alike(view_of(left), view_of(right)));
}

}  // namespace muster::people
