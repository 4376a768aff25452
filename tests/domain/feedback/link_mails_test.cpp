// Whom links and reminders reach: those who still belong to those asked, whose address takes mail, and who are left in
// peace for a day.
#include <muster/domain/feedback/own_link_service.hpp>

#include "asked_people.hpp"

namespace muster::feedback {
namespace {

using test::holds;

LinkForecast forecast_for(AskedPeople& summit, LinkMail kind) {
  const auto found = forecast_links(summit.database(), summit.clock.now(), "summit", kind);
  if (!found.ok()) FAIL(found.error().message);
  return *found;
}

std::string refusal(AskedPeople& summit, LinkMail kind) {
  const auto sent = summit.send(kind);
  REQUIRE_FALSE(sent.ok());
  return sent.error().message;
}

void readdress(AskedPeople& summit, const std::string& surname, const std::string& address) {
  REQUIRE(summit.database()
              .write([&](store::Session& session) -> Outcome {
                session.execute("update person set email = $2 where last_name = $1", {surname, address});
                return Success{};
              })
              .ok());
}

}  // namespace

TEST_CASE("who no longer belongs to those asked gets no reminder, and nobody a reason that is not true") {
  AskedPeople summit(2);
  const auto gone = summit.book("Gone");
  REQUIRE(summit.send_and_deliver(LinkMail::link).size() == 3);
  REQUIRE(booking::take_steps(summit.database(), summit.now(), "summit", {{gone}, booking::State::cancelled, ""}).ok());
  const auto reminded = summit.send_and_deliver(LinkMail::reminder);
  CHECK(reminded.size() == 2);
  CHECK_FALSE(reminded.contains("gone@mail.example"));
  const auto came = summit.book("Comer");
  REQUIRE(booking::take_steps(summit.database(), summit.now(), "summit", {{came}, booking::State::came, ""}).ok());
  REQUIRE(summit.send_and_deliver(LinkMail::link).size() == 1);
  REQUIRE(set_answerers(summit.database(), summit.now(), "summit", Answerers::attended).ok());
  const auto attended = summit.send_and_deliver(LinkMail::reminder);
  CHECK(attended.size() == 1);
  CHECK(attended.contains("comer@mail.example"));
  CHECK(summit.last_letter.find("because you came to") != std::string::npos);
}

TEST_CASE("who cancels between the button and the sending gets no mail") {
  AskedPeople summit(1);
  const auto gone = summit.book("Gone");
  REQUIRE(summit.send(LinkMail::link).ok());
  REQUIRE(booking::take_steps(summit.database(), summit.now(), "summit", {{gone}, booking::State::cancelled, ""}).ok());
  CHECK(summit.deliver().size() == 1);
  CHECK(summit.figures().mailed == 1);
}

TEST_CASE("a first mail that bounced is told, and the corrected address gets the link and both reminders") {
  AskedPeople summit(2);
  REQUIRE(summit.send(LinkMail::link).ok());
  CHECK(summit.deliver("delegate1@mail.example").size() == 1);
  CHECK(summit.figures().mailed == 1);
  CHECK(summit.figures().failed == 1);
  CHECK(holds(summit.visitor.get("/events/summit/form/who"), "1 mail came back or was given up."));
  const auto forecast = forecast_for(summit, LinkMail::link);
  CHECK(forecast.mails == 0);
  CHECK(forecast.bounced == 1);
  const auto reminded = summit.send_and_deliver(LinkMail::reminder);
  CHECK(reminded.size() == 1);
  CHECK_FALSE(reminded.contains("delegate1@mail.example"));
  readdress(summit, "Delegate1", "right@mail.example");
  const auto links = summit.send_and_deliver(LinkMail::link);
  REQUIRE(links.size() == 1);
  REQUIRE(links.contains("right@mail.example"));
  CHECK(summit.figures().mailed == 2);
  CHECK(summit.figures().failed == 0);
  CHECK(summit.send_and_deliver(LinkMail::reminder).contains("right@mail.example"));
  CHECK(summit.send_and_deliver(LinkMail::reminder).contains("right@mail.example"));
  CHECK(summit.answer_by(links.at("right@mail.example"), "one").ok());
}

TEST_CASE("no reminder goes before the form is open, and the first mail says when it opens") {
  AskedPeople summit(1);
  REQUIRE(summit.database()
              .write([&](store::Session& session) -> Outcome {
                session.execute("update round set state = 'draft', opens_at = '2099-06-10T08:00:00Z'", {});
                return Success{};
              })
              .ok());
  REQUIRE(summit.send_and_deliver(LinkMail::link).size() == 1);
  CHECK(summit.last_letter.find("It opens on ") != std::string::npos);
  CHECK(summit.last_letter.find("stays open") == std::string::npos);
  CHECK(refusal(summit, LinkMail::reminder).find("not open yet") != std::string::npos);
}

TEST_CASE("whoever was stopped before their link went is without a link again") {
  AskedPeople summit(2);
  REQUIRE(summit.send(LinkMail::link).ok());
  REQUIRE(stop_links(summit.database(), summit.now(), "summit").ok());
  CHECK(summit.deliver().empty());
  CHECK(summit.figures().mailed == 0);
  CHECK(holds(summit.visitor.get("/events/summit/form/who"), "some were stopped before they went"));
  CHECK(forecast_for(summit, LinkMail::link).mails == 2);
  CHECK(summit.send_and_deliver(LinkMail::link).size() == 2);
  CHECK(summit.figures().mailed == 2);
}

TEST_CASE("nobody gets two mails within a day, or while the one before waits still") {
  AskedPeople summit(2, Answerers::delegates);
  REQUIRE(summit.send(LinkMail::link).ok());
  CHECK(forecast_for(summit, LinkMail::reminder).mails == 0);
  summit.rest();
  CHECK(forecast_for(summit, LinkMail::reminder).resting == 2);
  CHECK(summit.deliver().size() == 2);
  CHECK(why_nobody(forecast_for(summit, LinkMail::reminder), LinkMail::reminder).find("within the last day") !=
        std::string::npos);
  REQUIRE(summit.send_and_deliver(LinkMail::reminder).size() == 2);
  const auto next = forecast_for(summit, LinkMail::reminder);
  CHECK(next.mails == 0);
  CHECK(why_nobody(next, LinkMail::reminder).find("The next can go from") != std::string::npos);
  REQUIRE(summit.send_and_deliver(LinkMail::reminder).size() == 2);
  summit.rest();
  const auto third = forecast_for(summit, LinkMail::reminder);
  CHECK(third.mails == 0);
  CHECK(why_nobody(third, LinkMail::reminder).find("has had two reminders") != std::string::npos);
  const auto page = summit.visitor.get("/events/summit/form/who");
  CHECK(holds(page, "Links: 2 mails"));
  CHECK(holds(page, "Reminder"));
  CHECK_FALSE(holds(page, "Reminder: "));  // of an anonymous form it would say how many had answered
}

TEST_CASE("where nobody is asked, the page says that and not that all have a link") {
  AskedPeople summit(1, Answerers::attended);
  CHECK(refusal(summit, LinkMail::link) == "Nobody is marked as came yet. Nothing was sent.");
  REQUIRE(set_answerers(summit.database(), summit.now(), "summit", Answerers::delegates, true).ok());
  CHECK(refusal(summit, LinkMail::link) == "None of them is a member today. Nothing was sent.");
  CHECK(holds(summit.visitor.get("/events/summit/form/who/mail?kind=link"), "None of them is a member today."));
}

TEST_CASE("a link in capitals opens the form, and a page of a version that is not there keeps its answers") {
  AskedPeople summit(1);
  auto link = summit.send_and_deliver(LinkMail::link).begin()->second;
  for (auto& letter : link) letter = letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  CHECK(holds(summit.visitor.get(summit.page_of(link)), "Was it helpful?"));
  REQUIRE(set_answerers(summit.database(), summit.now(), "summit", Answerers::anyone).ok());
  const auto path = "/f/" + summit.round().short_code;
  auto key = test::field_value(summit.visitor.get(path).body, "_key");
  key.replace(key.find(".1."), 3, ".99.");
  const auto refused =
      summit.visitor.post(path, {{"_key", key}, {"_page", "3"}, {"_send", "yes"}, {"helpful", "helpful"}});
  CHECK(refused.status == 409);
  CHECK(holds(refused, "Nothing was saved; your answers are still on this page."));
  CHECK(holds(refused, "name=\"helpful\" value=\"helpful\""));
  CHECK(summit.stored() == 0);
}

TEST_CASE("who answered is known where delegates alone could, and of files; not where anybody could") {
  AskedPeople summit(2);
  const auto event = summit.round().event_id;
  const auto known = [&] {
    const auto found = summit.database().read([&](store::Session& session) -> Result<bool> {
      const auto round = round_of_event(session, event);
      return only_asked_answered(session, *round);
    });
    REQUIRE(found.ok());
    return *found;
  };
  const auto links = summit.send_and_deliver(LinkMail::link);
  REQUIRE(summit.answer_by(links.begin()->second, "one").ok());
  CHECK(known());
  REQUIRE(set_answerers(summit.database(), summit.now(), "summit", Answerers::anyone).ok());
  REQUIRE(summit.answer_by("", "two").ok());
  CHECK_FALSE(known());
  // Changed back after the answer came, it is known no better.
  REQUIRE(set_answerers(summit.database(), summit.now(), "summit", Answerers::delegates).ok());
  CHECK_FALSE(known());
}

}  // namespace muster::feedback
