// Periods, the nightly job that keeps to them, and the clock it does not believe.
#include <muster/domain/access/token_service.hpp>
#include <muster/domain/privacy/retention_service.hpp>
#include <muster/front/app/job_kinds.hpp>
#include <muster/platform/jobs/worker.hpp>

#include "privacy_site.hpp"

namespace muster::privacy {
namespace {

using std::chrono::days;
using std::chrono::hours;

RunOutcome run(PrivacySite& site, RunTrigger requested = RunTrigger::nightly) {
  const auto done = run_retention(site.database(), {"clock", site.clock.now()}, requested);
  if (!done.ok()) FAIL(done.error().message << " " << done.error().detail);
  return *done;
}

/// A night after a night, so that the clock never jumps.
std::map<std::string, std::int64_t> nights(PrivacySite& site, int count) {
  std::map<std::string, std::int64_t> went;
  for (int night = 0; night < count; ++night) {
    site.clock.advance(days(1));
    for (const auto& [kind, number] : run(site).run.went) went[kind] += number;
  }
  return went;
}

void jump_to(PrivacySite& site, const std::string& moment) {
  const auto to = parse_instant(moment);
  REQUIRE(to.ok());
  site.clock.advance(*to - site.clock.now());
}

/// Does the job that waits.
void work(PrivacySite& site) {
  const auto kinds = app::job_kinds(site.database(), site.clock, site.summaries);
  const auto ran = jobs::run_next(site.database(), site.clock, kinds, [](auto, auto) {});
  REQUIRE((ran.ok() && *ran));
}

std::int64_t needs_left(PrivacySite& site) { return site.figure("select count(*) from delegate_needs"); }

}  // namespace

TEST_CASE("the first run notes the time and deletes nothing") {
  PrivacySite site;
  jump_to(site, "2032-01-01T03:00:00Z");
  CHECK(run(site).end == RunEnd::noted);
  CHECK(needs_left(site) == 4);
  CHECK(run(site).end == RunEnd::not_due);
}

TEST_CASE("needs go when fourteen days after their event are over, and not a day before") {
  PrivacySite site;
  jump_to(site, "2022-06-20T03:00:00Z");
  CHECK(run(site).end == RunEnd::noted);
  auto went = nights(site, 4);  // to 24 June
  CHECK(went["needs"] == 0);
  CHECK(went["uploads"] == 1);
  CHECK(needs_left(site) == 4);
  went = nights(site, 1);  // 25 June
  CHECK(went["needs"] == 2);
  CHECK(needs_left(site) == 2);
  CHECK(site.every_byte().find("Canary ramp") != std::string::npos);  // of the event in November
  jump_to(site, "2022-11-24T03:00:00Z");
  REQUIRE(run(site, RunTrigger::confirmed).end == RunEnd::ran);
  CHECK(needs_left(site) == 2);
  nights(site, 1);
  CHECK(needs_left(site) == 0);
  CHECK(site.every_byte().find("Canary ramp") == std::string::npos);
}

TEST_CASE("addresses and job titles go two years after the last event, names stay") {
  PrivacySite site;
  jump_to(site, "2024-11-08T03:00:00Z");
  run(site);
  REQUIRE(run(site, RunTrigger::confirmed).end == RunEnd::ran);
  CHECK(site.figure("select count(*) from person where email <> ''") == 2);
  auto went = nights(site, 2);  // 730 days after 10 November 2022 is 9 November 2024
  CHECK(went["contact-details"] == 2);
  CHECK(went["job-titles"] == 2);
  CHECK(site.every_byte().find("zq.canary") == std::string::npos);
  CHECK(booking::delegates(site.database(), "summit")->size() == 2);
  CHECK(site.id_of("Quillfeather").size() == 26);
}

TEST_CASE("names go where a period is set, and leave a count") {
  PrivacySite site;
  REQUIRE(keep_for(site.database(), site.now(), "names", 30).ok());
  jump_to(site, "2022-12-11T03:00:00Z");
  const auto done = run(site, RunTrigger::confirmed);
  CHECK(went_words(done.run).find("2 people") != std::string::npos);
  CHECK(booking::delegates(site.database(), "autumn")->size() == 2);
  CHECK(site.figure("select count(*) from person where erased = 0") == 0);
}

TEST_CASE("a clock that jumps more than two days either way deletes nothing until somebody confirms it") {
  PrivacySite site;
  run(site);
  const auto start = site.clock.now();
  for (const auto jump : {hours(49), hours(24 * 3650), hours(-49)}) {
    site.clock.advance(jump);
    CHECK(run(site).end == RunEnd::held);
    CHECK(run(site, RunTrigger::by_hand).end == RunEnd::held);
    CHECK(needs_left(site) == 4);
    CHECK(holds(site.visitor.get("/privacy"), "The clock is right"));
    CHECK(site.visitor.post("/privacy/run", {}).status == 409);
    site.clock.advance(start - site.clock.now());
  }
  CHECK(site.figure("select count(*) from retention_run") == 1);
  jump_to(site, "2023-01-10T03:00:00Z");
  const auto job = test::location(site.visitor.post("/privacy/run", {{"confirmed", "yes"}}));
  CHECK(needs_left(site) == 4);
  work(site);
  CHECK(holds(site.visitor.get(job), "delegates’ needs"));
  CHECK(needs_left(site) == 0);
  // Back to a right clock: the run of the wrong one does not stand in the way for ever.
  jump_to(site, "2022-07-01T03:00:00Z");
  CHECK(run(site).end == RunEnd::held);
  CHECK(run(site, RunTrigger::confirmed).end == RunEnd::ran);
  site.clock.advance(days(1));
  CHECK(run(site).end == RunEnd::ran);
}

TEST_CASE("a run asked for by hand deletes once, though the process that does it dies and begins again") {
  PrivacySite site;
  run(site);
  jump_to(site, "2022-12-01T03:00:00Z");
  run(site, RunTrigger::confirmed);
  site.clock.advance(hours(1));
  REQUIRE(keep_for(site.database(), site.now(), "contact-details", 1).ok());
  const auto job = test::location(site.visitor.post("/privacy/run", {}));
  CHECK(test::location(site.visitor.post("/privacy/run", {})) == job);
  work(site);
  CHECK(holds(site.visitor.get(job), "Deleted: 2 e-mail addresses"));
  const auto runs = site.figure("select count(*) from retention_run");
  // As a process leaves it that dies between the deletion and its last word.
  site.write([](store::Session& session) {
    session.execute("update job set state = 'queued', outcome = '', ended_at = '', position = 'deleted'");
  });
  work(site);
  CHECK(holds(site.visitor.get(job), "Deleted: 2 e-mail addresses"));
  CHECK(site.figure("select count(*) from retention_run") == runs);
}

TEST_CASE("a long deletion goes on with the next turn, and its report counts all that went") {
  PrivacySite site;
  constexpr int many = 20000;  // more than the fastest machine deletes in one piece
  site.write([](store::Session& session) {
    for (int at = 0; at < many; ++at) {
      const auto number = std::to_string(at);
      session.execute(
          "insert into outbox (id, kind, recipient, subject, body, html, detail, state, attempts, reason, created_at, "
          "next_at, deadline, sort_to, search_text) values ($1, 'plain', 'a@example.org', 's', 'b', '', '', 'sent', 1, "
          "'', '2022-06-01T00:00:00Z', '2022-06-01T00:00:00Z', '', 'a', 'a')",
          {"mail " + number});
    }
  });
  const auto left = [&] { return site.figure("select count(*) from outbox where created_at < '2022-06-02'"); };
  jump_to(site, "2022-08-01T03:00:00Z");
  run(site);
  site.clock.advance(days(1));
  const auto turn = [&] {
    const auto done = run_retention(site.database(), {"clock", site.clock.now()}, RunTrigger::nightly,
                                    {{}, &unwatched(), std::chrono::milliseconds(0)});
    REQUIRE(done.ok());
    return *done;
  };
  const auto runs = site.figure("select count(*) from retention_run");
  CHECK(left() == many);
  // Each turn ends with the first piece of which something went.
  for (int turns = 0; left() == many && turns < 30; ++turns) CHECK(turn().end == RunEnd::goes_on);
  CHECK(site.figure("select count(*) from retention_run") == runs);
  const auto before = left();
  CHECK(before < many);
  CHECK(before > 0);
  struct DyingProgress : Progress {
    explicit DyingProgress(std::function<bool()> now) : now_(std::move(now)) {}
    void begin(std::string_view, std::int64_t) override {}
    void reach(std::int64_t) override {
      if (now_()) throw std::runtime_error("the process ends here");
    }
    [[nodiscard]] bool cancelled() const override { return false; }
    std::function<bool()> now_;
  } dying([&] { return left() < before; });
  CHECK_THROWS(run_retention(site.database(), {"clock", site.clock.now()}, RunTrigger::nightly, {{}, &dying, {}}));
  CHECK(left() < before);
  CHECK(site.figure("select count(*) from retention_run") == runs);
  const auto done = run(site);
  CHECK(done.end == RunEnd::ran);
  CHECK(left() == 0);
  std::map<std::string, std::int64_t> went(done.run.went.begin(), done.run.went.end());
  CHECK(went["mail"] >= many);
  CHECK(run(site).end == RunEnd::not_due);
}

TEST_CASE("somebody who was booked again while a deletion went on keeps what would have gone") {
  PrivacySite site;
  jump_to(site, "2024-11-08T03:00:00Z");
  run(site);
  site.clock.advance(days(2));
  REQUIRE(site.figure("select count(*) from person where email <> ''") == 2);
  struct BookingProgress : Progress {
    explicit BookingProgress(std::function<void()> work) : work_(std::move(work)) {}
    void begin(std::string_view things, std::int64_t) override {
      if (things == "e-mail addresses" && work_ && ++begun_ == 2) std::exchange(work_, {})();
    }
    void reach(std::int64_t) override {}
    [[nodiscard]] bool cancelled() const override { return false; }
    std::function<void()> work_;
    int begun_ = 0;
  } booked(
      [&] { site.write([](store::Session& session) { session.execute("update event set date = '2024-12-01'"); }); });
  REQUIRE(run_retention(site.database(), {"clock", site.clock.now()}, RunTrigger::nightly, {{}, &booked, {}}).ok());
  CHECK_FALSE(booked.work_);
  CHECK(site.figure("select count(*) from person where email <> ''") == 2);
}

TEST_CASE("traces of changes go after their period") {
  PrivacySite site;
  REQUIRE(keep_for(site.database(), site.now(), "audit", 30).ok());
  const auto before = site.figure("select count(*) from audit");
  CHECK(before > 0);
  jump_to(site, "2022-07-01T03:00:00Z");
  run(site, RunTrigger::confirmed);
  CHECK(site.figure("select count(*) from audit") == before);
  site.clock.advance(days(2));
  const auto done = run(site, RunTrigger::by_hand);
  CHECK(site.figure("select count(*) from audit") == 0);
  CHECK(done.run.went.back() == std::pair<std::string, std::int64_t>("audit", before));
}

TEST_CASE("what signing in and mail leave behind goes in its night, and is reported as counts") {
  PrivacySite site;
  run(site);
  site.fill_every_table();
  REQUIRE(access::add_token(site.database(), site.now(), "A program", access::Role::lead, "LIIA", days(20)).ok());
  const auto rows = [&](const std::string& table) { return site.figure("select count(*) from " + table); };
  CHECK(rows("sign_in_session") == 2);
  auto went = nights(site, 1);
  CHECK(went["sign-in-links"] == 2);
  CHECK(went["sessions"] == 2);
  CHECK(rows("known_browser") == 2);
  CHECK(rows("access_token") == 1);
  CHECK(rows("outbox") == 4);
  went = nights(site, 20);
  CHECK(went["access-tokens"] == 1);
  CHECK(went["mail"] == 0);
  went = nights(site, 11);
  CHECK(went["mail"] == 6);
  CHECK(holds(site.visitor.get("/privacy"), "6 messages and bounced addresses"));
  CHECK(rows("outbox") + rows("bounced_address") == 0);
  went = nights(site, 149);
  CHECK(went["known-browsers"] == 2);
  CHECK(rows("account") == 2);
  CHECK(holds(site.visitor.get("/privacy"), "2 known browsers"));
  CHECK(site.every_byte().find("for the canary") == std::string::npos);
}

TEST_CASE("contact details given on a form go in the night after the day that the form promised") {
  PrivacySite site;
  run(site);
  site.fill_every_table();
  site.write([&](store::Session& session) {
    session.execute("update round set state = 'closed', closed_at = $1", {iso_instant(site.clock.now())});
  });
  CHECK(nights(site, 30)["personal-answers"] == 0);
  CHECK(site.figure("select count(*) from personal_answer") == 2);
  CHECK(nights(site, 1)["personal-answers"] == 2);
  CHECK(site.figure("select count(*) from personal_answer") == 0);
  CHECK(holds(site.visitor.get("/privacy"), "2 sets of contact details"));
}

TEST_CASE("who was sent a link to a form is forgotten some weeks after it has closed, and how many were sent is not") {
  PrivacySite site;
  run(site);
  site.fill_every_table();
  site.write([](store::Session& session) {
    const auto round = session.first("select id from round")->text(0);
    session.execute(
        "insert into answer_link (round_id, id, person_id, mails, last_mailing) select $1, 'l' || id, id, 1, '' from "
        "person",
        {round});
    session.execute(
        "insert into answer_link_key (key_hash, round_id, link_id) select id, round_id, id from answer_link");
  });
  const auto links = site.figure("select count(*) from answer_link");
  REQUIRE(site.figure("select count(*) from answer_link where person_id is not null") > 0);
  nights(site, 40);  // a form that is open keeps them
  CHECK(site.figure("select count(*) from answer_link where person_id is not null") > 0);
  site.write([&](store::Session& session) {
    session.execute("update round set state = 'closed', closed_at = $1", {iso_instant(site.clock.now())});
  });
  const auto held = site.figure("select count(*) from answer_link where person_id is not null");
  CHECK(nights(site, 30)["answer-links"] == 0);
  CHECK(nights(site, 1)["answer-links"] == held);
  CHECK(site.figure("select count(*) from answer_link where person_id is not null") == 0);
  CHECK(site.figure("select count(*) from answer_link_key") == 0);
  CHECK(site.figure("select count(*) from answer_link") == links);
  CHECK(holds(site.visitor.get("/privacy"), "Who was sent a link to a form"));
}

TEST_CASE("whoever was known for a link alone goes with it, but not whom a frozen report names") {
  PrivacySite site;
  run(site);
  site.fill_every_table();
  site.write([&](store::Session& session) {
    for (const std::string id : {"linked", "named"}) {
      session.execute("insert into person (id, first_name, last_name, email, job_title) values ($1, 'Pat', $1, '', '')",
                      {id});
      session.execute(
          "insert into answer_link (round_id, id, person_id, mails, last_mailing) select id, $1, $1, 1, '' from round",
          {id});
    }
    session.execute(
        "insert into edition (id, event_id, report, number, note, interim, frozen_at, frozen_by, words, figures, "
        "checksum, changes) select 'names', event_id, 'names', 1, '', 0, '2022-06-17T10:00:00Z', 'nobody', '', '', '', "
        "'' from round",
        {});
    session.execute(
        "insert into edition_name (edition_id, reference, person_id, last_name, first_name) values ('names', 0, "
        "'named', 'named', 'Pat')");
    session.execute("update round set state = 'closed', closed_at = $1", {iso_instant(site.clock.now())});
  });
  nights(site, 31);
  CHECK(site.figure("select count(*) from person where id = 'linked'") == 0);
  CHECK(site.figure("select count(*) from person where id = 'named'") == 1);
}

TEST_CASE("a clock that jumped takes no session, link, token or mail") {
  PrivacySite site;
  run(site);
  site.fill_every_table();
  REQUIRE(access::add_token(site.database(), site.now(), "A program", access::Role::lead, "LIIA", days(20)).ok());
  site.clock.advance(hours(24 * 3650));
  CHECK(run(site).end == RunEnd::held);
  for (const auto& [table, count] :
       {std::pair("sign_in_session", 2), std::pair("sign_in_link", 2), std::pair("access_token", 1),
        std::pair("outbox", 4), std::pair("bounced_address", 2)}) {
    INFO(table);
    CHECK(site.figure(std::string("select count(*) from ") + table) == count);
  }
}

TEST_CASE("the page names whoever started a run, and the trace of a change names the account") {
  PrivacySite site;
  const auto account = access::give_role(site.database(), site.now(), "owner@example.org", access::Role::owner, "LIIA");
  REQUIRE(run_retention(site.database(), {account->id, site.clock.now()}, RunTrigger::by_hand).ok());
  CHECK(holds(site.visitor.get("/privacy"), "owner@example.org"));
  CHECK(site.figure("select count(*) from retention_run where ran_by = $1", {account->id}) == 1);
}

TEST_CASE("periods outside their bounds, fixed ones and unknown kinds are refused with a sentence") {
  PrivacySite site;
  const auto said = [&](const std::string& kind, std::optional<std::int64_t> period) {
    const auto kept = keep_for(site.database(), site.now(), kind, period);
    return kept.ok() ? std::string("kept") : kept.error().message;
  };
  CHECK(said("needs", 20) == "kept");
  CHECK(said("needs", std::nullopt).find("cannot be kept for ever") != std::string::npos);
  CHECK(said("needs", 93).find("0 to 92 days") != std::string::npos);
  CHECK(said("audit", 1).find("30 to") != std::string::npos);
  CHECK(said("names", std::nullopt) == "kept");
  CHECK(said("answers", 10).find("is fixed") != std::string::npos);
  CHECK(said("uploads", 10).find("is fixed") != std::string::npos);
  CHECK(said("job-title", 10).find("job-titles") != std::string::npos);
  CHECK(site.visitor.post("/privacy/keep", {{"kind", "needs"}, {"days", "7"}}).status == 303);
  CHECK(holds(site.visitor.get("/privacy"), "7 days"));
  CHECK(site.visitor.post("/privacy/keep", {{"kind", "needs"}, {"days", "soon"}}).status == 422);
  CHECK(site.visitor.post("/privacy/keep", {{"kind", "needs"}, {"days", "1000"}}).status == 422);
  const auto state = retention_state(site.database(), site.clock.now());
  REQUIRE(state.ok());
  CHECK(state->kinds.front().next == *parse_date("2022-06-18"));
  CHECK(state->kinds.front().next_count == 2);
}

}  // namespace muster::privacy
