#pragma once
// Releases of figures and their values, as the store holds them.

#include <muster/domain/indicators/indicator_list.hpp>
#include <muster/platform/store/database.hpp>

#include <functional>
#include <string>
#include <vector>

namespace muster::indicators::sql {

/// The number of the next release of a programme.
[[nodiscard]] std::int64_t next_number(store::Session& session, const std::string& programme_id);
/// Adds one; returns its id.
std::string insert_release(store::Session& session, const std::string& programme_id, const std::string& import_id,
                           std::int64_t number, const Release& release, const std::string& file_name,
                           const std::string& reason = {}, const std::string& entered_at = {});
void insert_value(store::Session& session, const std::string& release_id, const Value& value);
/// Of an import; returns how many values went.
std::int64_t delete_of_import(store::Session& session, const std::string& import_id);
void delete_of_programme(store::Session& session, const std::string& programme_id);

struct OwnRow {
  std::string id;  ///< import_id
  std::string title;
  std::string code;
  std::string unit;
  std::string file_name;
  std::string reason;
  std::string entered_at;
  std::int64_t number = 0;
  std::int64_t values = 0;
  std::string area;  ///< of the only value, or of one of them
  int year = 0;
  std::string period;
  std::string published;
};
/// Those that the programme took in by itself, the newest first; of one indicator where `code` is not empty.
[[nodiscard]] std::vector<OwnRow> select_own(store::Session& session, const std::string& programme_id,
                                             const std::string& code);
/// What stood in the figure's place before that release; empty where nothing did.
[[nodiscard]] std::string published_before(store::Session& session, const std::string& programme_id,
                                           const std::string& code, const std::string& area, int year,
                                           std::int64_t number);
[[nodiscard]] bool is_own(store::Session& session, const std::string& programme_id, const std::string& import_id);

struct StoredRelease {
  Release release;
  std::string id;
  std::string file_name;
  std::string reason;  ///< of a figure set by hand
};
/// Oldest first, by number; of one indicator where `code` is not empty.
[[nodiscard]] std::vector<StoredRelease> select_releases(store::Session& session, const std::string& programme_id,
                                                         const std::string& code = {});
struct StoredValue {
  std::string release;  ///< its id
  std::string code;     ///< of the indicator
  std::string area;
  int year = 0;
  std::string period;
  std::string published;
};
/// Oldest release first, so that what comes later holds; of one indicator where `code` is not empty.
void each_value(store::Session& session, const std::string& programme_id, const std::string& code,
                const std::function<void(const StoredValue&)>& take);

}  // namespace muster::indicators::sql
