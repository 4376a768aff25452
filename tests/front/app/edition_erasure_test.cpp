// Whoever is erased goes out of every frozen report; its figures, and the names of all others, stay.
#include <muster/domain/booking/delegate_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/privacy/erasure_service.hpp>

#include "summit_site.hpp"
#include "support/catch.hpp"

#include <algorithm>

using namespace muster;
using Catch::Contains;
using summit_site::event;
using summit_site::SummitSite;

namespace {

std::vector<booking::Delegate> delegates_of(SummitSite& site) {
  auto found = site.database().read([](store::Session& session) -> Result<std::vector<booking::Delegate>> {
    MUSTER_TRY(summit, events::find_event(session, "london-send-summit-2022"));
    return booking::delegates(session, summit.id);
  });
  REQUIRE(found.ok());
  return std::move(found).value();
}

std::string checksum_on(const std::string& page) {
  const std::string before = "Checksum of all that it prints, less the names of delegates: ";
  const auto at = page.find(before);
  REQUIRE(at != std::string::npos);
  return page.substr(at + before.size(), 64);
}

}  // namespace

TEST_CASE("an erased delegate's name goes out of a kept edition in every format, and no figure changes") {
  SummitSite site;
  const std::string editions = std::string(event) + "/report/editions";
  REQUIRE(site.post(editions, {{"note", "Sent to the board"}}).status == 303);
  const auto all = delegates_of(site);
  const auto alone = std::find_if(all.begin(), all.end(), [&](const auto& one) {
    return std::count_if(all.begin(), all.end(), [&](const auto& other) { return other.last_name == one.last_name; }) ==
           1;
  });
  REQUIRE(alone != all.end());
  const auto& gone = *alone;
  const auto& stays = all.back();
  const auto before = site.get(editions + "/1/md").body;
  REQUIRE_THAT(before, Contains(gone.last_name));
  const auto pdf = site.get(editions + "/1/pdf").body;
  const auto checksum = checksum_on(site.words(editions + "/1"));

  REQUIRE(privacy::erase_person(site.database(), site.audit(), gone.person_id).ok());

  const auto after = site.get(editions + "/1/md").body;
  CHECK_THAT(after, Contains("name taken out"));
  CHECK_THAT(after, !Contains("| " + gone.last_name + " | " + gone.first_name));
  CHECK_THAT(after, Contains(stays.last_name));
  CHECK_THAT(after, Contains("38 of 42 people found the Summit helpful"));
  CHECK(std::count(after.begin(), after.end(), '\n') == std::count(before.begin(), before.end(), '\n'));
  CHECK(site.get(editions + "/1/md").body == after);
  const auto written_again = site.get(editions + "/1/pdf").body;
  CHECK(written_again.starts_with("%PDF"));
  CHECK(written_again != pdf);
  CHECK_THAT(site.get(editions + "/1/json").body, !Contains("\"" + gone.last_name + "\""));
  for (const auto* format : {"docx", "xlsx", "pptx", "html"}) CHECK(site.get(editions + "/1/" + format).status == 200);

  const auto page = site.words(editions + "/1");
  CHECK_THAT(page, Contains("The name of one person who was erased was taken out on"));
  CHECK_THAT(page, Contains("No figure changed, and the checksum is the same."));
  CHECK(checksum_on(page) == checksum);
  CHECK_THAT(site.get("/api/events/london-send-summit-2022/report/editions").body, Contains("\"names_taken_out\": 1"));
  const auto kept = site.database().read([&](store::Session& session) -> Result<std::int64_t> {
    std::int64_t rows = 0;
    for (const auto* sql : {"select content from edition_document", "select last_name from edition_name"})
      session.each(sql, {}, [&](const store::Row& row) {
        if (row.text(0).find(gone.last_name + gone.first_name) != std::string::npos || row.text(0) == gone.last_name)
          ++rows;
      });
    return rows;
  });
  REQUIRE(kept.ok());
  CHECK(*kept == 0);
}

TEST_CASE("an edition is the same files whether they were kept or are written again from its document") {
  SummitSite site;
  const std::string editions = std::string(event) + "/report/editions";
  REQUIRE(site.post(editions, {}).status == 303);
  std::vector<std::string> kept;
  for (const auto* format : {"docx", "pdf", "pptx", "xlsx", "html", "md", "json"})
    kept.push_back(site.get(editions + "/1/" + format).body);
  REQUIRE(site.database()
              .write([](store::Session& session) -> Outcome {
                session.execute("delete from edition_file");
                return Success{};
              })
              .ok());
  std::size_t at = 0;
  for (const auto* format : {"docx", "pdf", "pptx", "xlsx", "html", "md", "json"}) {
    INFO(format);
    CHECK(site.get(editions + "/1/" + format).body == kept[at++]);
  }
}

TEST_CASE("programs freeze an edition too, and a list of them says who made it and what changed") {
  SummitSite site;
  const std::string editions = std::string(event) + "/report/editions";
  CHECK(site.post("/api/events/london-send-summit-2022/report/editions", {}).status == 200);
  CHECK(site.post(editions, {{"note", "For the council"}}).status == 303);
  const auto words = site.words(editions);
  CHECK_THAT(words, Contains("Edition 1"));
  CHECK_THAT(words, Contains("Organiser's page"));
  CHECK_THAT(words, Contains("For the council"));
  CHECK_THAT(words, Contains("No figure of the event changed."));
  CHECK_THAT(site.get(editions + ".csv").body, Contains("For the council"));
}
