// Changes of regions and organisations: own what is shared, remember what was, change it, leave a trace.
#include <muster/front/dashboard/network_service.hpp>

#include "own_region.hpp"

#include <muster/domain/membership/organisation_sql.hpp>
#include <muster/domain/people/organisation_list_sql.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <set>

namespace muster::dashboard {
namespace {

using people::NetworkBefore;
using people::Organisation;
using store::AuditContext;
using store::Session;

NetworkBefore before_region(Session& session, const std::string& region_id) {
  NetworkBefore before;
  before.region_id = region_id;
  before.region = people::whole_region(session, region_id);
  return before;
}

/// What an organisation is called, or where it serves, stands in the figures of every event of its region.
void figures_changed(Session& session, const Organisation& organisation) {
  if (!organisation.region_id.empty()) events::mark_region_changed(session, organisation.region_id);
}

void add_name(std::vector<std::string>& names, const std::string& name, const std::string& own) {
  const auto folded = folded_name(name);
  if (folded == folded_name(own)) return;
  for (const auto& known : names)
    if (folded_name(known) == folded) return;
  names.push_back(name);
}

Outcome set_kinds(Session& session, const AuditContext& audit, const access::Programme& programme,
                  const std::vector<std::string>& kinds) {
  if (kinds.empty()) return bad_input("Keep one kind at least.");
  for (const auto& organisation : people::organisations_for(session, programme.id)) {
    if (organisation.kind.empty() || std::ranges::find(kinds, organisation.kind) != kinds.end()) continue;
    return conflict(organisation.name + " is of the kind " + organisation.kind +
                    ", which the list leaves out. Rename the kind, or change its organisations first.");
  }
  NetworkBefore before;
  before.kinds = people::kinds_for(session, programme.id);
  people::remember(session, programme.id, "The kinds of organisation were changed", before, audit.at);
  people::set_kinds(session, programme.id, kinds);
  store::write_audit(session, audit, "kinds changed", "programme", programme.id, {"kinds"});
  return Success{};
}

Result<std::string> changed_organisation(Session& session, const AuditContext& audit, const std::string& programme_id,
                                         const std::string& organisation_id, const OrganisationChange& change) {
  MUSTER_TRY(programme, programme_of(session, programme_id));
  MUSTER_TRY(organisation, copy_to_own_organisation(session, audit, programme, organisation_id));
  NetworkBefore before;
  before.organisations.push_back(organisation);
  MUSTER_TRY(what, change(organisation));
  people::remember(session, programme.id, what, before, audit.at);
  people::save_organisation(session, organisation);
  membership::rename_holder(session, programme.id, organisation.id, organisation.name);
  figures_changed(session, organisation);
  store::write_audit(session, audit, "organisation changed", "organisation", organisation.id,
                     {"name", "kind", "serves", "aliases", "retired"});
  return organisation.id;
}

}  // namespace

Result<Network> network_of(store::Database& database, const std::string& programme_id) {
  return database.read([&](Session& session) -> Result<Network> {
    Network network;
    MUSTER_TRY(programme, programme_of(session, programme_id));
    network.programme = std::move(programme);
    network.logo = events::has_logo(session, programme_id);
    network.region_chosen = people::has_chosen_region(session, programme_id);
    network.regions = people::regions_in_use(session, programme_id);
    network.shared = people::shared_regions(session);
    network.organisations = people::organisations_for(session, programme_id, true);
    network.kinds = people::kinds_for(session, programme_id);
    network.events = events::events_of(session, programme_id);
    network.last = people::last_change(session, programme_id);
    return network;
  });
}

Result<NetworkFigures> network_figures(store::Database& database, const std::string& programme_id) {
  return database.read([&](Session& session) -> Result<NetworkFigures> {
    MUSTER_TRY(programme, programme_of(session, programme_id));
    NetworkFigures figures{std::move(programme), people::has_chosen_region(session, programme_id), 0, 0,
                           events::events_of(session, programme_id)};
    people::OrganisationsOf own{programme_id, {}};
    for (const auto& region : people::regions_in_use(session, programme_id)) {
      figures.places += static_cast<std::int64_t>(region.places);
      own.regions.push_back(region.id);
    }
    figures.organisations = people::organisation_figures(session, std::vector{std::move(own)}).used;
    return figures;
  });
}

NetworkFigures figures_of(const Network& network) {
  NetworkFigures figures{network.programme, network.region_chosen, 0, 0, network.events};
  for (const auto& region : network.regions) figures.places += static_cast<std::int64_t>(region.places);
  figures.organisations = std::ranges::count(network.organisations, false, &Organisation::retired);
  return figures;
}

Result<SeenRegion> seen_region(store::Database& database, const std::string& programme_id,
                               const std::string& region_id) {
  return database.read([&](Session& session) -> Result<SeenRegion> {
    MUSTER_TRY(in_use, region_in_use(session, programme_id, region_id));
    return SeenRegion{in_use, people::whole_region(session, region_id)};
  });
}

Result<people::Region> shared_region(store::Database& database, const std::string& region_id) {
  return database.read([&](Session& session) -> Result<people::Region> {
    const auto shared = people::shared_regions(session);
    if (std::ranges::find(shared, region_id, &people::RegionInUse::id) == shared.end())
      return not_found("There is no such region to choose.");
    return people::region_by_id(session, region_id);
  });
}

Result<std::string> add_region(store::Database& database, const AuditContext& audit, const std::string& programme_id,
                               const people::Region& region) {
  if (region.places.empty()) return bad_input("Give the region one place at least.");
  return database.write([&](Session& session) -> Result<std::string> {
    MUSTER_TRY(programme, programme_of(session, programme_id));
    for (const auto& known : people::regions_in_use(session, programme.id)) {
      if (known.own && folded_name(known.name) == folded_name(region.name))
        return conflict("This programme has a region " + known.name + " already. Give this one another name.");
    }
    auto id = people::add_own_region(session, programme.id, region);
    people::choose_region(session, programme.id, id, true);
    store::write_audit(session, audit, "region added", "region", id, {"name", "places"});
    return id;
  });
}

Outcome use_region(store::Database& database, const AuditContext& audit, const std::string& programme_id,
                   const std::string& region_id) {
  return database.write([&](Session& session) -> Outcome {
    MUSTER_TRY(programme, programme_of(session, programme_id));
    const auto shared = people::shared_regions(session);
    if (std::ranges::find(shared, region_id, &people::RegionInUse::id) == shared.end())
      return not_found("There is no such region to choose.");
    people::choose_region(session, programme.id, region_id, true);
    store::write_audit(session, audit, "region chosen", "programme", programme.id, {"region " + region_id});
    return Success{};
  });
}

Outcome stop_using_region(store::Database& database, const AuditContext& audit, const std::string& programme_id,
                          const std::string& region_id) {
  return database.write([&](Session& session) -> Outcome {
    MUSTER_TRY(programme, programme_of(session, programme_id));
    MUSTER_TRY(region, region_in_use(session, programme.id, region_id));
    if (const auto events = events::events_in_region(session, programme.id, region_id); events > 0)
      return conflict(counted(events, "event stands", "events stand") + " in " + region.name +
                      ". Move or delete them first. Nothing was changed.");
    people::leave_region(session, programme.id, region_id);
    store::write_audit(session, audit, "region left", "programme", programme.id, {"region " + region_id});
    return Success{};
  });
}

Result<std::string> change_region(store::Database& database, const AuditContext& audit, const std::string& programme_id,
                                  const std::string& region_id, const RegionChange& change) {
  return database.write([&](Session& session) -> Result<std::string> {
    MUSTER_TRY(programme, programme_of(session, programme_id));
    MUSTER_TRY(own, OwnRegion::of(session, audit, programme, region_id));
    const auto before = before_region(session, own.id());
    auto region = *before.region;
    MUSTER_TRY(what, change(region));
    people::remember(session, programme.id, what, before, audit.at);
    people::save_region(session, own.id(), region);
    events::mark_region_changed(session, own.id());
    store::write_audit(session, audit, "region changed", "region", own.id(), {"name", "places"});
    return own.id();
  });
}

Result<std::string> merge_places(store::Database& database, const AuditContext& audit, const std::string& programme_id,
                                 const std::string& region_id, const std::string& from, const std::string& into) {
  if (from == into) return bad_input("Choose another place to merge this one into.");
  return database.write([&](Session& session) -> Result<std::string> {
    MUSTER_TRY(programme, programme_of(session, programme_id));
    MUSTER_TRY(own, OwnRegion::of(session, audit, programme, region_id));
    auto before = before_region(session, own.id());
    auto region = *before.region;
    const auto gone = std::ranges::find(region.places, from, &people::Place::code);
    const auto stays = std::ranges::find(region.places, into, &people::Place::code);
    if (gone == region.places.end() || stays == region.places.end())
      return not_found("There is no such place in this region.");
    gone->retired = true;
    stays->retired = false;
    std::vector<Organisation> changed;
    for (auto organisation : people::organisations_for(session, programme.id, true)) {
      if (organisation.region_id != own.id() ||
          std::ranges::find(organisation.serves, from) == organisation.serves.end())
        continue;
      before.organisations.push_back(organisation);
      std::erase(organisation.serves, from);
      if (std::ranges::find(organisation.serves, into) == organisation.serves.end())
        organisation.serves.push_back(into);
      changed.push_back(std::move(organisation));
    }
    people::remember(session, programme.id, gone->name + " became part of " + stays->name, before, audit.at);
    people::save_region(session, own.id(), region);
    for (const auto& organisation : changed) people::save_organisation(session, organisation);
    events::mark_region_changed(session, own.id());
    store::write_audit(session, audit, "places merged", "region", own.id(), {"places", "serves"});
    return own.id();
  });
}

Result<std::size_t> add_organisations(store::Database& database, const AuditContext& audit,
                                      const std::string& programme_id, const std::string& region_id,
                                      const std::vector<Organisation>& organisations) {
  return database.write([&](Session& session) -> Result<std::size_t> {
    MUSTER_TRY(programme, programme_of(session, programme_id));
    MUSTER_TRY(region, region_in_use(session, programme.id, region_id));
    std::set<std::string> taken;
    for (const auto& known : people::organisations_for(session, programme.id, true)) {
      taken.insert(folded_name(known.name));
      for (const auto& alias : known.aliases) taken.insert(folded_name(alias));
    }
    NetworkBefore before;
    for (auto organisation : organisations) {
      if (taken.contains(folded_name(organisation.name)))
        return conflict(organisation.name + " was added meanwhile. Nothing was saved; look at the list again.");
      organisation.region_id = region.id;
      organisation.programme_id = programme.id;
      before.added.push_back(people::add_organisation(session, organisation));
      store::write_audit(session, audit, "organisation added", "organisation", before.added.back(),
                         {"name", "kind", "serves", "aliases"});
    }
    if (!before.added.empty())
      people::remember(
          session, programme.id,
          counted(static_cast<std::int64_t>(before.added.size()), "organisation was", "organisations were") + " added",
          before, audit.at);
    return before.added.size();
  });
}

Result<std::string> change_organisation(store::Database& database, const AuditContext& audit,
                                        const std::string& programme_id, const std::string& organisation_id,
                                        const OrganisationChange& change) {
  return database.write([&](Session& session) -> Result<std::string> {
    return changed_organisation(session, audit, programme_id, organisation_id, change);
  });
}

Result<std::string> change_organisation_among(store::Database& database, const AuditContext& audit,
                                              const std::string& programme_id, const std::string& organisation_id,
                                              const OrganisationChangeAmong& change) {
  return database.write([&](Session& session) -> Result<std::string> {
    return changed_organisation(session, audit, programme_id, organisation_id, [&](Organisation& one) {
      OrganisationSurroundings around{
          people::kinds_for(session, programme_id), people::organisations_for(session, programme_id, true), {}};
      if (!one.region_id.empty()) around.region = people::whole_region(session, one.region_id);
      return change(one, around);
    });
  });
}

Result<std::string> merge_organisations(store::Database& database, const AuditContext& audit,
                                        const std::string& programme_id, const std::string& from_id,
                                        const std::string& into_id) {
  if (from_id == into_id) return bad_input("Choose another organisation to merge this one into.");
  return database.write([&](Session& session) -> Result<std::string> {
    MUSTER_TRY(programme, programme_of(session, programme_id));
    // Either may be shared; once its region is copied, the other has another id too.
    MUSTER_TRY(seen_into, organisation_of(session, programme.id, into_id));
    MUSTER_TRY(seen_from, organisation_of(session, programme.id, from_id));
    MUSTER_TRY(from, copy_to_own_organisation(session, audit, programme, from_id));
    auto into_now = into_id;
    if (auto still = organisation_of(session, programme.id, into_id); !still.ok()) {
      for (const auto& each : people::organisations_for(session, programme.id, true))
        if (each.name == seen_into.name) into_now = each.id;
    }
    MUSTER_TRY(into, copy_to_own_organisation(session, audit, programme, into_now));
    if (auto again = organisation_of(session, programme.id, from.id); !again.ok()) return again.error();
    NetworkBefore before;
    before.organisations = {from, into};
    const auto change =
        people::remember(session, programme.id, from.name + " became part of " + into.name, before, audit.at);
    people::move_people(session, change, from.id, into.id);
    MUSTER_CHECK(membership::move_memberships(session, programme.id, change, from.id, into.id, into.name));
    add_name(into.aliases, from.name, into.name);
    for (const auto& alias : from.aliases) add_name(into.aliases, alias, into.name);
    for (const auto& code : from.serves)
      if (std::ranges::find(into.serves, code) == into.serves.end()) into.serves.push_back(code);
    into.retired = false;
    from.retired = true;
    from.aliases.clear();
    people::save_organisation(session, from);
    people::save_organisation(session, into);
    figures_changed(session, from);
    figures_changed(session, into);
    store::write_audit(session, audit, "organisations merged", "organisation", into.id, {"from " + from.id});
    return into.id;
  });
}

Outcome change_kinds(store::Database& database, const AuditContext& audit, const std::string& programme_id,
                     const std::vector<std::string>& kinds) {
  return database.write([&](Session& session) -> Outcome {
    MUSTER_TRY(programme, programme_of(session, programme_id));
    return set_kinds(session, audit, programme, kinds);
  });
}

Outcome change_programme(store::Database& database, const AuditContext& audit, const std::string& programme_id,
                         const std::optional<std::string>& name, const std::optional<std::vector<std::string>>& kinds) {
  return database.write([&](Session& session) -> Outcome {
    if (name) MUSTER_CHECK(events::rename_programme(session, audit, programme_id, *name));
    MUSTER_TRY(programme, programme_of(session, programme_id));
    if (!kinds || *kinds == people::kinds_for(session, programme.id)) return Success{};
    auto renamed = audit;
    renamed.scope = programme.name;
    return set_kinds(session, renamed, programme, *kinds);
  });
}

Outcome rename_kind(store::Database& database, const AuditContext& audit, const std::string& programme_id,
                    const std::string& from, const std::string& to) {
  return database.write([&](Session& session) -> Outcome {
    MUSTER_TRY(programme, programme_of(session, programme_id));
    auto kinds = people::kinds_for(session, programme.id);
    const auto before_kinds = kinds;
    const auto found = std::ranges::find(kinds, from);
    if (found == kinds.end()) return not_found("There is no such kind in this programme.");
    if (std::ranges::find(kinds, to) != kinds.end())
      kinds.erase(found);  // the two become one
    else
      *found = to;
    std::set<std::string> regions;
    for (const auto& organisation : people::organisations_for(session, programme.id, true))
      if (organisation.kind == from && organisation.programme_id.empty() && !organisation.region_id.empty())
        regions.insert(organisation.region_id);
    for (const auto& region : regions) MUSTER_CHECK(OwnRegion::of(session, audit, programme, region));
    NetworkBefore before;
    before.kinds = before_kinds;
    std::vector<Organisation> changed;
    for (auto organisation : people::organisations_for(session, programme.id, true)) {
      if (organisation.kind != from || organisation.programme_id != programme.id) continue;
      before.organisations.push_back(organisation);
      organisation.kind = to;
      changed.push_back(std::move(organisation));
    }
    people::remember(session, programme.id, "The kind " + from + " became " + to, before, audit.at);
    people::set_kinds(session, programme.id, kinds);
    for (const auto& organisation : changed) {
      people::save_organisation(session, organisation);
      figures_changed(session, organisation);
    }
    store::write_audit(session, audit, "kind renamed", "programme", programme.id, {"kinds", "kind"});
    return Success{};
  });
}

Outcome undo_change(store::Database& database, const AuditContext& audit, const std::string& programme_id,
                    const std::string& change_id) {
  return database.write([&](Session& session) -> Outcome {
    MUSTER_TRY(programme, programme_of(session, programme_id));
    MUSTER_CHECK(people::take_back(session, programme.id, change_id));
    membership::move_memberships_back(session, change_id);
    for (const auto& region : people::regions_in_use(session, programme.id))
      events::mark_region_changed(session, region.id);
    store::write_audit(session, audit, "change of the network undone", "programme", programme.id, {"network"});
    return Success{};
  });
}

}  // namespace muster::dashboard
