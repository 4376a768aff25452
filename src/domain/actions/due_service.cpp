// Finds which actions are due, and puts the mails to their owners into the outbox.
#include "action_sql.hpp"

#include <muster/domain/access/person_sql.hpp>
#include <muster/domain/actions/action_service.hpp>
#include <muster/domain/actions/actions_mail.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <algorithm>

namespace muster::actions {

Outcome tell_due(store::Database& database, Instant now) {
  const auto today = day_in_london(now);
  MUSTER_TRY(due, database.read([&](store::Session& session) -> Result<std::vector<std::string>> {
    std::vector<std::string> ids;
    for (const auto& action : sql::open_and_due(session, today))
      if (is_to_be_told(action, today)) ids.push_back(action.id);
    return ids;
  }));
  for (const auto& id : due)
    MUSTER_CHECK(database.write([&](store::Session& session) -> Outcome {
      // Looked at again, since another process may have told them meanwhile.
      const auto action = sql::find_action(session, id);
      if (!action || !is_to_be_told(*action, today)) return Success{};
      const auto accounts = access::account_addresses(session);
      const auto owner = std::ranges::find(accounts, action->owner_id, &access::AccountAddress::id);
      // Whoever has no address yet is told as soon as they have one, or somebody else owns it.
      if (owner == accounts.end()) return Success{};
      sql::note_told(session, id, *action->due_on);
      mail::Draft draft;
      draft.kind = due_mail;
      draft.recipient = owner->email;
      draft.subject = due_subject(*action);
      draft.detail = action->id;
      draft.programme_id = action->programme_id;
      mail::enqueue(session, now, draft);
      return Success{};
    }));
  return Success{};
}

}  // namespace muster::actions
