#pragma once
// In which group somebody on the delegate list stands: one of kinds of organisation, and one of areas.

#include <muster/domain/booking/turnout_sql.hpp>
#include <muster/domain/people/organisation.hpp>
#include <muster/domain/people/region.hpp>

#include <map>
#include <string>
#include <vector>

namespace muster::figures {

/// "Local authority"; those without an organisation, and those whose organisation has no kind, are one group.
[[nodiscard]] std::string kind_group(const booking::Attendee& one);

/// The area of somebody whose places all stand in one; else "Several areas" or "No single place". Keep region and
/// organisations alive.
class AreaGroups {
 public:
  AreaGroups(const people::Region& region, const std::vector<people::Organisation>& organisations);
  [[nodiscard]] std::string operator()(const booking::Attendee& one) const;

 private:
  const people::Region& region_;
  std::map<std::string, const std::vector<std::string>*> serves_;
};

}  // namespace muster::figures
