// Takes a delegate list in: load what is known, judge every row, save all of it or nothing.
#include <muster/domain/booking/delegate_service.hpp>

#include "booking_sql.hpp"

#include <muster/domain/booking/needs_service.hpp>
#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/tabular/table.hpp>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace muster::booking {
namespace {

using people::VerdictKind;

/// By ids, not by places in the directory: an organisation added elsewhere moves the others but changes nothing here.
std::string fingerprint_of(const people::DelegatePreview& preview, const people::Directory& directory,
                           std::size_t already_booked) {
  std::string all = std::to_string(already_booked) + "\n";
  for (const auto& verdict : preview.verdicts) {
    all += std::string(people::verdict_name(verdict.kind)) + "|" + verdict.other_person + "|" +
           (verdict.other_row ? std::to_string(*verdict.other_row) : "") + "|" +
           (verdict.organisation ? directory.organisations()[*verdict.organisation].id : "") + "|" +
           (verdict.new_organisation ? verdict.new_name + ":" + verdict.new_kind : "") + "\n";
  }
  return fingerprint(all);
}

/// Whoever stands in an event of the programme. Somebody whom another programme knows is new to this one: recognising
/// them would hand over what that programme was told.
std::vector<people::KnownPerson> known_to(store::Session& session, const std::string& programme) {
  auto known = people::known_people(session);
  const auto own = people_in(session, {programme});
  std::erase_if(known, [&](const people::KnownPerson& person) { return !own.contains(person.id); });
  return known;
}

Result<DelegateForecast> forecast(store::Session& session, const std::string& event_slug, const DelegateFile& file) {
  MUSTER_TRY(event, events::find_event(session, event_slug));
  MUSTER_TRY(table, tabular::read_table(file.bytes, file.name));
  MUSTER_TRY(columns, people::recognise_columns(table.heading, file.name));
  if (table.rows.empty()) {
    return bad_input(file.name + " has a heading but no rows below it, so there is nobody to import.");
  }
  const people::Directory directory(people::organisations_for(session, event.programme_id));
  people::Decisions decisions;
  if (!file.decisions.empty()) {
    MUSTER_TRY(decision_table, tabular::read_table(file.decisions, file.decisions_name));
    MUSTER_TRY(read, people::read_decisions(decision_table, directory, file.decisions_name));
    decisions = std::move(read);
  }
  auto preview = people::judge(table, columns, directory, known_to(session, event.programme), decisions);
  const auto booked = sql::bookings(session, event.id);
  std::unordered_set<std::string> already;
  for (const auto& verdict : preview.verdicts) {
    if (verdict.kind == VerdictKind::same_as_known && booked.contains(verdict.other_person)) {
      already.insert(verdict.other_person);
    }
  }
  auto print = fingerprint_of(preview, directory, already.size());
  auto dialect = table.dialect;
  return DelegateForecast{std::move(event),
                          std::move(preview),
                          directory.organisations(),
                          std::move(dialect),
                          std::move(table),
                          columns,
                          static_cast<std::int64_t>(already.size()),
                          std::move(print)};
}

/// What stands in the way of applying, one line for each row.
Error undecided(const DelegateForecast& forecast, const std::string& source) {
  std::vector<Diagnostic> errors;
  for (const auto& verdict : forecast.preview.verdicts) {
    const auto& row = forecast.preview.rows[verdict.row];
    if (verdict.kind == VerdictKind::refused) {
      errors.push_back({source, row.line, 0, 1, verdict.reason, "mend the row, or leave it out"});
    } else if (verdict.kind == VerdictKind::unknown_organisation) {
      std::string hint;
      for (const auto& name : verdict.suggestions) hint += (hint.empty() ? "did you mean \"" : " or \"") + name + "\"";
      hint += hint.empty() ? "say in a decisions file what it means" : "? Say so in a decisions file";
      errors.push_back({source, row.line, 0, 1, "nobody knows the organisation \"" + row.organisation + "\"", hint});
    }
  }
  auto message = counted(static_cast<std::int64_t>(errors.size()), "row", "rows") +
                 " must be decided or mended before " + source + " can be imported. Nothing was changed.";
  return bad_input(std::move(message), std::move(errors));
}

/// Saves the people, organisations and bookings of one judged list.
class ListSaver {
 public:
  ListSaver(store::Session& session, const store::AuditContext& audit, const DelegateForecast& forecast)
      : session_(session), audit_(audit), forecast_(forecast), booked_(sql::bookings(session, forecast.event.id)) {
    import_.id = new_id();
    import_.rows = static_cast<std::int64_t>(forecast.preview.rows.size());
    person_of_row_.resize(forecast.preview.rows.size());
  }

  DelegateImport run() {
    for (const auto& verdict : forecast_.preview.verdicts) {
      const auto& person = person_of_row_[verdict.row] = save(verdict);
      const auto& row = forecast_.preview.rows[verdict.row];
      add_needs(session_, forecast_.event.id, person, {row.access_needs, row.dietary_needs});
    }
    return import_;
  }

  /// The ledger's row must stand before what refers to it.
  [[nodiscard]] const std::string& id() const { return import_.id; }

 private:
  std::string save(const people::Verdict& verdict) {
    if (verdict.kind == VerdictKind::same_as_row) return person_of_row_[*verdict.other_row];
    if (verdict.kind == VerdictKind::same_as_known) {
      book(verdict.other_person);
      return verdict.other_person;
    }
    const auto& row = forecast_.preview.rows[verdict.row];
    auto person = people::add_person(
        session_, {"", row.first_name, row.last_name, row.email, row.job_title, organisation_of(verdict, row)});
    sql::note_made(session_, import_.id, sql::ImportEffect::person, person);
    ++import_.people_added;
    book(person);
    return person;
  }

  std::string organisation_of(const people::Verdict& verdict, const people::DelegateRow& row) {
    if (verdict.organisation) return forecast_.organisations[*verdict.organisation].id;
    const auto known = made_.find(verdict.new_name);
    if (known != made_.end()) return known->second;
    auto id = people::add_organisation(
        session_,
        {"", row.organisation, verdict.new_kind, {}, {}, forecast_.event.region_id, forecast_.event.programme_id});
    sql::note_made(session_, import_.id, sql::ImportEffect::organisation, id);
    store::write_audit(session_, audit_, "organisation added", "organisation", id, {"name", "kind"});
    ++import_.organisations_added;
    made_.emplace(verdict.new_name, id);
    return id;
  }

  void book(const std::string& person) {
    if (const auto found = booked_.find(person); found != booked_.end()) {
      if (seen_.insert(person).second) {
        sql::note_made(session_, import_.id, sql::ImportEffect::listed, found->second);
        ++import_.already_booked;
      }
      return;
    }
    auto booking = sql::insert_booking(session_, forecast_.event.id, person, audit_);
    sql::note_made(session_, import_.id, sql::ImportEffect::booking, booking);
    booked_.emplace(person, std::move(booking));
    seen_.insert(person);
    ++import_.booked;
  }

  store::Session& session_;
  const store::AuditContext& audit_;
  const DelegateForecast& forecast_;
  std::unordered_map<std::string, std::string> booked_;
  std::unordered_set<std::string> seen_;
  std::unordered_map<std::string, std::string> made_;  // organisations that this list made, by folded name
  std::vector<std::string> person_of_row_;
  DelegateImport import_;
};

}  // namespace

Result<DelegateForecast> forecast_delegates(store::Database& database, const std::string& event_slug,
                                            const DelegateFile& file) {
  return database.read([&](store::Session& session) { return forecast(session, event_slug, file); });
}

Result<DelegateImport> import_delegates(store::Database& database, const store::AuditContext& audit,
                                        const std::string& event_slug, const DelegateFile& file,
                                        const std::optional<std::string>& expected) {
  return database.write([&](store::Session& session) -> Result<DelegateImport> {
    MUSTER_TRY(judged, forecast(session, event_slug, file));
    if (expected && *expected != judged.fingerprint) {
      return conflict(
          "The delegates changed since this preview was made, so the button would do something else than "
          "you saw. Nothing was changed; look at the new preview below.");
    }
    if (!judged.preview.can_apply()) return undecided(judged, file.name);
    ListSaver saving(session, audit, judged);
    events::Import entry{saving.id(),
                         judged.event.id,
                         "delegates",
                         file.name,
                         fingerprint(file.bytes),
                         static_cast<std::int64_t>(judged.preview.rows.size()),
                         0,
                         audit.at,
                         false};
    MUSTER_CHECK(events::not_taken_yet(session, entry));
    entry.added = static_cast<std::int64_t>(judged.preview.people()) - judged.already_booked;
    events::enter(session, audit, entry);
    auto done = saving.run();
    events::mark_changed(session, judged.event.id);
    return done;
  });
}

Result<std::int64_t> undo_delegates(store::Session& session, const store::AuditContext& audit,
                                    const events::Import& import) {
  const auto gone = sql::delete_bookings_of(session, import.id);
  events::mark_undone(session, audit, import.id);
  sql::delete_orphans(session);
  events::mark_changed(session, import.event_id);
  return gone;
}

Result<std::vector<Delegate>> delegates(store::Database& database, const std::string& event_slug) {
  return database.read([&](store::Session& session) -> Result<std::vector<Delegate>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return delegates(session, event.id);
  });
}

Result<std::string> export_delegates(store::Database& database, const std::string& event_slug,
                                     const std::string& format, Contacts contacts) {
  MUSTER_TRY(people, delegates(database, event_slug));
  const bool reachable = contacts == Contacts::shown;
  tabular::Row heading{"First name", "Surname", "Organisation", "Kind of organisation"};
  if (reachable) heading.insert(heading.end(), {"E-mail", "Job title"});
  std::vector<tabular::Row> rows;
  rows.reserve(people.size());
  for (const auto& person : people) {
    auto& row = rows.emplace_back(tabular::Row{person.first_name, person.last_name, person.organisation, person.kind});
    if (reachable) row.insert(row.end(), {person.email, person.job_title});
  }
  if (format == "csv") return tabular::to_csv(heading, rows);
  if (format == "xlsx") return tabular::to_xlsx("Delegates", heading, rows);
  return bad_input("\"" + format + "\" is no format for this; choose csv or xlsx.");
}

}  // namespace muster::booking
