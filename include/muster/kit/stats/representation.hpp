#pragma once
// Whether those who answered look like those who were asked: delegates against respondents, by kind or by area.

#include <muster/kit/stats/crosstab.hpp>
#include <muster/kit/stats/share.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::stats {

/// A level of the delegate list: how many people it has, and how many of them answered (0 <= answered <= people).
struct Group {
  std::string name;
  std::int64_t people = 0;
  std::int64_t answered = 0;
};

struct RepresentationRow {
  std::string name;
  std::int64_t people = 0;
  std::int64_t answered = 0;
  std::optional<double> rate;    ///< 0 to 1, answered / people: a count of everybody, so without an interval
  double share_of_people = 0;    ///< 0 to 1
  double share_of_answered = 0;  ///< 0 to 1
  double difference = 0;         ///< -1 to 1: share of those who answered less the share of all
  std::optional<double> weight;  ///< what one answer would count so that the shares meet; nothing without answers
};

struct Representation {
  std::int64_t people = 0;
  std::int64_t answered = 0;
  std::vector<RepresentationRow> rows;  ///< in the order given
  double different = 0;                 ///< 0 to 1: the part of the answers that would have to come from other groups
  std::optional<Association>
      test;  ///< whether chance, drawing who answers, makes such differences; nothing to compare: none
};

/// Nothing where there are no people or no answers. Counts outside their range are std::invalid_argument. In an
/// anonymous round give it the levels that the rule of small groups lets be shown, merged as there.
/// Source: index of dissimilarity, Duncan and Duncan 1955: half the sum of |difference|; test of rate by group.
[[nodiscard]] std::optional<Representation> representation(const std::vector<Group>& groups);

}  // namespace muster::stats
