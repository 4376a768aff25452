// Messages of an event: their fields, whom they are for, when they go, and what became of each copy.
#include "delegates_by_hand.hpp"

#include <muster/domain/booking/booking_mail.hpp>
#include <muster/domain/booking/message_template_service.hpp>
#include <muster/domain/booking/planned_message_service.hpp>
#include <muster/domain/booking/stopped_news_service.hpp>
#include <muster/platform/mail/outbox_service.hpp>

namespace muster::booking {
namespace {

using test::holds;
using test::location;
using namespace std::chrono_literals;

const std::string messages = "/events/summit/messages";

struct Writer : DelegatesByHand {
  std::string reachable(const std::string& surname, const std::string& organisation = "Camden") {
    const auto added =
        add_delegate(database(), audit(), "summit", {"Pat", surname, surname + "@mail.example", "", organisation});
    if (!added.ok()) FAIL(added.error().message);
    return added->person_id;
  }
  PlannedMessage saved(PlannedMessage message) {
    if (message.words.subject.empty()) message.words = {"About {event}", "Hello {first name}."};
    auto made = save_message(database(), audit(), "summit", std::move(message), known);
    if (!made.ok()) FAIL(made.error().message);
    return *made;
  }
  Error refused(const PlannedMessage& message) {
    const auto made = save_message(database(), audit(), "summit", message, known);
    REQUIRE_FALSE(made.ok());
    return made.error();
  }
  void turn() { REQUIRE(send_due_messages(database(), clock.now(), known).ok()); }
  PlannedMessage found(const std::string& id) { return find_planned_message(database(), "summit", id).value(); }
  SentRecord record(const std::string& id) {
    ListQuery all;
    all.page_size = 0;
    auto made = sent_record(database(), "summit", id, all);
    if (!made.ok()) FAIL(made.error().message);
    return *made;
  }
  /// Writes what the outbox would send next, and says what became of it.
  std::optional<mail::RenderedMessage> sent(mail::DeliveryOutcome outcome = mail::DeliveryOutcome::sent) {
    mail::Kinds kinds;
    add_mail(kinds, database(), known);
    const auto claimed = mail::claim(database(), clock.now());
    REQUIRE((claimed.ok() && claimed->has_value()));
    const auto letter = mail::letter_of(kinds, **claimed, {clock.now(), "https://muster.example.org"});
    REQUIRE(letter.ok());
    REQUIRE(mail::settle(database(), clock.now(), **claimed,
                         letter->has_value() ? outcome : mail::DeliveryOutcome::dropped, "550 no such mailbox")
                .ok());
    return *letter;
  }

  Answering known;
};

PlannedMessage before_the_day(std::int64_t days) {
  PlannedMessage message;
  message.timing = {When::before, days, "9:00", std::nullopt};
  return message;
}

}  // namespace

TEST_CASE("fields of a mail become the person's own, and one that there is not is named") {
  CHECK(filled("Dear {name}, {event} is on {when}{.", {"Pat Abara", "Pat", "", "The summit", "Friday", "", "", ""}) ==
        "Dear Pat Abara, The summit is on Friday{.");
  CHECK(filled("{name}", {"{event}", "", "", "The summit", "", "", "", ""}) == "{event}");
  CHECK(check_fields("{ first name } {when}", "text").ok());
  const auto unknown = check_fields("{nane}", "text");
  REQUIRE_FALSE(unknown.ok());
  CHECK(unknown.error().message.find("Did you mean {name}?") != std::string::npos);
  CHECK_FALSE(check_fields("{name", "text").ok());
}

TEST_CASE("whom a message is for is said in pickers and in words") {
  const AudienceMember nurse{"1", State::booked, "health", "NHS North", "Nurse"};
  const AudienceMember officer{"2", State::came, "local authority", "Camden", ""};
  const auto holds_of = [](const Audience& audience, const AudienceMember& member,
                           std::optional<std::set<std::string>> answered = std::nullopt) {
    const auto filter = AudienceFilter::of(audience, std::move(answered));
    REQUIRE(filter.ok());
    return filter->holds(member);
  };
  CHECK(holds_of({}, nurse));
  CHECK_FALSE(holds_of({{State::came}, "", {}, ""}, nurse));
  CHECK_FALSE(holds_of({{}, "!health", {}, ""}, nurse));
  CHECK(holds_of({{}, "!health", {}, ""}, officer));
  CHECK_FALSE(holds_of({{}, "", {}, "state = booked and not organisation contains \"nhs\""}, nurse));
  CHECK(holds_of({{}, "", {}, "job is not answered"}, officer));
  SECTION("who has answered counts only where it is known") {
    const Audience silent{{}, "", Answered::not_yet, ""};
    CHECK_FALSE(holds_of(silent, officer));
    CHECK(holds_of(silent, officer, std::set<std::string>{"1"}));
    CHECK_FALSE(holds_of(silent, nurse, std::set<std::string>{"1"}));
  }
  CHECK(check_condition("organization = x", {}).error().message.find("organisation") != std::string::npos);
  CHECK(audience_words({{State::booked, State::came}, "!health", Answered::not_yet, "job = Nurse"}) ==
        "Booked or came, not from health, who have not answered the form, where job = Nurse");
}

TEST_CASE("the moment of a message follows its event, by the event's clocks") {
  events::Event event;
  event.date = parse_date("2022-06-10").value();
  CHECK(iso_instant(*due_at({When::before, 3, "09:00", std::nullopt}, event)) == "2022-06-07T08:00:00Z");
  CHECK(iso_instant(*due_at({When::after, 200, "09:00", std::nullopt}, event)) == "2022-12-27T09:00:00Z");
  CHECK_FALSE(due_at({When::now, 0, "", std::nullopt}, event));
  event.zone = Zone::named("Asia/Kathmandu").value();
  CHECK(iso_instant(*due_at({When::before, 3, "09:00", std::nullopt}, event)) == "2022-06-07T03:15:00Z");
  CHECK(timing_words({When::before, 3, "09:00", std::nullopt}, event.zone) ==
        "3 days before the event at 09:00 (Kathmandu time)");
  CHECK(parse_time("9.30").value() == "09:30");
  CHECK(parse_time("9am").value() == "09:00");
  CHECK(parse_time("11:30pm").value() == "23:30");
  CHECK(parse_time("9").value() == "09:00");
  CHECK_FALSE(parse_time("25:00").ok());
  CHECK_FALSE(parse_time("9:5").ok());
  CHECK_FALSE(check_timing({When::before, -1, "09:00", std::nullopt}).ok());
}

TEST_CASE("a message is written, looked at copy by copy, tried, and sent once") {
  Writer site;
  const auto one = site.reachable("Abara");
  site.reachable("Bhogal");
  site.book("Carbery");
  const auto refused = site.visitor.post(messages + "/new", {{"subject", "Friday"},
                                                             {"text", "Hello {frist name}"},
                                                             {"kind", "told"},
                                                             {"states[]", "booked"},
                                                             {"organisations", ""},
                                                             {"answered", "any"},
                                                             {"condition", ""},
                                                             {"timing", "now"}});
  CHECK(refused.status == 422);
  CHECK(holds(refused, "Did you mean {first name}?"));
  CHECK(holds(refused, "Hello {frist name}"));
  const auto written = site.visitor.post(messages + "/new", {{"subject", "{event}"},
                                                             {"text", "Hello {first name}, at <b>nine</b>."},
                                                             {"kind", "told"},
                                                             {"states[]", "booked"},
                                                             {"organisations", ""},
                                                             {"answered", "any"},
                                                             {"condition", "not organisation contains \"NHS\""},
                                                             {"timing", "now"}});
  REQUIRE(written.status == 303);
  const auto here = location(written);
  const auto looked = site.visitor.get(here);
  CHECK(holds(looked, "A message to 2 people"));
  CHECK(holds(looked, "Pat Abara, Abara@mail.example"));
  CHECK(holds(looked, "1 of 2"));
  CHECK(holds(looked, "at &lt;b&gt;nine&lt;/b&gt;"));
  CHECK(holds(looked, "1 other person has no e-mail address"));
  CHECK(holds(site.visitor.get(here + "?copy=2"), "Pat Bhogal"));
  CHECK(site.figure("select count(*) from outbox") == 0);
  CHECK(site.visitor.post(here + "/send", {{"seen", "5"}}).status == 409);
  const auto sent = site.visitor.post(here + "/send", {{"seen", "2"}});
  REQUIRE(sent.status == 303);
  CHECK(site.visitor.post(here + "/send", {{"seen", "2"}}).status == 303);
  CHECK(site.figure("select count(*) from outbox") == 2);
  CHECK(site.sent()->letter.subject == "The summit");
  CHECK(site.sent(mail::DeliveryOutcome::bounced).has_value());
  const auto record = site.visitor.get(location(sent));
  CHECK(holds(record, "1 copy failed."));
  CHECK(holds(record, "550 no such mailbox"));
  CHECK(holds(record, "Hello {first name}"));
  CHECK(holds(site.visitor.get(location(sent) + "?state=failed"), "Pat"));
  CHECK(holds(site.visitor.get(messages), "1 message sent"));
  CHECK(site.visitor.post(here + "/change", {{"subject", "Other"}}).status == 409);
  CHECK(site.visitor.post(here + "/delete", {}).status == 409);
  (void)one;
}

TEST_CASE("a planned message goes at its moment, moves with its event, and never late") {
  Writer site;  // it is noon on 1 June 2022 or so; the event is on the 10th
  site.reachable("Abara");
  const auto day = std::chrono::sys_days(day_in_london(site.clock.now())) + std::chrono::days(20);
  REQUIRE(site.database()
              .write([&](store::Session& session) -> Outcome {
                session.execute("update event set date = $1 where slug = 'summit'", {iso_date(Date(day))});
                return Success{};
              })
              .ok());
  const auto message = site.saved(before_the_day(3));
  CHECK(message.timing.time == "09:00");
  site.clock.advance(std::chrono::hours(24 * 17));
  site.turn();
  CHECK(site.figure("select count(*) from outbox") == 0);  // a draft stays one
  SECTION("planned") {
    const auto again = site.saved(before_the_day(1));
    REQUIRE(plan_message(site.database(), {"x", site.clock.now()}, "summit", again.id, again.version).ok());
    site.turn();
    CHECK(site.found(again.id).state == PlanState::planned);
    site.clock.advance(48h);
    site.turn();
    site.turn();
    CHECK(site.found(again.id).state == PlanState::sent);
    CHECK(site.figure("select count(*) from outbox") == 1);
  }
  SECTION("more than a day late it would say what is not true") {
    const auto again = site.saved(before_the_day(1));
    REQUIRE(plan_message(site.database(), {"x", site.clock.now()}, "summit", again.id, again.version).ok());
    site.clock.advance(std::chrono::hours(24 * 4));
    site.turn();
    CHECK(site.found(again.id).state == PlanState::stopped);
    CHECK(site.found(again.id).because.find("A day later") != std::string::npos);
    CHECK(site.figure("select count(*) from outbox") == 0);
  }
  SECTION("of a cancelled event nothing goes") {
    const auto again = site.saved(before_the_day(1));
    REQUIRE(plan_message(site.database(), {"x", site.clock.now()}, "summit", again.id, again.version).ok());
    REQUIRE(site.database()
                .write([&](store::Session& session) -> Outcome {
                  session.execute("update event set cancelled_at = '2022-06-01T12:00:00Z' where slug = 'summit'");
                  return Success{};
                })
                .ok());
    site.clock.advance(48h);
    site.turn();
    CHECK(site.found(again.id).because == "The event was cancelled.");
  }
  SECTION("a moment that has passed is refused") {
    CHECK(plan_message(site.database(), {"x", site.clock.now() + 100h}, "summit", message.id, message.version)
              .error()
              .kind == ErrorKind::conflict);
  }
}

TEST_CASE("news can be stopped by one press, and whoever stopped it gets none; what was booked is told all the same") {
  Writer site;
  site.reachable("Abara");
  site.reachable("Bhogal");
  PlannedMessage news;
  news.kind = MessageKind::news;
  const auto first = site.saved(news);
  REQUIRE(send_planned(site.database(), site.audit(), "summit", first.id, 2, {}).ok());
  const auto letter = site.sent();
  REQUIRE(letter.has_value());
  REQUIRE(letter->stop.starts_with("https://muster.example.org/stop/"));
  CHECK(letter->letter.text.find(letter->stop) != std::string::npos);
  const auto page = letter->stop.substr(std::string("https://muster.example.org").size());
  CHECK(holds(site.visitor.get(page), "Stop news of"));
  CHECK(site.figure("select count(*) from stopped_mail") == 0);  // opening it stops nothing
  CHECK(holds(site.visitor.post(page, {}), "These mails are stopped"));
  CHECK(site.figure("select count(*) from stopped_mail") == 1);
  CHECK(site.visitor.get("/stop/nothing").status == 404);

  const auto second = site.saved(news);
  CHECK(holds(site.visitor.get(messages + "/" + second.id), "1 person stopped such mails"));
  REQUIRE(send_planned(site.database(), site.audit(), "summit", second.id, 2, {}).ok());
  const auto record = site.record(second.id);
  CHECK(std::ranges::count(record.copies.rows, "stopped", &CopyRow::state) == 1);
  CHECK(std::ranges::count(record.copies.rows, "waiting", &CopyRow::state) == 1);
  const auto told = site.saved({});
  REQUIRE(send_planned(site.database(), site.audit(), "summit", told.id, 2, {}).ok());
  CHECK(std::ranges::count(site.record(told.id).copies.rows, "waiting", &CopyRow::state) == 2);
  CHECK(holds(site.visitor.post(page, {{"again", "yes"}}), "Stop news of"));
  CHECK(site.figure("select count(*) from stopped_mail") == 0);
}

TEST_CASE("who has not answered is chosen only where the team may know it, and a link is somebody's own") {
  Writer site;
  const auto one = site.reachable("Abara");
  const auto two = site.reachable("Bhogal");
  PlannedMessage silent;
  silent.audience.answered = Answered::not_yet;
  silent.words = {"Please answer", "Here: {link}"};
  CHECK(site.refused(silent).message.find("Nobody has a link") != std::string::npos);
  site.known = {[&](store::Session&, const std::string&) { return std::optional(std::set{one}); },
                [](store::Session&, const std::string&) { return true; },
                [&](store::Session&, const Answering::LinkWish& wish) {
                  return wish.person_id == two ? wish.site + "/f/own" : std::string();
                }};
  const auto message = site.saved(silent);
  const auto copy = preview_copy(site.database(), site.clock.now(), message, 1, "https://x.example", site.known);
  REQUIRE(copy.ok());
  CHECK(copy->figures.people == 1);
  CHECK(copy->name == "Pat Bhogal");
  CHECK(copy->letter->text.find("https://x.example/f/own") != std::string::npos);
  SECTION("whoever has no link gets no mail") {
    auto all = silent;
    all.audience.answered = Answered::whether_or_not;
    const auto sent = site.saved(all);
    REQUIRE(send_planned(site.database(), site.audit(), "summit", sent.id, 2, site.known).ok());
    const int written = (site.sent() ? 1 : 0) + (site.sent() ? 1 : 0);
    CHECK(written == 1);
    CHECK(std::ranges::count(site.record(sent.id).copies.rows, "not sent", &CopyRow::state) == 1);
  }
  SECTION("of an anonymous form nobody can be chosen by it") {
    site.known.answered = [](store::Session&, const std::string&) { return std::optional<std::set<std::string>>(); };
    CHECK(site.refused(silent).message.find("is not known to the team") != std::string::npos);
  }
}

TEST_CASE("a programme's texts are kept, changed by one at a time, and begin a message") {
  Writer site;
  const auto programme = site.text("select programme_id from event where slug = 'summit'");
  const auto made = save_message_template(site.database(), site.audit(), programme,
                                          {"", "Where and when", {"{event}", "On {when}, {where}."}});
  REQUIRE(made.ok());
  CHECK_FALSE(save_message_template(site.database(), site.audit(), programme, {"", "", {"a", "b"}}).ok());
  auto changed = *made;
  changed.name = "Joining";
  REQUIRE(save_message_template(site.database(), site.audit(), programme, changed).ok());
  CHECK(save_message_template(site.database(), site.audit(), programme, changed).error().kind == ErrorKind::conflict);
  CHECK(holds(site.visitor.get(messages + "/new?begin=" + made->id), ">On {when}, {where}."));
  REQUIRE(delete_message_template(site.database(), site.audit(), programme, made->id).ok());
  CHECK(site.figure("select count(*) from message_template") == 0);
}

}  // namespace muster::booking
