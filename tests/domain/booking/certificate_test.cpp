// Certificates of attendance: how long somebody was there, who gets a paper, and what its code confirms.
#include "delegates_by_hand.hpp"

#include <muster/domain/booking/booking_mail.hpp>
#include <muster/domain/booking/certificate_service.hpp>
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
    const auto found = check_certificate(database(), code);
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
  CHECK(check_certificate(database(), "K7QM-3TZ9-XW2P").error().kind == ErrorKind::not_found);
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
