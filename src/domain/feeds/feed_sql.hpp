#pragma once
// Feeds in the store.

#include <muster/domain/feeds/feed.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::feeds::sql {

/// By name.
[[nodiscard]] std::vector<Feed> feeds_of(store::Session& session, const std::string& programme_id, FeedKind kind);
[[nodiscard]] std::optional<Feed> find_feed(store::Session& session, const std::string& id);
[[nodiscard]] std::optional<Feed> feed_with_key(store::Session& session, const std::string& key_hash);
[[nodiscard]] std::optional<Feed> own_calendar(store::Session& session, const std::string& programme_id,
                                               const std::string& address);
void insert_feed(store::Session& session, const Feed& feed, const std::string& key_hash, Instant now);
/// Another key, and a list's other code, in the place of those before.
void set_key(store::Session& session, const std::string& id, const std::string& key_hash, const std::string& code,
             Instant now);
void mark_used(store::Session& session, const std::string& id, const std::string& day);
bool delete_feed(store::Session& session, const std::string& id);

}  // namespace muster::feeds::sql
