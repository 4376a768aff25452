#pragma once
// Which files were taken in, so that none is taken twice and each can be taken back, with what each of them made.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muster::intake {

/// One file taken in.
struct Import {
  std::string id;
  std::string event_id;
  std::string kind;  ///< "delegates", "responses", "notes", ...
  std::string file_name;
  std::string fingerprint;  ///< of the file's bytes
  std::int64_t rows = 0;    ///< rows of the file that were taken
  std::int64_t added = 0;   ///< people, responses or notes that it added
  Instant applied_at;
  bool undone = false;
  /// Where it is saved in pieces: the number by which its rows are known, hidden until it has ended; else 0.
  std::int64_t batch = 0;
};

/// Refuses (conflict) a file that stands in the ledger already, by its bytes, or is being taken in at this moment.
[[nodiscard]] Outcome not_taken_yet(store::Session& session, const Import& import);
void enter(store::Session& session, const store::AuditContext& audit, const Import& import);
/// The same for an import in pieces: nobody sees it or what carries its batch before it is shown.
void enter_hidden(store::Session& session, const Import& import, Instant now);
void show(store::Session& session, const store::AuditContext& audit, const Import& import);
void mark_undone(store::Session& session, const store::AuditContext& audit, const std::string& import_id);
/// The import with that id, undone or not; not_found where there is none.
[[nodiscard]] Result<Import> any_import(store::Session& session, const std::string& import_id);
/// The same, where it was undone already: conflict.
[[nodiscard]] Result<Import> find_import(store::Session& session, const std::string& import_id);
/// The number of an import's rows where it is saved or undone in pieces.
[[nodiscard]] std::int64_t batch_of(const std::string& import_id);
/// Newest first, those undone included.
[[nodiscard]] std::vector<Import> imports(store::Session& session, const std::string& event_id);

/// Notes that an import made a thing ("person", "organisation", "booking", ...) or only listed one that was there
/// ("listed"), so that undoing takes back no more than that.
void note_made(store::Session& session, const std::string& import_id, std::string_view what, const std::string& id);
/// Takes such a note back; of every import that has one of the thing.
void drop_made(store::Session& session, const std::string& import_id, std::string_view what, const std::string& id);
void drop_made_of(store::Session& session, const std::string& id);
/// Takes back all such notes of an event's imports.
void drop_made_at(store::Session& session, const std::string& event_id);
/// From now on the thing is another one.
void rename_made(store::Session& session, const std::string& import_id, std::string_view what, const std::string& was,
                 const std::string& is);
/// In every import, whatever it is called there; nothing tells where the old notes stood.
void rename_made_everywhere(store::Session& session, const std::string& was, const std::string& is);

}  // namespace muster::intake
