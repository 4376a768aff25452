// Photographs of reports: brought along on the page, shown by every report of the programme, and taken away.
#include "summit_site.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"

#include <muster/domain/report/picture_service.hpp>
#include <muster/kit/base/file.hpp>

using Catch::Contains;
using namespace muster;
using summit_site::event;
using summit_site::SummitSite;

namespace {

std::string photograph() {
  auto bytes = read_file(test::source_dir() + "/tests/kit/draw/fixtures/held_sideways.jpeg");
  REQUIRE(bytes.ok());
  return std::move(bytes).value();
}

const std::string home = std::string(event) + "/report/pictures";
const std::string shows = "Two people on a stage, talking.";

}  // namespace

TEST_CASE("a picture is brought along with its words, shown by a report, and taken away") {
  SummitSite site;
  CHECK_THAT(site.words(home), Contains("There is no picture yet."));
  REQUIRE(site.upload(home, {{"name", "opening"}, {"alternative", shows}}, "picture", photograph()).status == 303);
  CHECK_THAT(site.get(home).body, Contains("alt=\"" + shows + "\"") && Contains("::: image opening"));
  const auto bytes = site.get(home + "/opening");
  CHECK(bytes.content_type == "image/jpeg");
  CHECK(bytes.body.starts_with("\xFF\xD8\xFF"));
  CHECK(bytes.body.find("51.5074") == std::string::npos);
  CHECK_THAT(site.get("/api" + home).body, Contains("\"name\": \"opening\"") && Contains(shows));

  const std::string page = std::string(event) + "/report";
  REQUIRE(
      site.post(page + "/change", {{"version", "0"}, {"text", "{responses} people.\n\n::: image opening\n"}}).status ==
      303);
  CHECK_THAT(site.get(page).body, Contains("src=\"" + home + "/opening\""));
  CHECK_THAT(site.get(page + ".html").body, Contains("data:image/jpeg;base64,"));
  REQUIRE(site.post(page + "/editions", {}).status == 303);
  const auto frozen = site.get(page + "/editions/1/html").body;
  CHECK_THAT(frozen, Contains("data:image/jpeg;base64,"));

  CHECK(site.post(home + "/opening", {}).status == 303);
  CHECK(site.get(home + "/opening").status == 404);
  CHECK(site.post(home + "/opening", {}).status == 404);
  // The report says what is missing; what was frozen keeps it.
  const auto broken = site.get(page);
  CHECK(broken.status == 422);
  CHECK_THAT(broken.body, Contains("the programme has no picture") && Contains("bring it along first"));
  CHECK(site.get(page + "/editions/1/html").body == frozen);
}

TEST_CASE("what is no picture, has no words or a name that is taken is refused, and what was typed is still there") {
  SummitSite site;
  const auto sent = [&](const std::string& name, const std::string& words, const std::string& bytes) {
    const auto reply = site.upload(home, {{"name", name}, {"alternative", words}}, "picture", bytes);
    CHECK(reply.status == 422);
    CHECK_THAT(reply.body, Contains("value=\"" + name + "\""));
    return summit_site::text_of(reply.body);
  };
  CHECK_THAT(sent("opening", shows, "<svg/>"), Contains("Choose a PNG or JPEG picture"));
  CHECK_THAT(sent("opening", shows, ""), Contains("Choose a PNG or JPEG picture"));
  CHECK_THAT(sent("opening", "", photograph()), Contains("Say what the picture shows"));
  CHECK_THAT(sent("2022", shows, photograph()), Contains("begins with a letter"));
  REQUIRE(site.upload(home, {{"name", "opening"}, {"alternative", shows}}, "picture", photograph()).status == 303);
  CHECK_THAT(sent("opening", shows, photograph()), Contains("There is a picture “opening” already"));
  const auto all = report::pictures_of(site.database(), "london-send-summit-2022");
  REQUIRE(all.ok());
  CHECK(all->size() == 1);
}

TEST_CASE("a programme keeps forty pictures") {
  SummitSite site;
  for (std::size_t at = 0; at < report::most_kept_pictures; ++at)
    REQUIRE(report::add_picture(site.database(), site.audit(), "london-send-summit-2022", "p" + std::to_string(at),
                                shows, photograph())
                .ok());
  const auto more =
      report::add_picture(site.database(), site.audit(), "london-send-summit-2022", "more", shows, photograph());
  REQUIRE_FALSE(more.ok());
  CHECK(more.error().kind == ErrorKind::conflict);
}
