#pragma once
// The room's long work: the file of an event's answers, and mails with links to many.

#include <muster/domain/events/event.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/jobs/job.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::feedback {

/// Adds the room's kinds of jobs. Everything given must outlive them.
void add_jobs(jobs::Kinds& kinds, store::Database& database, const Clock& clock);

/// What puts links or reminders to many into the outbox: `mailing_id` is the one of the request.
[[nodiscard]] jobs::Order link_mail_order(const events::Event& about, const std::string& mailing_id);

}  // namespace muster::feedback
