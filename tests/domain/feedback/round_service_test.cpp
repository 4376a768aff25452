// Publishing, opening, closing and answering, through the service.
#include <muster/platform/store/audit.hpp>

#include <atomic>
#include <thread>

#include "summit_feedback.hpp"

namespace muster::feedback {

using std::chrono::hours;

TEST_CASE("a form is published in draft, opens, closes and opens again") {
  Feedback summit;
  CHECK_FALSE(settle_event_round(summit.database(), summit.clock.now(), "summit")->has_value());
  CHECK(open_round(summit.database(), summit.now(), "summit").error().kind == ErrorKind::conflict);
  summit.publish();
  const auto first = summit.round();
  CHECK(first.state == RoundState::draft);
  CHECK(first.form_version == 1);
  CHECK(first.short_code.size() == 7);
  CHECK(reopen_round(summit.database(), summit.now(), "summit").error().kind == ErrorKind::conflict);
  REQUIRE(open_round(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.round().state == RoundState::open);
  summit.answer("k1");
  summit.clock.advance(hours(1));
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.round().state == RoundState::closed);
  CHECK(summit.round().closed_at == summit.clock.now());
  CHECK(open_round(summit.database(), summit.now(), "summit").error().kind == ErrorKind::conflict);
  REQUIRE(reopen_round(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.round().state == RoundState::open);
  CHECK_FALSE(summit.round().closed_at.has_value());
  CHECK(summit.round().short_code == first.short_code);
  summit.answer("k2");
  CHECK(summit.stored() == 2);
}

TEST_CASE("each closing keeps how many were listed and had answered") {
  Feedback summit;
  summit.publish();
  REQUIRE(open_round(summit.database(), summit.now(), "summit").ok());
  const auto closings = [&] {
    const auto round_id = summit.round().id;
    auto found = summit.database().read(
        [&](store::Session& session) -> Result<std::vector<Closing>> { return closings_of(session, round_id); });
    REQUIRE(found.ok());
    return *found;
  };
  CHECK(closings().empty());
  summit.answer("k1");
  summit.clock.advance(hours(1));
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  REQUIRE(closings().size() == 1);
  CHECK(closings().front().responses == 1);
  CHECK(closings().front().delegates == 0);
  REQUIRE(reopen_round(summit.database(), summit.now(), "summit").ok());
  summit.answer("k2");
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  REQUIRE(closings().size() == 2);
  CHECK(closings().front().responses == 1);
  CHECK(closings().back().responses == 2);
}

TEST_CASE("a round opens and closes by the clock") {
  Feedback summit;
  summit.publish();
  const auto opens = summit.clock.now() + hours(2);
  const auto closes = summit.clock.now() + hours(5);
  CHECK(schedule_round(summit.database(), summit.now(), "summit", closes, opens).error().kind == ErrorKind::bad_input);
  CHECK(schedule_round(summit.database(), summit.now(), "summit", {}, summit.clock.now() - hours(1)).error().kind ==
        ErrorKind::bad_input);
  REQUIRE(schedule_round(summit.database(), summit.now(), "summit", opens, closes).ok());
  const auto code = summit.round().short_code;
  const forms::TypedAnswers typed{{"helpful", {"helpful"}}};
  CHECK(submit(summit.database(), opens - std::chrono::seconds(1), code, typed, "early").error().kind ==
        ErrorKind::conflict);
  // Nobody has looked since: the submission itself opens the round.
  REQUIRE(submit(summit.database(), opens, code, typed, "just").ok());
  summit.clock.advance(hours(2));
  CHECK(summit.round().state == RoundState::open);
  CHECK(submit(summit.database(), closes, code, typed, "late").error().kind == ErrorKind::conflict);
  CHECK(summit.stored() == 1);
  summit.clock.advance(hours(4));
  REQUIRE(settle_rounds(summit.database(), summit.clock.now()).ok());
  CHECK(summit.figure("select count(*) from round where state = 'closed'") == 1);
  CHECK(summit.figure("select count(*) from submission_key") == 0);
}

TEST_CASE("a round whose whole time went by unseen is closed at first sight") {
  Feedback summit;
  summit.publish();
  REQUIRE(schedule_round(summit.database(), summit.now(), "summit", summit.clock.now() + hours(1),
                         summit.clock.now() + hours(2))
              .ok());
  summit.clock.advance(hours(48));
  CHECK(summit.round().state == RoundState::closed);
}

TEST_CASE("reopening after a closing time takes that time away") {
  Feedback summit;
  summit.open();
  REQUIRE(schedule_round(summit.database(), summit.now(), "summit", {}, summit.clock.now() + hours(1)).ok());
  summit.clock.advance(hours(2));
  REQUIRE(summit.round().state == RoundState::closed);
  CHECK(schedule_round(summit.database(), summit.now(), "summit", {}, summit.clock.now() + hours(9)).error().kind ==
        ErrorKind::conflict);
  REQUIRE(reopen_round(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.round().state == RoundState::open);
  CHECK_FALSE(summit.round().closes_at.has_value());
}

TEST_CASE("the same form sent twice is one answer") {
  Feedback summit;
  const auto code = summit.open();
  const forms::TypedAnswers typed{{"helpful", {"helpful"}}};
  CHECK_FALSE(submit(summit.database(), summit.clock.now(), code, typed, "k")->repeated);
  CHECK(submit(summit.database(), summit.clock.now(), code, {{"helpful", {"not"}}}, "k")->repeated);
  CHECK(summit.stored() == 1);
  CHECK(summit.figure("select count(*) from response where answers like '%\"not\"%'") == 0);
  CHECK_FALSE(submit(summit.database(), summit.clock.now(), code, typed, "other")->repeated);
  CHECK(summit.stored() == 2);
}

TEST_CASE("an invalid form saves nothing, not even its key") {
  Feedback summit;
  const auto code = summit.open();
  const auto sent = submit(summit.database(), summit.clock.now(), code, {{"words", {"calm"}}}, "k");
  REQUIRE(sent.ok());
  REQUIRE(sent->errors.size() == 1);
  CHECK(sent->errors[0].message == "Say how helpful it was");
  CHECK(summit.stored() == 0);
  summit.answer("k");
  CHECK(summit.stored() == 1);
}

TEST_CASE("an unknown link is not found") {
  Feedback summit;
  summit.open();
  CHECK(submit(summit.database(), summit.clock.now(), "nosuch", {}, "k").error().kind == ErrorKind::not_found);
  CHECK(settle_linked_round(summit.database(), summit.clock.now(), "nosuch").error().kind == ErrorKind::not_found);
}

TEST_CASE("while an anonymous round is open its figures grow by five and leave out five at least") {
  Feedback summit;
  summit.open();
  const std::vector<std::size_t> expected{0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 5};
  for (std::size_t at = 0; at < expected.size(); ++at) {
    summit.answer("k" + std::to_string(at));
    CHECK(summit.released() == expected[at]);
  }
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.released() == 11);
}

TEST_CASE("fewer than five answers that come after a closing stay out of the figures") {
  Feedback summit;
  summit.open();
  std::size_t sent = 0;
  const auto answer_to = [&](std::size_t many) {
    while (sent < many) summit.answer("k" + std::to_string(sent++));
  };
  const auto close = [&] { REQUIRE(close_round(summit.database(), summit.now(), "summit").ok()); };
  const auto reopen = [&] { REQUIRE(reopen_round(summit.database(), summit.now(), "summit").ok()); };
  answer_to(12);
  close();
  CHECK(summit.released() == 12);
  reopen();
  answer_to(16);
  close();
  CHECK(summit.released() == 12);
  CHECK(summit.round().responses == 16);
  CHECK(summit.round().waiting == 4);
  reopen();
  answer_to(17);
  CHECK(summit.released() == 12);
  close();
  CHECK(summit.released() == 17);
  CHECK(summit.round().waiting == 0);
}

TEST_CASE("fewer than five answers to an anonymous form are in no figure, and later ones join them") {
  Feedback summit;
  summit.open();
  const auto close = [&] { REQUIRE(close_round(summit.database(), summit.now(), "summit").ok()); };
  for (int at = 0; at < 4; ++at) summit.answer("k" + std::to_string(at));
  close();
  CHECK(summit.released() == 0);
  CHECK(summit.round().responses == 4);
  CHECK(summit.round().waiting == 4);
  REQUIRE(reopen_round(summit.database(), summit.now(), "summit").ok());
  CHECK(told_count(summit.round(), summit.round().responses) == 4);
  summit.answer("k5");
  CHECK(told_count(summit.round(), summit.round().responses) == 4);
  close();
  CHECK(summit.released() == 5);
}

TEST_CASE("a round with names moves its figures with every answer") {
  Feedback summit;
  auto text = form_text;
  text.erase(text.find("  anonymous\n"), 12);
  summit.publish(text);
  REQUIRE(open_round(summit.database(), summit.now(), "summit").ok());
  summit.answer("k1");
  CHECK(summit.released() == 1);
}

TEST_CASE("answers imported after the clock opened the round step in fives too") {
  Feedback summit;
  summit.publish();
  REQUIRE(schedule_round(summit.database(), summit.now(), "summit", summit.clock.now() + hours(1), {}).ok());
  summit.clock.advance(hours(2));
  const auto done = summit.import(export_head + "1,a,b,,,Helpful,,\n2,c,d,,,Helpful,,\n");
  REQUIRE(done.ok());
  CHECK(summit.stored() == 2);
  CHECK(summit.released() == 0);
}

TEST_CASE("a published form is replaced by a new version, and no code changes its meaning once answers are there") {
  Feedback summit;
  summit.open();
  summit.publish("form views \"Your views\"\n  anonymous\n\npage \"P\"\n  other \"Something else?\" lines 2\n");
  CHECK(summit.round().form_version == 2);
  CHECK(summit.round().state == RoundState::open);
  summit.publish();
  summit.answer("k");
  auto changed = form_text;
  changed.replace(changed.find("\"Not helpful\""), 13, "\"Very helpful\"");
  const auto refused = publish_form(summit.database(), summit.now(), "summit", changed, "new.form");
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().kind == ErrorKind::bad_input);
  REQUIRE(refused.error().diagnostics.size() >= 1);
  CHECK(refused.error().diagnostics[0].message.find("not") != std::string::npos);
  CHECK(summit.round().form_version == 3);
  auto more = form_text;
  more += "  extra \"One more?\" lines 2\n";
  CHECK(publish_form(summit.database(), summit.now(), "summit", more, "new.form").ok());
  CHECK(summit.round().form_version == 4);
}

TEST_CASE("a form with errors is not published, and every error has its place") {
  Feedback summit;
  const auto refused = publish_form(summit.database(), summit.now(), "summit", "form x\npage\n", "new.form");
  REQUIRE_FALSE(refused.ok());
  REQUIRE_FALSE(refused.error().diagnostics.empty());
  CHECK(refused.error().diagnostics[0].source == "new.form");
  CHECK(summit.figure("select count(*) from form_version") == 0);
}

TEST_CASE("two people sending at once are two answers") {
  Feedback summit;
  const auto code = summit.open();
  std::vector<std::thread> people;
  std::atomic<int> saved{0};
  for (int person = 0; person < 2; ++person) {
    people.emplace_back([&, person] {
      for (int at = 0; at < 20; ++at) {
        const auto sent = submit(summit.database(), summit.clock.now(), code, {{"helpful", {"helpful"}}},
                                 std::to_string(person) + "-" + std::to_string(at));
        if (sent.ok() && !sent->repeated) ++saved;
      }
    });
  }
  for (auto& person : people) person.join();
  CHECK(saved == 40);
  CHECK(summit.stored() == 40);
}

TEST_CASE("two threads sending the same form at once are one answer") {
  Feedback summit;
  const auto code = summit.open();
  std::atomic<int> first{0};
  std::vector<std::thread> clicks;
  for (int click = 0; click < 4; ++click) {
    clicks.emplace_back([&] {
      const auto sent = submit(summit.database(), summit.clock.now(), code, {{"helpful", {"helpful"}}}, "one key");
      if (sent.ok() && !sent->repeated) ++first;
    });
  }
  for (auto& click : clicks) click.join();
  CHECK(first == 1);
  CHECK(summit.stored() == 1);
}

TEST_CASE("a submission waits while another program writes") {
  Feedback summit;
  const auto code = summit.open();
  auto other =
      store::Database::open(summit.database().location(), store::Database::Mode::must_exist, std::chrono::seconds(2));
  REQUIRE(other.ok());
  std::atomic<bool> locked{false};
  std::thread writer([&] {
    const auto held = (*other)->write([&](store::Session&) -> Outcome {
      locked = true;
      std::this_thread::sleep_for(std::chrono::seconds(1));
      return Success{};
    });
    (void)held;
  });
  while (!locked) std::this_thread::yield();
  const auto begin = std::chrono::steady_clock::now();
  const auto sent = submit(summit.database(), summit.clock.now(), code, {{"helpful", {"helpful"}}}, "k");
  const auto waited = std::chrono::steady_clock::now() - begin;
  writer.join();
  REQUIRE(sent.ok());
  CHECK(waited > std::chrono::milliseconds(500));
  CHECK(summit.stored() == 1);
}

TEST_CASE("opening and closing leave a trace, answering leaves none") {
  Feedback summit;
  summit.open();
  const auto before = summit.figure("select count(*) from audit");
  summit.answer("k1");
  summit.answer("k2");
  CHECK(summit.figure("select count(*) from audit") == before);
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  const auto round = summit.round();
  const auto traces = summit.database().read([&](store::Session& session) -> Result<std::vector<store::AuditEntry>> {
    return store::audit_entries(session, round.id, 10);
  });
  REQUIRE(traces.ok());
  REQUIRE(traces->size() == 2);
  CHECK((*traces)[0].action != (*traces)[1].action);
}

}  // namespace muster::feedback
