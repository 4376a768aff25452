#pragma once
// The room's long work: the file of an event's delegates, and mails to many of them.

#include <muster/domain/events/event.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/jobs/job.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::booking {

/// Adds the room's kinds of jobs. Database and clock must outlive them.
void add_jobs(jobs::Kinds& kinds, store::Database& database, const Clock& clock);

/// What puts a mail to many into the outbox: `message_id` is the one of its request.
[[nodiscard]] jobs::Order message_order(const events::Event& event, const std::string& message_id);

/// What sends everybody who stands as invited a link of their own.
[[nodiscard]] jobs::Order invitation_order(const events::Event& event);

/// What sends everybody who has a seat the newer calendar entry of an event that changed.
[[nodiscard]] jobs::Order entry_order(const events::Event& event);

}  // namespace muster::booking
