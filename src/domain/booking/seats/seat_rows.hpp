#pragma once
// The table of an event's seats as rows: who has something to say stands alone, the others are summed, so that the rows
// of a kind add up to it.

#include <muster/domain/booking/seat_service.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// Somebody who is offered a seat.
struct SeatOffer {
  SeatClaim claim;
  std::string until;  ///< "12 May 2023 at 17:00"; empty where nobody remembers
};

struct SeatRow {
  std::string name;   ///< "Haringey", "5 have named nobody"
  std::string names;  ///< of whom the sum is: "Brent, Enfield"
  SeatFigures figures;
  std::vector<SeatOffer> offers;
  std::string next;  ///< "Next: Yusuf Stallwood, then Eilidh Zachariah"
};

/// One decision that the rules allow now.
struct SeatDecision {
  std::string words;   ///< "7 are booked and 4 wait. 8 seats are not shared out, ..."
  std::string button;  ///< "Give 2 seats to parent carer forums"
  std::int64_t seats = 0;
};

struct SeatSection {
  std::string kind;  ///< of its share; empty of "everyone else"
  std::string name;
  std::string aim;  ///< "Aim 60 to 70; 2 for each place"
  std::int64_t least = 0;
  std::int64_t most = 0;
  SeatFigures figures;
  std::string words;  ///< what is so, and what happens on the release day
  bool may_release = false;
  std::optional<SeatDecision> decision;
  std::vector<SeatRow> rows;
};
[[nodiscard]] std::vector<SeatSection> seat_sections(const SeatTable& table);

/// Those of no kind with a share: seats that are not shared out, or all of them where nothing is.
[[nodiscard]] SeatRow open_row(const SeatTable& table);

/// What the clock will do: a day, and what happens then.
struct SeatDue {
  std::string when;
  std::string what;  ///< "2 offers end"
};
[[nodiscard]] std::vector<SeatDue> seats_due(const SeatTable& table);

/// "71 of 110 seats are taken."
[[nodiscard]] std::string seats_headline(const SeatTable& table);
/// "3 are offered, 22 are held for organisations and 14 are free. 9 people wait."
[[nodiscard]] std::string seats_lead(const SeatTable& table);

}  // namespace muster::booking
