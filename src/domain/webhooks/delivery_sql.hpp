#pragma once
// Every statement about deliveries.

#include <muster/domain/webhooks/delivery_service.hpp>
#include <muster/domain/webhooks/webhook.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::webhooks::sql {

/// A news for one receiver, behind others of its object where such are not settled yet.
void insert_delivery(store::Session& session, const Delivery& delivery);

[[nodiscard]] ListPage<Delivery> listed(store::Session& session, const std::string& receiver_id,
                                        const ListQuery& query);
[[nodiscard]] std::optional<Delivery> find_delivery(store::Session& session, const std::string& receiver_id,
                                                    const std::string& id);
/// What was given up or waits for another try; the first `most`, by number.
[[nodiscard]] std::vector<Delivery> failed(store::Session& session, const std::string& receiver_id, std::int64_t most);
/// To be tried at once, as if it never had been; behind an earlier one of its object where such is not settled.
void renew(store::Session& session, const Delivery& delivery, Instant now);

[[nodiscard]] std::vector<std::string> due_receivers(store::Session& session, Instant now);
[[nodiscard]] std::vector<Delivery> due(store::Session& session, const std::string& receiver_id, Instant now,
                                        std::int64_t most);
void take(store::Session& session, const std::string& id, const std::string& holder, Instant until);
/// False, and nothing done, where another holds it.
[[nodiscard]] bool settle(store::Session& session, const std::string& holder, const Delivery& settled);
/// Lets the next news of an object go, where none before it is under way.
void let_next_go(store::Session& session, const std::string& receiver_id, const std::string& object_id, Instant now);

}  // namespace muster::webhooks::sql
