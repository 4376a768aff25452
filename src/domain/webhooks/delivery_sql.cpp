// Deliveries in the store, and the door by which the other rooms tell.
#include "delivery_sql.hpp"

#include "webhook_sql.hpp"

#include <muster/domain/webhooks/forgetting_sql.hpp>
#include <muster/domain/webhooks/news_sql.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/store/list_statement.hpp>

#include <algorithm>
#include <stdexcept>

namespace muster::webhooks {
namespace sql {
namespace {

const std::string delivery_columns =
    "d.id, d.receiver_id, d.number, d.kind, d.object_id, d.data, d.happened_at, d.state, d.attempts, d.next_at, "
    "d.status, d.reason";

Instant instant(const std::string& text) {
  const auto read = parse_instant(text);
  if (!read.ok()) throw std::logic_error("the store holds a delivery without a time");
  return *read;
}

DeliveryState stored_state(const std::string& code) {
  for (const auto state : {DeliveryState::behind, DeliveryState::waiting, DeliveryState::sending, DeliveryState::sent,
                           DeliveryState::given_up})
    if (state_code(state) == code) return state;
  throw std::logic_error("the store holds a delivery's state that nobody knows");
}

Delivery delivery_from(const store::Row& row) {
  const auto kind = parse_kind(row.text(3));
  if (!kind.ok()) throw std::logic_error("the store holds a news that nobody knows");
  return {.id = row.text(0),
          .receiver_id = row.text(1),
          .number = row.integer(2),
          .kind = *kind,
          .object_id = row.text(4),
          .data = row.text(5),
          .happened_at = instant(row.text(6)),
          .state = stored_state(row.text(7)),
          .attempts = row.integer(8),
          .next_at = instant(row.text(9)),
          .status = row.integer(10),
          .reason = row.text(11)};
}

std::vector<Delivery> read(store::Session& session, const std::string& rest, const store::Values& values) {
  std::vector<Delivery> found;
  session.each("select " + delivery_columns + " from webhook_delivery d " + rest, values,
               [&](const store::Row& row) { found.push_back(delivery_from(row)); });
  return found;
}

/// Whether something of the object is not settled that was told before that number.
bool is_behind(store::Session& session, const std::string& receiver_id, const std::string& object_id,
               std::int64_t number) {
  return session
      .first(
          "select 1 from webhook_delivery where receiver_id = $1 and object_id = $2 and state in ('behind', 'waiting', "
          "'sending') and number < $3 limit 1",
          {receiver_id, object_id, number})
      .has_value();
}

std::string standing(store::Session& session, const std::string& receiver_id, const std::string& object_id,
                     std::int64_t number) {
  return std::string(
      state_code(is_behind(session, receiver_id, object_id, number) ? DeliveryState::behind : DeliveryState::waiting));
}

}  // namespace

void insert_delivery(store::Session& session, const Delivery& delivery) {
  const auto number = session.first("select coalesce(max(number), 0) + 1 from webhook_delivery", {})->integer(0);
  session.execute(
      "insert into webhook_delivery (id, receiver_id, number, kind, object_id, data, happened_at, state, attempts, "
      "next_at, holder, status, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $7, '', 0, '')",
      {delivery.id, delivery.receiver_id, number, std::string(kind_code(delivery.kind)), delivery.object_id,
       delivery.data, iso_instant(delivery.happened_at),
       standing(session, delivery.receiver_id, delivery.object_id, number)});
}

ListPage<Delivery> listed(store::Session& session, const std::string& receiver_id, const ListQuery& query) {
  store::ListStatement list("webhook_delivery d", "d.id");
  list.where("d.receiver_id = {}", {receiver_id}).filter("state", "d.state").filter("kind", "d.kind");
  list.sort("number", {"d.number"}).columns(delivery_columns);
  return list.page(session, query, delivery_from);
}

std::optional<Delivery> find_delivery(store::Session& session, const std::string& receiver_id, const std::string& id) {
  auto found = read(session, "where d.receiver_id = $1 and d.id = $2", {receiver_id, id});
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<Delivery> failed(store::Session& session, const std::string& receiver_id, std::int64_t most) {
  return read(
      session,
      "where d.receiver_id = $1 and (d.state = 'given up' or (d.state = 'waiting' and d.attempts > 0)) order by "
      "d.number limit $2",
      {receiver_id, most});
}

void renew(store::Session& session, const Delivery& delivery, Instant now) {
  session.execute(
      "update webhook_delivery set state = $2, attempts = 0, next_at = $3, holder = '', reason = '' where id = $1",
      {delivery.id, standing(session, delivery.receiver_id, delivery.object_id, delivery.number), iso_instant(now)});
  // Those told after it wait for it once more.
  session.execute(
      "update webhook_delivery set state = 'behind' where receiver_id = $1 and object_id = $2 and state = 'waiting' "
      "and "
      "number > $3",
      {delivery.receiver_id, delivery.object_id, delivery.number});
}

std::vector<std::string> due_receivers(store::Session& session, Instant now) {
  std::vector<std::string> found;
  session.each(
      "select r.id from webhook_receiver r where r.state = 'active' and (exists (select 1 from webhook_delivery d "
      "where "
      "d.receiver_id = r.id and d.state = 'waiting' and d.next_at <= $1) or exists (select 1 from webhook_delivery d "
      "where d.receiver_id = r.id and d.state = 'sending' and d.next_at <= $1)) order by r.id",
      {iso_instant(now)}, [&](const store::Row& row) { found.push_back(row.text(0)); });
  return found;
}

std::vector<Delivery> due(store::Session& session, const std::string& receiver_id, Instant now, std::int64_t most) {
  const auto found = [&](const char* state) {
    return read(session,
                "where d.receiver_id = $1 and d.state = $2 and d.next_at <= $3 order by d.next_at, d.number limit $4",
                {receiver_id, std::string(state), iso_instant(now), most});
  };
  // What a process left behind that ended goes first.
  auto all = found("sending");
  for (auto& each : found("waiting")) all.push_back(std::move(each));
  if (static_cast<std::int64_t>(all.size()) > most) all.resize(static_cast<std::size_t>(most));
  return all;
}

void take(store::Session& session, const std::string& id, const std::string& holder, Instant until) {
  session.execute(
      "update webhook_delivery set state = 'sending', attempts = attempts + 1, holder = $2, next_at = $3 where id = $1",
      {id, holder, iso_instant(until)});
}

bool settle(store::Session& session, const std::string& holder, const Delivery& settled) {
  return session.execute(
             "update webhook_delivery set state = $3, attempts = $4, next_at = $5, status = $6, reason = $7, holder = "
             "'' "
             "where id = $1 and holder = $2 and state = 'sending'",
             {settled.id, holder, std::string(state_code(settled.state)), settled.attempts,
              iso_instant(settled.next_at), settled.status, settled.reason}) == 1;
}

void let_next_go(store::Session& session, const std::string& receiver_id, const std::string& object_id, Instant now) {
  session.execute(
      "update webhook_delivery set state = 'waiting', next_at = $3 where id = (select n.id from webhook_delivery n "
      "where "
      "n.receiver_id = $1 and n.object_id = $2 and n.state = 'behind' order by n.number limit 1) and not exists "
      "(select 1 "
      "from webhook_delivery b where b.receiver_id = $1 and b.object_id = $2 and b.state in ('waiting', 'sending'))",
      {receiver_id, object_id, iso_instant(now)});
}

}  // namespace sql

bool anybody_listens(store::Session& session) {
  return session.first("select 1 from webhook_receiver limit 1", {}).has_value();
}

void tell(store::Session& session, const News& news) {
  for (const auto& receiver : sql::receivers_of(session, news.programme_id)) {
    if (std::ranges::find(receiver.kinds, news.kind) == receiver.kinds.end()) continue;
    sql::insert_delivery(session, {.id = new_id(),
                                   .receiver_id = receiver.id,
                                   .kind = news.kind,
                                   .object_id = news.object_id,
                                   .data = json_text(news.data),
                                   .happened_at = news.at});
  }
}

void forget_programme(store::Session& session, const std::string& programme_id) {
  for (const auto& receiver : sql::receivers_of(session, programme_id)) sql::delete_receiver(session, receiver.id);
}

std::int64_t drop_deliveries(store::Session& session, const std::string& before, std::int64_t most) {
  const auto dropped = session.execute(
      "delete from webhook_delivery where id in (select id from webhook_delivery where happened_at < $1 order by "
      "happened_at limit $2)",
      {before, most});
  // What waited for one of them waits for nothing now.
  if (dropped > 0)
    session.execute(
        "update webhook_delivery set state = 'waiting' where state = 'behind' and not exists (select 1 from "
        "webhook_delivery b where b.receiver_id = webhook_delivery.receiver_id and b.object_id = "
        "webhook_delivery.object_id and b.number < webhook_delivery.number and b.state in ('behind', 'waiting', "
        "'sending'))",
        {});
  return dropped;
}

}  // namespace muster::webhooks
