#pragma once
// Polls and their votes in the store.

#include <muster/domain/room/poll.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::room::sql {

/// The newest first.
[[nodiscard]] std::vector<Poll> select_polls(store::Session& session, const std::string& room_id);
/// The newest, where it is not over.
[[nodiscard]] std::optional<Poll> current_poll(store::Session& session, const std::string& room_id);
[[nodiscard]] std::optional<Poll> select_poll(store::Session& session, const std::string& room_id,
                                              const std::string& poll_id);
void insert_poll(store::Session& session, const std::string& room_id, const Poll& poll);
void update_poll_state(store::Session& session, const std::string& poll_id, PollState state);
void end_polls(store::Session& session, const std::string& room_id);

/// 0 where that visitor has not voted.
[[nodiscard]] std::int64_t select_poll_vote(store::Session& session, const std::string& poll_id,
                                            const std::string& visitor);
void put_poll_vote(store::Session& session, const std::string& poll_id, const std::string& visitor,
                   std::int64_t answer);
void add_poll_votes(store::Session& session, const std::string& poll_id, std::int64_t answer, std::int64_t votes);

/// Forgets who voted; how many did stays.
void forget_poll_voters(store::Session& session, const std::string& room_id);
void delete_polls(store::Session& session, const std::string& room_id);

}  // namespace muster::room::sql
