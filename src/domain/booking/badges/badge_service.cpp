// Whose badges there are, and what stands on them.
#include <muster/domain/booking/badge_service.hpp>

#include "domain/booking/door/door_sql.hpp"
#include "domain/booking/sessions/session_choice_sql.hpp"
#include "domain/booking/tables/table_sql.hpp"

#include <muster/domain/booking/booking_code_sql.hpp>
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <map>
#include <set>

namespace muster::booking {
namespace {

/// The place that an organisation serves, or its area where both have one name; nothing where it serves none or many.
std::string second_line(const people::Region& region, const people::Organisation& organisation) {
  constexpr std::size_t most_places = 2;
  if (organisation.serves.empty() || organisation.serves.size() > most_places) return {};
  std::string line;
  for (const auto& code : organisation.serves) {
    const auto* place = region.place(code);
    if (place == nullptr) return {};
    if (organisation.serves.size() == 1 && folded_name(place->name) == folded_name(organisation.name))
      return place->area;
    line += (line.empty() ? "" : " and ") + place->name;
  }
  return line;
}

/// What stands on a badge of what somebody chose, in the order of the day.
std::vector<std::string> session_lines(const std::vector<events::EventSession>& sessions,
                                       const std::set<std::string>& chosen) {
  std::vector<std::string> lines;
  for (const auto& each : sessions) {
    if (!chosen.contains(each.code)) continue;
    lines.push_back(events::time_of_day(each.starts_at) + " " + each.title +
                    (each.place.empty() ? std::string() : ", " + each.place));
  }
  if (lines.size() > most_sessions_on_badge) {
    const auto more = static_cast<std::int64_t>(lines.size() - most_sessions_on_badge + 1);
    lines.resize(most_sessions_on_badge - 1);
    lines.push_back("and " + grouped(more) + " more");
  }
  return lines;
}

}  // namespace

Result<BadgeSheet> badges_of(store::Database& database, const std::string& event_slug, bool with_sessions) {
  constexpr std::int64_t at_once = 500;
  MUSTER_TRY(event, events::find_event(database, event_slug));
  MUSTER_TRY(people, database.read([&](store::Session& session) -> Result<std::int64_t> {
    return count_delegates(session, event.id);
  }));
  if (people > static_cast<std::int64_t>(most_badges))
    return conflict("Badges are made for at most " + grouped(most_badges) + " people at once; " + event.title +
                    " has " + grouped(people) + ".");
  for (bool more = true; more;) {
    MUSTER_TRY(without, database.read([&](store::Session& session) -> Result<bool> {
      return any_without_code(session, event.id);
    }));
    if (!without) break;
    MUSTER_TRY(given, database.write([&](store::Session& session) -> Result<std::int64_t> {
      return give_codes(session, event.id, at_once);
    }));
    more = given == at_once;
  }
  return database.read([&](store::Session& session) -> Result<BadgeSheet> {
    const auto region = people::region_by_id(session, event.region_id);
    std::map<std::string, std::string> lines;
    for (const auto& each : people::organisations_for(session, event.programme_id, true))
      lines.emplace(each.id, second_line(region, each));
    std::map<std::string, std::pair<std::string, std::string>> codes;  // person -> booking and its code
    for (const auto& each : sql::door_people(session, event.id))
      codes.emplace(each.person_id, std::pair(each.booking_id, each.code));
    const auto tables = sql::tables_on_badges(session, event.id);
    const auto chosen =
        with_sessions ? sql::chosen_by_booking(session, event.id) : std::map<std::string, std::set<std::string>>{};
    const auto agenda = with_sessions ? events::sessions_of(session, event.id) : std::vector<events::EventSession>{};
    BadgeSheet sheet{event, {}};
    for (const auto& each : delegates(session, event.id)) {
      const auto found = codes.find(each.person_id);
      if (found == codes.end()) continue;  // erased: nobody wears that badge
      const auto line = lines.find(each.organisation_id);
      sheet.badges.push_back({found->second.first, each.first_name, each.last_name, each.organisation,
                              line == lines.end() ? std::string() : line->second, found->second.second});
      if (const auto table = tables.find(found->second.first); table != tables.end())
        sheet.badges.back().table = "Table " + std::to_string(table->second);
      if (const auto own = chosen.find(found->second.first); own != chosen.end())
        sheet.badges.back().sessions = session_lines(agenda, own->second);
    }
    return sheet;
  });
}

}  // namespace muster::booking
