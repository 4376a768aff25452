#pragma once
// Whether those who answered are made up as those who registered: by kind of organisation and by area. Known only where
// links of people's own say who answered; of an anonymous form told in fives, of groups that tell of nobody.

#include <muster/domain/figures/how_made.hpp>
#include <muster/domain/figures/turnout.hpp>
#include <muster/domain/figures/weighting.hpp>
#include <muster/kit/document/document.hpp>
#include <muster/kit/stats/representation.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::figures {

/// One way to part everybody who registered; each person stands in one group.
struct AnswerersBy {
  std::string by;                                       ///< "kind", "area"
  std::vector<stats::Group> groups;                     ///< by name; in fives, `answered` is rounded down
  std::optional<stats::Representation> representation;  ///< nothing in fives, or where nobody answered
};

struct Answerers {
  std::int64_t people = 0;         ///< who registered
  bool in_fives = false;           ///< of an anonymous form
  std::vector<AnswerersBy> parts;  ///< those that may be told
  std::string note;                ///< why nothing, or not all, is told; may be empty
};

/// Errors: none; where it is not known who answered the note says why. An anonymous form is parted by kind alone, kinds
/// put together until of each, and of each without the organisations that turnout tells of, `least` people answered and
/// `least` did not: whatever is added and taken off is of so many. Counts are in fives, as turnout's are: somebody who
/// cancels would otherwise be told of by the difference.
[[nodiscard]] Answerers answerers_of(const TurnoutInput& input);

/// "By kind: to be made up as those who registered, 4 of the 42 answers would have to come from other groups."; empty
/// in fives.
[[nodiscard]] std::string finding_of(const AnswerersBy& part);
/// Group, registered, answered, both as shares, the difference in points.
[[nodiscard]] document::TableBlock table_of(const AnswerersBy& part, const Answerers& all);
[[nodiscard]] FigureKinds kinds_of(const Answerers& all);
/// As a command prints it.
[[nodiscard]] std::string answerers_text(const Answerers& all);
/// With the weights, for programs.
[[nodiscard]] std::string answerers_json(const Answerers& all, const Weighting& weights, const std::string& event);

}  // namespace muster::figures
