#pragma once
// Freezing a report, and the editions that were frozen.

#include <muster/domain/report/definition_service.hpp>
#include <muster/domain/report/edition.hpp>
#include <muster/domain/report/report_data_service.hpp>
#include <muster/domain/report/report_service.hpp>

#include <muster/kit/base/list_query.hpp>

#include <string>
#include <vector>

namespace muster::report {

/// Writes the report in every format and keeps the files under the next number. `loaded` is in English; `language` one
/// of the form's, empty for English. Errors: the form is not in that language; the report cannot be written (its
/// diagnostics say why); a note of more than 200 characters; somebody froze one at the same moment (conflict).
[[nodiscard]] Result<Edition> freeze_edition(store::Database& database, const store::AuditContext& audit,
                                             const std::string& event_slug, const EventDefinition& definition,
                                             const LoadedData& loaded, const std::string& note,
                                             const std::string& language = {});

/// Of one report of an event, the newest first.
[[nodiscard]] Result<std::vector<Edition>> editions_of(store::Database& database, const std::string& event_slug,
                                                       const std::string& report);

/// Of all reports of an event, as a list asks for them.
[[nodiscard]] Result<ListPage<Edition>> listed_editions(store::Database& database, const std::string& event_slug,
                                                        const ListQuery& query);

/// Error: no such edition.
[[nodiscard]] Result<Edition> find_edition(store::Database& database, const std::string& event_slug,
                                           const std::string& report, std::int64_t number);

/// The bytes as they were frozen, but for names that were taken out since. Error: no such edition.
[[nodiscard]] Result<std::string> edition_file(store::Database& database, const std::string& event_slug,
                                               const std::string& report, std::int64_t number, Format format);

/// What of the edition's figures is another today, in sentences; empty where nothing is. Error: no such edition.
[[nodiscard]] Result<std::vector<std::string>> differs_today(store::Database& database, const std::string& event_slug,
                                                             const std::string& report, std::int64_t number,
                                                             const figures::Summary& today);
/// The same for programs: while an anonymous form is open nothing is said of how many answered.
[[nodiscard]] Result<std::vector<std::string>> differs_told_to_programs(store::Database& database,
                                                                        const std::string& event_slug,
                                                                        const std::string& report, std::int64_t number,
                                                                        const figures::Summary& today);

/// How many editions the event has, of all its reports.
[[nodiscard]] std::int64_t editions(store::Session& session, const std::string& event_id);

}  // namespace muster::report
