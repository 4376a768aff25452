#pragma once
// Imports that are being saved in pieces, in the store.

#include <muster/domain/intake/import_ledger_sql.hpp>

#include <optional>
#include <string>

namespace muster::intake::sql {

/// Says that the import goes on; false where it was given up, by its own process or by somebody who erased a person.
[[nodiscard]] bool renew(store::Session& session, const std::string& import_id, Instant now);
/// From now on it is never shown; what it saved is to be discarded.
void give_up(store::Session& session, const std::string& import_id);
void give_up_all(store::Session& session);
void give_up_into(store::Session& session, const std::string& event_id);
/// Whether an import into this event was begun that was neither shown nor discarded.
[[nodiscard]] bool any_unfinished(store::Session& session, const std::string& event_id);
/// Gives up those that nobody renewed since: their process died.
void give_up_before(store::Session& session, Instant moment);
/// Whether anything was given up, or will be by give_up_before.
[[nodiscard]] bool any_to_discard(store::Session& session, Instant moment);
/// Whether another import in pieces into this event goes on.
[[nodiscard]] bool another_goes_on(store::Session& session, const std::string& event_id);
/// One that was given up and is still there.
[[nodiscard]] std::optional<Import> given_up(store::Session& session);
/// From now on nobody sees what carries the undone import's batch; it is to be removed.
void hide_undone(store::Session& session, const Import& import, Instant now);
/// The undone import where something of it is still to be removed.
[[nodiscard]] std::optional<Import> hidden_undone(store::Session& session, const std::string& import_id);
/// All of it is removed.
void forget_hidden(store::Session& session, const std::string& import_id);
/// Forgets that it ever began, once everything that it saved is discarded.
void forget(store::Session& session, const std::string& import_id);

}  // namespace muster::intake::sql
