#pragma once
// A field for a day and time by the clocks of a place.

#include <muster/kit/base/zone.hpp>
#include <muster/platform/web/form.hpp>

#include <optional>
#include <string>

namespace muster::web {

struct ZonedMoment {
  std::string name;
  std::string label;
  std::string hint;                      ///< behind the name of the place: "Paris time. " and this
  std::optional<Instant> begins_with{};  ///< what stands in it at first
};

/// May be left empty. Its hint says whose clocks it is read by.
[[nodiscard]] inline Field<std::optional<Instant>> zoned_moment(Form& form, const Zone& zone,
                                                                const ZonedMoment& wanted) {
  auto field = form.moment(wanted.name, wanted.label, zone).hint(zone.city() + " time. " + wanted.hint);
  if (wanted.begins_with) field.begins(*wanted.begins_with);
  return field.optional();
}

}  // namespace muster::web
