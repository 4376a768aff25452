#pragma once
// What a published figure cannot be: beyond what its unit allows, of a day that the calendar does not have, of an area
// that is called otherwise. Each fault comes with what to do about it.

#include <muster/domain/indicators/indicator.hpp>
#include <muster/domain/indicators/indicator_list.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace muster::indicators {

struct Fault {
  std::string reason;  ///< without a full stop
  std::string remedy;
};

/// A cell that can be read, beside the unit of its indicator: a count or a share below nought, a share above 100, a
/// sign of per cent or pounds in front of another unit.
[[nodiscard]] std::optional<Fault> value_fault(const std::string& unit, std::string_view cell);

/// Whether rules know what figures of that (tidy) unit can be, or somebody said that none do.
[[nodiscard]] bool is_known_unit(std::string_view unit);

/// A day of publication: 2025-06-26, 26/06/2025, 26 June 2025, and in part June 2025, 2025-06, 2025.
[[nodiscard]] std::optional<Fault> day_fault(const std::string& typed);

/// The name beside an area's code: another area's, or one that has no word of the area's own.
[[nodiscard]] std::optional<Fault> name_fault(const Areas& areas, const std::string& code, const std::string& name);

/// Whether a label is of a year that begins in one and ends in the next.
[[nodiscard]] bool spans_two_years(std::string_view period);

}  // namespace muster::indicators
