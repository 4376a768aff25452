// Who gets a seat that is there, who waits and why, and until when an offer stands.
#include <muster/domain/booking/seats.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>
#include <limits>

namespace muster::booking {
namespace {

bool has_room(const SeatPlan& plan, const SeatClaim& claim) {
  const auto room = plan.room(claim);
  return !room || *room > 0;
}

/// Whether nobody comes yet from one of the places that somebody would come from.
bool brings_new_place(const SeatPlan& plan, const SeatClaim& claim) {
  return std::ranges::any_of(claim.places, [&](const auto& place) { return plan.coming_from(place) == 0; });
}

bool came_before(const SeatClaim& one, const SeatClaim& other) {
  return one.turn != other.turn ? one.turn < other.turn : one.booking < other.booking;
}

bool goes_before(const SeatPlan& plan, const SeatClaim& one, const SeatClaim& other) {
  if (plan.rules().new_places_first) {
    const bool first = brings_new_place(plan, one);
    if (first != brings_new_place(plan, other)) return first;
  }
  return came_before(one, other);
}

std::string all_taken(std::int64_t seats, const std::string& of) {
  if (seats == 0) return "There is no seat" + of + ".";
  if (seats == 1) return "The one seat" + of + " is taken.";
  if (seats == 2) return "Both seats" + of + " are taken.";
  return "All " + grouped(seats) + " seats" + of + " are taken.";
}

Error wrong(std::string words, std::string field) { return bad_input(std::move(words)).at(std::move(field)); }

}  // namespace

std::string why_no_seat(const SeatPlan& plan, const SeatClaim& claim, std::string_view organisation) {
  const auto& rules = plan.rules();
  if (claim.online) return all_taken(rules.online_seats.value_or(0), " online");
  const auto share = plan.share_of(claim);
  if (share.level == SeatShare::Level::organisation) {
    const auto own = plan.of_organisation(share.organisation);
    if (own.held - own.nominated + (claim.state == State::nominated ? 1 : 0) <= 0)
      return all_taken(own.seats, " of " + std::string(organisation)) +
             (own.nominated > 0 ? " Those it has named count." : "");
  }
  if (const auto under = plan.room_under_cap(claim); under && *under == 0) {
    const auto cap = *plan.cap_on(claim);
    const auto taken = plan.taken_by(claim.organisation);
    const auto whose = organisation.empty() ? std::string("their organisation") : std::string(organisation);
    return "At most " + counted(cap, "person", "people") + " of " + whose + " can have a seat, and " +
           (taken == 0 ? "nobody" : grouped(taken)) + (taken < 2 ? " has" : " have") + " one." +
           (taken < cap ? " Those it has named count." : "");
  }
  if (share.level != SeatShare::Level::event) {
    const auto kind = plan.of_kind(share.kind);
    if (kind.held + kind.free == 0) return all_taken(kind.seats, " for " + uncapitalised(kind_heading(share.kind)));
    if (share.level == SeatShare::Level::kind && kind.free == 0)
      return "What is left for " + uncapitalised(kind_heading(share.kind)) + " is held for organisations.";
  }
  const auto all = plan.all();
  if (all.seats > all.used + all.offered) return "What is left is held for others.";
  return all_taken(all.seats, "");
}

SeatVerdict verdict_on(const SeatPlan& plan, const SeatClaim& claim, std::string_view organisation) {
  if (has_room(plan, claim)) return {State::booked};
  return {State::waiting, why_no_seat(plan, claim, organisation)};
}

std::vector<SeatClaim> in_line(const SeatPlan& plan, std::vector<SeatClaim> waiting) {
  std::ranges::sort(waiting, [&](const auto& one, const auto& other) { return goes_before(plan, one, other); });
  return waiting;
}

std::vector<SeatClaim> next_in_line(SeatPlan& plan, std::vector<SeatClaim> waiting, std::size_t most) {
  std::vector<SeatClaim> next;
  const auto becomes = plan.rules().filling == Filling::offer ? State::offered : State::booked;
  // Once there is no seat for somebody there is none for them later: seats are only taken here.
  std::erase_if(waiting, [&](const auto& claim) { return claim.state != State::waiting || !has_room(plan, claim); });
  while (next.size() < most && !waiting.empty()) {
    const auto first = std::ranges::min_element(
        waiting, [&](const auto& one, const auto& other) { return goes_before(plan, one, other); });
    auto taken = *first;
    waiting.erase(first);
    if (!has_room(plan, taken)) continue;
    plan.remove(taken);
    taken.state = becomes;
    plan.add(taken);
    next.push_back(std::move(taken));
  }
  return next;
}

std::vector<SeatClaim> lapsed(const std::vector<SeatClaim>& claims, Instant now) {
  std::vector<SeatClaim> found;
  for (const auto& claim : claims)
    if (claim.state == State::offered && claim.until && *claim.until <= now) found.push_back(claim);
  return found;
}

std::optional<Instant> offer_end(Instant now, std::int64_t days, const events::Event& event) {
  const auto last = std::chrono::sys_days(event.date) - std::chrono::days(1);
  const auto wanted = std::chrono::sys_days(day_in(event.zone, now)) + std::chrono::days(days);
  const auto end = parse_local_field(iso_date(Date(std::min(wanted, last))) + "T17:00", event.zone);
  if (!end.ok() || *end <= now) return std::nullopt;
  return *end;
}

bool is_release_due(const SeatRules& rules, const Zone& zone, Instant now) {
  return !rules.released && rules.release_on && day_in(zone, now) >= *rules.release_on;
}

Outcome check_rules(const SeatRules& rules, const std::vector<SeatOrganisation>& organisations) {
  const auto in_range = [](std::int64_t seats) { return seats >= 0 && seats <= most_seats; };
  const auto range = "Give a number from 0 to " + grouped(most_seats) + ".";
  if (rules.seats && !in_range(*rules.seats)) return wrong(range, "seats");
  if (rules.online_seats && !in_range(*rules.online_seats)) return wrong(range, "online_seats");
  if (rules.days_to_answer < 1 || rules.days_to_answer > 60)
    return wrong("An offer stands for 1 to 60 days.", "days_to_answer");
  if (!in_range(rules.most_each)) return wrong(range, "most_each");
  std::int64_t shared = 0;
  std::set<std::string> kinds;
  for (const auto& share : rules.kinds) {
    const auto name = uncapitalised(kind_heading(share.kind));
    if (!kinds.insert(share.kind).second) return wrong("There are two shares for " + name + ".", "kinds");
    for (const auto number : {share.seats, share.least, share.most, share.each, share.most_each})
      if (!in_range(number)) return wrong("The share for " + name + ": " + range, "kinds");
    if (share.most < share.least)
      return wrong("The aim for " + name + " goes from " + grouped(share.least) + " to " + grouped(share.most) +
                       ": give the smaller number first.",
                   "kinds");
    if (share.each > 0 && share.most_each > 0)
      return wrong("For " + name +
                       " give either a number that is held for each organisation, or the most that each may have: one "
                       "that holds seats has those and no more.",
                   "kinds");
    shared += share.seats;
  }
  if (!rules.kinds.empty() && !rules.seats)
    return wrong("Say how many seats the event has before they are shared out.", "seats");
  if (rules.seats && shared > *rules.seats)
    return wrong(grouped(shared) + " seats are shared out, and the event has " + grouped(*rules.seats) + ".", "seats");
  std::map<std::string, std::int64_t> of_organisations;
  std::set<std::string> named;
  for (const auto& share : rules.organisations) {
    const auto found = std::ranges::find(organisations, share.organisation, &SeatOrganisation::id);
    if (found == organisations.end()) return wrong("One of the organisations is not known any more.", "organisations");
    if (!named.insert(share.organisation).second)
      return wrong("There are two shares for " + found->name + ".", "organisations");
    if (!in_range(share.seats)) return wrong(found->name + ": " + range, "organisations");
    const auto kind = kinds.contains(found->kind) ? found->kind : std::string();
    if (!kinds.contains(kind))
      return wrong(found->name + " is of a kind that has no seats: give seats to its kind, or to everyone else, first.",
                   "organisations");
    of_organisations[kind] += share.seats;
  }
  for (const auto& share : rules.kinds) {
    if (share.each == 0 || share.kind.empty()) continue;
    const auto number = std::ranges::count_if(organisations, [&](const auto& organisation) {
      return organisation.kind == share.kind && !named.contains(organisation.id);
    });
    std::int64_t all = of_organisations[share.kind];
    for (const auto& organisation : organisations)
      if (organisation.kind == share.kind && !named.contains(organisation.id))
        all += share.each * (share.each_by_place ? std::max<std::int64_t>(organisation.places, 1) : 1);
    if (all > share.seats)
      return wrong(grouped(share.each) + " each for " + grouped(static_cast<std::int64_t>(number)) +
                       " organisations, with those that have a number of their own, are " + grouped(all) +
                       " seats, and there are " + grouped(share.seats) + " for " +
                       uncapitalised(kind_heading(share.kind)) + ".",
                   "kinds");
  }
  for (const auto& share : rules.kinds) {
    if (of_organisations[share.kind] > share.seats)
      return wrong("Organisations have " + grouped(of_organisations[share.kind]) +
                       " seats of their own, and there are " + grouped(share.seats) + " for " +
                       uncapitalised(kind_heading(share.kind)) + ".",
                   "organisations");
  }
  return Success{};
}

std::string kind_heading(std::string_view kind) {
  if (kind.empty()) return "Everyone else";
  std::string words(kind);
  if (words.front() >= 'a' && words.front() <= 'z') words.front() = static_cast<char>(words.front() - 'a' + 'A');
  // What a network calls its kinds is its own: a word that is not known here stays as it is.
  for (const auto* one : {"authority", "body", "charity", "university", "agency"})
    if (words.ends_with(one)) return words.substr(0, words.size() - 1) + "ies";
  for (const auto* one : {"forum", "school", "college", "group", "network", "organisation", "representative",
                          "provider", "partner", "board", "trust", "inspectorate", "borough", "council", "carer"})
    if (words.ends_with(one)) return words + "s";
  return words;
}

}  // namespace muster::booking
