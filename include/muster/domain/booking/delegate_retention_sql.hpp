#pragma once
// What is kept until some time after a delegate's last event: e-mail addresses, job titles, names; and needs, which are
// kept until some time after the event they were told for.

#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// Clears one detail of everybody whose last event took place before `day` (ISO date); returns how many had it.
std::int64_t clear_emails(store::Session& session, const std::string& day);
std::int64_t clear_job_titles(store::Session& session, const std::string& day);
/// Deletes the needs told for events before `day`; returns how many delegates had some.
std::int64_t drop_needs(store::Session& session, const std::string& day);
/// Deletes the words of mails to delegates that were written before `before` (ISO instant); the outbox holds its own.
std::int64_t drop_messages(store::Session& session, const std::string& before);
/// Ids of everybody not erased whose last event took place before `day`.
[[nodiscard]] std::vector<std::string> people_last_seen_before(store::Session& session, const std::string& day);

/// The earliest day that anything of the detail hangs on (of people: their last event; of needs: their event), and how
/// many people that is; nothing where nobody has the detail.
enum class Detail { email, job_title, name, needs };
struct FirstDue {
  std::string day;  ///< ISO date
  std::int64_t people = 0;
};
[[nodiscard]] std::optional<FirstDue> first_due(store::Session& session, Detail detail);

}  // namespace muster::booking
