#pragma once
// The log of deliveries, and what is done with them: claimed, settled, sent again.

#include <muster/domain/webhooks/webhook.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::webhooks {

/// One page of a receiver's log. Sorted by "number" (the order in which things happened) or "next"; filtered by "state"
/// and "kind".
[[nodiscard]] Result<ListPage<Delivery>> listed_deliveries(store::Database& database, const std::string& programme_id,
                                                           const std::string& receiver_id, const ListQuery& query);

/// Sends these once more, from their first try; those on their way are left alone. How many there were. not_found where
/// the receiver has one of them not.
[[nodiscard]] Result<std::int64_t> send_again(store::Database& database, const store::AuditContext& audit,
                                              const std::string& programme_id, const std::string& receiver_id,
                                              const std::vector<std::string>& deliveries);
/// The same for all that were given up, or wait for another try.
[[nodiscard]] Result<std::int64_t> send_failed_again(store::Database& database, const store::AuditContext& audit,
                                                     const std::string& programme_id, const std::string& receiver_id);
/// A news that says nothing but that it is a test. conflict where the receiver is not active.
[[nodiscard]] Outcome send_test(store::Database& database, const store::AuditContext& audit,
                                const std::string& programme_id, const std::string& receiver_id);

/// Deliveries to one receiver that this process has claimed, no two of one object.
struct Batch {
  std::string holder;
  Receiver receiver;
  std::vector<std::string> secrets;  ///< those that sign
  std::vector<Delivery> deliveries;  ///< `attempts` counts the one that is claimed
};
inline constexpr std::int64_t most_in_batch = 20;
/// How long a claim holds: a process that dies while it sends loses it after that.
inline constexpr std::chrono::seconds claim_time{20};
/// After that no further call of a batch begins, so that none of them lasts beyond its claim.
inline constexpr std::chrono::seconds longest_batch{5};

/// Which active receivers have something due, in the order of their ids.
[[nodiscard]] Result<std::vector<std::string>> due_receivers(store::Database& database, Instant now);
/// Claims what is due of one receiver: the first news of each object alone. Nothing where another process was faster.
[[nodiscard]] Result<std::optional<Batch>> claim(store::Database& database, Instant now,
                                                 const std::string& receiver_id);

/// What became of one delivery of a batch.
struct Sent {
  std::string delivery_id{};
  enum class End {
    taken,
    refused,   ///< tried again after a wait, or given up
    not_tried  ///< put back as it was
  };
  End end = End::not_tried;
  std::int64_t status = 0;
  std::string reason{};
};
/// Settles a batch in one transaction; what another process has claimed meanwhile is left alone. Lets the next news of
/// each object go, and pauses a receiver that has taken nothing for `longest_failing`; the owners are told by mail of
/// that, and once a day of what was given up.
[[nodiscard]] Outcome settle(store::Database& database, Instant now, const Batch& batch, const std::vector<Sent>& sent);

/// Deletes what is older than `kept_for`.
[[nodiscard]] Outcome drop_old_deliveries(store::Database& database, Instant now);

}  // namespace muster::webhooks
