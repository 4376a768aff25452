// Decides what becomes of each message.
#include "outbox_sql.hpp"

#include <muster/kit/base/id.hpp>
#include <muster/platform/mail/message.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace muster::mail {
namespace {

constexpr std::size_t reason_bytes = 300;

/// One line for people, whatever the server said.
std::string one_line(const std::string& reason) {
  std::string line;
  for (const char letter : reason) {
    if (letter == '\n' || letter == '\r' || line.size() >= reason_bytes) break;
    const auto byte = static_cast<unsigned char>(letter);
    line += byte < 0x20 || byte >= 0x7f ? '?' : letter;
  }
  return line;
}

}  // namespace

std::string enqueue(store::Session& session, Instant now, const Draft& draft) {
  if (!check_address(draft.recipient).ok()) throw std::logic_error("mail to what is no address");
  auto id = new_id();
  sql::insert(session, id, now, draft);
  return id;
}

Result<std::optional<ClaimedMessage>> claim(store::Database& database, Instant now) {
  // Most of the time nothing is due, and looking must not hold up those who write.
  MUSTER_TRY(waiting, database.read([&](store::Session& session) -> Result<std::optional<sql::DueMessage>> {
    return sql::due(session, now);
  }));
  if (!waiting) return std::optional<ClaimedMessage>{};
  return database.write([&](store::Session& session) -> Result<std::optional<ClaimedMessage>> {
    if (!sql::take(session, *waiting, now, now + claim_time)) return std::optional<ClaimedMessage>{};
    auto claimed = sql::select(session, waiting->id);
    if (claimed) claimed->perhaps_sent = waiting->state == "sending";
    return claimed;
  });
}

std::optional<std::chrono::seconds> wait_after(std::int64_t attempt) {
  using namespace std::chrono_literals;
  constexpr std::array<std::chrono::seconds, 5> waits{1min, 5min, 30min, 2h, 6h};
  if (attempt < 1 || attempt > static_cast<std::int64_t>(waits.size())) return std::nullopt;
  return waits.at(static_cast<std::size_t>(attempt - 1));
}

Outcome settle(store::Database& database, Instant now, const ClaimedMessage& claimed, DeliveryOutcome outcome,
               const std::string& reason) {
  const auto said = one_line(reason);
  return database.write([&](store::Session& session) -> Outcome {
    switch (outcome) {
      case DeliveryOutcome::dropped:
        sql::delete_message(session, claimed.id);
        break;
      case DeliveryOutcome::sent:
        sql::settle(session, claimed, "sent", said, now);
        sql::clear_bounced(session, claimed.draft.recipient);
        break;
      case DeliveryOutcome::bounced:
        if (sql::settle(session, claimed, "bounced", said, now))
          sql::mark_bounced(session, claimed.draft.recipient, said, now);
        break;
      case DeliveryOutcome::refused:
        sql::settle(session, claimed, "given up", said, now);
        break;
      case DeliveryOutcome::later: {
        const auto wait = wait_after(claimed.attempt);
        const auto within = claimed.draft.send_within;
        const bool too_late = within.count() > 0 && wait && now + *wait > claimed.created_at + within;
        if (wait && !too_late)
          sql::settle(session, claimed, "waiting", said, now + *wait);
        else
          sql::settle(session, claimed, "given up", said, now);
        break;
      }
    }
    return Success{};
  });
}

Outcome assign(store::Database& database, const std::string& id, const std::string& programme_id) {
  return database.write([&](store::Session& session) -> Outcome {
    sql::assign(session, id, programme_id);
    return Success{};
  });
}

Result<ListPage<Entry>> outbox(store::Database& database, const std::vector<std::string>& programmes,
                               const ListQuery& query) {
  return database.read(
      [&](store::Session& session) -> Result<ListPage<Entry>> { return sql::entries(session, programmes, query); });
}

Result<ClaimedMessage> look_at(store::Database& database, const std::vector<std::string>& programmes,
                               const std::string& id) {
  return database.read([&](store::Session& session) -> Result<ClaimedMessage> {
    const bool theirs = std::ranges::any_of(
        programmes, [&](const auto& programme) { return sql::state_of(session, programme, id).has_value(); });
    auto found = theirs ? sql::select(session, id) : std::nullopt;
    if (!found) return not_found("There is no such message in the outbox.");
    return std::move(*found);
  });
}

Outcome retry(store::Database& database, const store::AuditContext& audit, const std::vector<std::string>& programmes,
              const std::string& id) {
  return database.write([&](store::Session& session) -> Outcome {
    std::optional<std::string> state;
    for (const auto& programme : programmes) {
      if (!state) state = sql::state_of(session, programme, id);
    }
    if (!state) return not_found("There is no such message in the outbox.");
    if (*state != "bounced" && *state != "given up")
      return conflict("This message has not failed: it is " + *state + ".");
    sql::renew(session, id, audit.at);
    store::write_audit(session, audit, "mail sent again", "mail", id);
    return Success{};
  });
}

}  // namespace muster::mail
