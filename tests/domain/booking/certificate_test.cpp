// Certificates of attendance: how long somebody was there, who gets a paper, and what its code confirms.
#include "delegates_by_hand.hpp"

#include <muster/domain/booking/booking_mail.hpp>
#include <muster/domain/booking/certificate_service.hpp>
#include <muster/domain/booking/copy_service.hpp>
#include <muster/domain/booking/door_service.hpp>
#include <muster/domain/booking/planned_message_service.hpp>
#include <muster/domain/booking/public_pages.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/privacy/erasure_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/mail/outbox_service.hpp>

namespace muster::booking {
namespace {

using events::EventSession;
using events::SessionKind;
using Verdict = Attended::Verdict;

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

EventSession session(const std::string& code, int starts, std::optional<int> ends, SessionKind kind = SessionKind::talk,
                     int day = 0) {
  EventSession made{.code = code, .title = "The " + code, .kind = kind, .day = day, .starts_at = starts};
  made.ends_at = ends;
  return made;
}

/// Each minute by itself.
std::int64_t minutes_plainly(const std::vector<EventSession>& sessions) {
  std::set<std::pair<int, int>> minutes;
  for (const auto& each : sessions)
    if (each.ends_at && each.kind != SessionKind::pause)
      for (int minute = each.starts_at; minute < *each.ends_at; ++minute) minutes.insert({each.day, minute});
  return static_cast<std::int64_t>(minutes.size());
}

}  // namespace

TEST_CASE("each minute of sessions counts once, and breaks do not") {
  CHECK(minutes_of({session("a", 600, 660), session("b", 630, 690), session("c", 690, 720, SessionKind::pause)}) == 90);
  CHECK(minutes_of({session("open", 600, std::nullopt)}) == 0);
  std::uint32_t seed = 7;
  const auto draw = [&](int below) {
    seed = seed * 1664525U + 1013904223U;
    return static_cast<int>((seed >> 8U) % static_cast<std::uint32_t>(below));
  };
  for (int round = 0; round < 200; ++round) {
    std::vector<EventSession> sessions;
    for (int each = draw(9); each > 0; --each) {
      const int starts = draw(1300);
      const auto ends = draw(5) == 0 ? std::nullopt : std::optional(starts + 1 + draw(120));
      sessions.push_back(session("s", starts, ends, draw(4) == 0 ? SessionKind::pause : SessionKind::talk, draw(3)));
    }
    CHECK(minutes_of(sessions) == minutes_plainly(sessions));
  }
}

TEST_CASE("a session whose door was kept counts for those who were checked in there") {
  const std::vector sessions{session("opening", 600, 660), session("left", 660, 720), session("right", 660, 750)};
  const std::set<std::string> checked{"left", "right"};
  const CertificateRules rules;
  CHECK(attended({true, {"left"}, {}}, sessions, checked, rules).minutes == 120);
  CHECK(attended({true, {"right"}, {}}, sessions, checked, rules).minutes == 150);
  CHECK(attended({true, {}, {}}, sessions, checked, rules).minutes == 60);
  CHECK(attended({true, {}, {}}, sessions, {}, rules).minutes == 150);
  CHECK(attended({true, {"left"}, {}}, sessions, checked, rules).sessions == std::vector<std::string>{"The left"});
  CHECK(attended({false, {"left"}, {}}, sessions, checked, rules).verdict == Verdict::did_not_come);
}

TEST_CASE("a session that people choose counts for those who chose it, or were let in there") {
  const std::vector sessions{session("opening", 600, 660), session("left", 660, 720), session("right", 660, 750)};
  const std::set<std::string> offered{"left", "right"};
  const auto minutes = [&](const Presence& presence, const std::set<std::string>& checked) {
    return attended(presence, sessions, checked, {}, {}, {}, offered).minutes;
  };
  CHECK(minutes({.came = true}, {}) == 60);
  CHECK(minutes({.came = true, .chosen = {"right"}}, {}) == 150);
  CHECK(minutes({.came = true, .sessions = {"left"}}, {"left"}) == 120);
  CHECK(minutes({.came = true, .chosen = {"left"}}, {"left"}) == 60);  // nobody saw them at its door
}

TEST_CASE("of a module that is held more than once one day counts") {
  std::vector sessions{session("one", 600, 660), session("two", 600, 720), session("other", 600, 630)};
  for (std::size_t at = 0; at < sessions.size(); ++at) {
    sessions[at].kind = events::SessionKind::module;
    sessions[at].day = static_cast<int>(at);
  }
  sessions[1].title = sessions[0].title;
  const std::vector repeated{sessions[0].title};
  const auto minutes = [&](const Presence& presence, const std::set<std::string>& checked) {
    return attended(presence, sessions, checked, {}, repeated).minutes;
  };
  CHECK(minutes({.came = true}, {}) == 90);
  CHECK(minutes({.came = true, .chosen = {"two"}}, {}) == 150);
  CHECK(minutes({.came = true, .sessions = {"two"}}, {"two"}) == 150);
  CHECK(minutes({.came = true, .sessions = {"two"}, .chosen = {"one"}}, {"two"}) == 150);
  CHECK(minutes({.came = true, .chosen = {"two"}}, {"two"}) == 30);  // they were not at the door of the day they chose
  CHECK(minutes({.came = true, .chosen = {"one"}}, {"two"}) == 90);
  // Two sessions of one title that nobody chooses between are two.
  CHECK(attended({.came = true}, sessions, {}, {}).minutes == 210);
}

TEST_CASE("a session to come is neither attended nor missed, and a compulsory one must have been attended") {
  std::vector sessions{session("one", 600, 660), session("two", 600, 720), session("two_again", 600, 720),
                       session("three", 600, 630)};
  for (std::size_t at = 0; at < sessions.size(); ++at) {
    sessions[at].kind = SessionKind::module;
    sessions[at].day = static_cast<int>(at);
  }
  sessions[2].title = sessions[1].title;
  const std::vector repeated{sessions[1].title};
  const std::set<std::string> checked{"one", "two", "two_again"};
  CertificateRules rules;
  rules.compulsory = {"one", "two", "two_again", "three"};
  const auto was = [&](std::set<std::string> seen, const std::set<std::string>& to_come) {
    return attended({.came = true, .sessions = std::move(seen)}, sessions, checked, rules, repeated, to_come);
  };
  const auto halfway = was({"one"}, {"two_again", "three"});
  CHECK(halfway.verdict == Verdict::not_yet);
  CHECK(halfway.minutes == 60);  // nothing of what is to come
  CHECK(halfway.missed.empty());
  CHECK(halfway.awaited == std::vector<std::string>{"The two", "The three"});
  CHECK(verdict_words(halfway) == "Not yet: “The two” and “The three” to come");
  const auto late = was({"two"}, {"three"});
  CHECK(late.verdict == Verdict::missed);
  CHECK(late.missed == std::vector<std::string>{"The one"});
  CHECK(verdict_words(late) == "Missed “The one”");
  // Nobody was noted at the third: nobody was there, as far as anybody knows.
  CHECK(was({"one", "two_again"}, {}).missed == std::vector<std::string>{"The three"});
  const auto whole = attended({.came = true, .sessions = {"one", "two_again"}, .seen_online = {"three"}}, sessions,
                              checked, rules, repeated);
  CHECK(whole.verdict == Verdict::certified);
  CHECK(whole.minutes == 60 + 120 + 30);
  // Without a rule what is to come is only not counted, and nobody was there too short yet.
  rules.compulsory.clear();
  CHECK(was({"one"}, {"three"}).verdict == Verdict::certified);
  CHECK(was({"one"}, {"three"}).minutes == 60);
  rules.least_minutes = 90;
  CHECK(was({"one"}, {"three"}).verdict == Verdict::not_yet);
  CHECK(was({"one"}, {}).verdict == Verdict::certified);  // the third counts for everybody by now
  rules.least_minutes = 91;
  CHECK(was({"one"}, {}).verdict == Verdict::too_short);
}

TEST_CASE("a session is to come until its end by the event's clocks") {
  events::Event event;
  event.date = *parse_date("2022-06-10");
  const std::vector sessions{session("morning", 600, 660), session("open", 720, std::nullopt),
                             session("next", 0, 10, SessionKind::talk, 1)};
  const auto at = [&](const char* local) { return sessions_to_come(sessions, event, *parse_local_field(local)); };
  CHECK(at("2022-06-10T10:59") == std::set<std::string>{"morning", "open", "next"});
  CHECK(at("2022-06-10T11:00") == std::set<std::string>{"open", "next"});
  CHECK(at("2022-06-10T23:59") == std::set<std::string>{"next"});
  CHECK(at("2022-06-11T00:10").empty());
}

TEST_CASE("who was online was there for as long as a report says; the longer of two ways counts") {
  const std::vector sessions{session("opening", 600, 660)};
  CertificateRules rules;
  rules.least_minutes = 45;
  const auto short_stay = attended({true, {}, 44}, sessions, {}, rules);
  CHECK(short_stay.verdict == Verdict::too_short);
  CHECK(short_stay.measured == 44);
  CHECK(attended({true, {}, 45}, sessions, {}, rules).minutes == 45);
  CHECK(attended({true, {"opening"}, 20}, sessions, {"opening"}, rules).minutes == 60);
  // Nothing was measured of whoever came through the main door.
  CHECK(attended({true, {}, {}}, {}, {}, rules).verdict == Verdict::certified);
  rules.hours = HoursFrom::typed;
  rules.typed_minutes = 330;
  CHECK(attended({true, {}, 50}, sessions, {}, rules).minutes == 330);
}

TEST_CASE("lengths of time are read as people write them, and not guessed") {
  for (const auto& [text, minutes] : std::vector<std::pair<std::string, std::int64_t>>{{"5:30", 330},
                                                                                       {"5", 300},
                                                                                       {"5.5", 330},
                                                                                       {"5.5 hours", 330},
                                                                                       {"45 minutes", 45},
                                                                                       {"5 hours 30 minutes", 330},
                                                                                       {"1h 15m", 75},
                                                                                       {"0:45", 45}}) {
    INFO(text);
    const auto read = parse_duration(text);
    REQUIRE(read.ok());
    CHECK(*read == minutes);
  }
  for (const auto* text : {"", "5.30", "5:3", "5:75", "five", "5 days", "1:2:3", "-5", "999999"}) {
    INFO(text);
    CHECK_FALSE(parse_duration(text).ok());
  }
  CHECK(duration_words(330) == "5 hours 30 minutes");
  CHECK(duration_words(60) == "1 hour");
  CHECK(duration_words(1) == "1 minute");
  CHECK(duration_words(0).empty());
}

struct Papers : DelegatesByHand {
  Papers() {
    add_public_pages(router, database(), clock, [] { return Result<std::optional<std::int64_t>>(14); });
    REQUIRE(
        events::add_sessions(database(), audit(), "summit", {session("opening", 600, 660), session("panel", 660, 720)})
            .ok());
    clock.advance(std::chrono::days(10));  // the day after: what is to come counts for nobody
  }
  std::string came(const std::string& surname) {
    const auto id = book(surname);
    step(id, State::came);
    return id;
  }
  std::vector<Certificate> made(const std::vector<std::string>& bookings = {}) {
    auto all = make_certificates(database(), clock.now(), "summit", bookings, unwatched());
    if (!all.ok()) FAIL(all.error().message);
    return *std::move(all);
  }
  void rules(const CertificateRules& wanted) {
    REQUIRE(set_certificate_rules(database(), audit(), "summit", wanted).ok());
  }
  CheckedCertificate checked(const std::string& code) {
    const auto found = check_certificate(database(), clock.now(), code);
    if (!found.ok()) FAIL(found.error().message);
    return *found;
  }
};

TEST_CASE_METHOD(Papers, "who came gets a paper, made again with the same code while it says the same") {
  came("Abara");
  book("Bell");
  const auto first = made();
  REQUIRE(first.size() == 1);
  CHECK(first[0].name == "Pat Abara");
  CHECK(first[0].minutes == 120);
  CHECK(made()[0].code == first[0].code);
  const auto told = checked(first[0].code);
  REQUIRE(told.true_still);
  CHECK(told.certificate->name == "Pat Abara");
  CHECK(told.certificate->minutes == 120);
  CHECK(check_certificate(database(), clock.now(), "K7QM-3TZ9-XW2P").error().kind == ErrorKind::not_found);
}

TEST_CASE_METHOD(Papers, "a paper that says something else by now is confirmed no more, and tells nothing") {
  came("Abara");
  const auto before = made()[0];
  CertificateRules typed;
  typed.hours = HoursFrom::typed;
  typed.typed_minutes = 90;
  rules(typed);
  CHECK_FALSE(checked(before.code).true_still);
  CHECK_FALSE(checked(before.code).certificate);
  const auto after = made()[0];
  CHECK(after.code != before.code);
  CHECK(checked(after.code).true_still);
  // As it was once more: the first stays replaced.
  rules({});
  CHECK_FALSE(checked(before.code).true_still);
}

TEST_CASE_METHOD(Papers, "a paper of whoever is marked as not there after all is confirmed no more") {
  const auto id = came("Abara");
  const auto paper = made()[0];
  step(id, State::did_not_come);
  CHECK_FALSE(checked(paper.code).true_still);
  CHECK(make_certificates(database(), clock.now(), "summit", {}, unwatched()).error().kind == ErrorKind::conflict);
}

TEST_CASE_METHOD(Papers, "who missed a compulsory session gets no paper and is told which, and so is the organiser") {
  const auto added = add_delegate(database(), audit(), "summit", {"Pat", "Abara", "abara@mail.example", "", "Camden"});
  REQUIRE(added.ok());
  step(added->person_id, State::came);
  const auto paper = made()[0];
  const auto saved =
      visitor.post("/events/summit/certificates", {{"hours", "sessions"}, {"compulsory[]", "panel"}, {"seen", "0"}});
  INFO(saved.body);
  REQUIRE(saved.status == 303);
  CHECK_FALSE(checked(paper.code).true_still);
  const auto desk = visitor.get("/events/summit/certificates").body;
  CHECK(says(desk, "Missed “The panel”"));
  CHECK(says(desk, "Nobody was checked in at “The panel”"));
  const auto own = certificates_of_address(database(), clock.now(), text("select programme_id from event limit 1"),
                                           "abara@mail.example");
  REQUIRE((own.ok() && own->size() == 1));
  CHECK(says(own->at(0).why_none, "“The panel” is compulsory, and nobody noted that you were there."));
  const auto refused = make_certificates(database(), clock.now(), "summit", {}, unwatched());
  CHECK(refused.error().kind == ErrorKind::conflict);
  Scan scan{.id = "abcdefghijklmnopqrstuvwxy1"};
  scan.booking_id = text("select id from booking");
  REQUIRE(take_scans(database(), audit(clock.now()), "summit", {"Main door", "panel", {scan}}).ok());
  CHECK(made()[0].minutes == 120);
  // The day before, the same session is not missed but to come.
  clock.advance(-std::chrono::days(7));
  CHECK(says(visitor.get("/events/summit/certificates").body, "2 hours") == false);
  CHECK(visitor.post("/events/summit/certificates", {{"hours", "sessions"}, {"compulsory[]", "opening"}, {"seen", "1"}})
            .status == 303);
  CHECK(says(visitor.get("/events/summit/certificates").body, "Not yet: “The opening” to come"));
  CHECK(visitor.post("/events/summit/certificates", {{"hours", "sessions"}, {"compulsory[]", "lunch"}, {"seen", "2"}})
            .status == 422);
}

TEST_CASE_METHOD(Papers, "a copied event asks for the same sessions, but for one that is gone by now") {
  CertificateRules asked;
  asked.compulsory = {"opening", "panel"};
  rules(asked);
  REQUIRE(events::delete_session(database(), audit(), "summit", "panel").ok());
  // What is said of the rest stays possible, and the session is asked for again where its deletion is taken back.
  asked.least_minutes = 30;
  rules(asked);
  REQUIRE(events::copy_sessions(database(), audit(), "summit", "autumn").ok());
  REQUIRE(copy_booking_settings(database(), audit(), "summit", "autumn").ok());
  CHECK(certificates_of(database(), clock.now(), "autumn")->rules.compulsory == std::set<std::string>{"opening"});
  CHECK(certificates_of(database(), clock.now(), "summit")->rules.compulsory == asked.compulsory);
}

TEST_CASE_METHOD(Papers, "nobody of another event gets a paper by a booking's id") {
  const auto id = book("Bell", "autumn");
  const auto other = text("select id from booking where person_id = '" + id + "'");
  CHECK(make_certificates(database(), clock.now(), "summit", {other}, unwatched()).error().kind ==
        ErrorKind::not_found);
}

TEST_CASE_METHOD(Papers, "the desk shows who gets one, and what certificates say is changed there") {
  came("Abara");
  const auto page = visitor.get("/events/summit/certificates");
  CHECK(page.status == 200);
  CHECK(says(page.body, "Abara"));
  CHECK(says(page.body, "2 hours"));
  CHECK(visitor.post("/events/summit/certificates", {{"hours", "typed"}, {"typed_minutes", "5.30"}, {"seen", "0"}})
            .status == 422);
  CHECK(visitor
            .post("/events/summit/certificates",
                  {{"hours", "typed"}, {"typed_minutes", "5:30"}, {"signed_by", "Amina Clarke"}, {"seen", "0"}})
            .status == 303);
  CHECK(made()[0].minutes == 330);
  CHECK(visitor.post("/events/summit/certificates", {{"hours", "sessions"}, {"seen", "0"}}).status == 409);
  const auto file = visitor.get("/events/summit/certificates/all.pdf");
  CHECK(file.status == 200);
  CHECK(file.body.starts_with("%PDF"));
}

TEST_CASE_METHOD(Papers, "the public page confirms what the paper says, and nothing else") {
  came("Abara");
  const auto code = made()[0].code;
  CHECK(test::location(visitor.get("/certificate?code=" + code)) == "/certificate/" + code);
  const auto page = visitor.get("/certificate/" + code);
  CHECK(page.status == 200);
  CHECK(says(page.body, "Pat Abara"));
  CHECK_FALSE(says(page.body, "Camden"));
  CHECK(visitor.get("/certificate/K7QM3TZ9XW2P").status == 404);
  CHECK(visitor.get("/certificate?code=hello").status == 404);
}

TEST_CASE_METHOD(Papers, "a message leads each to their own certificate") {
  const auto added = add_delegate(database(), audit(), "summit", {"Pat", "Abara", "abara@mail.example", "", "Camden"});
  REQUIRE(added.ok());
  step(added->person_id, State::came);
  const auto begun = visitor.get("/events/summit/messages/new?begin=certificate");
  CHECK(says(begun.body, "{certificate}"));
  const Answering known;
  PlannedMessage message;
  message.words = certificate_words("The summit");
  message.audience.states = {State::came};
  message.timing.when = When::now;
  const auto saved = save_message(database(), audit(), "summit", message, known);
  REQUIRE(saved.ok());
  REQUIRE(send_planned(database(), audit(), "summit", saved->id, std::nullopt, known).ok());
  mail::Kinds kinds;
  add_mail(kinds, database(), known);
  const auto claimed = mail::claim(database(), clock.now());
  REQUIRE((claimed.ok() && claimed->has_value()));
  const auto letter = mail::letter_of(kinds, **claimed, {clock.now(), "https://muster.example.org"});
  REQUIRE((letter.ok() && letter->has_value()));
  const auto& words = (*letter)->letter.text;
  const auto at = words.find("/booking/");
  REQUIRE(at != std::string::npos);
  const auto own = words.substr(at, words.find_first_of(" \r\n", at) - at);
  CHECK(own.ends_with("/certificate"));
  const auto page = visitor.get(own);
  CHECK(page.status == 200);
  CHECK(says(page.body, "2 hours"));
  CHECK(visitor.get(own + ".pdf").body.starts_with("%PDF"));
  step(added->person_id, State::did_not_come);
  CHECK(visitor.get(own).status == 409);
}

TEST_CASE_METHOD(Papers, "papers that were handed out are still known where two people become one, and back") {
  const auto kept = came("Abara");
  const auto gone = came("Bell");
  const auto papers = made();
  REQUIRE(papers.size() == 2);
  const auto version = [&](const std::string& id) { return figure("select version from person where id = $1", {id}); };
  const auto merged = merge_delegates(database(), audit(), "summit", {kept, gone, version(kept), version(gone)});
  INFO((merged.ok() ? std::string() : merged.error().message));
  REQUIRE(merged.ok());
  CHECK(checked(papers[0].code).true_still);
  // Known, and not true any more: its name is nobody's now.
  CHECK_FALSE(checked(papers[1].code).true_still);
  CHECK(figure("select count(*) from certificate where stands = 1") == 1);
  REQUIRE(undo_change(database(), audit(), "summit", merged->id).ok());
  for (const auto& paper : papers) CHECK(checked(paper.code).true_still);
}

TEST_CASE_METHOD(Papers, "the paper of the half that went stands where the kept half has none") {
  const auto kept = came("Abara");
  const auto gone = book("Bell");
  step(gone, State::came);
  const auto booking = text("select id from booking where person_id = '" + gone + "'");
  const auto paper = made({booking})[0];
  const auto version = [&](const std::string& id) { return figure("select version from person where id = $1", {id}); };
  MergeRequest request{kept, gone, version(kept), version(gone)};
  request.name = MergeSide::gone;
  const auto merged = merge_delegates(database(), audit(), "summit", request);
  REQUIRE(merged.ok());
  CHECK(checked(paper.code).true_still);
  CHECK(made()[0].code == paper.code);
  REQUIRE(undo_change(database(), audit(), "summit", merged->id).ok());
  CHECK(checked(paper.code).true_still);
  CHECK(made({booking})[0].code == paper.code);
}

}  // namespace muster::booking
