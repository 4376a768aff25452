// What is held of a person is handed out whole, and nothing of anybody else with it.
#include "privacy_site.hpp"

namespace muster::app {

TEST_CASE("a person's file holds every seeded fact and nothing of others") {
  PrivacySite site;
  const auto id = site.id_of("Quillfeather");
  REQUIRE(site.visitor
              .post("/people/" + id + "/needs",
                    {{"event", "autumn"}, {"access", "Canary perch"}, {"dietary", "Canary millet"}})
              .status == 303);
  const auto file = person_file(site.database(), id);
  REQUIRE(file.ok());
  const auto json = person_json(*file);
  const auto html = person_html(*file);
  for (const auto& text : {json, html}) {
    INFO(text);
    for (const auto* fact : {"Zephyrina", "Quillfeather", "Camden", "zq.canary@example.org", "Canary wrangler",
                             "Canary ramp", "Canary-free seeds", "Canary perch", "Canary millet", "London Summit",
                             "Autumn forum", "list of Zephyrina Quillfeather.csv", "autumn.csv", "waiting.csv",
                             "asked for a canary quay", "needs changed"}) {
      INFO(fact);
      CHECK(text.find(fact) != std::string::npos);
    }
    for (const auto* other : {"Otto", "Otherwise", "otto.other", "Other work", "Other hoist", "Other nuts", "Body",
                              "Hackney", "said nothing", "organiser's page"}) {
      INFO(other);
      CHECK(text.find(other) == std::string::npos);
    }
  }
  CHECK(site.visitor.get("/people/" + id + "/download.json").body == json);
  CHECK(site.visitor.get("/people/" + id + "/download.html").body == html);
  CHECK(site.visitor.get("/people/nobody/download.json").status == 404);
}

TEST_CASE("every table that can name a person was looked at when the file of a person was written") {
  // A new table must be added to person_file and erase_person, or named here as one that names nobody.
  const std::set<std::string> known{"setting", "audit", "region", "place", "organisation", "organisation_serves",
                                    "organisation_alias", "programme", "event", "person", "import", "import_made",
                                    "booking", "staged_upload", "note", "form_version", "round", "response",
                                    "submission_key", "imported_row", "imported_response", "report_definition",
                                    "delegate_needs", "erasure", "retention_period", "retention_run", "retention_went",
                                    // Those who work with Muster sign in by their address, which they end themselves.
                                    "account", "account_role", "sign_in_link", "sign_in_session", "known_browser",
                                    "access_token", "outbox", "bounced_address"};
  PrivacySite site;
  REQUIRE(site.database()
              .read([&](store::Session& session) -> Outcome {
                for (const auto& row : session.query("select name from sqlite_master where type = 'table'")) {
                  INFO(row.text(0));
                  CHECK(known.contains(row.text(0)));
                }
                return Done{};
              })
              .ok());
}

TEST_CASE("needs are in no export, list or report but the caterer's counts, which name nobody") {
  PrivacySite site;
  for (const auto* address :
       {"/events/summit/delegates", "/events/summit/delegates.csv", "/events/summit", "/events/summit/summary",
        "/events/summit/report", "/events/summit/places", "/people?q=quill"}) {
    INFO(address);
    const auto reply = site.visitor.get(address);
    CHECK(reply.status == 200);
    CHECK_FALSE(holds(reply, "Canary ramp"));
    CHECK_FALSE(holds(reply, "Canary-free seeds"));
  }
  const auto counts = site.visitor.get("/events/summit/needs-counts.csv");
  CHECK(counts.body ==
        "\xEF\xBB\xBFKind,Need,People\r\nDietary,Canary-free seeds,1\r\nDietary,Other nuts,1\r\n"
        "Access,Canary ramp,1\r\nAccess,Other hoist,1\r\n");
}

}  // namespace muster::app
