// Editions of the report: frozen on the page, and the same for ever.
#include "summit_site.hpp"

#include "support/catch.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/feedback/note_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/front/app/setup.hpp>

#include <map>

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
  CHECK_THAT(words, Contains("The words of the report were changed. And "));
  CHECK_THAT(site.words(page + "/editions/2"), Contains("New in it: ‘Ours’.") && Contains("No longer in it: ‘") &&
                                                   Contains("It prints ‘42 answered.’, and did not before.") &&
                                                   Contains("sentences or rows that it printed before are gone.") &&
                                                   Contains("No figure of the event changed."));
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

TEST_CASE("a frozen report that speaks of earlier years says the same whatever becomes of those years") {
  SummitSite site(summit_site::SiteContent::nothing);
  REQUIRE(muster::app::load_ten_summits(site.database(), site.audit()).ok());
  const std::string page = "/events/network-summit-2025/report";
  const std::string words =
      "# Over the years\n\n{sentence.last_year} {helpful.trend}\n\n::: last-year\n\n::: trend helpful\n\n"
      "::: table events\n\n::: method\n";
  REQUIRE(site.post(page + "/change", {{"version", "0"}, {"text", words}}).status == 303);
  REQUIRE(site.post(page + "/editions", {{"note", "Ten years"}}).status == 303);
  std::map<std::string, std::string> frozen;
  for (const char* format : {"md", "html", "docx", "pdf", "pptx", "xlsx", "json"})
    frozen[format] = site.get(page + "/editions/1/" + format).body;
  CHECK_THAT(frozen["md"], Contains("546 of 605 answered ‘Helpful’ in all") && Contains("2024"));
  CHECK_THAT(frozen["json"], Contains("more than chance"));

  // Earlier years move: one is open again, another is called otherwise.
  REQUIRE(muster::feedback::reopen_round(site.database(), site.audit(), "network-summit-2024").ok());
  REQUIRE(muster::feedback::reopen_round(site.database(), site.audit(), "network-summit-2016").ok());
  const auto live = site.get(page + ".md").body;
  CHECK_THAT(live, !Contains("546 of 605"));
  for (const auto& [format, bytes] : frozen) {
    INFO(format);
    CHECK(site.get(page + "/editions/1/" + format).body == bytes);
  }
  // Written anew from what was kept, as when a name is taken out, it still knows the years as they were.
  REQUIRE(site.database()
              .write([](muster::store::Session& session) -> muster::Outcome {
                session.execute("delete from edition_file", {});
                return muster::Success{};
              })
              .ok());
  for (const auto& [format, bytes] : frozen) {
    INFO(format);
    CHECK(site.get(page + "/editions/1/" + format).body == bytes);
  }
}

TEST_CASE("the network's year has no published figure of a later one, and says of each event what there is") {
  SummitSite site;
  for (const auto* slug : {"spring-forum", "winter-forum"}) {
    muster::events::NewEvent forum;
    forum.slug = slug;
    forum.title = slug == std::string("spring-forum") ? "Spring forum" : "Winter forum";
    forum.date = slug == std::string("spring-forum") ? "2022-03-11" : "2022-12-09";
    REQUIRE(muster::events::add_event(site.database(), site.audit(), forum).ok());
  }
  const auto text = site.get(std::string(event) + "/report.md?definition=network-year").body;
  CHECK_THAT(text, Contains("In 2022 the network held 2 events."));
  CHECK_THAT(text, Contains("| Spring forum | Friday 11 March 2022 | no list | not asked | – |"));
  CHECK_THAT(text, Contains("Friday 11 March 2022. No delegate is listed and nobody has answered."));
  CHECK_THAT(text, Contains("69,344 in London in 2022, up"));
  CHECK_THAT(text, !Contains("in 2023,") && !Contains("in 2025"));
}

TEST_CASE("a report of an earlier year never speaks of a later one") {
  SummitSite site(summit_site::SiteContent::nothing);
  REQUIRE(muster::app::load_ten_summits(site.database(), site.audit()).ok());
  const std::string page = "/events/network-summit-2018/report";
  const auto text = site.get(page + ".md?definition=network-year").body;
  for (int year = 2019; year <= 2025; ++year) {
    INFO(year);
    CHECK_THAT(text, !Contains(std::to_string(year)));
  }
  CHECK_THAT(text, Contains("2017"));
}
