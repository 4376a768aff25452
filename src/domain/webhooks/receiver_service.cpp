// Decides who is told what.
#include <muster/domain/webhooks/receiver_service.hpp>

#include "webhook_sql.hpp"

#include <muster/domain/webhooks/courier_calls.hpp>
#include <muster/kit/base/id.hpp>

namespace muster::webhooks {
namespace {

constexpr const char* no_receiver = "This programme has no such receiver of news.";

/// The receiver as it stands in the store.
Result<Receiver> stored(store::Session& session, const std::string& programme_id, const std::string& id) {
  auto found = sql::find_receiver(session, id);
  if (!found || found->programme_id != programme_id) return not_found(no_receiver);
  return std::move(*found);
}

Outcome check_wanted(store::Session& session, const Receiver& wanted) {
  MUSTER_CHECK(check_receiver(wanted));
  MUSTER_CHECK(check_typed_address(session, wanted.address));
  if (sql::name_is_taken(session, wanted))
    return conflict("The programme has a receiver \"" + wanted.name + "\" already.").at("name");
  return Success{};
}

ReceiverSheet sheet_of(Receiver receiver, const std::map<std::string, std::map<std::string, std::int64_t>>& counts) {
  ReceiverSheet sheet{std::move(receiver)};
  const auto found = counts.find(sheet.receiver.id);
  if (found == counts.end()) return sheet;
  for (const auto& [state, count] : found->second)
    (state == state_code(DeliveryState::given_up) ? sheet.given_up : sheet.waiting) += count;
  return sheet;
}

}  // namespace

Result<std::vector<ReceiverSheet>> receivers_of(store::Database& database, const std::string& programme_id) {
  return database.read([&](store::Session& session) -> Result<std::vector<ReceiverSheet>> {
    const auto counts = sql::delivery_counts(session, programme_id);
    std::vector<ReceiverSheet> sheets;
    for (auto& receiver : sql::receivers_of(session, programme_id))
      sheets.push_back(sheet_of(std::move(receiver), counts));
    return sheets;
  });
}

Result<ReceiverSheet> receiver_sheet(store::Database& database, const std::string& programme_id,
                                     const std::string& id) {
  return database.read([&](store::Session& session) -> Result<ReceiverSheet> {
    MUSTER_TRY(receiver, stored(session, programme_id, id));
    return sheet_of(std::move(receiver), sql::delivery_counts(session, programme_id));
  });
}

Result<NewReceiver> add_receiver(store::Database& database, const store::AuditContext& audit, const Receiver& wanted) {
  return database.write([&](store::Session& session) -> Result<NewReceiver> {
    auto receiver = wanted;
    receiver.id = new_id();
    receiver.state = ReceiverState::active;
    receiver.version = 1;
    MUSTER_CHECK(check_wanted(session, receiver));
    if (sql::count_receivers(session, receiver.programme_id) >= static_cast<std::int64_t>(most_receivers))
      return conflict("A programme has at most " + std::to_string(most_receivers) +
                      " receivers of news. Take one away first.");
    NewReceiver made{receiver, new_secret()};
    sql::insert_receiver(session, receiver, made.secret, audit.at);
    store::write_audit(session, audit, "receiver of news added", "receiver of news", receiver.id,
                       {"name", "address", "kinds", "personal"});
    return made;
  });
}

Outcome change_receiver(store::Database& database, const store::AuditContext& audit, const Receiver& wanted) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(before, stored(session, wanted.programme_id, wanted.id));
    MUSTER_CHECK(check_wanted(session, wanted));
    if (!sql::update_receiver(session, wanted))
      return conflict(
          "Somebody else changed this receiver meanwhile. Nothing was changed: load the page again and look.");
    std::vector<std::string> fields;
    if (before.name != wanted.name) fields.emplace_back("name");
    if (before.address != wanted.address) fields.emplace_back("address");
    if (before.kinds != wanted.kinds) fields.emplace_back("kinds");
    if (before.personal != wanted.personal) fields.emplace_back("personal");
    store::write_audit(session, audit, "receiver of news changed", "receiver of news", wanted.id, fields);
    return Success{};
  });
}

Outcome set_active(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                   const std::string& id, bool active) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(before, stored(session, programme_id, id));
    if ((before.state == ReceiverState::active) == active) return Success{};
    sql::set_state(session, id, active ? ReceiverState::active : ReceiverState::paused);
    // It has its days anew.
    if (active) sql::set_failing_since(session, id, "");
    store::write_audit(session, audit, active ? "receiver of news made active" : "receiver of news paused",
                       "receiver of news", id, {"state"});
    return Success{};
  });
}

Result<NewReceiver> renew_secret(store::Database& database, const store::AuditContext& audit,
                                 const std::string& programme_id, const std::string& id, std::chrono::hours beside) {
  if (beside.count() < 0 || beside > longest_beside)
    return bad_input("The old secret can sign for " + std::to_string(longest_beside.count()) + " hours more at most.")
        .at("hours");
  return database.write([&](store::Session& session) -> Result<NewReceiver> {
    MUSTER_TRY(receiver, stored(session, programme_id, id));
    NewReceiver made{receiver, new_secret()};
    sql::set_secret(session, id, made.secret, audit.at + beside);
    made.receiver.former_until = audit.at + beside;
    store::write_audit(session, audit, "secret of a receiver of news renewed", "receiver of news", id, {"secret"});
    return made;
  });
}

Outcome remove_receiver(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                        const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_CHECK(stored(session, programme_id, id));
    sql::delete_receiver(session, id);
    store::write_audit(session, audit, "receiver of news removed", "receiver of news", id);
    return Success{};
  });
}

}  // namespace muster::webhooks
