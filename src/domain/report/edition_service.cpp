// Files are made before the transaction; its number must then still be the next.
#include <muster/domain/report/edition_service.hpp>

#include "edition_names.hpp"
#include "report_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/document/kept_document.hpp>

#include <algorithm>
#include <map>
#include <memory>
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

bool same_names(const std::vector<sql::EditionName>& left, const std::vector<sql::EditionName>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const auto& one, const auto& other) { return one.taken_out == other.taken_out; });
}

constexpr const char* pages = "pages";
constexpr const char* slides = "slides";

std::string setting_of(Format format) { return format == Format::pptx ? slides : pages; }

using KeptDocuments = std::map<std::string, std::string>;

/// The report with references in place of delegates, as pages and as slides. Tables of the workbook go with the pages:
/// no other format prints them.
Result<KeptDocuments> kept_documents(const EventDefinition& definition, const ReportData& data,
                                     const std::string& edition) {
  const auto referring = with_references(data.summary);
  FiguresOfGroup of_group;
  if (data.of_group) {
    of_group = [&data](const std::string& where) -> Result<std::shared_ptr<const figures::Summary>> {
      MUSTER_TRY(group, data.of_group(where));
      return std::shared_ptr<const figures::Summary>(std::make_shared<const figures::Summary>(with_references(*group)));
    };
  }
  const ReportData of_references{referring, of_group, data.sessions, data.wider};
  KeptDocuments out;
  for (const auto format : {Format::xlsx, Format::pptx}) {
    MUSTER_TRY(document, report_document(definition.text, definition.source(), of_references, format));
    document.edition = edition;
    out.emplace(setting_of(format), document::to_kept(document));
  }
  return out;
}

Result<std::string> file_of(const std::string& kept, const std::vector<sql::EditionName>& names, Format format,
                            const std::optional<document::Logo>& logo) {
  MUSTER_TRY(document, document::from_kept(kept));
  put_names(document, names);
  document.logo = logo;
  return write_document(document, format);
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
  made.edition.frozen_by = audit.actor;
  MUSTER_TRY(kept, kept_documents(definition, data, edition_words(made.edition.number, made.edition.interim)));
  const auto names = names_of(summary);
  std::vector<std::pair<Format, std::string>> files;
  for (const auto format : formats) {
    MUSTER_TRY(bytes, file_of(kept.at(setting_of(format)), names, format, logo));
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
    for (const auto& [setting, document] : kept) {
      sql::insert_edition_document(session, made.edition.id, setting, document);
    }
    const bool names_delegates = std::any_of(kept.begin(), kept.end(), [](const auto& each) {
      return each.second.find(reference_mark) != std::string::npos;
    });
    if (names_delegates) {
      for (const auto& name : names) sql::insert_edition_name(session, made.edition.id, name);
    }
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

Result<ListPage<Edition>> listed_editions(store::Database& database, const std::string& event_slug,
                                          const ListQuery& query) {
  return database.read([&](store::Session& session) -> Result<ListPage<Edition>> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    return sql::listed_editions(session, event.id, query);
  });
}

Result<Edition> find_edition(store::Database& database, const std::string& event_slug, const std::string& report,
                             std::int64_t number) {
  return database.read([&](store::Session& session) -> Result<Edition> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    auto edition = sql::select_edition(session, event.id, report, number);
    if (!edition) return not_found("There is no edition " + std::to_string(number) + " of this report.");
    return std::move(*edition);
  });
}

Result<std::string> edition_file(store::Database& database, const std::string& event_slug, const std::string& report,
                                 std::int64_t number, Format format) {
  struct Found {
    std::optional<std::string> bytes;
    std::string edition_id;
    std::optional<std::string> kept;
    std::vector<sql::EditionName> names;
  };
  const std::string ending(extension(format));
  MUSTER_TRY(found, database.read([&](store::Session& session) -> Result<Found> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    const auto edition = sql::select_edition(session, event.id, report, number);
    if (!edition) return not_found("There is no edition " + std::to_string(number) + " of this report.");
    Found out{sql::select_edition_file(session, event.id, report, number, ending), edition->id, {}, {}};
    if (out.bytes) return out;
    out.kept = sql::select_edition_document(session, edition->id, setting_of(format));
    out.names = sql::select_edition_names(session, edition->id);
    return out;
  }));
  if (found.bytes) return std::move(*found.bytes);
  if (!found.kept) return not_found("Edition " + std::to_string(number) + " was not kept in this format.");
  // A name was taken out since: written anew, and kept so.
  MUSTER_TRY(logo, report_logo(database, event_slug));
  MUSTER_TRY(bytes, file_of(*found.kept, found.names, format, logo));
  return database.write([&](store::Session& session) -> Result<std::string> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    // Another name may have gone meanwhile, or somebody else have written the file.
    if (!sql::select_edition_file(session, event.id, report, number, ending) &&
        same_names(sql::select_edition_names(session, found.edition_id), found.names))
      sql::insert_edition_file(session, found.edition_id, ending, bytes);
    return bytes;
  });
}

Result<std::vector<std::string>> differs_today(store::Database& database, const std::string& event_slug,
                                               const std::string& report, std::int64_t number,
                                               const figures::Summary& today) {
  MUSTER_TRY(told, database.read([&](store::Session& session) -> Result<std::string> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    auto found = sql::select_edition_figures(session, event.id, report, number);
    if (!found) return not_found("There is no edition " + std::to_string(number) + " of this report.");
    return std::move(*found);
  }));
  const auto now = figures_told(today);
  if (now == told) return std::vector<std::string>();
  return changes_between(told, now, false);
}

std::int64_t editions(store::Session& session, const std::string& event_id) {
  return sql::count_editions(session, event_id);
}

}  // namespace muster::report
