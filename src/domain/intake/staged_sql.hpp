#pragma once
// Files that wait between their verdicts and their import, in the store.

#include <muster/domain/intake/staged_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/database.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::intake::sql {

struct StagedUpload {
  std::string id;
  std::string event_id;
  std::string kind;
  std::string file_name;
  std::string fingerprint;  ///< of the file's bytes
  std::string table;        ///< see table_bytes.hpp
  std::int64_t rows = 0;
  std::string decisions;   ///< a decisions file's text
  std::string remembered;  ///< of those, the ones taken over from an earlier upload: typed, its name
  Instant staged_at;
  std::string job_id;       ///< of the job that imports it; may be empty
  std::string staged_by{};  ///< account of whoever chose it
  std::string programme_id{};
};

/// Keeps an upload under its id; uploads whose time is over are removed on the way.
void insert_staged(store::Session& session, const StagedUpload& upload, Instant until);
/// The upload; nothing where there is none or its time is over.
[[nodiscard]] std::optional<StagedUpload> select_staged(store::Session& session, Instant now,
                                                        const std::string& event_id, const std::string& kind,
                                                        const std::string& id);
/// Likewise without its table: for what only asks about it, above all where others wait to write.
[[nodiscard]] std::optional<StagedUpload> select_staged_facts(store::Session& session, Instant now,
                                                              const std::string& event_id, const std::string& kind,
                                                              const std::string& id);
/// Those of one kind that wait, newest first, without their tables.
[[nodiscard]] std::vector<StagedUpload> select_waiting(store::Session& session, Instant now,
                                                       const std::string& event_id, const std::string& kind);
/// One page of what waits and what was imported; `job_ids` gets those of the rows' jobs, each empty where there is
/// none.
[[nodiscard]] ListPage<ShelvedFile> select_files(store::Session& session, Instant now, const std::string& event_id,
                                                 const std::string& kind, const ListQuery& query,
                                                 std::vector<std::string>& job_ids);
void update_decisions(store::Session& session, const std::string& id, const std::string& decisions,
                      const std::string& remembered, Instant until);
void update_job(store::Session& session, const std::string& id, const std::string& job_id, Instant until);
void delete_staged(store::Session& session, const std::string& id);
/// The job of each upload of an event, empty where there is none.
[[nodiscard]] std::vector<std::string> jobs_of_uploads(store::Session& session, const std::string& event_id);
/// Bytes of the files that wait: of one account, of one programme, and of all. A small one counts for 64 kB.
struct WaitingBytes {
  std::int64_t account = 0;
  std::int64_t programme = 0;
  std::int64_t all = 0;
};
[[nodiscard]] WaitingBytes select_waiting_bytes(store::Session& session, Instant now, const std::string& account,
                                                const std::string& programme_id);
[[nodiscard]] bool any_overdue(store::Session& session, Instant now);
void delete_staged_of_job(store::Session& session, const std::string& job_id);

}  // namespace muster::intake::sql
