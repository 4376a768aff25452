#pragma once
// A calendar entry as iCalendar has it (RFC 5545), to be read by any calendar, and what a mail asks a calendar to do
// with it (RFC 5546).

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/zone.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::calendar {

enum class Method {
  publish,  ///< a file that somebody takes for themselves
  request,  ///< an invitation, or a newer version of one
  cancel    ///< what was sent before is to go
};
/// "PUBLISH", "REQUEST", "CANCEL": as it stands in the entry and beside a mail's part.
[[nodiscard]] std::string method_name(Method method);

struct Party {
  std::string name;   ///< may be empty
  std::string email;  ///< plain ASCII
};

/// Another day on which it takes place.
struct Sitting {
  Date day;
  std::optional<int> starts_at{};  ///< minutes after midnight there; nothing: it takes the whole day
  std::optional<int> ends_at{};
};

struct Entry {
  Method method = Method::publish;
  std::string uid;            ///< the same in every version
  std::int64_t sequence = 0;  ///< grows with every version
  Instant stamp;              ///< when this version was written
  std::string title;
  Date day;                        ///< where it takes place
  std::optional<int> starts_at{};  ///< minutes after midnight there; nothing: it takes the whole day
  std::optional<int> ends_at{};    ///< the same, after the start; nothing: no end is known
  std::string location{};
  std::string description{};
  std::string url{};  ///< may be empty
  std::optional<Party> organiser{};
  std::optional<Party> attendee{};
  Zone zone{};                     ///< whose clocks its times are told by
  std::vector<Sitting> further{};  ///< its other days, each with hours exactly where the first has them
};

/// The bytes of a calendar with this one entry; lines end in CR LF and have 75 bytes at most. The same entry gives the
/// same bytes. Control characters of texts, but line ends, are left out.
[[nodiscard]] std::string written(const Entry& entry);

}  // namespace muster::calendar
