#pragma once
// The time of a place: where an event or survey has clocks of its own, its moments are read and written by them. What
// has none goes by London's, as programmes do; date.hpp has those.

#include <muster/kit/base/date.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster {

/// A time zone of the IANA database, summer time included.
class Zone {
 public:
  Zone() = default;  ///< London's
  /// By its name, "Europe/Paris", as ICU's table of zones has it; bad_input for any other.
  [[nodiscard]] static Result<Zone> named(std::string_view name);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] bool is_london() const { return name_ == "Europe/London"; }
  /// The place that it is named for: "Paris", "New York".
  [[nodiscard]] std::string city() const;
  friend bool operator==(const Zone&, const Zone&) = default;

 private:
  std::string name_ = "Europe/London";
};

/// The names that can be chosen, one for each zone that differs or stands in a country of its own, by name.
[[nodiscard]] const std::vector<std::string>& zone_names();

/// The day there of a moment.
[[nodiscard]] Date day_in(const Zone& zone, Instant instant);
/// "10 June 2022 at 15:04"; where the clocks are not London's, "10 June 2022 at 15:04 (Paris time)".
[[nodiscard]] std::string long_instant(Instant instant, const Zone& zone);
/// What an HTML `datetime-local` field holds, by the clocks there.
[[nodiscard]] std::string local_field(Instant instant, const Zone& zone);
/// Reads a `datetime-local` field by the clocks there.
[[nodiscard]] Result<Instant> parse_local_field(std::string_view text, const Zone& zone);
/// The first moment of a day there.
[[nodiscard]] Instant begin_of(Date day, const Zone& zone);

}  // namespace muster
