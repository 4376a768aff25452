#pragma once
// Every statement about receivers.

#include <muster/domain/webhooks/receiver_service.hpp>
#include <muster/domain/webhooks/webhook.hpp>
#include <muster/platform/store/database.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace muster::webhooks::sql {

[[nodiscard]] std::vector<Receiver> receivers_of(store::Session& session, const std::string& programme_id);
[[nodiscard]] std::optional<Receiver> find_receiver(store::Session& session, const std::string& id);
[[nodiscard]] std::int64_t count_receivers(store::Session& session, const std::string& programme_id);
/// Whether another receiver of the programme has that name, whatever the case.
[[nodiscard]] bool name_is_taken(store::Session& session, const Receiver& receiver);
void insert_receiver(store::Session& session, const Receiver& receiver, const std::string& secret, Instant now);
/// False where its version is another.
[[nodiscard]] bool update_receiver(store::Session& session, const Receiver& receiver);
void set_state(store::Session& session, const std::string& id, ReceiverState state);
/// An empty text: it takes what it is sent.
void set_failing_since(store::Session& session, const std::string& id, const std::string& since);
void set_secret(store::Session& session, const std::string& id, const std::string& secret, Instant former_until);
void delete_receiver(store::Session& session, const std::string& id);

/// Those that sign at that moment, the newest first.
[[nodiscard]] std::vector<std::string> secrets_of(store::Session& session, const std::string& id, Instant now);
/// The last moment at which the owners were told of deliveries; empty where they never were.
[[nodiscard]] std::string told_at(store::Session& session, const std::string& id);
void set_told_at(store::Session& session, const std::string& id, Instant now);

/// How many deliveries of each receiver of a programme stand in each state, by the receiver and then the state's code.
[[nodiscard]] std::map<std::string, std::map<std::string, std::int64_t>> delivery_counts(
    store::Session& session, const std::string& programme_id);

}  // namespace muster::webhooks::sql
