#pragma once
// How the seats of an event are shared out: what is used, offered, held and free, who may have a seat now, and who is
// next. Functions of values; seat_service.hpp reads and keeps them.

#include <muster/domain/booking/booking.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/result.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace muster::booking {

/// Seats for a kind of organisation.
struct KindShare {
  std::string kind;        ///< "local authority"; empty: everyone whose kind has no share of its own
  std::int64_t seats = 0;  ///< 0 and more
  std::int64_t least = 0;  ///< the aim, from least to most; 0 and 0: none
  std::int64_t most = 0;
  std::int64_t each = 0;       ///< of them for every organisation of the kind; 0: first come, first served
  bool each_by_place = false;  ///< an organisation that serves several places has `each` for every one, or `most_each`
  /// How many of one organisation of the kind may have a seat before the release; nothing is held by it. 0: as the
  /// event says. An organisation with seats of its own has those.
  std::int64_t most_each = 0;
};

/// Seats for one organisation, of those of its kind.
struct OrganisationShare {
  std::string organisation;  ///< id
  std::int64_t seats = 0;
};

/// Who may have what was held and not used, from the release day on.
enum class ReleaseTo { kind, everyone };
/// What happens where a seat comes free and somebody waits.
enum class Filling {
  offer,  ///< they are offered it until a day
  book    ///< they are booked at once
};

struct SeatRules {
  std::optional<std::int64_t> seats;         ///< in the room, or online where all of it is; nothing: no limit
  std::optional<std::int64_t> online_seats;  ///< of a hybrid event; nothing: no limit
  std::vector<KindShare> kinds;
  std::vector<OrganisationShare> organisations;
  std::optional<Date> release_on;
  ReleaseTo release_to = ReleaseTo::kind;
  bool released = false;
  Filling filling = Filling::offer;
  std::int64_t days_to_answer = 3;  ///< 1 to 60
  bool new_places_first = false;    ///< who comes from a place that nobody comes from yet goes before others who wait
  std::int64_t most_each = 0;  ///< how many of one organisation may have a seat before the release; 0: no such limit
};

inline constexpr std::int64_t most_seats = 100'000;

/// An organisation as far as seats go by it.
struct SeatOrganisation {
  std::string id;
  std::string name;
  std::string kind;
  std::int64_t places = 0;  ///< how many it serves
};

/// A booking as far as seats go by it.
struct SeatClaim {
  std::string booking;
  std::string person;
  std::string name{};
  State state = State::booked;
  std::string kind{};                 ///< of the organisation; empty where there is none
  std::string organisation{};         ///< id; empty where there is none
  std::vector<std::string> places{};  ///< that they come from: the organisation's, or their own
  std::int64_t turn = 0;              ///< of those who wait: who came first has the smaller one
  std::optional<Instant> until{};     ///< of those who are offered a seat
  bool online = false;                ///< of a hybrid event
};

/// Whether somebody in this state has one of the seats: booked, came, did not come.
[[nodiscard]] inline bool uses_seat(State state) { return is_registered(state); }
/// The same, or is offered one.
[[nodiscard]] inline bool takes_seat(State state) { return is_registered(state) || state == State::offered; }

/// seats + over = used + offered + held + free.
struct SeatFigures {
  std::int64_t seats = 0;
  std::int64_t used = 0;
  std::int64_t offered = 0;
  std::int64_t held = 0;  ///< kept for organisations that have named nobody for them yet
  std::int64_t free = 0;  ///< for whoever of those they are for comes first
  std::int64_t over = 0;  ///< used and offered beyond the seats: by a list, or seats that were taken away later
  std::int64_t waiting = 0;
  std::int64_t nominated = 0;  ///< named for one of the held seats, and not booked yet
};

/// Where a claim is counted. The empty share is that of seats that are not shared out.
struct SeatShare {
  enum class Level { event, kind, organisation, online };
  Level level = Level::event;
  std::string kind{};  ///< of the kind's share; empty of "everyone else"
  std::string organisation{};
  [[nodiscard]] auto operator<=>(const SeatShare&) const = default;
};

/// Who has which seats, kept up while claims change; all limits are asked of it.
class SeatPlan {
 public:
  SeatPlan(SeatRules rules, const std::vector<SeatOrganisation>& organisations);

  [[nodiscard]] const SeatRules& rules() const { return rules_; }
  /// Counts a claim, or no longer.
  void add(const SeatClaim& claim);
  void remove(const SeatClaim& claim);

  /// Where it is counted; before the release day with its organisation or kind, from then on with those whom its seats
  /// are released to.
  [[nodiscard]] SeatShare share_of(const SeatClaim& claim) const;
  /// How many more could be booked as this one is; nothing: no limit. The claim itself may be counted already. What
  /// others of its organisation are nominated for is theirs.
  [[nodiscard]] std::optional<std::int64_t> room(const SeatClaim& claim) const;
  /// How many seats an organisation holds of its own; nothing where it has no share. (Before the release.)
  [[nodiscard]] std::optional<std::int64_t> own_share(const std::string& organisation) const;
  /// The most seats that the claim's organisation may have; nothing: no such limit, it holds seats of its own, or they
  /// have been released. Nobody without an organisation is limited by it.
  [[nodiscard]] std::optional<std::int64_t> cap_on(const SeatClaim& claim) const;
  /// How many more of them the claim could be one of, under that limit. Those whom its organisation has named count.
  [[nodiscard]] std::optional<std::int64_t> room_under_cap(const SeatClaim& claim) const;
  /// How many of an organisation have a seat in the room or are offered one.
  [[nodiscard]] std::int64_t taken_by(const std::string& organisation) const;
  [[nodiscard]] bool has_kind_share(const std::string& kind) const { return kinds_.contains(kind); }
  /// How many come, or are offered a seat, from a place.
  [[nodiscard]] std::int64_t coming_from(const std::string& place) const;

  [[nodiscard]] SeatFigures all() const;  ///< in the room; free are those that are not shared out too
  [[nodiscard]] SeatFigures online() const;
  [[nodiscard]] SeatFigures of_kind(const std::string& kind) const;         ///< a kind with a share
  [[nodiscard]] SeatFigures of_organisation(const std::string& id) const;   ///< an organisation with a share
  [[nodiscard]] SeatFigures others_of_kind(const std::string& kind) const;  ///< without a share of their own
  [[nodiscard]] SeatFigures not_shared_out() const;

 private:
  struct Counts {
    std::int64_t used = 0;
    std::int64_t offered = 0;
    std::int64_t waiting = 0;
    std::int64_t nominated = 0;
    [[nodiscard]] std::int64_t taken() const { return used + offered; }
  };
  void count(const SeatClaim& claim, std::int64_t by);
  [[nodiscard]] std::string kind_share_of(const SeatClaim& claim, bool& has) const;
  [[nodiscard]] std::int64_t held_in_kind(const std::string& kind) const;
  [[nodiscard]] std::int64_t left_in_kind(const std::string& kind) const;
  [[nodiscard]] std::int64_t left_in_all() const;
  [[nodiscard]] bool pooled(ReleaseTo to) const { return rules_.released && rules_.release_to == to; }

  SeatRules rules_;
  std::map<std::string, KindShare> kinds_;
  std::map<std::string, std::int64_t> shares_;            // by organisation
  std::map<std::string, std::string> kind_of_share_;      // of organisations with a share: the kind's share
  std::map<std::string, std::set<std::string>> in_kind_;  // organisations with a share, by the kind's share
  std::map<std::string, Counts> by_organisation_, by_kind_;
  std::map<std::string, Counts> of_any_;        // by organisation, whether it has a share or none
  std::map<std::string, std::int64_t> places_;  // how many an organisation serves, where that matters
  Counts all_, online_, open_;
  std::map<std::string, std::int64_t> from_place_;
};

/// What becomes of somebody who asks for a seat now.
struct SeatVerdict {
  State state = State::booked;  ///< booked, or waiting
  std::string why{};            ///< of who waits: "Both seats of Haringey are taken."
};
[[nodiscard]] SeatVerdict verdict_on(const SeatPlan& plan, const SeatClaim& claim, std::string_view organisation);
/// Why there is no seat: a sentence, of the narrowest limit that is met.
[[nodiscard]] std::string why_no_seat(const SeatPlan& plan, const SeatClaim& claim, std::string_view organisation);

/// Those who wait, in the order in which they would get a seat each by itself.
[[nodiscard]] std::vector<SeatClaim> in_line(const SeatPlan& plan, std::vector<SeatClaim> waiting);

/// Who of those who wait gets a seat now, in that order, each counted as offered or booked before the next is looked
/// at. `plan` is left as it is then. At most `most` people.
[[nodiscard]] std::vector<SeatClaim> next_in_line(SeatPlan& plan, std::vector<SeatClaim> waiting, std::size_t most);

/// Offers that nobody answered in time.
[[nodiscard]] std::vector<SeatClaim> lapsed(const std::vector<SeatClaim>& claims, Instant now);

/// Until when an offer stands that is made now: 17:00 by the event's clocks so many days later, but no later than on
/// the day before the event; nothing where that is past, and no seat is offered any more.
[[nodiscard]] std::optional<Instant> offer_end(Instant now, std::int64_t days, const events::Event& event);

/// Whether the day on which held seats are released has come by those clocks, and it was not done yet.
[[nodiscard]] bool is_release_due(const SeatRules& rules, const Zone& zone, Instant now);

/// What is wrong with rules somebody wants to set: more shared out than there is, an aim from more to less, a number
/// out of range, an organisation without its kind's seats. The error names the field.
[[nodiscard]] Outcome check_rules(const SeatRules& rules, const std::vector<SeatOrganisation>& organisations);

/// "local authority" -> "Local authorities", "parent carer forum" -> "Parent carer forums"; "" -> "Everyone else".
[[nodiscard]] std::string kind_heading(std::string_view kind);

}  // namespace muster::booking
