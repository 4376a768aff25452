#pragma once
// What is kept until some time after a delegate's last event: e-mail addresses, job titles, names; and needs, which are
// kept until some time after the event they were told for.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// What is known of delegates.
enum class Detail { email, job_title, name, needs };

/// Ids of everybody who has the detail and whose last event took place before `day` (ISO date): a walk over all people.
[[nodiscard]] std::vector<std::string> people_last_seen_before(store::Session& session, Detail detail,
                                                               const std::string& day);
/// Those of them of whom that is true still.
[[nodiscard]] std::vector<std::string> still_last_seen_before(store::Session& session,
                                                              const std::vector<std::string>& ids,
                                                              const std::string& day);
/// Clears one detail of those of these people of whom that is true still; returns how many had it.
std::int64_t clear_emails(store::Session& session, const std::vector<std::string>& ids, const std::string& day);
std::int64_t clear_job_titles(store::Session& session, const std::vector<std::string>& ids, const std::string& day);
/// Clears what stood there before changes.
void clear_earlier_emails(store::Session& session, const std::string& day);
void clear_earlier_job_titles(store::Session& session, const std::string& day);

/// Deletes the needs of at most `most` delegates that were told for events before `day`.
struct DroppedNeeds {
  std::int64_t delegates = 0;
  bool more = false;
};
DroppedNeeds drop_needs(store::Session& session, const std::string& day, std::int64_t most);
/// Deletes the words of mails to delegates that were written before `before` (ISO instant); the outbox holds its own.
std::int64_t drop_messages(store::Session& session, const std::string& before);

/// The earliest day that anything of the detail hangs on (of people: their last event; of needs: their event), and how
/// many people that is; nothing where nobody has the detail.
struct FirstDue {
  std::string day;  ///< ISO date
  std::int64_t people = 0;
};
[[nodiscard]] std::optional<FirstDue> first_due(store::Session& session, Detail detail);

}  // namespace muster::booking
