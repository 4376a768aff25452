// Saves needs beside their booking, shows them to whoever may see them, and counts them without names.
#include <muster/domain/booking/needs_service.hpp>

#include "domain/booking/list_file/change_sql.hpp"
#include "needs_sql.hpp"

#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/tabular/table.hpp>

namespace muster::booking {
namespace {

Outcome fits(const std::string& need, const std::string& what, const std::string& field) {
  if (!is_valid_text(need))
    return bad_input(what + " hold characters that are no text. Nothing was changed.").at(field);
  if (character_count(need) <= longest_need) return Success{};
  return bad_input(what + " have more than 1,000 characters. Shorten them; nothing was changed.").at(field);
}

}  // namespace

void add_needs(store::Session& session, const std::string& event_id, const std::string& person_id, const Needs& told) {
  const Needs tidy{need_text(told.access), need_text(told.dietary)};
  if (tidy.empty()) return;
  sql::save_needs(session, event_id, person_id, joined(sql::select_needs(session, event_id, person_id), tidy));
}

Result<std::vector<EventNeeds>> needs_of(store::Database& database, const std::string& person_id) {
  return database.read([&](store::Session& session) -> Result<std::vector<EventNeeds>> {
    if (!people::find_person(session, person_id)) return not_found("There is no such person.");
    std::vector<EventNeeds> all;
    for (const auto& booking : bookings_of(session, person_id)) {
      MUSTER_TRY(event, events::find_event(session, booking.event_slug));
      all.push_back({std::move(event), booking.needs});
    }
    return all;
  });
}

Result<std::string> change_needs(store::Database& database, const store::AuditContext& audit,
                                 const std::string& event_slug, const std::string& person_id, const Needs& needs,
                                 const std::optional<std::string>& seen) {
  MUSTER_CHECK(fits(needs.access, "The access needs", "access"));
  MUSTER_CHECK(fits(needs.dietary, "The dietary requirements", "dietary"));
  auto changed = database.write([&](store::Session& session) -> Result<std::string> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto person = people::find_person(session, person_id);
    if (!person || !sql::is_booked(session, event.id, person_id)) {
      return not_found("This person is not a delegate of " + event.title + ".");
    }
    const auto before = sql::select_needs(session, event.id, person_id);
    if (seen && needs_mark(before) != *seen) {
      return conflict("Somebody changed these needs after you opened this page. Nothing of yours is saved yet.");
    }
    const Needs after{need_text(needs.access), need_text(needs.dietary)};
    if (after == before) return std::string();
    people::note_person_changed(session, person_id, audit.at);
    sql::save_needs(session, event.id, person_id, after);
    // What was before stands on the side that is kept; what this wrote, on the other, so that nobody's later words go.
    const sql::StoredChange change{
        "", "edited",        event.id, person_id,           "",
        "", person->version, "",       {{"kept", *person}}, {{"kept", event.id, before}, {"gone", event.id, after}}};
    auto id = sql::insert_change(session, audit, change);
    store::write_audit(session, audit, "needs changed", "person", person_id, {"access_needs", "dietary_needs"});
    return id;
  });
  if (changed.ok()) database.forget_deleted();
  return changed;
}

std::string needs_mark(const Needs& needs) {
  constexpr std::size_t enough = 16;
  return fingerprint(needs.access + "\n\n" + needs.dietary).substr(0, enough);
}

Result<std::vector<NeedCount>> needs_counts(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<std::vector<NeedCount>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return counted_needs(sql::all_needs(session, event.id), sql::select_joins(session, event.programme_id));
  });
}

Result<std::string> export_needs_counts(store::Database& database, const std::string& event_slug,
                                        const std::string& format) {
  MUSTER_TRY(counts, needs_counts(database, event_slug));
  const tabular::Row heading{"Kind", "Need", "People"};
  std::vector<tabular::Row> rows;
  rows.reserve(counts.size());
  for (const auto& count : counts) rows.push_back({count.kind, count.need, std::to_string(count.people)});
  if (format == "csv") return tabular::to_csv(heading, rows);
  if (format == "xlsx") return tabular::to_xlsx("Needs", heading, rows);
  return bad_input("\"" + format + "\" is no format for this; choose csv or xlsx.");
}

}  // namespace muster::booking
