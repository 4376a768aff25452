// Links of people's own: who gets one, that it counts once, and that opening it uses nothing up.
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/own_link_service.hpp>
#include <muster/domain/feedback/person_link_sql.hpp>
#include <muster/domain/feedback/withdrawal_service.hpp>
#include <muster/domain/membership/membership_service.hpp>
#include <muster/platform/mail/person_sql.hpp>

#include "domain/feedback/asked_people.hpp"

namespace muster::feedback {
namespace {

using test::holds;
using test::location;

const std::string mails_waiting = "select count(*) from outbox where kind = 'answer link'";
const std::string named_form = R"(form views "Your views"
page "The day"
  helpful*  "Was it helpful?"  pick one as scale
            ( ) helpful "Helpful"
            ( ) not     "Not helpful"
)";

bool known_nowhere(store::Session&, const std::string&) { return false; }

}  // namespace

TEST_CASE("each delegate with an address gets one link, and sending again goes to those who came since") {
  AskedPeople summit(2);
  summit.book("Unreachable", "-");
  const auto forecast = forecast_links(summit.database(), summit.clock.now(), "summit", LinkMail::link);
  REQUIRE(forecast.ok());
  CHECK(forecast->mails == 2);
  CHECK(forecast->without == 1);
  CHECK(summit.figure(mails_waiting) == 0);
  const auto secrets = summit.send_and_deliver(LinkMail::link);
  CHECK(secrets.size() == 2);
  CHECK(summit.figures().mailed == 2);
  CHECK(summit.send(LinkMail::link).error().kind == ErrorKind::conflict);
  summit.book("Latecomer");
  CHECK(summit.send_and_deliver(LinkMail::link).count("latecomer@mail.example") == 1);
  CHECK(summit.figures().mailed == 3);
}

TEST_CASE("those who came are asked alone, where they are asked") {
  AskedPeople summit(2, Answerers::attended);
  CHECK(summit.send(LinkMail::link).error().kind == ErrorKind::conflict);
  const auto came = summit.book("Comer");
  REQUIRE(booking::take_steps(summit.database(), summit.now(), "summit", {{came}, booking::State::came, ""}).ok());
  const auto secrets = summit.send_and_deliver(LinkMail::link);
  REQUIRE(secrets.size() == 1);
  CHECK(secrets.begin()->first == "comer@mail.example");
}

TEST_CASE("of a form that was opened again it is known, whoever closes it the second time") {
  AskedPeople summit(2);
  REQUIRE(summit.send(LinkMail::link).ok());
  const auto event = summit.round().event_id;
  const auto reopened = [&](Instant at) {
    const auto found = summit.database().read([&](store::Session& session) -> Result<std::optional<AnsweredPeople>> {
      return answered_people(session, event, at);
    });
    REQUIRE((found.ok() && found->has_value()));
    return (*found)->reopened;
  };
  CHECK_FALSE(reopened(summit.clock.now()));
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  CHECK_FALSE(reopened(summit.clock.now()));
  REQUIRE(reopen_round(summit.database(), summit.now(), "summit").ok());
  CHECK(reopened(summit.clock.now()));
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  CHECK(reopened(summit.clock.now()));
}

TEST_CASE("the database holds no secret of a link, before it is sent or after") {
  AskedPeople summit(1);
  REQUIRE(summit.send(LinkMail::link).ok());
  CHECK(summit.figure("select count(*) from answer_link_key") == 0);
  const auto secrets = summit.deliver();
  for (const auto& [name, bytes] : summit.files()) CHECK(bytes.find(secrets.begin()->second) == std::string::npos);
}

TEST_CASE("opening a link uses nothing up, sending answers does, and the link says so then") {
  AskedPeople summit(1);
  const auto link = summit.send_and_deliver(LinkMail::link).begin()->second;
  for (int look = 0; look < 3; ++look) CHECK(holds(summit.visitor.get(summit.page_of(link)), "Was it helpful?"));
  CHECK(summit.figure("select count(*) from spent_link") == 0);
  const auto page = summit.visitor.get(summit.page_of(link));
  CHECK(holds(page, "action=\"/f/" + summit.round().short_code + "?link=" + link + "\""));
  const auto sent = summit.visitor.post(
      summit.page_of(link),
      {{"_key", test::field_value(page.body, "_key")}, {"_page", "3"}, {"_send", "yes"}, {"helpful", "helpful"}});
  REQUIRE(sent.status == 303);
  CHECK(location(sent).find(link) == std::string::npos);
  CHECK(summit.stored() == 1);
  CHECK(summit.figure("select count(*) from spent_link") == 1);
  CHECK(holds(summit.visitor.get(summit.page_of(link)), "This link has been used."));
  const auto again = summit.visitor.post(summit.page_of(link),
                                         {{"_key", "another"}, {"_page", "3"}, {"_send", "yes"}, {"helpful", "not"}});
  CHECK(again.status == 409);
  CHECK(holds(again, "This link has been used."));
  CHECK(holds(again, "Nothing was saved; your answers are still on this page."));
  CHECK(holds(again, "name=\"helpful\" value=\"not\""));
  CHECK_FALSE(holds(again, "Send again"));
  CHECK(summit.stored() == 1);
}

TEST_CASE("an address that opens no form by itself is not shown as a symbol or printed") {
  AskedPeople summit(1);
  const auto page = summit.visitor.get("/events/summit/form");
  CHECK_FALSE(holds(page, "/form/qr"));
  CHECK(holds(page, "Give out the links"));
  CHECK_FALSE(holds(summit.visitor.get("/events/summit/form/paper"), "Answer on your phone instead"));
  REQUIRE(set_answerers(summit.database(), summit.now(), "summit", Answerers::anyone).ok());
  CHECK(holds(summit.visitor.get("/events/summit/form"), "/form/qr"));
  CHECK(holds(summit.visitor.get("/events/summit/form/paper"), "Answer on your phone instead"));
}

TEST_CASE("who stops on the way goes on by the link of their own, and the copy that a phone keeps has nobody's") {
  AskedPeople summit(1);
  const auto link = summit.send_and_deliver(LinkMail::link).begin()->second;
  const auto page = summit.visitor.get(summit.page_of(link));
  CHECK(holds(page, "data-offline"));
  const auto form = "/f/" + summit.round().short_code + "/offline";
  const auto copy = summit.visitor.get(form + "?link=" + link);
  CHECK(holds(copy, "data-copy"));
  CHECK(holds(copy, "data-needs-link"));
  CHECK_FALSE(holds(copy, link));
  CHECK_FALSE(holds(summit.visitor.get(form), "data-copy"));
  const auto kept = summit.visitor.post(
      summit.page_of(link),
      {{"_key", test::field_value(page.body, "_key")}, {"_page", "1"}, {"_save", "yes"}, {"helpful", "helpful"}});
  REQUIRE(kept.status == 303);
  CHECK(summit.figure("select count(*) from spent_link") == 0);
  const auto resumed = summit.visitor.post(location(kept), {});
  CHECK(holds(resumed, "action=\"/f/" + summit.round().short_code + "?link=" + link + "\""));
  for (const auto& [name, bytes] : summit.files()) CHECK(bytes.find(link) == std::string::npos);
}

TEST_CASE("who looks at withdrawing comes back by the link of their own, and hears that it stays used") {
  AskedPeople summit(1);
  const auto link = summit.send_and_deliver(LinkMail::link).begin()->second;
  const auto path = "/f/" + summit.round().short_code + "/withdraw";
  CHECK(holds(summit.visitor.get(summit.page_of(link)), "href=\"" + path + "?link=" + link + "\""));
  const auto page = summit.visitor.get(path + "?link=" + link);
  CHECK(holds(page, "href=\"" + summit.page_of(link) + "\""));
  CHECK(holds(page, "you cannot answer again by it"));
  CHECK(holds(page, "action=\"" + path + "\""));
  CHECK_FALSE(holds(summit.visitor.get(path), "Back to the form"));
}

TEST_CASE("the same form sent twice by a link is one answer, and no refusal") {
  AskedPeople summit(1);
  const auto link = summit.send_and_deliver(LinkMail::link).begin()->second;
  const auto first = summit.answer_by(link, "one");
  REQUIRE(first.ok());
  CHECK_FALSE(first->repeated);
  const auto second = summit.answer_by(link, "one");
  REQUIRE(second.ok());
  CHECK(second->repeated);
  CHECK(summit.answer_by(link, "two").error().kind == ErrorKind::conflict);
  CHECK(summit.stored() == 1);
}

TEST_CASE("a form that is answered by links does not open without one, or by one that is none") {
  AskedPeople summit(1);
  const auto code = "/f/" + summit.round().short_code;
  CHECK(holds(summit.visitor.get(code), "You need a link of your own to open this form."));
  CHECK(summit.visitor.get(code + "?link=00000example00000example00").status == 404);
  CHECK(holds(summit.visitor.get(code + "?link=00000example00000example00."), "This link opens no form."));
  CHECK(summit.answer_by("", "one").error().kind == ErrorKind::conflict);
  CHECK(summit.answer_by("00000example00000example00", "two").error().kind == ErrorKind::conflict);
  CHECK(summit.stored() == 0);
  REQUIRE(set_answerers(summit.database(), summit.now(), "summit", Answerers::anyone).ok());
  CHECK(holds(summit.visitor.get(code), "Was it helpful?"));
}

TEST_CASE("a reminder goes to those who have not answered, twice and not a third time") {
  AskedPeople summit(3);
  const auto links = summit.send_and_deliver(LinkMail::link);
  REQUIRE(summit.answer_by(links.at("delegate1@mail.example"), "one").ok());
  const auto first = summit.send_and_deliver(LinkMail::reminder);
  CHECK(first.size() == 2);
  CHECK(first.count("delegate1@mail.example") == 0);
  // Whoever answers between the button and the sending gets none either.
  REQUIRE(summit.send(LinkMail::reminder).ok());
  REQUIRE(summit.answer_by(links.at("delegate2@mail.example"), "two").ok());
  const auto second = summit.deliver();
  CHECK(second.size() == 1);
  CHECK(second.count("delegate3@mail.example") == 1);
  // The first link, and each that came since, open the form; together they count once.
  REQUIRE(summit.answer_by(first.at("delegate3@mail.example"), "three").ok());
  CHECK(summit.answer_by(links.at("delegate3@mail.example"), "four").error().kind == ErrorKind::conflict);
  CHECK(summit.answer_by(second.at("delegate3@mail.example"), "five").error().kind == ErrorKind::conflict);
}

TEST_CASE("nobody is reminded a third time, though they never answer") {
  AskedPeople summit(2, Answerers::delegates, named_form);
  CHECK(summit.send_and_deliver(LinkMail::link).size() == 2);
  CHECK(summit.send_and_deliver(LinkMail::reminder).size() == 2);
  CHECK(summit.send_and_deliver(LinkMail::reminder).size() == 2);
  const auto third = summit.send(LinkMail::reminder);
  CHECK(third.error().kind == ErrorKind::conflict);
  CHECK(third.error().message.find("Nobody is left to remind") != std::string::npos);
  CHECK(summit.deliver().empty());
}

TEST_CASE("the mail that is looked at does not tell that nobody is left to remind") {
  AskedPeople summit(6);
  std::size_t at = 0;
  for (const auto& [address, secret] : summit.send_and_deliver(LinkMail::link))
    REQUIRE(summit.answer_by(secret, "key " + std::to_string(++at)).ok());
  summit.rest();
  const auto forecast = forecast_links(summit.database(), summit.clock.now(), "summit", LinkMail::reminder);
  REQUIRE(forecast.ok());
  CHECK(forecast->at_most);
  CHECK(forecast->mails == 6);
  CHECK(forecast->name == "Gwen Abara");
}

TEST_CASE("a sending asked for twice is one mail to each") {
  AskedPeople summit(2);
  REQUIRE(summit.send(LinkMail::link, "first").ok());
  REQUIRE(summit.send(LinkMail::link, "first").ok());
  CHECK(summit.deliver().size() == 2);
  REQUIRE(summit.send(LinkMail::reminder, "second").ok());
  REQUIRE(summit.send(LinkMail::reminder, "second").ok());
  CHECK(summit.figure(mails_waiting + " and state = 'waiting'") == 2);
}

TEST_CASE("what was stopped is not sent, until it is sent again; links that people have go on working") {
  AskedPeople summit(2);
  const auto links = summit.send_and_deliver(LinkMail::link);
  REQUIRE(summit.send(LinkMail::reminder).ok());
  REQUIRE(stop_links(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.deliver().empty());
  CHECK(summit.answer_by(links.at("delegate1@mail.example"), "one").ok());
  CHECK(summit.send_and_deliver(LinkMail::reminder).size() == 1);
}

TEST_CASE("links to hand out are given once, belong to nobody, and count once each") {
  AskedPeople summit(0, Answerers::link);
  const auto links = make_links(summit.database(), summit.now(), "summit", "https://muster.example.org", 2);
  REQUIRE(links.ok());
  REQUIRE(links->size() == 2);
  CHECK(summit.figure("select count(*) from answer_link where person_id is null") == 2);
  const auto secret = links->front().substr(links->front().find("?link=") + 6);
  CHECK(summit.answer_by(secret, "one").ok());
  CHECK(summit.answer_by(secret, "two").error().kind == ErrorKind::conflict);
  CHECK(make_links(summit.database(), summit.now(), "summit", "", 0).error().kind == ErrorKind::bad_input);
}

TEST_CASE("links to hand out have a limit in sum, said before any are made") {
  AskedPeople summit(0, Answerers::link);
  const auto make = [&](std::int64_t count) {
    return make_links(summit.database(), summit.now(), "summit", "https://muster.example.org", count);
  };
  for (std::int64_t made = 0; made + most_links_made <= most_links_of_round; made += most_links_made) {
    if (made + most_links_made == most_links_of_round)
      REQUIRE(make(most_links_made - 3).ok());
    else
      REQUIRE(make(most_links_made).ok());
  }
  const auto page = summit.visitor.post("/events/summit/form/who/make", {{"count", "4"}});
  CHECK(page.status == 422);
  CHECK(holds(page, "This form has 19,997 links to hand out, and can have 20,000 at most. Make 3 links or fewer"));
  CHECK(summit.figure("select count(*) from answer_link") == most_links_of_round - 3);
  REQUIRE(make(3).ok());
  const auto refused = make(1);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().message.find("No more can be made") != std::string::npos);
}

TEST_CASE("nothing that is shown of links says that somebody withdrew, while the form is open and after") {
  AskedPeople summit(12);
  std::vector<std::string> receipts;
  for (const auto& [address, secret] : summit.send_and_deliver(LinkMail::link)) {
    const auto sent = summit.answer_by(secret, "key " + std::to_string(receipts.size()));
    REQUIRE(sent.ok());
    receipts.push_back(sent->receipt);
    if (receipts.size() == 10) break;
  }
  summit.rest();
  const auto told = [&] {
    const auto forecast = forecast_links(summit.database(), summit.clock.now(), "summit", LinkMail::reminder);
    return std::pair(summit.figures().used, forecast.ok() ? forecast->mails : 0);
  };
  CHECK(told() == std::pair<std::int64_t, std::int64_t>{10, 12});
  for (std::size_t at = 9; at > 6; --at)  // those that no figure holds yet go at once
    REQUIRE(withdraw(summit.database(), summit.clock.now(), summit.round().id, receipts[at]).ok());
  const auto answers = [&] { return told_count(summit.round(), summit.round().responses); };
  CHECK(told() == std::pair<std::int64_t, std::int64_t>{answers(), 12});
  CHECK(summit.figure("select count(*) from spent_link") == 10);  // and stay spent
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.figures().used == answers());
  const auto page = summit.visitor.get("/events/summit/form/who");
  CHECK(holds(page, "<dt>Answers</dt>"));
  CHECK_FALSE(holds(page, "Used to answer"));
}

TEST_CASE("the pages: who may answer is chosen, the mail is looked at, sent and stopped") {
  AskedPeople summit(2, Answerers::anyone);
  const std::string who = "/events/summit/form/who";
  CHECK(holds(summit.visitor.get("/events/summit/form"), "Answered by anybody who has its address."));
  CHECK(holds(summit.visitor.get(who), "Those who came"));
  const auto saved = summit.visitor.post(who, {{"answered_by", "delegates"}, {"members_only", "no"}});
  REQUIRE(saved.status == 303);
  CHECK(summit.figure("select count(*) from audit where action = 'who may answer changed'") == 1);
  CHECK(holds(summit.visitor.get(location(saved)), "Send links"));
  CHECK(holds(summit.visitor.get(who + "/mail?kind=link"), "A link of their own for 2 people"));
  const auto refused =
      summit.visitor.post(who + "/mail", {{"kind", "link"}, {"subject", ""}, {"text", "Two minutes."}});
  CHECK(refused.status == 422);
  CHECK(holds(refused, "Two minutes."));
  const auto shown =
      summit.visitor.post(who + "/mail", {{"kind", "link"}, {"subject", "Your views"}, {"text", "Two minutes."}});
  CHECK(holds(shown, "<h2>Your views</h2>"));
  CHECK(holds(shown, "Send 2 links"));
  CHECK(summit.figure(mails_waiting) == 0);
  const auto sent = summit.visitor.post(who + "/send", {{"kind", "link"},
                                                        {"message", test::field_value(shown.body, "message")},
                                                        {"seen", "2"},
                                                        {"subject", "Your views"},
                                                        {"text", "Two minutes."}});
  REQUIRE(sent.status == 303);
  CHECK(summit.figure(mails_waiting) == 2);
  CHECK(holds(summit.visitor.get(location(sent)), "The links are on their way."));
  REQUIRE(summit.visitor.post(who + "/stop", {}).status == 303);
  CHECK(holds(summit.visitor.get(who), "Stopped: no mail goes out"));
  CHECK(summit.deliver().empty());
}

TEST_CASE("no page of a person, no mail and no other choice of who may answer tells who has answered so far") {
  AskedPeople summit(2, Answerers::delegates, form_text);
  const auto links = summit.send_and_deliver(LinkMail::link);
  REQUIRE(summit.answer_by(links.at("delegate1@mail.example"), "one").ok());
  (void)summit.send_and_deliver(LinkMail::reminder);
  const auto told = [&](const std::string& surname) {
    const auto id = summit.text("select id from person where last_name = '" + surname + "'");
    std::string all;
    REQUIRE(summit.database()
                .read([&](store::Session& session) -> Outcome {
                  for (const auto& link : links_of_person(session, id)) all += link.told ? "told" : "";
                  for (const auto& mail : mail::mail_to(session, surname + "@mail.example")) all += mail.subject;
                  return Success{};
                })
                .ok());
    return all;
  };
  CHECK(told("Delegate1") == "What do you say?");
  CHECK(told("Delegate2") == told("Delegate1"));
  for (const auto& entry : {"delegate1@mail.example", "delegate2@mail.example"}) {
    const auto id = summit.text("select id from outbox where programme_id is not null and recipient = '" +
                                std::string(entry) + "'");
    mail::ClaimedMessage message;
    message.draft.kind = "answer link";
    message.draft.subject = "What do you say?";
    message.draft.text = "Two minutes.";
    message.draft.detail = summit.text("select detail from outbox where id = '" + id + "'");
    CHECK(
        mail::letter_of(summit.mails, message, {summit.clock.now(), "https://muster.example.org", true})->has_value());
  }
  REQUIRE(set_answerers(summit.database(), summit.now(), "summit", Answerers::anyone).ok());
  CHECK(summit.figures().in_fives);
  CHECK(summit.figures().used == 0);
}

TEST_CASE("a closed form gets no links, and who may answer it is settled") {
  AskedPeople summit(1);
  REQUIRE(summit.send(LinkMail::link).ok());
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.deliver().empty());
  CHECK(summit.send(LinkMail::reminder).error().kind == ErrorKind::conflict);
  CHECK(set_answerers(summit.database(), summit.now(), "summit", Answerers::anyone).error().kind ==
        ErrorKind::conflict);
}

TEST_CASE("members alone are asked: those registered, and those whom nobody registered") {
  AskedPeople summit(2, Answerers::programme);
  const auto event = events::find_event(summit.database(), "summit");
  REQUIRE(event.ok());
  const auto& programme = event->programme_id;
  REQUIRE(membership::add_example_kinds(summit.database(), summit.now(), programme).ok());
  const auto members = membership::book_of(summit.database(), programme);
  REQUIRE(members.ok());
  membership::NewMembership wanted;
  for (const auto& kind : members->kinds)
    if (kind.holder == membership::Holder::person) wanted.kind_id = kind.id;
  wanted.from = day_in_london(summit.clock.now());
  for (const auto* surname : {"Delegate1", "Newcomer"}) {
    wanted.person = {"", "Pat", surname, std::string(surname) + "@mail.example", wanted.from, {}};
    REQUIRE(membership::take_membership(summit.database(), summit.now(), programme, wanted).ok());
  }
  CHECK(set_answerers(summit.database(), summit.now(), "summit", Answerers::link, true).error().field ==
        "members_only");
  REQUIRE(set_answerers(summit.database(), summit.now(), "summit", Answerers::programme, true).ok());
  CHECK(summit.figures().members_only);
  const auto forecast = forecast_links(summit.database(), summit.clock.now(), "summit", LinkMail::link);
  REQUIRE(forecast.ok());
  CHECK(forecast->mails == 2);
  const auto links = summit.send_and_deliver(LinkMail::link);
  REQUIRE(links.size() == 2);
  CHECK(links.contains("delegate1@mail.example"));
  REQUIRE(links.contains("Newcomer@mail.example"));
  CHECK(summit.answer_by(links.at("Newcomer@mail.example"), "key1").ok());
  // Nobody is asked twice.
  CHECK(forecast_links(summit.database(), summit.clock.now(), "summit", LinkMail::link)->mails == 0);
  // Who is known for the link alone goes with it; who was registered stays.
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  REQUIRE(summit.database()
              .write([&](store::Session& session) -> Outcome {
                (void)forget_links_before(session, "2100-01-01T00:00:00Z", 100, known_nowhere);
                return Success{};
              })
              .ok());
  CHECK(summit.figure("select count(*) from person where last_name = 'Newcomer'") == 0);
  CHECK(summit.figure("select count(*) from person where last_name = 'Delegate1'") == 1);
  REQUIRE(reopen_round(summit.database(), summit.now(), "summit").ok());
  // Of two delegates the one is a member.
  REQUIRE(set_answerers(summit.database(), summit.now(), "summit", Answerers::delegates, true).ok());
  CHECK(forecast_links(summit.database(), summit.clock.now(), "summit", LinkMail::link)->mails == 1);
}

TEST_CASE("whoever is known for more than a link stays when it is forgotten") {
  AskedPeople summit(5);
  REQUIRE(summit.send_and_deliver(LinkMail::link).size() == 5);
  REQUIRE(close_round(summit.database(), summit.now(), "summit").ok());
  const auto person = [](const std::string& number) {
    return "(select id from person where last_name = 'Delegate" + number + "')";
  };
  const auto without_booking = [&](store::Session& session, const std::string& number) {
    const auto booking = "select id from booking_row where person_id = " + person(number);
    session.execute("delete from booking_step where booking_id in (" + booking + ")");
    session.execute("delete from booking_row where person_id = " + person(number));
  };
  REQUIRE(summit.database()
              .write([&](store::Session& session) -> Outcome {
                // A long list that is still being saved: nobody sees its bookings.
                session.execute(
                    "insert into import (id, event_id, kind, file_name, file_fingerprint, row_count, added_count, "
                    "applied_at) select 'i1', id, 'delegates', 'long.csv', 'f1', 1, 1, '2022-06-02T11:00:00Z' from "
                    "event where slug = 'summit'");
                session.execute(
                    "insert into unfinished_import (import_id, batch, renewed_at) values ('i1', 7, "
                    "'2022-06-02T11:00:00Z')");
                session.execute("update booking_row set batch = 7 where person_id = " + person("1"));
                session.execute(
                    "insert into delegate_message (id, event_id, subject, words, written_at, written_by, people) "
                    "select 'm1', id, 'Hello', 'Hello', '2022-06-02T11:00:00Z', 'test', 2 from event where slug = "
                    "'summit'");
                session.execute(
                    "insert into delegate_message_to (message_id, person_id) select 'm1', id from person "
                    "where last_name = 'Delegate2'");
                session.execute(
                    "insert into delegate_message_sent (message_id, person_id, outcome, mail_id) select "
                    "'m1', id, 'queued', '' from person where last_name = 'Delegate3'");
                for (const auto* number : {"2", "3", "4", "5"}) without_booking(session, number);
                return Success{};
              })
              .ok());
  const auto delegate4 = summit.database().read([&](store::Session& session) {
    return Result<std::string>(session.first("select id from person where last_name = 'Delegate4'")->text(0));
  });
  REQUIRE(summit.database()
              .write([&](store::Session& session) -> Outcome {
                (void)forget_links_before(session, "2100-01-01T00:00:00Z", 100,
                                          [&](store::Session&, const std::string& id) { return id == *delegate4; });
                return Success{};
              })
              .ok());
  CHECK(summit.figure("select count(*) from answer_link where person_id is not null") == 0);
  for (const auto* number : {"1", "2", "3", "4"}) {
    INFO("Delegate" << number);
    CHECK(summit.figure("select count(*) from person where last_name = 'Delegate" + std::string(number) + "'") == 1);
  }
  CHECK(summit.figure("select count(*) from person where last_name = 'Delegate5'") == 0);
}

TEST_CASE("answers sent by a link that opens no form stay on the page, which says why they were not taken") {
  AskedPeople summit(1);
  const auto link = summit.send_and_deliver(LinkMail::link).begin()->second;
  const auto page = summit.visitor.get(summit.page_of(link));
  const std::vector<std::pair<std::string, std::string>> sent{{"_key", test::field_value(page.body, "_key")},
                                                              {"_page", "3"},
                                                              {"_send", "yes"},
                                                              {"helpful", "helpful"},
                                                              {"events", "3"},
                                                              {"topic", "Trains"}};
  const auto code = "/f/" + summit.round().short_code;
  for (const auto& [path, why] : {std::pair(code + "?link=00000example00000example00", "This link opens no form."),
                                  std::pair(code, "You need a link of your own to open this form.")}) {
    INFO(path);
    const auto refused = summit.visitor.post(path, sent);
    CHECK(refused.status == 409);
    CHECK(holds(refused, why));
    CHECK(holds(refused, "Nothing was saved; your answers are still on this page."));
    CHECK(holds(refused, "value=\"Trains\""));
    CHECK(test::field_value(refused.body, "helpful") == "helpful");
  }
  CHECK(summit.stored() == 0);
  CHECK(summit.visitor.post(summit.page_of(link), sent).status == 303);
}

}  // namespace muster::feedback
