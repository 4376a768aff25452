// Links and reminders to many: in pieces, so that nobody waits for them.
#include "link_jobs.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/feedback/answer_link_service.hpp>
#include <muster/domain/feedback/feedback_jobs.hpp>

namespace muster::feedback {
namespace {

constexpr const char* kind = "links to a form";

Result<jobs::JobResult> queue(store::Database& database, const Clock& clock, jobs::Work& work) {
  MUSTER_CHECK(queue_link_mails(database, clock.now(), work.given("mailing"), work, [&](store::Session& session) {
    return work.keep_position(session, work.given("mailing"));
  }));
  return jobs::JobResult{"The mails are in the outbox and are sent one after the other.",
                         "/events/" + work.given("event") + "/form/who",
                         {}};
}

}  // namespace

jobs::Order link_mail_order(const events::Event& about, const std::string& mailing_id) {
  return {kind, "Mail to those who may answer " + about.title,
          jobs::payload_of({{"event", about.slug}, {"mailing", mailing_id}}), about.programme_id,
          std::string(access::permission_name(access::Permission::change_delegates))};
}

void add_link_jobs(jobs::Kinds& kinds, store::Database& database, const Clock& clock) {
  kinds.add(kind, [&database, &clock](jobs::Work& work) { return queue(database, clock, work); });
}

}  // namespace muster::feedback
