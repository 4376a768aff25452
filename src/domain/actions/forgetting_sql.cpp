// Forgets people and programmes in actions and concerns.
#include <muster/domain/actions/forgetting_sql.hpp>

#include <muster/kit/base/date.hpp>

namespace muster::actions {

std::vector<HeldConcern> held_concerns(store::Session& session, const IsSender& is_sender) {
  std::vector<HeldConcern> held;
  session.each(
      "select c.action_id, a.programme_id, c.sender, c.email, c.place_code, c.received_on, c.delete_on, c.body "
      "from family_concern c join action a on a.id = c.action_id order by c.received_on, c.action_id",
      {}, [&](const store::Row& row) {
        // Who is only named in it did not send it: their words elsewhere are looked through for names.
        if (!is_sender(row.text(2), row.text(3))) return;
        held.push_back({row.text(0), row.text(1),
                        "Sent to the network on " + row.text(5) + "; kept until " + row.text(6), row.text(2),
                        row.text(3), row.text(4), row.text(5), row.text(6), row.text(7)});
      });
  return held;
}

void forget_concerns(store::Session& session, const std::vector<std::string>& action_ids) {
  for (const auto& id : action_ids) session.execute("delete from family_concern where action_id = $1", {id});
}

void forget_owner(store::Session& session, const std::string& account_id) {
  session.execute("update action set owner_id = '', version = version + 1 where owner_id = $1", {account_id});
}

void forget_event(store::Session& session, const std::string& event_id) {
  session.execute("delete from comment_response where event_id = $1", {event_id});
}

void forget_programme(store::Session& session, const std::string& programme_id) {
  for (const auto* statement :
       {"delete from family_concern where action_id in (select id from action where programme_id = $1)",
        "delete from comment_response where programme_id = $1", "delete from action where programme_id = $1",
        "delete from concern_page where programme_id = $1"})
    session.execute(statement, {programme_id});
}

std::int64_t drop_due_concerns(store::Session& session, Instant now) {
  return session.execute("delete from family_concern where delete_on <= $1", {iso_date(day_in_london(now))});
}

std::optional<std::pair<std::string, std::int64_t>> next_concern_end(store::Session& session) {
  const auto row =
      session.first("select delete_on, count(*) from family_concern group by delete_on order by delete_on limit 1", {});
  if (!row) return std::nullopt;
  return std::pair(row->text(0), row->integer(1));
}

}  // namespace muster::actions
