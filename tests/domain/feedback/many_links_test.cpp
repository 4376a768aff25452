// Links to more people than are written to at once: a job puts the mails into the outbox, and whoever dies or is
// stopped in the middle leaves nobody with two mails or two links.
#include <muster/domain/feedback/feedback_jobs.hpp>
#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/jobs/worker.hpp>

#include "asked_people.hpp"

#include <set>

namespace muster::feedback {
namespace {

constexpr int people = 230;
const std::string queued = "select count(*) from outbox where kind = 'answer link'";

struct ManyLinks : AskedPeople {
  ManyLinks() : AskedPeople(people) { add_jobs(job_kinds, database(), clock); }
  std::string send_by_job(LinkMail kind, const std::string& id) {
    const auto about = events::find_event(database(), "summit");
    REQUIRE(about.ok());
    if (kind == LinkMail::reminder) rest();
    const auto sent = send_links(database(), now(), "summit", {id, kind, {"What do you say?", "Two minutes."}, {}},
                                 link_mail_order(*about, id));
    if (!sent.ok()) FAIL(sent.error().message);
    REQUIRE_FALSE(sent->job_id.empty());
    return sent->job_id;
  }
  void run_job() {
    const auto ran = jobs::run_next(database(), clock, job_kinds, [](auto, auto) {});
    REQUIRE(ran.ok());
    REQUIRE(*ran);
  }
  jobs::JobState state_of(const std::string& id) {
    const auto job = jobs::find(database(), id);
    REQUIRE(job.ok());
    return job->state;
  }
  std::int64_t in_outbox() { return figure(queued); }
  void nobody_has_two(std::int64_t mails_each) {
    CHECK(in_outbox() == people * mails_each);
    CHECK(figure("select count(distinct recipient) from outbox where kind = 'answer link'") == people);
    CHECK(figure("select count(*) from answer_link") == people);
    CHECK(figure("select count(*) from answer_link where mails = $1", {mails_each}) == people);
  }

  jobs::Kinds job_kinds;
};

/// The process dies in the transaction of a piece: nothing of that piece is kept, and the job stays claimed.
std::function<Outcome(store::Session&)> dying_in_piece(int piece) {
  auto left = std::make_shared<int>(piece);
  return [left](store::Session&) -> Outcome {
    if (--*left == 0) return conflict("The process died.");
    return Success{};
  };
}

class StoppedAfterOne : public Progress {
 public:
  void begin(std::string_view, std::int64_t) override {}
  void reach(std::int64_t) override { stopped_ = true; }
  [[nodiscard]] bool cancelled() const override { return stopped_; }

 private:
  bool stopped_ = false;
};

}  // namespace

TEST_CASE("links to many wait for a job, which gives each one mail, whoever dies in its middle") {
  ManyLinks summit;
  const auto job = summit.send_by_job(LinkMail::link, "links");
  CHECK(summit.in_outbox() == 0);
  for (const int piece : {2, 1, 2}) {  // whose progress is kept, lost, and kept again
    const auto died =
        queue_link_mails(summit.database(), summit.clock.now(), "links", unwatched(), dying_in_piece(piece));
    CHECK_FALSE(died.ok());
  }
  const auto some = summit.in_outbox();
  CHECK(some > 0);
  CHECK(some < people);
  summit.run_job();
  CHECK(summit.state_of(job) == jobs::JobState::done);
  summit.nobody_has_two(1);
  // What was asked for twice, and a job that begins again after its end, find nothing left to do.
  REQUIRE(queue_link_mails(summit.database(), summit.clock.now(), "links", unwatched(), dying_in_piece(99)).ok());
  summit.nobody_has_two(1);
  const auto links = summit.deliver();
  CHECK(links.size() == people);
  std::set<std::string> secrets;
  for (const auto& [address, secret] : links) secrets.insert(secret);
  CHECK(secrets.size() == people);

  summit.send_by_job(LinkMail::reminder, "reminder");
  CHECK_FALSE(queue_link_mails(summit.database(), summit.clock.now(), "reminder", unwatched(), dying_in_piece(2)).ok());
  summit.run_job();
  CHECK(summit.figure("select count(*) from answer_link where mails = 2") == people);
  CHECK(summit.deliver().size() == people);
}

TEST_CASE("a job that is cancelled in the middle leaves the rest without a link, until links are sent again") {
  ManyLinks summit;
  const auto job = summit.send_by_job(LinkMail::link, "links");
  StoppedAfterOne progress;
  const auto stopped = queue_link_mails(summit.database(), summit.clock.now(), "links", progress, dying_in_piece(99));
  CHECK_FALSE(stopped.ok());
  const auto some = summit.in_outbox();
  CHECK(some > 0);
  CHECK(some < people);
  REQUIRE(jobs::cancel(summit.database(), summit.now(), job).ok());
  const auto ran = jobs::run_next(summit.database(), summit.clock, summit.job_kinds, [](auto, auto) {});
  REQUIRE(ran.ok());
  CHECK_FALSE(*ran);
  CHECK(summit.in_outbox() == some);
  const auto rest = forecast_links(summit.database(), summit.clock.now(), "summit", LinkMail::link);
  REQUIRE(rest.ok());
  CHECK(rest->mails == people - some);
  REQUIRE(summit.send(LinkMail::link, "the rest").ok());
  summit.nobody_has_two(1);
  CHECK(summit.deliver().size() == people);
}

}  // namespace muster::feedback
