#pragma once
// Rounds by what people call them: the code of their link, or their name behind the event's.

#include <muster/domain/events/asked.hpp>
#include <muster/domain/feedback/round.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::feedback {

/// A round of an event, or a survey, with its form where one is published.
struct AskedRound {
  events::Event about;
  events::Asked asked;
  std::optional<Round> round;
};
/// The event's own and its further rounds.
[[nodiscard]] Result<std::vector<AskedRound>> rounds_of_event(store::Database& database, const std::string& event_slug);
/// Surveys, the one that ends last first.
[[nodiscard]] Result<std::vector<AskedRound>> surveys(store::Database& database);

/// What is asked in a programme by published forms of that name, newest first.
[[nodiscard]] Result<std::vector<events::Event>> asked_by_form(store::Database& database,
                                                               const std::string& programme_id,
                                                               const std::string& form_name);

/// The short name of what the round is about: what other functions call the event. `named` is a link's code, or the
/// round's name; empty: the event's own. not_found with those there are.
[[nodiscard]] Result<std::string> slug_of_round(store::Database& database, const std::string& event_slug,
                                                const std::string& named);

}  // namespace muster::feedback
