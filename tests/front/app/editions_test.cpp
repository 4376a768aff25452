// Editions of the report: frozen on the page, and the same for ever.
#include "summit_site.hpp"

#include "support/catch.hpp"

#include <muster/domain/feedback/note_service.hpp>

using Catch::Contains;
using summit_site::event;
using summit_site::SummitSite;

TEST_CASE("an edition stays byte for byte, whatever happens to the report's words; the next says what changed") {
  SummitSite site;
  const std::string page = std::string(event) + "/report";
  CHECK_THAT(site.words(page + "/editions"), Contains("Nothing is frozen yet"));
  CHECK(site.post(page + "/editions", {{"note", "Sent to the board"}}).status == 303);
  CHECK_THAT(site.words(page + "/editions"), Contains("Sent to the board"));
  const auto frozen = site.get(page + "/editions/1/md").body;
  CHECK_THAT(frozen, Contains("report of the day, edition 1"));
  CHECK_THAT(frozen, Contains("38 of 42 people found the Summit helpful"));
  const auto pdf = site.get(page + "/editions/1/pdf");
  CHECK(pdf.body.starts_with("%PDF"));
  CHECK(pdf.content_type == "application/pdf");

  CHECK(site.post(page + "/change", {{"version", "0"}, {"text", "# Ours\n\n{responses} answered.\n"}}).status == 303);
  CHECK(site.get(page + "/editions/1/md").body == frozen);
  CHECK(site.get(page + "/editions/1/pdf").body == pdf.body);
  CHECK(site.post(page + "/editions", {}).status == 303);
  const auto words = site.words(page + "/editions");
  CHECK_THAT(site.words(page + "/editions/2"), Contains("What changed since edition 1"));
  CHECK_THAT(words, Contains("No figure changed. And 1 change more."));
  CHECK_THAT(site.get(page + "/editions/2/md").body, Contains("42 answered."));

  const auto listed = site.get("/api/events/london-send-summit-2022/report/editions").body;
  CHECK_THAT(listed, Contains("\"number\": 2"));
  CHECK_THAT(listed, Contains("Sent to the board"));
  CHECK(site.get(page + "/editions/3/pdf").status == 404);
  CHECK(site.get(page + "/editions/1/odt").status == 422);
  CHECK(site.post(page + "/editions", {{"note", std::string(201, 'x')}}).status == 422);
  CHECK_THAT(site.get(page + "/editions").body, !Contains("Edition 3<"));
}

TEST_CASE("an edition whose figures are others today says which, on the page, in the list and to programs") {
  SummitSite site;
  const std::string page = std::string(event) + "/report";
  const std::string api = "/api/events/london-send-summit-2022/report/editions";
  REQUIRE(site.post(page + "/editions", {}).status == 303);
  CHECK_THAT(site.words(page + "/editions"), !Contains("no longer those of edition"));
  CHECK_THAT(site.words(page + "/editions/1"), !Contains("What is another today"));
  CHECK_THAT(site.get(api).body, Contains("\"differs_today\"") && !Contains("Notes of the tables: "));
  const auto frozen = site.get(page + "/editions/1/md").body;
  REQUIRE(muster::feedback::import_notes(
              site.database(), site.audit(), "london-send-summit-2022",
              muster::feedback::NoteFile{"more.csv", "Table,Kind,Note\n1,Challenge,One more thing\n"})
              .ok());
  CHECK_THAT(site.words(page + "/editions"), Contains("Today’s figures are no longer those of edition 1. Notes of the "
                                                      "tables: "));
  CHECK_THAT(site.words(page + "/editions/1"), Contains("What is another today"));
  CHECK_THAT(site.get(api).body, Contains("Notes of the tables: "));
  CHECK(site.get(page + "/editions/1/md").body == frozen);
}
