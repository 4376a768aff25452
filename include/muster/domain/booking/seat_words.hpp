#pragma once
// What people are told about seats: mails, and the reasons that stand in a booking's history.

#include <muster/domain/booking/message.hpp>
#include <muster/domain/booking/seats.hpp>
#include <muster/domain/events/event.hpp>

#include <optional>
#include <string>

namespace muster::booking {

/// What a mail tells somebody.
enum class SeatNews { offered, booked, waiting, offer_ended, withdrawn };
/// `until` is of an offer; `why` of the waiting list: why there was no seat.
[[nodiscard]] MessageWords seat_mail(SeatNews news, const events::Event& event, const std::optional<Instant>& until,
                                     const std::string& why = {});

/// "The offer ended on 12 May 2023 at 17:00 without an answer."
[[nodiscard]] std::string lapse_reason(Instant until, const Zone& zone);
/// Why somebody got a seat now: "First in the line of Haringey.", "Nobody comes from their place yet."
[[nodiscard]] std::string promotion_reason(const SeatPlan& plan, const SeatClaim& claim,
                                           const std::string& organisation);
/// Whose line somebody stands in: "Haringey", "health", "the event".
[[nodiscard]] std::string line_name(const SeatShare& share, const std::string& organisation);

}  // namespace muster::booking
