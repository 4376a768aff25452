// Receipts of concerns in the store. A concern from before receipts has an empty hash, which no receipt has.
#include "withdrawal_sql.hpp"

namespace muster::actions::sql {
namespace {

std::optional<std::string> id_in(const std::optional<store::Row>& row) {
  return row ? std::optional(row->text(0)) : std::nullopt;
}

}  // namespace

std::optional<std::string> concern_with_hash(store::Session& session, const std::string& hash) {
  if (hash.empty()) return std::nullopt;
  return id_in(session.first("select action_id from family_concern where withdraw_hash = $1", {hash}));
}

void keep_hash(store::Session& session, const std::string& action_id, const std::string& hash) {
  session.execute("update family_concern set withdraw_hash = $2 where action_id = $1", {action_id, hash});
}

std::optional<std::string> same_concern(store::Session& session, const std::string& programme_id,
                                        const Concern& concern) {
  return id_in(session.first(
      "select c.action_id from family_concern c join action a on a.id = c.action_id where a.programme_id = $1 and "
      "c.received_on = $2 and c.sender = $3 and c.email = $4 and c.place_code = $5 and c.body = $6",
      {programme_id, iso_date(concern.received_on), concern.sender, concern.email, concern.place_code, concern.body}));
}

}  // namespace muster::actions::sql
