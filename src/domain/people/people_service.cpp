// Loads regions and organisations: compare with what is there, change what differs, leave a trace.
#include <muster/domain/people/people_service.hpp>

#include "people_sql.hpp"

#include <muster/domain/people/network_sql.hpp>

#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/store/judged_write.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace muster::people {
namespace {

std::vector<std::string> sorted(std::vector<std::string> values) {
  std::sort(values.begin(), values.end());
  return values;
}

bool says_the_same(const Organisation& left, const Organisation& right) {
  return left.name == right.name && left.kind == right.kind && sorted(left.serves) == sorted(right.serves) &&
         sorted(left.aliases) == sorted(right.aliases);
}

/// Without aliases that fold alike ("LIIA", "L.I.I.A.") and places named twice: the store holds each once.
Organisation tidied(Organisation organisation) {
  std::set<std::string> seen;
  std::erase_if(organisation.aliases,
                [&](const std::string& alias) { return !seen.insert(folded_name(alias)).second; });
  std::set<std::string> served;
  std::erase_if(organisation.serves, [&](const std::string& code) { return !served.insert(code).second; });
  return organisation;
}

/// Every place of every region, for files of organisations; names that stand twice are left to their codes.
Region all_places(const std::vector<Region>& regions) {
  Region all{"all", "all regions", {}};
  for (const auto& region : regions) all.places.insert(all.places.end(), region.places.begin(), region.places.end());
  return all;
}

/// A name or alias of one organisation must not mean another that is stored already.
Outcome names_are_free(const std::vector<Organisation>& known, const std::vector<Organisation>& loaded,
                       const std::string& source) {
  std::map<std::string, std::string> owner;  // folded name or alias -> folded name of its organisation
  for (const auto& organisation : known) {
    owner[folded_name(organisation.name)] = folded_name(organisation.name);
    for (const auto& alias : organisation.aliases) owner[folded_name(alias)] = folded_name(organisation.name);
  }
  std::vector<Diagnostic> errors;
  for (const auto& organisation : loaded) {
    const auto own = folded_name(organisation.name);
    std::vector<std::string> names = organisation.aliases;
    names.push_back(organisation.name);
    for (const auto& name : names) {
      const auto found = owner.find(folded_name(name));
      if (found == owner.end() || found->second == own) continue;
      errors.push_back({source, 0, 0, 1, "\"" + name + "\" already means another organisation",
                        "take it out of the file, or name that organisation here and list the alias there"});
    }
  }
  if (errors.empty()) return Success{};
  return bad_input(source + " was not loaded.", std::move(errors));
}

/// The shared region that most places of a file's organisations lie in; those that serve none go along with them.
std::string region_of_most(store::Session& session, const std::vector<Organisation>& organisations) {
  std::map<std::string, std::string> region_of_place;
  std::map<std::string, std::size_t> regions;
  for (const auto& shared : shared_regions(session))
    for (const auto& place : region_by_id(session, shared.id).places) region_of_place.emplace(place.code, shared.id);
  for (const auto& organisation : organisations)
    for (const auto& code : organisation.serves)
      if (const auto found = region_of_place.find(code); found != region_of_place.end()) ++regions[found->second];
  const auto most = std::ranges::max_element(regions, {}, [](const auto& entry) { return entry.second; });
  return most == regions.end() ? std::string() : most->first;
}

}  // namespace

Result<LoadResult> load_region(store::Database& database, const store::AuditContext& audit, const Region& region) {
  return database.write([&](store::Session& session) -> Result<LoadResult> {
    const auto known_id = find_region_id(session, region.slug);
    const auto id = known_id.value_or(new_id());
    const auto before = known_id ? region_by_id(session, id) : Region{};
    if (known_id && before.name == region.name && before.places == region.places) {
      return LoadResult{0, 0, region.places.size()};
    }
    if (known_id && !is_shared(session, id))
      return conflict("The region " + before.name + " belongs to a programme, which changes it on its own pages. " +
                      "Give the file another name. Nothing was changed.");
    const auto served = sql::served_places(session);
    for (const auto& place : before.places) {
      if (region.place(place.code) != nullptr) continue;
      if (std::find(served.begin(), served.end(), place.code) == served.end()) continue;
      return conflict("The file leaves out " + place.name + " (" + place.code +
                      "), which organisations serve. Change those organisations first. Nothing was changed.");
    }
    LoadResult loaded;
    for (const auto& place : region.places) {
      const auto* old = before.place(place.code);
      ++(old == nullptr ? loaded.added : *old == place ? loaded.unchanged : loaded.changed);
    }
    if (known_id)
      sql::rename_region(session, id, region.name);
    else
      sql::insert_region(session, id, region);
    sql::delete_places(session, id);
    for (std::size_t at = 0; at < region.places.size(); ++at) {
      sql::insert_place(session, id, region.places[at], static_cast<std::int64_t>(at));
    }
    store::write_audit(session, audit, known_id ? "region changed" : "region added", "region", id, {"name", "places"});
    return loaded;
  });
}

Result<LoadResult> load_organisations(store::Database& database, const store::AuditContext& audit,
                                      const tabular::Table& table, const std::string& source) {
  struct LoadPlan {
    LoadResult loaded;
    std::vector<Organisation> added;
    std::vector<Organisation> changed;
  };
  // The file, and all organisations that there are, are read before the writers' line.
  const auto judge = [&](store::Session& session) -> Result<LoadPlan> {
    MUSTER_TRY(organisations, read_organisations(table, all_places(all_regions(session)), source));
    auto known = all_organisations(session);
    // A file is for all programmes: what a programme has of its own is not touched.
    const auto region = region_of_most(session, organisations);
    std::erase_if(known, [&](const Organisation& one) {
      const bool elsewhere = !region.empty() && !one.region_id.empty() && one.region_id != region;
      return !one.programme_id.empty() || elsewhere;
    });
    MUSTER_CHECK(names_are_free(known, organisations, source));
    std::map<std::string, const Organisation*> by_name;
    for (const auto& organisation : known) by_name.emplace(folded_name(organisation.name), &organisation);
    LoadPlan plan;
    for (const auto& read : organisations) {
      auto organisation = tidied(read);
      const auto found = by_name.find(folded_name(organisation.name));
      if (found == by_name.end()) {
        organisation.region_id = region;
        plan.added.push_back(std::move(organisation));
      } else if (says_the_same(*found->second, organisation)) {
        ++plan.loaded.unchanged;
      } else {
        organisation.id = found->second->id;
        plan.changed.push_back(std::move(organisation));
      }
    }
    plan.loaded.added = plan.added.size();
    plan.loaded.changed = plan.changed.size();
    return plan;
  };
  const auto save = [&](store::Session& session, const LoadPlan& plan) -> Result<LoadResult> {
    for (const auto& organisation : plan.added)
      store::write_audit(session, audit, "organisation added", "organisation", add_organisation(session, organisation),
                         {"name", "kind", "serves", "aliases"});
    for (const auto& organisation : plan.changed) {
      sql::update_organisation(session, organisation);
      store::write_audit(session, audit, "organisation changed", "organisation", organisation.id,
                         {"name", "kind", "serves", "aliases"});
    }
    return plan.loaded;
  };
  return store::write_judged(database, audit.scope, judge, save);
}

Result<std::vector<Region>> regions(store::Database& database) {
  return database.read([](store::Session& session) -> Result<std::vector<Region>> { return all_regions(session); });
}

Result<std::vector<Organisation>> organisations(store::Database& database) {
  return database.read(
      [](store::Session& session) -> Result<std::vector<Organisation>> { return all_organisations(session); });
}

}  // namespace muster::people
