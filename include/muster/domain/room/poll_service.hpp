#pragma once
// Asking a room's quick poll, answering it, and revealing what came of it.

#include <muster/domain/room/poll.hpp>
#include <muster/domain/room/room_service.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::room {

/// The room's polls, the newest first; at most the first is not over.
[[nodiscard]] Result<std::vector<Poll>> polls_of(store::Database& database, const Room& room);

/// Asks a new poll; the one before is over. Errors: check_poll, (conflict) most_polls.
[[nodiscard]] Outcome ask_poll(store::Database& database, const store::AuditContext& audit,
                               const std::string& event_slug, const std::string& question,
                               const std::vector<std::string>& answers);
/// Reveals the result, hides it again, or ends the poll. Errors: not_found, (conflict) a poll that is over.
[[nodiscard]] Outcome change_poll(store::Database& database, const store::AuditContext& audit,
                                  const std::string& event_slug, const std::string& poll_id, PollState state);

/// What one visitor sees: the poll that is not over, and their answer (0: none).
struct PollSeen {
  Poll poll;
  std::int64_t answer = 0;
};
[[nodiscard]] Result<std::optional<PollSeen>> poll_seen(store::Database& database, const LinkedRoom& at,
                                                        const std::string& visitor);
/// One vote each, which can be given to another answer until the poll is over. Errors: an answer that there is not,
/// (conflict) a room that is not open, a poll that is over.
[[nodiscard]] Outcome answer_poll(store::Database& database, const LinkedRoom& at, const std::string& visitor,
                                  const std::string& poll_id, std::int64_t answer);

}  // namespace muster::room
