// Stages, shows, decides, imports and cancels delegate lists; undoes imports of one event.
#include "staged_service.hpp"

#include "delegate_list_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/domain/people/people_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/tabular/table.hpp>

namespace muster::booking {
namespace {

constexpr const char* kind = "delegates";

Result<events::StagedUpload> upload_of(store::Session& session, Instant now, const std::string& event_slug,
                                       const std::string& id) {
  MUSTER_TRY(event, events::find_event(session, event_slug));
  auto upload = events::staged(session, now, event.id, id);
  if (upload.ok() && upload->kind != kind) return not_found("There is no delegate list at this address.");
  return upload;
}

Result<events::Import> import_of(store::Session& session, const std::string& event_slug, const std::string& import_id) {
  MUSTER_TRY(event, events::find_event(session, event_slug));
  auto import = events::find_import(session, import_id);
  if (!import.ok() && import.error().kind != ErrorKind::not_found) return import;
  // The same words for what is not there and what is another event's.
  if (!import.ok() || import->event_id != event.id || import->kind != kind) {
    return not_found("There is no such import among the delegate lists of " + event.title + ".");
  }
  return import;
}

}  // namespace

Result<std::string> stage_delegates(store::Database& database, const store::AuditContext& audit,
                                    const std::string& event_slug, const DelegateFile& file) {
  MUSTER_CHECK(forecast_delegates(database, event_slug, file));
  return database.write([&](store::Session& session) -> Result<std::string> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    events::Import entry;
    entry.event_id = event.id;
    entry.kind = kind;
    entry.fingerprint = fingerprint(file.bytes);
    MUSTER_CHECK(events::not_taken_yet(session, entry));
    return events::stage(session, audit, {"", event.id, kind, file.name, file.bytes, file.decisions});
  });
}

Result<StagedDelegates> staged_delegates(store::Database& database, Instant now, const std::string& event_slug,
                                         const std::string& id) {
  MUSTER_TRY(upload, database.read([&](store::Session& session) { return upload_of(session, now, event_slug, id); }));
  DelegateFile file{upload.file_name, upload.bytes, upload.decisions};
  MUSTER_TRY(forecast, forecast_delegates(database, event_slug, file));
  MUSTER_TRY(decisions, read_sheet(upload.decisions));
  return StagedDelegates{upload.id, std::move(file), std::move(decisions), std::move(forecast)};
}

Outcome decide_staged(store::Database& database, Instant now, const std::string& event_slug, const std::string& id,
                      const std::vector<DecisionLine>& changes) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(upload, upload_of(session, now, event_slug, id));
    MUSTER_TRY(lines, read_sheet(upload.decisions));
    decide(lines, changes);
    const auto sheet = write_sheet(lines);
    if (!sheet.empty()) {
      MUSTER_TRY(table, tabular::read_table(sheet, "decisions"));
      MUSTER_TRY(event, events::find_event(session, event_slug));
      const people::Directory directory(people::organisations_for(session, event.programme_id));
      MUSTER_CHECK(people::read_decisions(table, directory, "decisions"));
    }
    events::keep_decisions(session, upload.id, sheet);
    return Success{};
  });
}

Result<DelegateImport> import_staged(store::Database& database, const store::AuditContext& audit,
                                     const std::string& event_slug, const std::string& id,
                                     const std::string& expected) {
  MUSTER_TRY(upload,
             database.read([&](store::Session& session) { return upload_of(session, audit.at, event_slug, id); }));
  MUSTER_TRY(done, import_delegates(database, audit, event_slug, {upload.file_name, upload.bytes, upload.decisions},
                                    expected));
  // The import stands whatever becomes of the upload, which goes by itself when its time is over.
  (void)database.write([&](store::Session& session) -> Outcome {
    events::drop_staged(session, upload.id);
    return Success{};
  });
  return done;
}

Outcome cancel_staged(store::Database& database, Instant now, const std::string& event_slug, const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    const auto upload = upload_of(session, now, event_slug, id);
    if (upload.ok()) events::drop_staged(session, upload->id);
    return Success{};
  });
}

Result<DelegateBook> delegate_book(store::Database& database, const std::string& event_slug, const ListQuery& query,
                                   Contacts contacts) {
  return database.read([&](store::Session& session) -> Result<DelegateBook> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    auto people = sql::listed_delegates(session, event.id, query, contacts);
    auto states = sql::bookings_by_state(session, event.id);
    const auto organisations = sql::organisation_count(session, event.id);
    auto imports = events::imports(session, event.id);
    std::erase_if(imports, [](const events::Import& import) { return import.kind != kind; });
    return DelegateBook{std::move(event), std::move(people), std::move(states), organisations, std::move(imports)};
  });
}

Result<events::Import> delegate_import(store::Database& database, const std::string& event_slug,
                                       const std::string& import_id) {
  return database.read([&](store::Session& session) { return import_of(session, event_slug, import_id); });
}

Result<std::int64_t> undo_delegate_import(store::Database& database, const store::AuditContext& audit,
                                          const std::string& event_slug, const std::string& import_id) {
  return database.write([&](store::Session& session) -> Result<std::int64_t> {
    MUSTER_TRY(import, import_of(session, event_slug, import_id));
    return undo_delegates(session, audit, import);
  });
}

}  // namespace muster::booking
