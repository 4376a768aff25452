#pragma once
// Mails to delegates of an event: looked at before, put into the outbox at once where they are few, else by a job.

#include <muster/domain/booking/answering_service.hpp>
#include <muster/domain/booking/audience.hpp>
#include <muster/domain/booking/message.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/kit/base/progress.hpp>
#include <muster/platform/jobs/job.hpp>
#include <muster/platform/mail/letter.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// More mails than this are put into the outbox by a job.
inline constexpr std::int64_t most_mails_at_once = 200;
/// A mail to people who are named goes to at most so many.
inline constexpr std::size_t most_people_named = 5000;
/// A mail to all whom the list shows goes to at most so many.
inline constexpr std::size_t most_people_of_a_list = 200'000;

/// Whom a mail goes to: these people, or, where nobody is named, everybody whom the list of delegates shows.
struct Recipients {
  std::vector<std::string> people;  ///< ids; at most `most_people_named`
  ListQuery shown{};
  std::optional<Audience> audience{};  ///< in the place of both
  Answering answering{};               ///< of the audience's wish about answers
};

struct MessagePreview {
  events::Event event;
  std::int64_t people = 0;         ///< who have an address: so many mails are sent
  std::int64_t without = 0;        ///< who have none
  std::int64_t stopped = 0;        ///< who stopped mails of this kind, and get none
  std::vector<std::string> names;  ///< of the first of them who have one, at most twelve
};
/// Whom it would go to; changes nothing. not_found where somebody is no delegate of the event.
[[nodiscard]] Result<MessagePreview> preview_message(store::Database& database, const std::string& event_slug,
                                                     const Recipients& to, MessageKind kind = MessageKind::told);

struct MessageRequest {
  std::string id;  ///< made by whoever asks: the same request sent twice is one mail; empty: made here
  MessageWords words;
  Recipients to;
  std::optional<std::int64_t> seen;  ///< how many mails whoever sends it was told
  MessageKind kind = MessageKind::told;
};
struct SentMessage {
  std::string id;
  std::string subject;
  std::int64_t people = 0;  ///< whom it is for
  std::string job_id{};     ///< of the job that puts it into the outbox; empty where no job was asked for
};
/// Puts one mail for each into the outbox, whole or not at all; it goes to those whom the list showed when this was
/// called. Of more than `most_mails_at_once` the work is kept as
/// `job`, whose payload names the message, or, where none is given, left to queue_mails. Errors: words that
/// check_subject and check_message refuse, nobody with an address; a conflict where `seen` is another number.
[[nodiscard]] Result<SentMessage> send_message(store::Database& database, const store::AuditContext& audit,
                                               const std::string& event_slug, const MessageRequest& request,
                                               const std::optional<jobs::Order>& job = std::nullopt);

/// Puts what is left of a message into the outbox, in pieces. `keep` is called in the transaction of each piece.
[[nodiscard]] Outcome queue_mails(store::Database& database, Instant now, const std::string& message_id,
                                  Progress& progress, const std::function<Outcome(store::Session&)>& keep);

/// Takes away what a process left that died before a mail to many was sent: nobody got it.
[[nodiscard]] Outcome discard_unready_messages(store::Database& database, Instant now);

/// A mail that was sent from the event's list, for the line that says so; not_found where there is none of that id.
[[nodiscard]] Result<SentMessage> find_message(store::Session& session, const std::string& event_id,
                                               const std::string& message_id);

}  // namespace muster::booking
