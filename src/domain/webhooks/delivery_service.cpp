// Decides what becomes of each delivery.
#include <muster/domain/webhooks/delivery_service.hpp>

#include "delivery_sql.hpp"
#include "webhook_sql.hpp"

#include <muster/domain/access/owner_sql.hpp>
#include <muster/domain/webhooks/forgetting_sql.hpp>
#include <muster/domain/webhooks/webhooks_mail.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <algorithm>

namespace muster::webhooks {
namespace {

constexpr std::int64_t most_at_once = 10'000;  ///< deliveries sent again by one press
constexpr std::chrono::hours between_mails{24};

/// The receiver, where it is the programme's.
Result<Receiver> receiver_in(store::Session& session, const std::string& programme_id, const std::string& id) {
  auto found = sql::find_receiver(session, id);
  if (!found || found->programme_id != programme_id) return not_found("This programme has no such receiver of news.");
  return std::move(*found);
}

std::int64_t renew_all(store::Session& session, const std::vector<Delivery>& deliveries, Instant now) {
  for (const auto& each : deliveries) sql::renew(session, each, now);
  return static_cast<std::int64_t>(deliveries.size());
}

void tell_owners(store::Session& session, Instant now, const Receiver& receiver) {
  for (const auto& address : access::owner_addresses(session, receiver.programme_id)) {
    mail::Draft draft;
    draft.kind = failing_mail;
    draft.recipient = address;
    draft.subject = failing_subject;
    draft.detail = receiver.id;
    draft.programme_id = receiver.programme_id;
    mail::enqueue(session, now, draft);
  }
  sql::set_told_at(session, receiver.id, now);
}

/// The delivery as it stands after that try.
Delivery after(const Delivery& tried, const Sent& sent, Instant now) {
  auto delivery = tried;
  delivery.next_at = now;
  delivery.status = sent.status;
  delivery.reason = sent.reason;
  switch (sent.end) {
    case Sent::End::taken:
      delivery.state = DeliveryState::sent;
      break;
    case Sent::End::refused: {
      const auto wait = wait_after(delivery.attempts);
      delivery.state = wait ? DeliveryState::waiting : DeliveryState::given_up;
      if (wait) delivery.next_at = now + *wait;
      break;
    }
    case Sent::End::not_tried:
      delivery.state = DeliveryState::waiting;
      --delivery.attempts;
      delivery.status = tried.status;
      delivery.reason = tried.reason;
      break;
  }
  return delivery;
}

/// What the tries of a batch say of the receiver itself.
void judge_receiver(store::Session& session, Instant now, const std::string& receiver_id,
                    const std::vector<Delivery>& settled, const std::vector<Sent>& sent) {
  const auto receiver = sql::find_receiver(session, receiver_id);
  if (!receiver) return;
  const auto any = [&](Sent::End end) { return std::ranges::find(sent, end, &Sent::end) != sent.end(); };
  if (any(Sent::End::taken)) {
    sql::set_failing_since(session, receiver_id, "");
  } else if (any(Sent::End::refused)) {
    const auto since = receiver->failing_since.value_or(now);
    sql::set_failing_since(session, receiver_id, iso_instant(since));
    if (receiver->state == ReceiverState::active && now - since >= longest_failing) {
      sql::set_state(session, receiver_id, ReceiverState::failing);
      store::write_audit(session, {"clock", now}, "receiver of news paused", "receiver of news", receiver_id,
                         {"state"});
      tell_owners(session, now, *receiver);
      return;
    }
  }
  const bool gave_up = std::ranges::find(settled, DeliveryState::given_up, &Delivery::state) != settled.end();
  const auto told = parse_instant(sql::told_at(session, receiver_id));
  if (gave_up && (!told.ok() || now - *told >= between_mails)) tell_owners(session, now, *receiver);
}

}  // namespace

Result<ListPage<Delivery>> listed_deliveries(store::Database& database, const std::string& programme_id,
                                             const std::string& receiver_id, const ListQuery& query) {
  return database.read([&](store::Session& session) -> Result<ListPage<Delivery>> {
    MUSTER_CHECK(receiver_in(session, programme_id, receiver_id));
    return sql::listed(session, receiver_id, query);
  });
}

Result<std::int64_t> send_again(store::Database& database, const store::AuditContext& audit,
                                const std::string& programme_id, const std::string& receiver_id,
                                const std::vector<std::string>& deliveries) {
  return database.write([&](store::Session& session) -> Result<std::int64_t> {
    MUSTER_CHECK(receiver_in(session, programme_id, receiver_id));
    std::vector<Delivery> chosen;
    for (const auto& id : deliveries) {
      auto found = sql::find_delivery(session, receiver_id, id);
      if (!found) return not_found("The log of this receiver holds no such delivery. It is kept for 30 days.");
      if (found->state != DeliveryState::sending && found->state != DeliveryState::behind)
        chosen.push_back(std::move(*found));
    }
    std::ranges::sort(chosen, {}, &Delivery::number);
    if (!chosen.empty()) store::write_audit(session, audit, "news sent again", "receiver of news", receiver_id);
    return renew_all(session, chosen, audit.at);
  });
}

Result<std::int64_t> send_failed_again(store::Database& database, const store::AuditContext& audit,
                                       const std::string& programme_id, const std::string& receiver_id) {
  return database.write([&](store::Session& session) -> Result<std::int64_t> {
    MUSTER_CHECK(receiver_in(session, programme_id, receiver_id));
    const auto failed = sql::failed(session, receiver_id, most_at_once);
    if (!failed.empty()) store::write_audit(session, audit, "news sent again", "receiver of news", receiver_id);
    return renew_all(session, failed, audit.at);
  });
}

Outcome send_test(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                  const std::string& receiver_id) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(receiver, receiver_in(session, programme_id, receiver_id));
    if (receiver.state != ReceiverState::active)
      return conflict("The receiver is paused: make it active first, or the test would only wait.");
    sql::insert_delivery(session, {.id = new_id(),
                                   .receiver_id = receiver_id,
                                   .kind = Kind::test,
                                   .object_id = new_id(),
                                   .data = "{}",
                                   .happened_at = audit.at});
    store::write_audit(session, audit, "test sent", "receiver of news", receiver_id);
    return Success{};
  });
}

Result<std::vector<std::string>> due_receivers(store::Database& database, Instant now) {
  return database.read(
      [&](store::Session& session) -> Result<std::vector<std::string>> { return sql::due_receivers(session, now); });
}

Result<std::optional<Batch>> claim(store::Database& database, Instant now, const std::string& receiver_id) {
  return database.write([&](store::Session& session) -> Result<std::optional<Batch>> {
    auto receiver = sql::find_receiver(session, receiver_id);
    if (!receiver || receiver->state != ReceiverState::active) return std::optional<Batch>{};
    Batch batch{new_id(), std::move(*receiver), sql::secrets_of(session, receiver_id, now),
                sql::due(session, receiver_id, now, most_in_batch)};
    if (batch.deliveries.empty()) return std::optional<Batch>{};
    for (auto& each : batch.deliveries) {
      sql::take(session, each.id, batch.holder, now + claim_time);
      ++each.attempts;
    }
    return std::optional(std::move(batch));
  });
}

Outcome settle(store::Database& database, Instant now, const Batch& batch, const std::vector<Sent>& sent) {
  return database.write([&](store::Session& session) -> Outcome {
    std::vector<Delivery> settled;
    for (const auto& each : batch.deliveries) {
      const auto found = std::ranges::find(sent, each.id, &Sent::delivery_id);
      const auto delivery = after(each, found == sent.end() ? Sent{each.id} : *found, now);
      if (!sql::settle(session, batch.holder, delivery)) continue;
      if (delivery.state == DeliveryState::sent || delivery.state == DeliveryState::given_up)
        sql::let_next_go(session, delivery.receiver_id, delivery.object_id, now);
      settled.push_back(delivery);
    }
    judge_receiver(session, now, batch.receiver.id, settled, sent);
    return Success{};
  });
}

Outcome drop_old_deliveries(store::Database& database, Instant now) {
  constexpr std::int64_t of_a_piece = 500;
  const auto before = iso_instant(now - kept_for);
  while (true) {
    MUSTER_TRY(dropped, database.write([&](store::Session& session) -> Result<std::int64_t> {
      return drop_deliveries(session, before, of_a_piece);
    }));
    if (dropped < of_a_piece) return Success{};
  }
}

}  // namespace muster::webhooks
