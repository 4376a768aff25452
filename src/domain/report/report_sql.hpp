#pragma once
// Every SQL statement of the room.

#include <muster/domain/report/edition.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::report::sql {

struct StoredDefinition {
  std::string body;
  std::int64_t version = 0;
  std::string before{};  ///< what it was until the last change; empty: what comes with Muster
};
[[nodiscard]] std::optional<StoredDefinition> select_definition(store::Session& session, const std::string& event_id,
                                                                const std::string& name);
void put_definition(store::Session& session, const std::string& event_id, const std::string& name,
                    const StoredDefinition& definition);
/// How many rows went: 0 or 1.
[[nodiscard]] std::int64_t count_definitions(store::Session& session, const std::string& event_id);
void delete_definitions(store::Session& session, const std::string& event_id);
std::int64_t delete_definition(store::Session& session, const std::string& event_id, const std::string& name);

struct StoredEdition {
  Edition edition;
  std::string words;    ///< of the definition
  std::string figures;  ///< as figures_told gave them
};
[[nodiscard]] std::optional<StoredEdition> last_edition(store::Session& session, const std::string& event_id,
                                                        const std::string& report);
/// The newest first.
[[nodiscard]] std::vector<Edition> select_editions(store::Session& session, const std::string& event_id,
                                                   const std::string& report);
[[nodiscard]] std::optional<std::string> select_edition_file(store::Session& session, const std::string& event_id,
                                                             const std::string& report, std::int64_t number,
                                                             const std::string& format);
void insert_edition(store::Session& session, const std::string& event_id, const StoredEdition& edition,
                    const std::string& frozen_by);
void insert_edition_file(store::Session& session, const std::string& edition_id, const std::string& format,
                         const std::string& bytes);
struct EditionName {
  std::int64_t reference = 0;
  std::string person_id;  ///< empty where they are no row of a database, or were erased
  std::string last_name;
  std::string first_name;
  bool taken_out = false;
};
/// `setting`: "pages" or "slides".
void insert_edition_document(store::Session& session, const std::string& edition_id, const std::string& setting,
                             const std::string& kept);
void insert_edition_name(store::Session& session, const std::string& edition_id, const EditionName& name);
/// What `edition_file` was written from; nothing of an edition of an earlier version.
[[nodiscard]] std::optional<std::string> select_edition_document(store::Session& session, const std::string& edition_id,
                                                                 const std::string& setting);
[[nodiscard]] std::vector<EditionName> select_edition_names(store::Session& session, const std::string& edition_id);
/// Sorted by "frozen", "number" or "report", filtered by "report".
[[nodiscard]] ListPage<Edition> listed_editions(store::Session& session, const std::string& event_id,
                                                const ListQuery& query);
[[nodiscard]] std::optional<Edition> select_edition(store::Session& session, const std::string& event_id,
                                                    const std::string& report, std::int64_t number);
/// As figures_told told them.
[[nodiscard]] std::optional<std::string> select_edition_figures(store::Session& session, const std::string& event_id,
                                                                const std::string& report, std::int64_t number);
[[nodiscard]] std::int64_t count_editions(store::Session& session, const std::string& event_id);
void delete_editions(store::Session& session, const std::string& event_id);

}  // namespace muster::report::sql
