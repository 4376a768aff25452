#pragma once
// Turnout: of those who were asked, who booked, who came, who answered; by place, organisation, kind and session, for
// one event and for a year. Registered is not came: a seat of which nobody has said whether it was taken is neither.

#include <muster/domain/booking/turnout_sql.hpp>
#include <muster/domain/figures/summary.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace muster::figures {

/// People, each once.
struct TurnoutRow {
  std::string name;
  std::int64_t invited = 0;                ///< asked to come at some time
  std::int64_t booked = 0;                 ///< have or had a seat on the day
  std::int64_t came = 0;                   ///< of those
  std::int64_t no_shows = 0;               ///< of those, marked as not having come
  std::optional<std::int64_t> answered{};  ///< of those booked; nothing where it is not known, or is held back
  bool held_back = false;                  ///< so that nobody can work out who answered
  bool in_fives = false;                   ///< `answered` is rounded down: a count that moves by one tells who answered
};

/// A session that people book, or into which a door lets them.
struct SessionTurnout {
  std::string name;
  std::optional<std::int64_t> booked{};    ///< have a seat and chose it; nothing where it is not chosen when booking
  std::int64_t came = 0;                   ///< let in at its door, whether they chose it or not
  std::optional<std::int64_t> no_shows{};  ///< chose it and were not let in; nothing where nobody was let in there
};

/// What is known of who answered the event's form.
struct KnownAnswers {
  std::set<std::string> people;
  bool anonymous = false;
  std::int64_t least = 5;  ///< of an anonymous form: groups of fewer are held back
  bool reopened = false;   ///< of an anonymous form: what was told at its first closing may be told no second time
};

struct TurnoutInput {
  people::Region region;
  std::vector<people::Organisation> organisations;
  std::vector<booking::Attendee> attendees;
  std::vector<std::pair<std::string, std::string>> sessions{};  ///< codes and titles, by time
  std::set<std::string> to_choose{};                            ///< codes of those that people choose when they book
  std::optional<KnownAnswers> answers{};
  std::string why_no_answers{};  ///< a sentence, where there are none
};

struct Turnout {
  TurnoutRow all;
  std::int64_t unmarked = 0;                ///< booked, and nobody has said whether they came
  std::vector<TurnoutRow> by_place;         ///< all of the region, in its order; one person may stand in two
  std::vector<TurnoutRow> by_organisation;  ///< by name
  std::vector<TurnoutRow> by_kind;          ///< by name
  std::vector<SessionTurnout> by_session;   ///< by time
  std::vector<std::string> places_absent;   ///< names of places that nobody came from
  Coverage booked_from;                     ///< places of those booked
  Coverage came_from;                       ///< places of those who came
  std::string answers_note;                 ///< why answers are missing or held back; may be empty
};

[[nodiscard]] Turnout turnout_of(const TurnoutInput& input);

/// Holds back answers of groups of an anonymous form, so that no group shown, and no sum of those held back, tells of
/// fewer than `least` people that they answered, or that they did not: a group is shown where at least so many of it
/// answered and at least so many did not; where only one would be held back, the smallest of the others goes too.
void hold_back(std::vector<TurnoutRow>& rows, std::int64_t least);

/// "81 of 104 people who booked came; 9 did not, and of 14 nobody has said."
[[nodiscard]] std::string turnout_headline(const Turnout& turnout);

/// The same as JSON, and as tables: their name, heading and rows.
[[nodiscard]] std::string turnout_json(const Turnout& turnout, const std::string& of);
struct TurnoutTable {
  std::string name;
  std::vector<std::string> heading;
  std::vector<std::vector<std::string>> rows;
};
[[nodiscard]] std::vector<TurnoutTable> turnout_tables(const Turnout& turnout);

}  // namespace muster::figures
