// Two shares a group, and one table of who answered and who did not.
#include <muster/kit/stats/representation.hpp>

#include "counts.hpp"

#include <cmath>

namespace muster::stats {

std::optional<Representation> representation(const std::vector<Group>& groups) {
  Representation found;
  Crosstab table;
  for (const auto& group : groups) {
    require_people(group.people);
    require_count(group.answered, group.people);
    found.people += group.people;
    found.answered += group.answered;
    table.push_back({group.answered, group.people - group.answered});
  }
  if (found.answered == 0) return std::nullopt;
  for (const auto& group : groups) {
    RepresentationRow row;
    row.name = group.name;
    row.people = group.people;
    row.answered = group.answered;
    row.rate = share(group.answered, group.people);
    row.share_of_people = *share(group.people, found.people);
    row.share_of_answered = *share(group.answered, found.answered);
    row.difference = row.share_of_answered - row.share_of_people;
    if (group.answered > 0) row.weight = row.share_of_people / row.share_of_answered;
    found.different += std::abs(row.difference) / 2;
    found.rows.push_back(std::move(row));
  }
  found.test = association(table);
  return found;
}

}  // namespace muster::stats
