#pragma once
// Mail that waits, is sent, is tried again or has failed. Any number of processes may send from one outbox: a message
// is claimed before it is sent, so that no two send it.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace muster::mail {

/// What is to be sent. Of kind "plain" it is sent as it stands; of any other kind it is written when it is sent, from
/// `detail`, by whoever knows that kind.
struct Draft {
  std::string kind = "plain";
  std::string recipient;  ///< an address as check_address has it
  std::string subject;    ///< of another kind: what people see in the list of mail
  std::string text;
  std::string html;
  std::string detail;
  std::string programme_id;             ///< whose mail it is; may be empty
  std::chrono::seconds send_within{0};  ///< after that it is given up; 0: no such limit
};

/// Puts a message into the outbox, in somebody's transaction; returns its id. Throws std::logic_error where the
/// recipient is no address: callers check what people type.
std::string enqueue(store::Session& session, Instant now, const Draft& draft);

/// A message that this process has claimed.
struct ClaimedMessage {
  std::string id;
  Draft draft;
  std::int64_t attempt = 1;   ///< 1 for the first
  bool perhaps_sent = false;  ///< a process ended while it sent this: it may go out twice, under one Message-ID
  Instant created_at;
};

/// How long a claim holds: a process that dies while sending loses it after that.
inline constexpr std::chrono::minutes claim_time{5};

/// Claims the message that has waited longest of those due, or nothing.
[[nodiscard]] Result<std::optional<ClaimedMessage>> claim(store::Database& database, Instant now);

enum class DeliveryOutcome {
  sent,
  later,    ///< the server or the way to it failed: tried again with growing waits, then given up
  bounced,  ///< the server said that this address takes no mail
  refused,  ///< the server will not have this message (spam, too large): given up at once; the address may be good
  dropped   ///< there is nothing to send: the message goes without trace
};
/// Settles a claimed message. `reason` is what organisers should know of one that was sent (usually nothing), else the
/// server's word, shown to organisers; at most its first line is kept.
[[nodiscard]] Outcome settle(store::Database& database, Instant now, const ClaimedMessage& claimed,
                             DeliveryOutcome outcome, const std::string& reason);

/// Waits after the attempt with that number before the next: 1 min, 5 min, 30 min, 2 h, 6 h; nothing after the sixth.
[[nodiscard]] std::optional<std::chrono::seconds> wait_after(std::int64_t attempt);

/// Says whose mail a message is, once that is known.
[[nodiscard]] Outcome assign(store::Database& database, const std::string& id, const std::string& programme_id);

struct Entry {
  std::string id;
  std::string recipient;
  std::string subject;
  std::string state;  ///< "waiting", "sending", "sent", "bounced", "given up"
  std::string reason;
  std::int64_t attempts = 0;
  Instant created_at;
  Instant next_at;
  bool bounced_before = false;  ///< the address bounced the last time something was sent to it
};
/// One page of the messages of these programmes (by id). Sorted by "urgency" (downwards: those that failed first,
/// then the newest), "since" or "to"; filtered by "state", where "sending" counts as "waiting".
[[nodiscard]] Result<ListPage<Entry>> outbox(store::Database& database, const std::vector<std::string>& programmes,
                                             const ListQuery& query);
/// One message of these programmes, as claim would give it, for a look at what it says.
[[nodiscard]] Result<ClaimedMessage> look_at(store::Database& database, const std::vector<std::string>& programmes,
                                             const std::string& id);
/// Sends a message that bounced or was given up once more, from its first attempt. not_found where these programmes
/// have no such message; conflict where it has not failed.
[[nodiscard]] Outcome retry(store::Database& database, const store::AuditContext& audit,
                            const std::vector<std::string>& programmes, const std::string& id);

}  // namespace muster::mail
