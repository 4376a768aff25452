// Files are made before the transaction; its number must then still be the next.
#include <muster/domain/report/edition_service.hpp>

#include "edition_names.hpp"
#include "edition_print.hpp"
#include "report_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/figures/told_in_service.hpp>
#include <muster/domain/figures/told_to_programs.hpp>
#include <muster/domain/webhooks/news_sql.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/language.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/document/kept_document.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>

namespace muster::report {
namespace {

constexpr std::size_t longest_note = 200;
constexpr const char* pages = "pages";
constexpr const char* slides = "slides";

struct Before {
  std::string event_id;
  std::optional<sql::StoredEdition> last;
  std::optional<std::string> pages{};  ///< of the last one, as they are kept
};

Result<Before> last_of(store::Database& database, const std::string& event_slug, const std::string& report) {
  return database.read([&](store::Session& session) -> Result<Before> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    Before out{event.id, sql::last_edition(session, event.id, report)};
    if (out.last) out.pages = sql::select_edition_document(session, out.last->edition.id, pages);
    return out;
  });
}

/// Other programs are told which edition it is; what stands in it they read by their own right.
void tell_edition(store::Session& session, const std::string& event_id, const Edition& edition,
                  const std::string& report, Instant at) {
  if (!webhooks::anybody_listens(session)) return;
  const auto event = events::event_with_id(session, event_id);
  webhooks::tell(session, {webhooks::Kind::edition_made, event.programme_id, edition.id,
                           json_object({{"event", event.slug}, {"report", report}, {"edition", edition.number}}), at});
}

bool same_names(const std::vector<sql::EditionName>& left, const std::vector<sql::EditionName>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const auto& one, const auto& other) { return one.taken_out == other.taken_out; });
}

std::string setting_of(Format format) { return format == Format::pptx ? slides : pages; }

using Documents = std::map<std::string, document::Document>;

/// The report with references in place of delegates, as pages and as slides. Tables of the workbook go with the pages:
/// no other format prints them.
Result<Documents> documents_of(const EventDefinition& definition, const ReportData& data, const std::string& edition) {
  const auto referring = with_references(data.summary);
  FiguresOfGroup of_group;
  if (data.of_group) {
    of_group = [&data](const std::string& where) -> Result<std::shared_ptr<const figures::Summary>> {
      MUSTER_TRY(group, data.of_group(where));
      return std::shared_ptr<const figures::Summary>(std::make_shared<const figures::Summary>(with_references(*group)));
    };
  }
  const ReportData of_references{referring,      of_group,      data.sessions,      data.wider,
                                 data.word_list, data.language, data.labels_missing};
  Documents out;
  for (const auto format : {Format::xlsx, Format::pptx}) {
    MUSTER_TRY(document, report_document(definition.text, definition.source(), of_references, format));
    document.edition = edition;
    out.emplace(setting_of(format), std::move(document));
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

Result<std::string> figures_of_edition(store::Database& database, const std::string& event_slug,
                                       const std::string& report, std::int64_t number) {
  return database.read([&](store::Session& session) -> Result<std::string> {
    MUSTER_TRY(event, events::find_event(session, event_slug));
    auto found = sql::select_edition_figures(session, event.id, report, number);
    if (!found) return not_found("There is no edition " + std::to_string(number) + " of this report.");
    return std::move(*found);
  });
}

std::string in_words(const std::string& language) { return language.empty() ? "English" : language_name(language); }

/// Since the last edition; of two languages the print is not compared, for all of it differs.
Result<std::vector<std::string>> changes_since(const Before& before, const sql::StoredEdition& made,
                                               const document::Document& pages_now) {
  const auto& last = *before.last;
  const auto& was = last.edition;
  const bool words_changed = last.words != made.words;
  auto out = changes_between(last.figures, made.figures, words_changed);
  if (was.language != made.edition.language) {
    out.push_back("It is in " + in_words(made.edition.language) + ", and the one before was in " +
                  in_words(was.language) + ".");
    return out;
  }
  if (!was.of_event_alone && was.checksum == made.edition.checksum) {
    if (words_changed) out = {"The words of the report were changed, and it prints the same.", out.front()};
    return out;
  }
  if (!before.pages) return out;
  // Other events, published figures and actions are no figures of the event, and a definition is not what is read.
  MUSTER_TRY(pages_before, document::from_kept(*before.pages));
  for (auto& change : print_changes(pages_before, pages_now)) out.push_back(std::move(change));
  // What changed is read first.
  if (last.figures == made.figures) std::rotate(out.begin(), out.begin() + 1, out.end());
  return out;
}

std::vector<std::string> differences(const std::string& before, const std::string& now) {
  if (now == before) return {};
  return changes_between(before, now, false);
}

}  // namespace

Result<Edition> freeze_edition(store::Database& database, const store::AuditContext& audit,
                               const std::string& event_slug, const EventDefinition& definition,
                               const LoadedData& loaded, const std::string& note, const std::string& wanted_language) {
  const auto& summary = *loaded.summary;
  if (character_count(note) > longest_note)
    return bad_input("Say what the edition holds in at most 200 characters.").at("note");
  MUSTER_TRY(languages, figures::languages_of(database, event_slug));
  const auto language = wanted_language == "en" && languages.front() == "en" ? std::string() : wanted_language;
  MUSTER_TRY(told, told_in(loaded, database, event_slug, language));
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
  made.edition.language = language;
  made.edition.frozen_by = audit.actor;
  MUSTER_TRY(documents,
             documents_of(definition, told.data(), edition_words(made.edition.number, made.edition.interim)));
  made.edition.checksum = fingerprint(print_told(documents.at(pages), documents.at(slides)));
  if (before.last) {
    MUSTER_TRY(changes, changes_since(before, made, documents.at(pages)));
    made.edition.changes = std::move(changes);
  }
  std::map<std::string, std::string> kept;
  for (const auto& [setting, document] : documents) kept.emplace(setting, document::to_kept(document));
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
          "Another edition was frozen at the same moment. Look at it, and freeze yours again if it is still needed.");
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
    tell_edition(session, before.event_id, made.edition, definition.name, audit.at);
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
  MUSTER_TRY(told, figures_of_edition(database, event_slug, report, number));
  return differences(told, figures_told(today));
}

Result<std::vector<std::string>> differs_told_to_programs(store::Database& database, const std::string& event_slug,
                                                          const std::string& report, std::int64_t number,
                                                          const figures::Summary& today) {
  if (!figures::told_in_steps(today)) return differs_today(database, event_slug, report, number, today);
  MUSTER_TRY(told, figures_of_edition(database, event_slug, report, number));
  return differences(without_responses(told), without_responses(figures_told(today)));
}

std::int64_t editions(store::Session& session, const std::string& event_id) {
  return sql::count_editions(session, event_id);
}

}  // namespace muster::report
