#pragma once
// A programme's codebook in the store: each change is kept with what was before it, and the newest can be taken back,
// then the one before it.

#include <muster/domain/themes/codebook.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <functional>
#include <string>
#include <vector>

namespace muster::themes {

/// An empty one where there is none yet.
[[nodiscard]] Codebook codebook_of(store::Session& session, const std::string& programme_id);
[[nodiscard]] Result<Codebook> codebook_of(store::Database& database, const std::string& programme_id);

/// Judges a change of the codebook as it stands, saves it with its trace, and gives the book as it is then; one that
/// changes nothing leaves no trace. Errors: those of `change`, which then has changed nothing.
[[nodiscard]] Result<Codebook> change_book(store::Database& database, const store::AuditContext& audit,
                                           const std::string& programme_id,
                                           const std::function<Result<BookChange>(const Codebook&)>& change);

struct MadeChange {
  std::int64_t number = 0;
  std::string what;
  Instant at{};
  bool undone = false;
  std::string by;  ///< who made it; empty where it is not known
};
/// The newest first, at most `most`.
[[nodiscard]] Result<std::vector<MadeChange>> changes_of(store::Database& database, const std::string& programme_id,
                                                         std::int64_t most);
/// How many wordings bear a theme, as somebody gave it or its words did.
[[nodiscard]] Result<std::int64_t> answers_with(store::Database& database, const std::string& programme_id,
                                                std::int64_t number);
/// Takes back the newest change that still stands, which must be that one. A theme that it added and that answers bear
/// by now is gone then, and kept so that it can be brought back. Error: conflict where it is another change by now.
[[nodiscard]] Result<Codebook> undo_change(store::Database& database, const store::AuditContext& audit,
                                           const std::string& programme_id, std::int64_t number);

}  // namespace muster::themes
