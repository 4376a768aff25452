#pragma once
// What a weighting is called in words.

#include <muster/domain/figures/weighting.hpp>
#include <muster/kit/draw/picture.hpp>

#include <string>

namespace muster::figures {

/// "kind of organisation" of "kind", else "area".
[[nodiscard]] std::string by_words(const std::string& by);

/// Of each answer the share as it is, and below it the share weighted to the delegates, with its interval.
[[nodiscard]] draw::Picture picture_of(const WeightedQuestion& question, double width);

/// "Kind of organisation" or "Area", with how much an answer of each of its groups counts.
[[nodiscard]] document::TableBlock groups_table(const Weighting& all, const std::string& by);

}  // namespace muster::figures
