// Receivers in the store.
#include "webhook_sql.hpp"

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace muster::webhooks::sql {
namespace {

const std::string select_receivers =
    "select id, programme_id, name, address, kinds, personal, state, former_until, failing_since, version "
    "from webhook_receiver ";

std::optional<Instant> instant_or_none(const std::string& text) {
  const auto read = parse_instant(text);
  return read.ok() ? std::optional(*read) : std::nullopt;
}

std::string kinds_text(const std::vector<Kind>& kinds) {
  std::string text;
  for (const auto kind : kinds) text += (text.empty() ? "" : " ") + std::string(kind_code(kind));
  return text;
}

std::vector<Kind> kinds_in(const std::string& text) {
  std::vector<Kind> found;
  std::string_view rest = text;
  while (!rest.empty()) {
    const auto end = std::min(rest.find(' '), rest.size());
    if (const auto kind = parse_kind(rest.substr(0, end)); kind.ok()) found.push_back(*kind);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return found;
}

ReceiverState stored_state(const std::string& code) {
  for (const auto state : {ReceiverState::active, ReceiverState::paused, ReceiverState::failing})
    if (state_code(state) == code) return state;
  throw std::logic_error("the store holds a receiver's state that nobody knows");
}

Receiver receiver_from(const store::Row& row) {
  return {.id = row.text(0),
          .programme_id = row.text(1),
          .name = row.text(2),
          .address = row.text(3),
          .kinds = kinds_in(row.text(4)),
          .personal = row.integer(5) == 1,
          .state = stored_state(row.text(6)),
          .former_until = instant_or_none(row.text(7)),
          .failing_since = instant_or_none(row.text(8)),
          .version = row.integer(9)};
}

}  // namespace

std::vector<Receiver> receivers_of(store::Session& session, const std::string& programme_id) {
  std::vector<Receiver> found;
  session.each(select_receivers + "where programme_id = $1 order by name, id", {programme_id},
               [&](const store::Row& row) { found.push_back(receiver_from(row)); });
  return found;
}

std::optional<Receiver> find_receiver(store::Session& session, const std::string& id) {
  const auto row = session.first(select_receivers + "where id = $1", {id});
  return row ? std::optional(receiver_from(*row)) : std::nullopt;
}

std::int64_t count_receivers(store::Session& session, const std::string& programme_id) {
  return session.first("select count(*) from webhook_receiver where programme_id = $1", {programme_id})->integer(0);
}

bool name_is_taken(store::Session& session, const Receiver& receiver) {
  const auto all = receivers_of(session, receiver.programme_id);
  return std::ranges::any_of(all, [&](const Receiver& other) {
    return other.id != receiver.id && folded_name(other.name) == folded_name(receiver.name);
  });
}

void insert_receiver(store::Session& session, const Receiver& receiver, const std::string& secret, Instant now) {
  session.execute(
      "insert into webhook_receiver (id, programme_id, name, address, kinds, personal, state, secret, former_secret, "
      "former_until, failing_since, told_at, made_at, version) values ($1, $2, $3, $4, $5, $6, 'active', $7, '', '', "
      "'', "
      "'', $8, 1)",
      {receiver.id, receiver.programme_id, receiver.name, receiver.address, kinds_text(receiver.kinds),
       std::int64_t{receiver.personal ? 1 : 0}, secret, iso_instant(now)});
}

bool update_receiver(store::Session& session, const Receiver& receiver) {
  return session.execute(
             "update webhook_receiver set name = $3, address = $4, kinds = $5, personal = $6, version = version + 1 "
             "where id = $1 and version = $2",
             {receiver.id, receiver.version, receiver.name, receiver.address, kinds_text(receiver.kinds),
              std::int64_t{receiver.personal ? 1 : 0}}) == 1;
}

void set_state(store::Session& session, const std::string& id, ReceiverState state) {
  session.execute("update webhook_receiver set state = $2, version = version + 1 where id = $1",
                  {id, std::string(state_code(state))});
}

void set_failing_since(store::Session& session, const std::string& id, const std::string& since) {
  session.execute("update webhook_receiver set failing_since = $2 where id = $1 and failing_since <> $2", {id, since});
}

void set_secret(store::Session& session, const std::string& id, const std::string& secret, Instant former_until) {
  session.execute(
      "update webhook_receiver set former_secret = secret, former_until = $3, secret = $2, version = version + 1 where "
      "id = $1",
      {id, secret, iso_instant(former_until)});
}

void delete_receiver(store::Session& session, const std::string& id) {
  session.execute("delete from webhook_delivery where receiver_id = $1", {id});
  session.execute("delete from webhook_receiver where id = $1", {id});
}

std::vector<std::string> secrets_of(store::Session& session, const std::string& id, Instant now) {
  const auto row =
      session.first("select secret, former_secret, former_until from webhook_receiver where id = $1", {id});
  if (!row) return {};
  std::vector<std::string> secrets{row->text(0)};
  if (!row->text(1).empty() && row->text(2) > iso_instant(now)) secrets.push_back(row->text(1));
  return secrets;
}

std::string told_at(store::Session& session, const std::string& id) {
  const auto row = session.first("select told_at from webhook_receiver where id = $1", {id});
  return row ? row->text(0) : std::string();
}

void set_told_at(store::Session& session, const std::string& id, Instant now) {
  session.execute("update webhook_receiver set told_at = $2 where id = $1", {id, iso_instant(now)});
}

std::map<std::string, std::map<std::string, std::int64_t>> delivery_counts(store::Session& session,
                                                                           const std::string& programme_id) {
  std::map<std::string, std::map<std::string, std::int64_t>> counts;
  session.each(
      "select d.receiver_id, d.state, count(*) from webhook_receiver r join webhook_delivery d on d.receiver_id = r.id "
      "where r.programme_id = $1 and d.state <> 'sent' group by d.receiver_id, d.state",
      {programme_id}, [&](const store::Row& row) { counts[row.text(0)][row.text(1)] = row.integer(2); });
  return counts;
}

}  // namespace muster::webhooks::sql
