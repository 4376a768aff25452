#pragma once
// What a filter means of people of whom the delegate list says nothing: neither "place = X" nor "not place = X" holds
// of somebody whose place is not known.

#include <muster/kit/query/filter.hpp>

#include <string>
#include <vector>

namespace muster::figures {

/// The filter that holds of exactly those people of whom `filter` is true for sure, whatever the attributes named in
/// `lists` may be of those without a value (Kleene's logic of three values). Only those names are changed: a question
/// of the form that somebody left out was left out, and "!=" holds of it. "is answered" asks whether it is known.
[[nodiscard]] query::Filter of_known(const query::Filter& filter, const std::vector<query::Field>& lists);

}  // namespace muster::figures
