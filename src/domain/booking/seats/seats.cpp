// Counts who has which seats: the limits of an event, its kinds of organisation and its organisations stand inside one
// another, and nobody is given a seat that one of them has not.
#include <muster/domain/booking/seats.hpp>

#include <algorithm>
#include <stdexcept>

namespace muster::booking {
namespace {

std::int64_t at_least_none(std::int64_t number) { return std::max<std::int64_t>(number, 0); }

SeatFigures figures(std::int64_t seats, std::int64_t used, std::int64_t offered, std::int64_t held) {
  SeatFigures made;
  made.seats = seats;
  made.used = used;
  made.offered = offered;
  const auto left = at_least_none(seats - used - offered);
  made.held = std::min(held, left);
  made.free = left - made.held;
  made.over = at_least_none(used + offered - seats);
  return made;
}

}  // namespace

SeatPlan::SeatPlan(SeatRules rules, const std::vector<SeatOrganisation>& organisations) : rules_(std::move(rules)) {
  for (const auto& share : rules_.kinds) kinds_[share.kind] = share;
  std::map<std::string, std::int64_t> own;
  for (const auto& share : rules_.organisations) own[share.organisation] = share.seats;
  for (const auto& organisation : organisations) {
    if (organisation.places > 1) places_[organisation.id] = organisation.places;
    const auto kind = kinds_.find(kinds_.contains(organisation.kind) ? organisation.kind : "");
    if (kind == kinds_.end()) continue;
    const auto given = own.find(organisation.id);
    const auto times = kind->second.each_by_place ? std::max<std::int64_t>(organisation.places, 1) : 1;
    const auto seats = given != own.end() ? given->second : kind->first.empty() ? 0 : kind->second.each * times;
    if (given == own.end() && seats == 0) continue;
    shares_[organisation.id] = seats;
    kind_of_share_[organisation.id] = kind->first;
    in_kind_[kind->first].insert(organisation.id);
  }
}

void SeatPlan::add(const SeatClaim& claim) { count(claim, 1); }
void SeatPlan::remove(const SeatClaim& claim) { count(claim, -1); }

std::string SeatPlan::kind_share_of(const SeatClaim& claim, bool& has) const {
  if (const auto own = kind_of_share_.find(claim.organisation); own != kind_of_share_.end()) {
    has = true;
    return own->second;
  }
  const auto* name = !claim.kind.empty() && kinds_.contains(claim.kind) ? claim.kind.c_str() : "";
  has = kinds_.contains(name);
  return name;
}

void SeatPlan::count(const SeatClaim& claim, std::int64_t by) {
  const auto add = [&](Counts& counts) {
    if (uses_seat(claim.state)) counts.used += by;
    if (claim.state == State::offered) counts.offered += by;
    if (claim.state == State::waiting) counts.waiting += by;
    if (claim.state == State::nominated) counts.nominated += by;
  };
  if (takes_seat(claim.state))
    for (const auto& place : claim.places) from_place_[place] += by;
  if (claim.online) return add(online_);
  add(all_);
  if (!claim.organisation.empty()) add(of_any_[claim.organisation]);
  bool has_kind = false;
  const auto kind = kind_share_of(claim, has_kind);
  if (!has_kind) return add(open_);
  add(by_kind_[kind]);
  if (shares_.contains(claim.organisation)) add(by_organisation_[claim.organisation]);
}

SeatShare SeatPlan::share_of(const SeatClaim& claim) const {
  if (claim.online) return {SeatShare::Level::online};
  bool has_kind = false;
  const auto kind = kind_share_of(claim, has_kind);
  if (!has_kind || pooled(ReleaseTo::everyone)) return {};
  if (pooled(ReleaseTo::kind) || !shares_.contains(claim.organisation)) return {SeatShare::Level::kind, kind};
  return {SeatShare::Level::organisation, kind, claim.organisation};
}

std::int64_t SeatPlan::held_in_kind(const std::string& kind) const {
  const auto organisations = in_kind_.find(kind);
  if (rules_.released || organisations == in_kind_.end()) return 0;
  std::int64_t held = 0;
  for (const auto& id : organisations->second) {
    const auto counts = by_organisation_.find(id);
    held += at_least_none(shares_.at(id) - (counts == by_organisation_.end() ? 0 : counts->second.taken()));
  }
  return held;
}

std::int64_t SeatPlan::left_in_kind(const std::string& kind) const {
  if (pooled(ReleaseTo::everyone)) return 0;
  const auto counts = by_kind_.find(kind);
  return at_least_none(kinds_.at(kind).seats - (counts == by_kind_.end() ? 0 : counts->second.taken()));
}

std::int64_t SeatPlan::left_in_all() const { return at_least_none(*rules_.seats - all_.taken()); }

std::optional<std::int64_t> SeatPlan::cap_on(const SeatClaim& claim) const {
  if (claim.online || claim.organisation.empty() || rules_.released || shares_.contains(claim.organisation))
    return std::nullopt;
  bool has_kind = false;
  const auto kind = kind_share_of(claim, has_kind);
  if (has_kind && kinds_.at(kind).most_each > 0) {
    const auto& share = kinds_.at(kind);
    const auto places = places_.find(claim.organisation);
    return share.most_each * (share.each_by_place && places != places_.end() ? places->second : 1);
  }
  return rules_.most_each > 0 ? std::optional(rules_.most_each) : std::nullopt;
}

std::optional<std::int64_t> SeatPlan::room_under_cap(const SeatClaim& claim) const {
  const auto cap = cap_on(claim);
  if (!cap) return std::nullopt;
  const auto counts = of_any_.find(claim.organisation);
  const auto own = counts == of_any_.end() ? Counts{} : counts->second;
  const auto others = own.nominated - (claim.state == State::nominated ? 1 : 0);
  return at_least_none(*cap - own.taken() + (takes_seat(claim.state) ? 1 : 0) - at_least_none(others));
}

std::int64_t SeatPlan::taken_by(const std::string& organisation) const {
  const auto counts = of_any_.find(organisation);
  return counts == of_any_.end() ? 0 : counts->second.taken();
}

std::optional<std::int64_t> SeatPlan::room(const SeatClaim& claim) const {
  const std::int64_t own = takes_seat(claim.state) ? 1 : 0;  // asked of somebody who has one already
  if (claim.online) {
    if (!rules_.online_seats) return std::nullopt;
    return at_least_none(*rules_.online_seats - online_.taken() + own);
  }
  bool has_kind = false;
  const auto kind = kind_share_of(claim, has_kind);
  std::optional<std::int64_t> room;
  const auto limit = [&](std::int64_t by) { room = std::min(room.value_or(by), by); };
  if (rules_.seats) limit(at_least_none(*rules_.seats - all_.taken() + own));
  if (const auto under = room_under_cap(claim)) limit(*under);
  if (pooled(ReleaseTo::everyone)) return room;
  if (!has_kind) {
    if (rules_.seats) {
      std::int64_t for_kinds = 0;
      for (const auto& [name, share] : kinds_) for_kinds += left_in_kind(name);
      limit(at_least_none(*rules_.seats - all_.taken() + own - for_kinds));
    }
    return room;
  }
  const auto of_kind = by_kind_.find(kind);
  const auto left = kinds_.at(kind).seats - (of_kind == by_kind_.end() ? 0 : of_kind->second.taken()) + own;
  limit(at_least_none(left));
  if (pooled(ReleaseTo::kind)) return room;
  const auto share = shares_.find(claim.organisation);
  if (share == shares_.end()) {
    limit(at_least_none(left - held_in_kind(kind)));
    return room;
  }
  const auto counts = by_organisation_.find(claim.organisation);
  const auto of_own = counts == by_organisation_.end() ? Counts{} : counts->second;
  const auto others = of_own.nominated - (claim.state == State::nominated ? 1 : 0);
  limit(at_least_none(share->second - of_own.taken() + own - at_least_none(others)));
  return room;
}

std::optional<std::int64_t> SeatPlan::own_share(const std::string& organisation) const {
  const auto share = shares_.find(organisation);
  return share == shares_.end() ? std::nullopt : std::optional(share->second);
}

std::int64_t SeatPlan::coming_from(const std::string& place) const {
  const auto found = from_place_.find(place);
  return found == from_place_.end() ? 0 : found->second;
}

SeatFigures SeatPlan::of_organisation(const std::string& id) const {
  const auto counts = by_organisation_.find(id);
  const auto own = counts == by_organisation_.end() ? Counts{} : counts->second;
  const auto share = shares_.find(id);
  if (share == shares_.end()) throw std::logic_error("seats are asked of an organisation without a share");
  // What was released is with the kind: the organisation has what it uses.
  const auto seats = rules_.released ? own.taken() : share->second;
  auto made = figures(seats, own.used, own.offered, rules_.released ? 0 : share->second);
  made.waiting = own.waiting;
  made.nominated = own.nominated;
  return made;
}

SeatFigures SeatPlan::of_kind(const std::string& kind) const {
  const auto counts = by_kind_.find(kind);
  const auto own = counts == by_kind_.end() ? Counts{} : counts->second;
  // What was released to everyone is with those that are not shared out: the kind has what it uses.
  const auto seats = pooled(ReleaseTo::everyone) ? own.taken() : kinds_.at(kind).seats;
  auto made = figures(seats, own.used, own.offered, held_in_kind(kind));
  made.waiting = own.waiting;
  made.nominated = own.nominated;
  return made;
}

SeatFigures SeatPlan::others_of_kind(const std::string& kind) const {
  auto made = of_kind(kind);
  const auto organisations = in_kind_.find(kind);
  if (organisations != in_kind_.end()) {
    for (const auto& id : organisations->second) {
      const auto one = of_organisation(id);
      made.used -= one.used;
      made.offered -= one.offered;
      made.waiting -= one.waiting;
      made.nominated -= one.nominated;
    }
  }
  made.held = 0;
  made.seats = made.used + made.offered + made.free;
  made.over = 0;
  return made;
}

SeatFigures SeatPlan::not_shared_out() const {
  std::int64_t shared = 0;
  std::int64_t left = 0;
  for (const auto& [name, share] : kinds_) {
    shared += pooled(ReleaseTo::everyone) ? of_kind(name).seats : share.seats;
    left += left_in_kind(name);
  }
  const auto seats = at_least_none(rules_.seats.value_or(0) - shared);
  auto made = figures(seats, open_.used, open_.offered, 0);
  if (rules_.seats) made.free = std::min(made.free, at_least_none(left_in_all() - left));
  made.waiting = open_.waiting;
  made.nominated = open_.nominated;
  return made;
}

SeatFigures SeatPlan::all() const {
  std::int64_t held = 0;
  for (const auto& [name, share] : kinds_) held += std::min(held_in_kind(name), left_in_kind(name));
  auto made = figures(rules_.seats.value_or(0), all_.used, all_.offered, held);
  if (!rules_.seats) made.over = 0;
  made.waiting = all_.waiting;
  made.nominated = all_.nominated;
  return made;
}

SeatFigures SeatPlan::online() const {
  auto made = figures(rules_.online_seats.value_or(0), online_.used, online_.offered, 0);
  if (!rules_.online_seats) made.over = 0;
  made.waiting = online_.waiting;
  made.nominated = online_.nominated;
  return made;
}

}  // namespace muster::booking
