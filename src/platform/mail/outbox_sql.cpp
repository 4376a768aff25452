// The outbox in the store.
#include "outbox_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/name_keys.hpp>
#include <muster/platform/mail/list_keys_sql.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/store/key_renewal.hpp>
#include <muster/platform/store/list_statement.hpp>

#include <stdexcept>

namespace muster::mail::sql {
namespace {

Instant instant(const std::string& text) {
  const auto read = parse_instant(text);
  if (!read.ok()) throw std::logic_error("the store holds mail without a time");
  return *read;
}

/// Words are searched one by one, so that each half is cut by itself.
std::string search_text(const std::string& recipient, const std::string& subject) {
  return search_key(recipient) + " " + search_key(subject);
}

}  // namespace

void insert(store::Session& session, const std::string& id, Instant now, const Draft& draft) {
  const auto at = iso_instant(now);
  const auto deadline = draft.send_within.count() > 0 ? iso_instant(now + draft.send_within) : std::string();
  const store::Value programme = draft.programme_id.empty() ? store::Value(nullptr) : store::Value(draft.programme_id);
  session.execute(
      "insert into outbox (id, programme_id, kind, recipient, subject, body, html, detail, state, attempts, reason, "
      "created_at, next_at, deadline, sort_to, search_text) values ($1, $2, $3, $4, $5, $6, $7, $8, 'waiting', 0, '', "
      "$9, $9, $10, $11, $12)",
      {id, programme, draft.kind, draft.recipient, draft.subject, draft.text, draft.html, draft.detail, at, deadline,
       folded_address(draft.recipient), search_text(draft.recipient, draft.subject)});
}

std::optional<DueMessage> due(store::Session& session, Instant now) {
  const auto row = session.first(
      "select id, state from outbox where state in ('waiting', 'sending') and next_at <= $1 order by next_at, id limit "
      "1",
      {iso_instant(now)});
  return row ? std::optional(DueMessage{row->text(0), row->text(1)}) : std::nullopt;
}

bool take(store::Session& session, const DueMessage& due, Instant now, Instant until) {
  return session.execute(
             "update outbox set state = 'sending', attempts = attempts + 1, next_at = $3 "
             "where id = $1 and state = $4 and next_at <= $2",
             {due.id, iso_instant(now), iso_instant(until), due.state}) == 1;
}

std::optional<ClaimedMessage> select(store::Session& session, const std::string& id) {
  const auto row = session.first(
      "select kind, recipient, subject, body, html, detail, programme_id, attempts, created_at, deadline from outbox "
      "where id = $1",
      {id});
  if (!row) return std::nullopt;
  ClaimedMessage claimed{id, {}, row->integer(7), false, instant(row->text(8))};
  claimed.draft = {row->text(0), row->text(1), row->text(2),          row->text(3),
                   row->text(4), row->text(5), row->text_or_empty(6), std::chrono::seconds{0}};
  if (!row->text(9).empty()) claimed.draft.send_within = instant(row->text(9)) - claimed.created_at;
  return claimed;
}

bool settle(store::Session& session, const ClaimedMessage& claimed, const std::string& state, const std::string& reason,
            Instant next) {
  return session.execute(
             "update outbox set state = $3, reason = $4, next_at = $5 where id = $1 and attempts = $2 and "
             "state = 'sending'",
             {claimed.id, claimed.attempt, state, reason, iso_instant(next)}) == 1;
}

void delete_message(store::Session& session, const std::string& id) {
  session.execute("delete from outbox where id = $1", {id});
}

void mark_bounced(store::Session& session, const std::string& address, const std::string& reason, Instant now) {
  clear_bounced(session, address);
  session.execute("insert into bounced_address (address, reason, at) values ($1, $2, $3)",
                  {folded_address(address), reason, iso_instant(now)});
}

void clear_bounced(store::Session& session, const std::string& address) {
  session.execute("delete from bounced_address where address = $1", {folded_address(address)});
}

void assign(store::Session& session, const std::string& id, const std::string& programme_id) {
  session.execute("update outbox set programme_id = $2 where id = $1", {id, programme_id});
}

ListPage<Entry> entries(store::Session& session, const std::vector<std::string>& programmes, const ListQuery& query) {
  store::ListStatement list("outbox o", "o.id");
  list.where_in("o.programme_id", programmes).search("o.search_text");
  list.filter("state", "case when o.state = 'sending' then 'waiting' else o.state end");
  list.sort("urgency", {"case when o.state in ('bounced', 'given up') then 1 else 0 end", "o.created_at"});
  list.sort("since", {"o.created_at"}).sort("to", {"o.sort_to"});
  list.columns("o.id, o.recipient, o.subject, o.state, o.reason, o.attempts, o.created_at, o.next_at, b.address",
               "outbox o left join bounced_address b on b.address = lower(o.recipient)");
  return list.page(session, query, [](const store::Row& row) {
    return Entry{row.text(0),    row.text(1),          row.text(2),          row.text(3),    row.text(4),
                 row.integer(5), instant(row.text(6)), instant(row.text(7)), !row.is_null(8)};
  });
}

std::optional<std::string> state_of(store::Session& session, const std::string& programme, const std::string& id) {
  const auto row = session.first("select state from outbox where id = $1 and programme_id = $2", {id, programme});
  return row ? std::optional(row->text(0)) : std::nullopt;
}

void renew(store::Session& session, const std::string& id, Instant now) {
  session.execute(
      "update outbox set state = 'waiting', attempts = 0, reason = '', next_at = $2, deadline = '' where id = $1",
      {id, iso_instant(now)});
}

}  // namespace muster::mail::sql

namespace muster::mail {

std::optional<std::string> renew_list_keys(store::Session& session, const std::string& after, std::int64_t most) {
  return store::renew_rows(
      session, "select id, recipient, subject from outbox where id > $1 order by id limit $2", after, most,
      [&](const store::Row& row) {
        session.execute("update outbox set sort_to = $2, search_text = $3 where id = $1",
                        {row.text(0), folded_address(row.text(1)), sql::search_text(row.text(1), row.text(2))});
      });
}

}  // namespace muster::mail
