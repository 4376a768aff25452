#pragma once
// Messages of an event: written, looked at for each recipient, sent at a press or by the clock, and what became of
// them.

#include <muster/domain/booking/message_service.hpp>
#include <muster/domain/booking/planned_message.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/jobs/job.hpp>
#include <muster/platform/mail/letter.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// Messages of an event that are not sent yet.
inline constexpr std::int64_t most_unsent = 100;

/// What a message of an event can be written for.
struct MessageGround {
  events::Event event;
  std::vector<std::string> kinds;  ///< of organisations that its people come from
  bool knows_answers = false;      ///< the team may know who has answered its form
  bool has_links = false;          ///< people have links of their own to it
};
[[nodiscard]] Result<MessageGround> message_ground(store::Database& database, const std::string& event_slug,
                                                   const Answering& answering);

/// Everything that can be refused of it, with the field of each error: subject, text, condition, days, time, at,
/// answered.
[[nodiscard]] Outcome check_planned(const PlannedMessage& wanted, const MessageGround& ground, Instant now);

/// Keeps a message as a draft: a new one without an id, else the one that is changed. A planned one that is changed is
/// a draft again. A conflict where somebody changed it since `version`, or it was sent.
[[nodiscard]] Result<PlannedMessage> save_message(store::Database& database, const store::AuditContext& audit,
                                                  const std::string& event_slug, PlannedMessage wanted,
                                                  const Answering& answering);
[[nodiscard]] Result<PlannedMessage> find_planned_message(store::Database& database, const std::string& event_slug,
                                                          const std::string& id);
/// Those that were not sent: drafts, planned and stopped ones, the last written first.
[[nodiscard]] Result<std::vector<PlannedMessage>> unsent_messages(store::Database& database,
                                                                  const std::string& event_slug);

/// One recipient's copy, as it would be now.
struct CopyPreview {
  MessagePreview figures;
  std::int64_t number = 0;  ///< from 1, among those with an address; 0 where there is nobody
  std::string name;
  std::string email;
  bool stopped = false;  ///< they stopped mails like it
  bool no_link = false;  ///< the words hold their own link, and they have none: they get no mail
  std::optional<mail::Letter> letter;
};
/// `number` beyond the last is the last. `site` begins the address of links.
[[nodiscard]] Result<CopyPreview> preview_copy(store::Database& database, Instant now, const PlannedMessage& message,
                                               std::int64_t number, const std::string& site,
                                               const Answering& answering);
/// Puts the copy that was looked at into the outbox, to `email`, with "Test: " before its subject.
[[nodiscard]] Outcome send_test(store::Database& database, const store::AuditContext& audit,
                                const PlannedMessage& message, const CopyPreview& copy, const std::string& email);

/// It goes at its moment. A conflict where it is sent, where its moment has passed, or where it goes at a press.
[[nodiscard]] Outcome plan_message(store::Database& database, const store::AuditContext& audit,
                                   const std::string& event_slug, const std::string& id, std::int64_t version);
/// It does not go at its moment: a draft again.
[[nodiscard]] Outcome unplan_message(store::Database& database, const store::AuditContext& audit,
                                     const std::string& event_slug, const std::string& id);
/// Sends it now, whenever it was planned for; the same as send_message, so that pressing twice sends once.
[[nodiscard]] Result<SentMessage> send_planned(store::Database& database, const store::AuditContext& audit,
                                               const std::string& event_slug, const std::string& id,
                                               std::optional<std::int64_t> seen, const Answering& answering,
                                               const std::optional<jobs::Order>& job = std::nullopt);
/// Deletes what was not sent.
[[nodiscard]] Outcome delete_planned(store::Database& database, const store::AuditContext& audit,
                                     const std::string& event_slug, const std::string& id);

/// Sends those whose moment has come. One of a cancelled event, one that is more than a day late and one that is for
/// nobody is stopped, with the reason.
[[nodiscard]] Outcome send_due_messages(store::Database& database, Instant now, const Answering& answering);

/// A message that was sent, in the event's record.
struct SentRow {
  std::string id;
  std::string subject;
  std::string written_at;   ///< ISO instant
  std::int64_t people = 0;  ///< whom it was for
  std::int64_t failed = 0;  ///< copies that the mail server refused, or that were given up
};
/// Sorted by "sent".
[[nodiscard]] Result<ListPage<SentRow>> sent_messages(store::Database& database, const std::string& event_slug,
                                                      const ListQuery& query);

/// What became of one copy.
struct CopyRow {
  std::string person_id;
  std::string name;
  std::string email;
  std::string state;   ///< "waiting", "sent", "failed", "stopped", "not sent"
  std::string reason;  ///< the mail server's word
};
struct SentRecord {
  SentRow message;
  std::string text;
  MessageKind kind = MessageKind::told;
  ListPage<CopyRow> copies;
};
/// Sorted by "name", filtered by "state". not_found where it is gone by its period of time, or never was.
[[nodiscard]] Result<SentRecord> sent_record(store::Database& database, const std::string& event_slug,
                                             const std::string& id, const ListQuery& query);

[[nodiscard]] std::string copy_state_words(const std::string& state);  ///< "Sent", "Stopped these mails", ...

}  // namespace muster::booking
