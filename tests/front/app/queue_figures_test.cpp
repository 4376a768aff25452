// What waits and what failed is counted for whoever watches, and nothing of anybody is told.
#include <muster/front/app/queue_figures.hpp>
#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include "support/summit_store.hpp"

using namespace muster;
using namespace muster::test;
using Catch::Contains;

TEST_CASE("metrics count jobs, mail and deliveries by state, each state each time, and name nobody") {
  SummitStore store;
  auto& database = store.database();
  CHECK_THAT(app::queue_figures(database), Contains("muster_jobs{state=\"waiting\"} 0\n") &&
                                               Contains("muster_webhook_deliveries{state=\"failed\"} 0\n"));
  REQUIRE(jobs::order(database, SummitStore::audit(), {"answers file", "Answers", "{}", "p1", "read answers"}).ok());
  REQUIRE(database
              .write([&](store::Session& session) -> Outcome {
                mail::Draft draft;
                draft.recipient = "gwen@example.org";
                draft.subject = "Hello";
                (void)mail::enqueue(session, noon(), draft);
                (void)mail::enqueue(session, noon(), draft);
                session.execute("update outbox set state = 'given up' where id = (select min(id) from outbox)");
                return Success{};
              })
              .ok());
  const auto told = app::queue_figures(database);
  CHECK_THAT(told, Contains("muster_jobs{state=\"waiting\"} 1\n") && Contains("muster_jobs{state=\"failed\"} 0\n") &&
                       Contains("muster_mails{state=\"waiting\"} 1\n") &&
                       Contains("muster_mails{state=\"failed\"} 1\n") &&
                       Contains("# TYPE muster_webhook_deliveries gauge\n"));
  CHECK(told.find("gwen") == std::string::npos);
}
