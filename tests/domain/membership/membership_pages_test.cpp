// The pages of memberships: a year played through, and what is refused.
#include <muster/domain/membership/membership_mail.hpp>
#include <muster/domain/membership/membership_pages.hpp>
#include <muster/platform/mail/outbox_service.hpp>
#include <muster/platform/web/decode.hpp>

#include "member_store.hpp"

namespace muster::membership {
namespace {

using test::holds;

struct MemberSite : MemberStore {
  MemberSite() {
    add_pages(router, database(), clock, [this](store::Session&, const std::string&, const Term&) {
      return std::vector<CameFrom>{{organisation_id, 3, 5}};
    });
    home = "/programmes/" + programme + "/memberships";
    organisation_id = organisation_called("Camden");
  }
  std::vector<std::pair<std::string, std::string>> camden(const std::string& name = "places",
                                                          const std::string& value = "") {
    std::vector<std::pair<std::string, std::string>> fields{
        {"kind", organisation},   {"organisation", organisation_id},
        {"from-day", "1"},        {"from-month", "4"},
        {"from-year", "2022"},    {"purchase_order", "PO 4711"},
        {"contact_name", "Gwen"}, {"contact_email", "gwen@example.org"},
        {"address", "Town Hall"}, {"reminders", "yes"}};
    fields.emplace_back(name, value);
    return fields;
  }
  std::string added() {
    const auto reply = visitor.post(home + "/add", camden());
    REQUIRE(reply.status == 303);
    const auto to = test::location(reply);
    return to.substr(0, to.find('?'));
  }
  HandClock clock{test::noon()};
  web::Router router;
  test::Visitor visitor{router};
  std::string home;
  std::string organisation_id;
};

}  // namespace

TEST_CASE_METHOD(MemberSite, "a member is added, names people, gets an invoice, pays and renews") {
  CHECK(holds(visitor.get(home), "No memberships yet"));
  const auto here = added();
  CHECK(holds(visitor.get(home), ">Camden</a>"));
  CHECK(holds(visitor.get(here), "Nobody is named yet"));
  CHECK(visitor.post(here + "/people", {{"first_name", "Gwen"}, {"last_name", "Abara"}, {"email", "g@example.org"}})
            .status == 303);
  CHECK(holds(visitor.get(here), "Gwen Abara"));
  CHECK(holds(visitor.get(here + "/invoice"), "£550.00"));
  const auto written = test::location(visitor.post(here + "/invoice", {}));
  const auto invoice = written.substr(0, written.find('?'));
  CHECK(holds(visitor.get(written), "Invoice N-0001"));
  CHECK(visitor.get(invoice + "/file.pdf").body.starts_with("%PDF"));
  CHECK(holds(visitor.get(invoice + "/mail"), "gwen@example.org"));
  CHECK(visitor.post(invoice + "/mail", {}).status == 303);
  const auto today = day_in_london(clock.now());
  CHECK(visitor
            .post(invoice + "/paid", {{"day-day", std::to_string(static_cast<unsigned>(today.day()))},
                                      {"day-month", std::to_string(static_cast<unsigned>(today.month()))},
                                      {"day-year", std::to_string(static_cast<int>(today.year()))},
                                      {"note", "BACS"}})
            .status == 303);
  CHECK(holds(visitor.get(home + "/invoices"), "Nothing is owed."));
  CHECK(holds(visitor.get(home + "/invoices.csv"), "BACS"));
  CHECK(holds(visitor.get(home + ".csv"), "gwen@example.org"));
  const auto renewed = test::location(visitor.post(here + "/renew", {}));
  CHECK(holds(visitor.get(renewed), "The membership is renewed."));
  CHECK(visitor.post(renewed.substr(0, renewed.find('?')) + "/take-back", {}).status == 303);
  CHECK(holds(visitor.get(home + "/reminders"), "Reminders to come"));
}

TEST_CASE_METHOD(MemberSite, "what is refused says why, with what was typed") {
  const auto few = visitor.post(home + "/add", camden("places", "2"));
  CHECK(few.status == 422);
  CHECK(holds(few, "PO 4711"));
  const auto here = added();
  CHECK(visitor.post(home + "/add", camden()).status == 409);
  CHECK(visitor.post(here + "/people", {{"first_name", "Gwen"}, {"last_name", ""}, {"email", "g"}}).status == 422);
  CHECK(visitor.get(home + "/nothing").status == 404);
  CHECK(visitor.get(home + "/invoices/nothing").status == 404);
  CHECK(visitor.get(home + "/kinds/nothing").status == 404);
  CHECK(visitor.post(here + "/cancel", {{"day-day", "31"}, {"day-month", "6"}, {"day-year", "2022"}}).status == 422);
  CHECK(visitor.post(here + "/places", {{"places", "1"}}).status == 422);
}

TEST_CASE_METHOD(MemberSite, "kinds, settings and the year are shown, and changed by their forms") {
  CHECK(holds(visitor.get(home + "/kinds"), "£550 for up to 4 named people, each further one £125"));
  CHECK(holds(visitor.get(home + "/kinds/" + organisation), "value=\"550\""));
  CHECK(holds(visitor.get(home + "/kinds/add"), "Add a kind of membership"));
  CHECK(visitor.post(home + "/kinds/" + organisation + "/retire", {}).status == 303);
  CHECK(holds(visitor.get(home + "/kinds"), "No longer sold"));
  CHECK(visitor.post(home + "/kinds/" + organisation + "/sell", {}).status == 303);
  CHECK(holds(visitor.get(home + "/settings"), "value=\"60, 30, 7\""));
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"seen", "1"},      {"seller", "Us"},   {"how_to_pay", "Bank"},  {"days_to_pay", "30"},
      {"vat_rate", "20"}, {"vat_number", ""}, {"reminder_days", "60"}, {"reminders_on", "yes"}};
  CHECK(holds(visitor.post(home + "/settings", wrong), "needs the VAT number"));
  (void)added();
  const auto year = visitor.get(home + "/year?year=2022");
  CHECK(holds(year, "1 organisation is a member; 1 of 33 places of London is represented."));
  CHECK(holds(visitor.get(home + "/year.csv?year=2022"), "E09000007,Camden,Camden,0,3,5"));
  CHECK(visitor.get(home + "/year?year=soon").status == 404);
  CHECK(holds(visitor.get("/api" + home), "\"state\""));
}

TEST_CASE_METHOD(MemberSite,
                 "a program sells, names, invoices, notes a payment and renews, by the rules of the pages") {
  const auto api = "/api/programmes/" + programme + "/memberships";
  const auto send = [&](const std::string& path, const std::string& body) {
    web::Request request;
    request.method = web::Method::post;
    request.path = api + path;
    request.visitor.by_access_token = true;
    auto json = web::decode_json(body);
    REQUIRE(json.ok());
    request.json = *std::move(json);
    return router.handle(std::move(request));
  };
  const auto unknown = send("", R"({"kind": "Organisation", "organisation": "Atlantis"})");
  CHECK(unknown.status == 422);
  CHECK(holds(unknown, "Atlantis"));
  CHECK(send("", R"({"kind": "Organisation", "organisation": "Camden", "spaces": 3})").status == 422);
  const auto sold = send("", R"({"kind": "Organisation", "organisation": "Camden", "from": "2022-04-01",
    "contact_email": "gwen@example.org"})");
  INFO(sold.body);
  REQUIRE(sold.status == 200);
  const auto id = book().memberships.at(0).id;
  CHECK(holds(send("/" + id + "/people", R"({"first_name": "Gwen", "last_name": "Abara", "email": "g@example.org"})"),
              "g@example.org"));
  CHECK(
      send("/" + id + "/people", R"({"first_name": "Gwen", "last_name": "Abara", "email": "g@example.org"})").status ==
      409);
  CHECK(holds(send("/" + id + "/invoice", R"({"mail": true})"), "N-0001"));
  CHECK(figure("select count(*) from outbox where kind = 'membership invoice'") == 1);
  CHECK(send("/" + id + "/invoice", "{}").status == 409);
  const auto invoice = sheet(id).invoices.at(0).id;
  CHECK(holds(send("/invoices/" + invoice + "/paid", "{}"), "\"paid\""));
  CHECK(holds(send("/invoices/" + invoice + "/paid", R"({"on": null})"), "\"paid_on\": null"));
  CHECK(send("/" + id + "/renew", "{}").status == 200);
  CHECK(send("/" + id + "/renew", "{}").status == 409);
  CHECK(book().memberships.size() == 2);
}

TEST_CASE_METHOD(MemberSite, "a program makes kinds, changes one membership, and takes people out of it and back") {
  const auto api = "/api/programmes/" + programme + "/memberships";
  const auto ask = [&](web::Method method, const std::string& path, const std::string& body = {}) {
    web::Request request;
    request.method = method;
    request.path = api + path;
    request.visitor.by_access_token = true;
    if (!body.empty()) request.json = web::decode_json(body).value();
    return router.handle(std::move(request));
  };
  using web::Method;
  CHECK(ask(Method::post, "/kinds", R"({"holder": "organisation"})").status == 422);
  CHECK(holds(ask(Method::post, "/kinds", R"({"name": "Friend", "holder": "persn"})"), "did you mean"));
  const auto made = ask(Method::post, "/kinds", R"({"name": "Friend", "holder": "organisation", "price_pence": 2500,
    "further_price_pence": 100, "included": 2, "most": 6, "year_begins": 4})");
  INFO(made.body);
  REQUIRE(made.status == 200);
  std::string kind;
  for (const auto& each : book().kinds)
    if (each.name == "Friend") kind = each.id;
  REQUIRE_FALSE(kind.empty());
  CHECK(holds(ask(Method::get, "/kinds/" + kind), "\"price_pence\": 2500"));
  CHECK(holds(ask(Method::put, "/kinds/" + kind, R"({"price_pence": 3000, "sold": false})"), "\"sold\": false"));
  CHECK(holds(ask(Method::get, "/kinds/" + kind), "\"name\": \"Friend\""));
  CHECK(ask(Method::put, "/kinds/" + kind, R"({"year_begins": 13})").status == 422);
  CHECK(holds(ask(Method::put, "/kinds/" + kind, R"({"sold": true})"), "\"sold\": true"));

  REQUIRE(ask(Method::post, "", R"({"kind": "Friend", "organisation": "Camden", "from": "2022-04-01"})").status == 200);
  const auto id = "/" + book().memberships.at(0).id;
  CHECK(ask(Method::delete_, "/kinds/" + kind).status == 409);
  const auto changed = ask(Method::put, id, R"({"purchase_order": "PO 7", "places": 4})");
  INFO(changed.body);
  CHECK(changed.status == 200);
  CHECK(holds(changed, "\"purchase_order\": \"PO 7\""));
  CHECK(holds(changed, "\"places\": 4"));
  // Of two changes of which one is refused, none is kept.
  CHECK(ask(Method::put, id, R"({"purchase_order": "PO 8", "places": 3})").status == 422);
  CHECK(holds(ask(Method::get, id), "\"purchase_order\": \"PO 7\""));
  REQUIRE(ask(Method::post, id + "/people", R"({"first_name": "Gwen", "last_name": "Abara", "email": "g@example.org"})")
              .status == 200);
  const auto gwen = id + "/people/" + book().memberships.at(0).people.at(0).id;
  CHECK(ask(Method::delete_, gwen).status == 200);
  CHECK(book().memberships.at(0).people.at(0).removed_on.has_value());
  CHECK(ask(Method::post, gwen + "/back").status == 200);
  CHECK_FALSE(book().memberships.at(0).people.at(0).removed_on.has_value());
  CHECK(ask(Method::post, id + "/cancel", "{}").status == 422);
  CHECK(holds(ask(Method::post, id + "/cancel", R"({"day": "2022-07-01", "reason": "Merged"})"),
              "\"cancelled_on\": \"2022-07-01\""));
  CHECK(holds(ask(Method::post, id + "/cancel/undo"), "\"cancelled_on\": null"));
  CHECK(ask(Method::get, "/nothing").status == 404);
  CHECK(ask(Method::delete_, id).status == 200);
  CHECK(book().memberships.empty());
  CHECK(ask(Method::delete_, "/kinds/" + kind).status == 200);
}

TEST_CASE_METHOD(MemberSite, "the mail of an invoice carries its PDF") {
  const auto here = added();
  mail::Kinds kinds;
  add_mail(kinds, database());
  const auto written = test::location(visitor.post(here + "/invoice", {}));
  CHECK(visitor.post(written.substr(0, written.find('?')) + "/mail", {}).status == 303);
  const auto claimed = mail::claim(database(), clock.now());
  REQUIRE(claimed.ok());
  REQUIRE(*claimed);
  const auto letter = mail::letter_of(kinds, **claimed, {clock.now(), "https://muster.example.org"});
  REQUIRE(letter.ok());
  REQUIRE(*letter);
  REQUIRE((*letter)->attachments.size() == 1);
  CHECK((*letter)->attachments[0].name == "N-0001.pdf");
  CHECK((*letter)->attachments[0].bytes.starts_with("%PDF"));
  CHECK((*letter)->letter.text.find("attached as a PDF") != std::string::npos);
}

}  // namespace muster::membership
