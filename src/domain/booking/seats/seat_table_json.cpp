// What programs are told of an event's seats.
#include <muster/domain/booking/seat_table_json.hpp>

#include <muster/domain/booking/seat_json.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

Json organisation_json(const SeatTable& table, const SeatOrganisation& organisation) {
  return json_joined(json_object({{"organisation", organisation.id}, {"name", organisation.name}}),
                     figures_json(table.plan.of_organisation(organisation.id)));
}

Json kind_json(const SeatTable& table, const KindShare& share) {
  Json::Array organisations;
  for (const auto& organisation : table.organisations) {
    const auto kind = table.plan.has_kind_share(organisation.kind) ? organisation.kind : std::string();
    if (kind == share.kind && table.plan.own_share(organisation.id))
      organisations.push_back(organisation_json(table, organisation));
  }
  return json_joined(json_joined(json_object({{"kind", share.kind}, {"name", kind_heading(share.kind)}}),
                                 figures_json(table.plan.of_kind(share.kind))),
                     json_object({{"others", figures_json(table.plan.others_of_kind(share.kind))},
                                  {"organisations", Json(std::move(organisations))}}));
}

}  // namespace

Json seat_table_json(const SeatTable& table) {
  std::vector<SeatClaim> offers;
  for (const auto& claim : table.claims)
    if (claim.state == State::offered) offers.push_back(claim);
  std::ranges::stable_sort(offers, {}, [](const auto& each) { return each.until.value_or(Instant::max()); });
  return json_object(
      {{"event", table.event.slug},
       {"rules", table.version == 0 ? Json() : rules_json(table.plan.rules(), table.organisations)},
       {"all", figures_json(table.plan.all())},
       {"online", figures_json(table.plan.online())},
       {"not_shared_out", figures_json(table.plan.not_shared_out())},
       {"kinds", json_array(table.plan.rules().kinds, [&](const auto& share) { return kind_json(table, share); })},
       {"offers", json_array(offers,
                             [&](const auto& claim) {
                               return json_object({{"person", claim.person},
                                                   {"name", claim.name},
                                                   {"organisation", table.organisation_name(claim.organisation)},
                                                   {"until", claim.until ? Json(iso_instant(*claim.until)) : Json()}});
                             })},
       {"line", json_array(table.line, [&](const auto& claim) {
          const auto organisation = table.organisation_name(claim.organisation);
          return json_object({{"person", claim.person},
                              {"name", claim.name},
                              {"organisation", organisation},
                              {"line", line_name(table.plan.share_of(claim), organisation)},
                              {"why", why_no_seat(table.plan, claim, organisation)}});
        })}});
}

}  // namespace muster::booking
