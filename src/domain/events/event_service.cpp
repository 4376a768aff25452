// Adds and finds events.
#include <muster/domain/events/adding_service.hpp>
#include <muster/domain/events/event_service.hpp>

#include "event_sql.hpp"

#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/events/event_shown_sql.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/nearest.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::events {
namespace {

/// Where none is named, the one that the programme offers first.
std::optional<std::string> region_wanted(store::Session& session, const std::string& programme_id,
                                         const std::string& slug) {
  if (!slug.empty()) return people::region_for(session, programme_id, slug);
  const auto regions = people::regions_in_use(session, programme_id);
  return regions.empty() ? std::nullopt : std::optional(regions.front().id);
}

}  // namespace

Result<Event> add_event(store::Session& session, const store::AuditContext& audit, const NewEvent& wanted) {
  MUSTER_TRY(date, parse_date(wanted.date));
  MUSTER_TRY(attendance, parse_attendance(wanted.attendance));
  Event event{new_id(), wanted.slug, trimmed(wanted.title), date, trimmed(wanted.venue), attendance, {}, {}, 1};
  MUSTER_CHECK(check_event(event));
  const auto programme = access::programme_for(session, wanted.programme).id;
  const auto region = region_wanted(session, programme, wanted.region);
  if (!region) {
    const auto slugs = people::region_slugs_for(session, programme);
    const auto hint = did_you_mean(wanted.region, slugs);
    return bad_input("There is no region \"" + wanted.region + "\"" + (hint.empty() ? "." : "; " + hint) +
                     " Known: " + joined(slugs, ", ") + ". Load another with `muster region load FILE`.")
        .at("region");
  }
  if (sql::select_event(session, event.slug)) {
    return conflict("There is an event " + event.slug + " already. Choose another short name.").at("slug");
  }
  event.region_id = *region;
  sql::insert_event(session, event, programme);
  people::choose_region(session, programme, *region, false);
  store::write_audit(session, audit, "event added", "event", event.id, {"title", "date", "venue", "region"});
  note_shown_change(session, event.id, audit.at);
  return find_event(session, event.slug);
}

Result<Event> add_event(store::Database& database, const store::AuditContext& audit, const NewEvent& wanted) {
  return database.write([&](store::Session& session) { return add_event(session, audit, wanted); });
}

Result<std::vector<people::RegionInUse>> regions_offered(store::Database& database,
                                                         const std::vector<std::string>& programmes) {
  return database.read([&](store::Session& session) -> Result<std::vector<people::RegionInUse>> {
    if (programmes.empty()) return people::shared_regions(session);
    std::vector<people::RegionInUse> offered;
    for (const auto& name : programmes) {
      const auto programme = access::programme_called(session, name);
      if (!programme) continue;
      for (auto& region : people::regions_in_use(session, programme->id))
        if (std::ranges::find(offered, region.slug, &people::RegionInUse::slug) == offered.end())
          offered.push_back(std::move(region));
    }
    return offered;
  });
}

Result<std::vector<Event>> list_events(store::Database& database) {
  return database.read(
      [](store::Session& session) -> Result<std::vector<Event>> { return sql::select_events(session); });
}

Result<ListPage<Event>> events_by_page(store::Database& database, const Programmes& programmes, std::int64_t page,
                                       std::int64_t page_size) {
  const ListQuery query{.sort = "date", .descending = true, .page = page, .page_size = page_size};
  return database.read([&](store::Session& session) -> Result<ListPage<Event>> {
    return sql::listed_events(session, programmes, query);
  });
}

Result<Event> find_event(store::Session& session, const std::string& slug) {
  if (auto found = sql::select_event(session, slug)) return *found;
  std::vector<std::string> slugs;
  for (const auto& event : sql::select_events(session)) slugs.push_back(event.slug);
  const auto hint = did_you_mean(slug, slugs);
  return not_found("There is no event \"" + slug + "\"" + (hint.empty() ? "." : "; " + hint) +
                   (slugs.empty() ? " Add one with `muster event add`."
                                  : " `muster event list` shows all events, `muster survey list` all surveys."));
}

Event event_with_id(store::Session& session, const std::string& id) {
  auto found = sql::select_event_by_id(session, id);
  if (!found) throw std::logic_error("the store refers to an event that is not in it");
  return *std::move(found);
}

Result<Event> find_event(store::Database& database, const std::string& slug) {
  return database.read([&](store::Session& session) { return find_event(session, slug); });
}

void mark_changed(store::Session& session, const std::string& event_id) { sql::add_to_version(session, event_id); }

}  // namespace muster::events
