// Long work as people meet it: offered where a file is large, made by whoever does jobs, seen by those who may.
#include <muster/domain/feedback/round_service.hpp>
#include <muster/front/app/job_kinds.hpp>
#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/jobs/worker.hpp>

#include "front/app/two_programmes.hpp"

namespace muster::app {
namespace {

const std::string form_text =
    "form views \"Views\"\n  anonymous\npage \"One\"\n  topic \"One topic?\" pick one\n  "
    "( ) housing \"Housing\"\n  ( ) health \"Health\"\n";
const std::string answers = "/events/ours/answers.csv";

struct Desk : test::TwoProgrammes {
  Desk() {
    organiser = session("organiser@example.org", access::Role::organiser, "Our programme");
    lead = session("lead@example.org", access::Role::lead, "Our programme");
    stranger = session("stranger@example.org", access::Role::owner, "Their programme");
    REQUIRE(feedback::publish_form(database(), store().audit(), "ours", form_text, "test.form").ok());
    REQUIRE(feedback::open_round(database(), store().audit(), "ours").ok());
  }
  void answer_by(int people) {
    REQUIRE(database()
                .write([&](store::Session& session) -> Outcome {
                  for (int number = 0; number < people; ++number) {
                    session.execute(
                        "insert into response (round_id, id, answers, released) select id, $1, "
                        "'{\"topic\":{\"codes\":[\"housing\"],\"texts\":[]}}', 1 from round",
                        {"answer-" + std::to_string(number)});
                  }
                  return Success{};
                })
                .ok());
  }
  /// The address of the job's page.
  std::string started(const std::string& session) {
    const auto reply = post(answers, session);
    REQUIRE(reply.status == 303);
    return test::location(reply);
  }
  void work() {
    figures::Summaries summaries(database());
    const auto kinds = job_kinds(database(), clock(), summaries);
    const auto ran = jobs::run_next(database(), clock(), kinds, [](auto, auto) {});
    REQUIRE((ran.ok() && *ran));
  }
  std::string organiser;
  std::string lead;
  std::string stranger;
};

}  // namespace

TEST_CASE("a small file comes at once, a large one is offered as a job and waits for whoever asked") {
  Desk desk;
  desk.answer_by(3);
  CHECK(desk.get(answers, desk.organiser).content_type == "text/csv; charset=utf-8");
  REQUIRE(desk.database()
              .write([](store::Session& session) -> Outcome {
                session.execute("delete from response");
                return Success{};
              })
              .ok());
  desk.answer_by(5001);
  const auto offer = desk.get(answers, desk.organiser);
  CHECK(offer.status == 200);
  CHECK(test::holds(offer, "5,001 answers"));
  CHECK(test::holds(offer, "action=\"" + answers + "\""));
  const auto page = desk.started(desk.organiser);
  CHECK(desk.started(desk.organiser) == page);
  CHECK(test::holds(desk.get(page, desk.organiser), "Waits for its turn"));
  CHECK(desk.get(page + "/file", desk.organiser).status == 404);
  desk.work();
  const auto done = desk.get(page, desk.organiser);
  CHECK(test::holds(done, "Download ours-answers.csv"));
  CHECK_FALSE(test::holds(done, "data-watch"));
  CHECK(test::holds(desk.get("/jobs", desk.organiser), "Answers of An event as CSV"));
  const auto file = desk.get(page + "/file", desk.organiser);
  CHECK(file.content_type == "text/csv; charset=utf-8");
  CHECK(test::times(file.body, "housing\r\n") == 5001);
}

TEST_CASE("a long list of delegates is a job, with addresses for those alone who may see them") {
  Desk desk;
  REQUIRE(desk.database()
              .write([](store::Session& session) -> Outcome {
                const auto event = session.first("select id from event where slug = 'ours'")->text(0);
                for (int number = 0; number < 5001; ++number) {
                  const auto id = "many-" + std::to_string(number);
                  session.execute(
                      "insert into person (id, first_name, last_name, email, job_title, sort_name, search_text) "
                      "values ($1, 'Pat', $1, 'many@mail.example', '', $1, $1)",
                      {id});
                  session.execute(
                      "insert into booking_row (id, event_id, person_id, booked_at, state) values ($1, $2, $1, "
                      "'2022-05-01T10:00:00Z', $3)",
                      {id, event, std::string(number < 2 ? "cancelled" : "booked")});
                }
                return Success{};
              })
              .ok());
  const std::string list = "/events/ours/delegates.csv";
  const auto offer = desk.get(list, desk.organiser);
  CHECK(test::holds(offer, "5,002 delegates"));
  for (const auto& [who, addresses] : {std::pair{desk.organiser, 5001}, std::pair{desk.lead, 0}}) {
    const auto started = desk.post(list, who);
    REQUIRE(started.status == 303);
    const auto page = test::location(started);
    desk.work();
    const auto file = desk.get(page + "/file", who);
    CHECK(file.status == 200);
    CHECK(test::times(file.body, "Pat,many-") == 5001);
    CHECK(test::times(file.body, "many@mail.example") == addresses);
    CHECK(test::times(file.body, "Cancelled") == 2);
    // Whoever may not see addresses does not see the other's job.
    if (addresses > 0) CHECK(desk.get(page, desk.lead).status == 404);
  }
  CHECK(desk.get(list, desk.stranger).status == 404);
}

TEST_CASE("a job is seen by those of its programme who have its right, and its file goes to whoever asked") {
  Desk desk;
  desk.answer_by(5001);
  const auto page = desk.started(desk.organiser);
  desk.work();
  const auto owner = desk.session("owner@example.org", access::Role::owner, "Our programme");
  CHECK(test::holds(desk.get(page, owner), "The file waits for whoever asked for it."));
  CHECK(desk.get(page + "/file", owner).status == 403);
  for (const auto& other : {desk.lead, desk.stranger}) {
    CHECK(desk.get(page, other).status == 404);
    CHECK(desk.get(page + "/file", other).status == 404);
    CHECK(desk.post(page + "/cancel", other).status == 404);
    CHECK_FALSE(test::holds(desk.get("/jobs", other), "Answers of An event"));
  }
  CHECK(desk.get(page, "").status == 303);
}

TEST_CASE("a job is cancelled by a button, and one that has ended says how it ended") {
  Desk desk;
  desk.answer_by(5001);
  const auto page = desk.started(desk.organiser);
  CHECK(test::holds(desk.get(page, desk.organiser), "Cancel this job"));
  CHECK(test::location(desk.post(page + "/cancel", desk.organiser)) == page);
  CHECK(test::holds(desk.get(page, desk.organiser), "Cancelled"));
  CHECK(test::location(desk.post(page + "/cancel", desk.organiser)) == page);
  CHECK(desk.store().figure("select count(*) from audit where action = 'job cancelled'") == 1);
}

TEST_CASE("a large event's report is a job too, and a job that fails says why") {
  Desk desk;
  desk.answer_by(5001);
  const std::string report = "/events/ours/report.docx";
  CHECK(test::holds(desk.get(report, desk.lead), "Make the file"));
  const auto page = test::location(desk.post(report, desk.lead));
  desk.work();
  CHECK(desk.get(page + "/file", desk.lead).body.starts_with("PK"));
  const auto unknown = desk.post("/events/ours/report.docx", desk.lead);
  CHECK(unknown.status == 303);
  REQUIRE(desk.database()
              .write([](store::Session& session) -> Outcome {
                session.execute(
                    "update job set payload = '{\"event\":\"gone\",\"format\":\"docx\"}' where state = 'queued'");
                return Success{};
              })
              .ok());
  desk.work();
  const auto failed = desk.get(test::location(unknown), desk.lead);
  CHECK(test::holds(failed, "Failed"));
  CHECK(test::holds(failed, "There is no event"));
}

}  // namespace muster::app
