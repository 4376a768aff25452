// Forgets people, messages and programmes in lists.
#include <muster/domain/lists/forgetting_sql.hpp>

#include "list_sql.hpp"

#include <muster/platform/mail/stop_sql.hpp>

namespace muster::lists {

std::vector<HeldPlace> held_places(store::Session& session,
                                   const std::function<bool(const std::string&, const std::string&)>& is) {
  std::vector<HeldPlace> held;
  session.each(
      "select l.programme_id, l.name, m.name, m.email, m.since, m.joined from mail_list_member m join mail_list l on "
      "l.id "
      "= m.list_id order by l.name, m.id",
      {}, [&](const store::Row& row) {
        if (!is(row.text(2), row.text(3))) return;
        held.push_back({row.text(0), (row.integer(5) == 1 ? "On the list " : "Asked to be on the list ") + row.text(1),
                        row.text(2) + " <" + row.text(3) + ">, since " + row.text(4)});
      });
  return held;
}

ListTraces traces_of(store::Session& session, const std::function<bool(const std::string&, const std::string&)>& is,
                     const std::function<bool(const std::string&)>& words) {
  ListTraces traces;
  session.each("select id, name, email from mail_list_member order by id", {}, [&](const store::Row& row) {
    if (is(row.text(1), row.text(2))) traces.members.push_back(row.text(0));
  });
  session.each("select id, subject, words from mail_list_message order by id", {}, [&](const store::Row& row) {
    if (words(row.text(1) + "\n" + row.text(2))) traces.messages.push_back(row.text(0));
  });
  return traces;
}

void forget_traces(store::Session& session, const ListTraces& traces) {
  for (const auto& id : traces.members) session.execute("delete from mail_list_member where id = $1", {id});
  for (const auto& id : traces.messages) session.execute("delete from mail_list_message where id = $1", {id});
}

std::int64_t drop_messages(store::Session& session, const std::string& before) {
  return session.execute("delete from mail_list_message where sent_at < $1 and planned <> 1", {before});
}

std::int64_t forget_unconfirmed(store::Session& session, const std::string& before) {
  return session.execute("delete from mail_list_member where joined = 0 and since < $1", {before});
}

void forget_programme(store::Session& session, const std::string& programme_id) {
  for (const auto& list : sql::lists_of(session, programme_id)) {
    sql::delete_list(session, list.id);
    mail::forget_stop_scope(session, scope_of(list.id));
  }
}

}  // namespace muster::lists
