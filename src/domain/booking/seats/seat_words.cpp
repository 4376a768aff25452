// Words about seats: nothing is promised in them that a later booking could make untrue.
#include <muster/domain/booking/seat_words.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

namespace muster::booking {
namespace {

std::string when_and_where(const events::Event& event) {
  return event.title + " is on " + long_date(event.date) + (event.venue.empty() ? "" : ", " + event.venue) + ".";
}

}  // namespace

MessageWords seat_mail(SeatNews news, const events::Event& event, const std::optional<Instant>& until,
                       const std::string& why) {
  const auto where = when_and_where(event);
  switch (news) {
    case SeatNews::offered:
      return {"A seat for you: " + event.title,
              "A seat has come free and is held for you" +
                  (until ? " until " + long_instant(*until, event.zone) : std::string()) + ". " + where +
                  "\n\nPlease tell us " + (until ? "by then " : "") +
                  "whether you take it. After that it goes to whoever is next on the waiting list."};
    case SeatNews::booked:
      return {"You are booked: " + event.title,
              "You have a seat. " + where + "\n\nIf you cannot come, please tell us: others wait for a seat."};
    case SeatNews::waiting:
      return {"You are on the waiting list: " + event.title,
              "You have no seat yet, and are on the waiting list. " + (why.empty() ? "" : why + " ") + where +
                  "\n\nWe write to you if a seat comes free. We cannot say whether one will."};
    case SeatNews::offer_ended:
      return {"The offer of a seat has ended: " + event.title,
              "We had no answer from you, so the seat that was held for you is no longer yours. " + where +
                  "\n\nIf you would still like to come, tell us, and we put you on the waiting list again."};
    case SeatNews::withdrawn:
      return {"The seat is no longer held for you: " + event.title,
              "The seat that we offered you is no longer held for you. You are on the waiting list. " + where};
  }
  return {};
}

std::string lapse_reason(Instant until, const Zone& zone) {
  return "The offer ended on " + long_instant(until, zone) + " without an answer.";
}

std::string line_name(const SeatShare& share, const std::string& organisation) {
  switch (share.level) {
    case SeatShare::Level::organisation:
      return organisation;
    case SeatShare::Level::kind:
      return uncapitalised(kind_heading(share.kind));
    case SeatShare::Level::online:
      return "those online";
    case SeatShare::Level::event:
      return "the event";
  }
  return {};
}

std::string promotion_reason(const SeatPlan& plan, const SeatClaim& claim, const std::string& organisation) {
  std::string words = "A seat came free; next in the line of " + line_name(plan.share_of(claim), organisation) + ".";
  if (!plan.rules().new_places_first) return words;
  for (const auto& place : claim.places)
    if (plan.coming_from(place) == 1) return words + " Nobody came from their place yet.";
  return words;
}

}  // namespace muster::booking
