#pragma once
// When a form was sent, as programs write it: one moment, whatever the notation.

#include <optional>
#include <string>
#include <string_view>

namespace muster::feedback {

struct AnswerMoment {
  std::string minute;  ///< equal for one moment however it is written
  std::string second;  ///< the same to the second; empty where the seconds are not written
};

/// Reads UK, US and ISO notation, names of months, two or four digits of a year, 12 and 24 hours, with and without a
/// zone (London's time where there is none), and a spreadsheet's number of days. In "06/10/22" nobody can tell day from
/// month: the two are kept in the order of their size, so that it is the moment of "10/06/2022" and "2022-06-10" alike.
/// Nothing where there is no time of day.
[[nodiscard]] std::optional<AnswerMoment> read_moment(std::string_view text);

}  // namespace muster::feedback
