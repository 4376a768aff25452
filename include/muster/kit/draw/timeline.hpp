#pragma once
// A plan as a picture: a bar for each piece of work from the day it begins to the day it is due, under headings, with
// today across all of them.

#include <muster/kit/base/date.hpp>
#include <muster/kit/draw/picture.hpp>

#include <string>
#include <vector>

namespace muster::draw {

struct TimelineBar {
  enum class Look {
    coming,  ///< outlined, and filled up to today
    late,    ///< striped up to today
    done,    ///< filled
  };
  std::string label;
  Date from;
  Date to;  ///< not before `from`
  Look look = Look::coming;
  std::string words{};  ///< how it stands, at the end of its label: "due on 10 June 2026"
};

struct TimelineGroup {
  std::string heading;
  std::vector<TimelineBar> bars;
};

/// Bars over one axis of days, each under its label, so that it reads on a phone as at a desk. Groups and bars stand in
/// the order given; the axis is marked by months, quarters, halves or whole years, whatever has room.
[[nodiscard]] Picture timeline(const std::vector<TimelineGroup>& groups, Date today, double width);

}  // namespace muster::draw
