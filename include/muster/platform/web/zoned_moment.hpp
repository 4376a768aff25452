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

/// May be left empty. The form's own field is read by London's clocks, so what they show is read once more by those of
/// the zone; within the one hour of a year that London leaves out it is an hour later.
[[nodiscard]] inline Field<std::optional<Instant>> zoned_moment(Form& form, const Zone& zone,
                                                                const ZonedMoment& wanted) {
  auto field = form.moment(wanted.name, wanted.label).hint(zone.city() + " time. " + wanted.hint);
  if (wanted.begins_with) {
    if (const auto shown = parse_local_field(local_field(*wanted.begins_with, zone)); shown.ok()) field.begins(*shown);
  }
  return field.as([zone](const Instant& read) { return parse_local_field(local_field(read), zone); }).optional();
}

}  // namespace muster::web
