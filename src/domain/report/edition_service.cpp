// Files are made before the transaction; its number must then still be the next.
#include <muster/domain/report/edition_service.hpp>

#include "report_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>

#include <optional>
#include <utility>

namespace muster::report {
namespace {

constexpr std::size_t longest_note = 200;

struct Before {
  std::string event_id;
  std::optional<sql::StoredEdition> last;
};

Result<Before> last_of(store::Database& database, const std::string& event_slug, const std::string& report) {
  return database.read([&](store::Session& session) -> Result<Before> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return Before{event.id, sql::last_edition(session, event.id, report)};
  });
}

}  // namespace

Result<Edition> freeze_edition(store::Database& database, const store::AuditContext& audit,
                               const std::string& event_slug, const EventDefinition& definition, const ReportData& data,
                               const std::string& note) {
  const auto& summary = data.summary;
  if (character_count(note) > longest_note)
    return bad_input("Say what the edition holds in at most 200 characters.").at("note");
  MUSTER_TRY(before, last_of(database, event_slug, definition.name));
  MUSTER_TRY(logo, report_logo(database, event_slug));
  sql::StoredEdition made;
  made.edition.id = new_id();
  made.edition.report = definition.name;
  made.edition.number = before.last ? before.last->edition.number + 1 : 1;
  made.edition.note = trimmed(note);
  made.edition.interim = summary.round == figures::RoundState::open;
  made.edition.frozen_at = audit.at;
  made.words = definition.text;
  made.figures = figures_told(summary);
  made.edition.checksum = fingerprint(made.figures);
  if (before.last)
    made.edition.changes = changes_between(before.last->figures, made.figures, before.last->words != definition.text);
  std::vector<std::pair<Format, std::string>> files;
  for (const auto format : formats) {
    MUSTER_TRY(bytes, write_report(definition.text, definition.source(), data, format, logo,
                                   edition_words(made.edition.number, made.edition.interim)));
    files.emplace_back(format, std::move(bytes));
  }
  return database.write([&](store::Session& session) -> Result<Edition> {
    const auto last = sql::last_edition(session, before.event_id, definition.name);
    if ((last ? last->edition.number : 0) + 1 != made.edition.number)
      return conflict(
          "Somebody else froze an edition at the same moment. Look at it, and freeze yours again if it is "
          "still needed.");
    sql::insert_edition(session, before.event_id, made, audit.actor);
    for (const auto& [format, bytes] : files)
      sql::insert_edition_file(session, made.edition.id, std::string(extension(format)), bytes);
    store::write_audit(session, audit, "edition frozen", "event", before.event_id, {"edition"});
    return made.edition;
  });
}

Result<std::vector<Edition>> editions_of(store::Database& database, const std::string& event_slug,
                                         const std::string& report) {
  return database.read([&](store::Session& session) -> Result<std::vector<Edition>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return sql::select_editions(session, event.id, report);
  });
}

Result<std::string> edition_file(store::Database& database, const std::string& event_slug, const std::string& report,
                                 std::int64_t number, Format format) {
  return database.read([&](store::Session& session) -> Result<std::string> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    auto bytes = sql::select_edition_file(session, event.id, report, number, std::string(extension(format)));
    if (!bytes) return not_found("There is no edition " + std::to_string(number) + " of this report.");
    return std::move(*bytes);
  });
}

std::int64_t editions(store::Session& session, const std::string& event_id) {
  return sql::count_editions(session, event_id);
}

}  // namespace muster::report
