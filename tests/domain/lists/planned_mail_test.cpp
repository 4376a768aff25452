// A mail to a list waits for its moment, goes once to whoever is on the list then, and can be tried and taken back.
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/lists/forgetting_sql.hpp>
#include <muster/domain/lists/list_mail.hpp>
#include <muster/domain/lists/list_pages.hpp>
#include <muster/domain/lists/planned_mail_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/mail/outbox_service.hpp>
#include <muster/platform/mail/stop_sql.hpp>
#include <muster/platform/web/decode.hpp>

#include "support/summit_store.hpp"

namespace muster::lists {
namespace {

using test::holds;

struct PlanSite : test::SummitStore {
  PlanSite() {
    const auto event =
        events::add_event(database(), audit(), {"summit", "Summit", "2022-06-10", "london", "", "in person", "LIIA"});
    REQUIRE(event.ok());
    programme = event->programme_id;
    add_pages(router, database(), clock);
    add_mail(kinds, database());
    MailList wanted;
    wanted.name = "Finance leads";
    const auto made = save_list(database(), audit(), programme, wanted);
    REQUIRE(made.ok());
    list = *made;
    here = "/programmes/" + programme + "/lists/" + list;
    join("Gwen Abara", "gwen@example.org");
    join("Idris Okafor", "idris@example.org");
  }
  void join(const std::string& name, const std::string& email) {
    REQUIRE(database()
                .write([&](store::Session& session) -> Outcome {
                  session.execute(
                      "insert into mail_list_member (id, list_id, name, email, search_email, joined, since) values "
                      "($1, $2, $3, $1, $1, 1, '2022-01-01T09:00:00Z')",
                      {email, list, name});
                  return Success{};
                })
                .ok());
  }
  std::string plan(std::chrono::hours in) {
    const auto made = plan_mail(database(), audit(clock.now()), programme, list, words, clock.now() + in);
    if (!made.ok()) FAIL(made.error().message);
    return *made;
  }
  std::vector<PlannedMail> plans() { return planned_mails(database(), programme, list).value(); }
  std::int64_t copies() { return figure("select count(*) from outbox where kind = 'list message'"); }

  HandClock clock{test::noon()};
  mail::Kinds kinds;
  web::Router router;
  test::Visitor visitor{router};
  std::string programme;
  std::string list;
  std::string here;
  booking::MessageWords words{"Budgets", "The figures are out."};
};

}  // namespace

TEST_CASE_METHOD(PlanSite, "a planned mail goes once, at its moment, to whoever is on the list then") {
  (void)plan(std::chrono::hours(2));
  REQUIRE(send_due_mails(database(), clock.now()).ok());
  CHECK(copies() == 0);
  CHECK(holds(visitor.get(here), "Take it back"));
  CHECK(list_sheet(database(), programme, list)->sent.empty());
  join("Late Comer", "late@example.org");
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                mail::stop_mail(session, clock.now(), booking::news_scope(programme), "idris@example.org");
                return Success{};
              })
              .ok());
  clock.advance(std::chrono::hours(2));
  REQUIRE(send_due_mails(database(), clock.now()).ok());
  REQUIRE(send_due_mails(database(), clock.now()).ok());
  CHECK(copies() == 2);  // Idris stopped all news
  CHECK(plans().empty());
  const auto sheet = list_sheet(database(), programme, list);
  REQUIRE(sheet->sent.size() == 1);
  CHECK(sheet->sent[0].people == 2);
  CHECK(sheet->sent[0].sent_at == iso_instant(clock.now()));
  const auto claimed = mail::claim(database(), clock.now());
  REQUIRE(*claimed);
  const auto letter = mail::letter_of(kinds, **claimed, {clock.now(), "https://muster.example.org"});
  REQUIRE(*letter);
  CHECK((*letter)->letter.text.find("The figures are out.") != std::string::npos);
}

TEST_CASE_METHOD(PlanSite,
                 "what is late by a day, or for nobody, is not sent and says so; what is taken back is gone") {
  const auto taken_back = plan(std::chrono::hours(1));
  REQUIRE(visitor.post(here + "/plan/drop", {{"mail", taken_back}}).status == 303);
  CHECK(visitor.post(here + "/plan/drop", {{"mail", taken_back}}).status == 404);
  (void)plan(std::chrono::hours(1));
  // Old mail goes, but not what waits.
  REQUIRE(database()
              .write([&](store::Session& session) -> Outcome {
                CHECK(drop_messages(session, "2030-01-01T00:00:00Z") == 0);
                return Success{};
              })
              .ok());
  clock.advance(std::chrono::hours(26));
  REQUIRE(send_due_mails(database(), clock.now()).ok());
  CHECK(copies() == 0);
  REQUIRE(plans().size() == 1);
  CHECK(plans()[0].stopped);
  CHECK(holds(visitor.get(here), "was not sent"));
  const auto past = plan_mail(database(), audit(clock.now()), programme, list, words, clock.now());
  CHECK(past.error().field == "at");
  CHECK(plan_mail(database(), audit(clock.now()), programme, list, words, clock.now() + std::chrono::days(400))
            .error()
            .field == "at");
  CHECK_FALSE(
      plan_mail(database(), audit(clock.now()), programme, list, {"", "x"}, clock.now() + std::chrono::hours(1)).ok());
}

TEST_CASE_METHOD(PlanSite, "a mail is planned on a page, and a wrong moment is shown back with the words") {
  const std::vector<std::pair<std::string, std::string>> said{{"subject", "Budgets"}, {"text", "The figures are out."}};
  const auto look = visitor.post(here + "/mail", said);
  CHECK(holds(look, "Plan it for later"));
  CHECK(holds(look, "Send a test to me"));
  auto asks = said;
  asks.emplace_back("ask", "yes");
  CHECK(holds(visitor.post(here + "/plan", asks), "When does it go"));
  const auto send = [&](const std::string& year) {
    auto fields = said;
    for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{{"at-day", "1"},
                                                                                      {"at-month", "7"},
                                                                                      {"at-year", year},
                                                                                      {"at-time", "09:00"},
                                                                                      {"at", year + "-07-01T09:00"}})
      fields.emplace_back(name, value);
    return visitor.post(here + "/plan", fields);
  };
  const auto refused = send("2021");
  CHECK(refused.status == 422);
  CHECK(holds(refused, "The figures are out."));
  CHECK(plans().empty());
  REQUIRE(send("2022").status == 303);
  REQUIRE(plans().size() == 1);
  CHECK(plans()[0].due == *parse_instant("2022-07-01T08:00:00Z"));  // London's summer
  // By program too.
  CHECK(holds(visitor.get("/api/programmes/" + programme + "/lists/" + list + "/planned"), "2022-07-01T08:00:00Z"));
}

TEST_CASE_METHOD(PlanSite, "a program changes a list, takes somebody off it and deletes it") {
  const auto here = "/api/programmes/" + programme + "/lists/" + list;
  const auto ask = [&](web::Method method, const std::string& path, const std::string& body = {}) {
    web::Request request;
    request.method = method;
    request.path = path;
    request.visitor.by_access_token = true;
    if (!body.empty()) request.json = web::decode_json(body).value();
    return router.handle(std::move(request));
  };
  using web::Method;
  const auto before = list_sheet(database(), programme, list);
  REQUIRE(before.ok());
  REQUIRE_FALSE(before->members.empty());
  CHECK(ask(Method::put, here, R"({"name": ""})").status == 422);
  const auto changed = ask(Method::put, here, R"({"about": "Who counts the money.", "taken_in": false})");
  INFO(changed.body);
  CHECK(changed.status == 200);
  const auto after = list_sheet(database(), programme, list);
  CHECK(after->list.about == "Who counts the money.");
  CHECK_FALSE(after->list.taken_in);
  CHECK(after->list.name == before->list.name);
  CHECK(ask(Method::delete_, here + "/people/" + before->members.front().id).status == 200);
  CHECK(list_sheet(database(), programme, list)->members.size() == before->members.size() - 1);
  CHECK(ask(Method::delete_, here).status == 200);
  CHECK(ask(Method::get, here).status == 404);
}

TEST_CASE_METHOD(PlanSite, "a test goes to whoever asks for it alone") {
  REQUIRE(send_test(database(), audit(), programme, list, words, "Gwen Abara", "desk@example.org").ok());
  CHECK(copies() == 0);
  CHECK(figure("select count(*) from outbox where recipient = 'desk@example.org' and subject = 'Test: Budgets'") == 1);
  CHECK_FALSE(send_test(database(), audit(), programme, list, words, "Gwen Abara", "").ok());
  CHECK(list_sheet(database(), programme, list)->sent.empty());
}

}  // namespace muster::lists
