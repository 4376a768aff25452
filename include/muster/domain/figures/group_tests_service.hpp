#pragma once
// Tests between groups of an event's round, or between it and another round, loaded with all that they need.

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/figures/group_tests.hpp>
#include <muster/domain/figures/summary_service.hpp>

#include <string>
#include <vector>

namespace muster::figures {

/// What is asked for: one of `by` and `with`.
struct TestWanted {
  /// Code of the question that parts people into groups; in a round with names also "place.area", "place" or
  /// "organisation.kind", as the delegate list has them.
  std::string by{};
  std::string with{};        ///< short name of another round of the programme
  bool same_people = false;  ///< with `with`: only people who answered both, found by their e-mail address
  std::string question{};    ///< tests about it alone; all are made and corrected for nevertheless
};

/// Rounds that can stand beside one: those of its event first, then events and surveys of its programme that have a
/// form of the same name. Only those that have answers in their figures.
[[nodiscard]] Result<std::vector<events::Event>> rounds_beside(store::Database& database, const events::Event& event);
/// Whether `other`, a round of the same day, comes after `event`: the one that closed first, or is closed alone, is the
/// earlier; of two that are open the one that opens first; else they stand as they are listed, by name.
[[nodiscard]] Result<bool> comes_after(store::Database& database, const events::Event& other,
                                       const events::Event& event);

/// Errors: no such event, round or question; neither or both of `by` and `with`; the same people of a round without
/// names, or whose form does not ask everybody for an e-mail address (bad_input).
[[nodiscard]] Result<GroupTests> group_tests(store::Database& database, Summaries& summaries, Instant now,
                                             const std::string& event_slug, const TestWanted& wanted);

}  // namespace muster::figures
