// Whole pages: what every frame must carry, and how small a phone's page is.
#include <muster/domain/site/frame.hpp>
#include <muster/embedded/assets.hpp>

#include "support/catch.hpp"

using namespace muster;
using namespace muster::site;

namespace {

web::Request request_for(const std::string& path) {
  web::Request request;
  request.path = path;
  return request;
}

std::size_t count(const std::string& text, std::string_view word) {
  std::size_t times = 0;
  for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + word.size())) ++times;
  return times;
}

}  // namespace

TEST_CASE("a desk page shows the event's tabs and marks the one that is open") {
  const auto page =
      desk_page(request_for("/events/summit/places"),
                {"Places", "London & Essex", "summit", "Summit <2022>", Tab::places, false}, "<p>Here</p>");
  CHECK(page.status == 200);
  CHECK(page.body.starts_with("<!DOCTYPE html>\n<html lang=\"en-GB\">"));
  CHECK(page.body.find("<title>Places – Muster</title>") != std::string::npos);
  CHECK(page.body.find("London &amp; Essex") != std::string::npos);
  CHECK(page.body.find("Summit &lt;2022&gt;") != std::string::npos);
  CHECK(page.body.find("<p>Here</p>") != std::string::npos);
  CHECK(count(page.body, "aria-current=\"page\"") == 1);
  CHECK(page.body.find("<a href=\"/events/summit/places\" aria-current=\"page\">Places</a>") != std::string::npos);
  CHECK(page.body.find("<a href=\"/events\" aria-current=\"true\">Events</a>") != std::string::npos);
  CHECK(page.body.find("<a href=\"/events/summit\">Overview</a>") != std::string::npos);
}

TEST_CASE("a desk page outside an event has no tabs") {
  const auto page = desk_page(request_for("/organisations"), {"Organisations", {}, {}, {}, Tab::none, false}, "");
  CHECK(page.body.find("event-row") == std::string::npos);
  CHECK(page.body.find("<a href=\"/organisations\" aria-current=\"true\">") != std::string::npos);
}

TEST_CASE("errors stand first in the window's title") {
  CHECK(desk_page(request_for("/events"), {"Import", {}, {}, {}, Tab::none, true}, "")
            .body.find("<title>Error: Import") != std::string::npos);
  CHECK(phone_page(request_for("/f/x"), {"The day", "Summit", {}, 1, 3, true}, "").body.find("<title>Error: The day") !=
        std::string::npos);
}

TEST_CASE("a phone page shows how far one has come, and links to nothing else") {
  const auto page =
      phone_page(request_for("/f/x"), {"The day", "London SEND Summit", "Friday 10 June 2022", 2, 3, false}, "");
  CHECK(page.body.find("Page 2 of 3") != std::string::npos);
  CHECK(count(page.body, "progress-step-reached") == 2);
  CHECK(count(page.body, "class=\"progress-step\"") == 1);
  CHECK(count(page.body, "<a ") == 1);  // the skip link
}

TEST_CASE("an error says what, where and what to do, with the status of its kind") {
  Error error = bad_input("Row 3 names an organisation that nobody knows.");
  error.detail = "for the log alone";
  error.diagnostics.push_back({"delegates.csv", 3, 0, 1, "nobody knows \"<b>\"", "did you mean \"Brent\"?"});
  const auto desk = error_page(request_for("/events/a/import"), error);
  CHECK(desk.status == 422);
  CHECK(desk.body.find("Row 3 names") != std::string::npos);
  CHECK(desk.body.find("delegates.csv:3") != std::string::npos);
  CHECK(desk.body.find("<b>\"") == std::string::npos);
  CHECK(desk.body.find("for the log") == std::string::npos);
  CHECK(desk.body.find("Go to all events") != std::string::npos);
  const auto phone = error_page(request_for("/f/code"), not_found("There is no form here."));
  CHECK(phone.status == 404);
  CHECK(phone.body.find("/events") == std::string::npos);
}

TEST_CASE("pages and style sheets obey the content security policy") {
  const auto desk = desk_page(request_for("/events/a"), {"A", "P", "a", "A", Tab::overview, false}, "").body;
  for (const auto* forbidden : {" style=", "<style", "javascript:", " onclick", "http://", "https://"}) {
    INFO(forbidden);
    CHECK(desk.find(forbidden) == std::string::npos);
  }
  for (const auto& file : embedded::assets()) {
    if (!file.name.ends_with(".css")) continue;
    for (const auto* forbidden : {"data:", "http:", "https:", "@import", "GDS Transport", "crest"})
      CHECK(file.bytes.find(forbidden) == std::string_view::npos);
  }
}

TEST_CASE("what an attendee's phone loads besides the form is under 42 kB") {
  std::size_t bytes = phone_page(request_for("/f/x"), {"The day", "Summit", "Friday", 1, 3, false}, "").body.size();
  for (const auto& file : embedded::assets())
    if (file.name == "phone.css" || file.name == "phone.js") bytes += file.bytes.size();
  CHECK(bytes < 42000);
  for (const auto& file : embedded::assets())
    if (file.name == "phone.css") CHECK(file.bytes.find("url(") == std::string_view::npos);
}

TEST_CASE("where a commit's answer was lost the page says that it is not known, not that nothing was saved") {
  const auto page = error_page(request_for("/events/a/notes"), muster::unsure("The connection was lost."));
  CHECK(page.status == 503);
  CHECK(page.body.find("It is not known whether this was saved") != std::string::npos);
  CHECK(page.body.find("Nothing was") == std::string::npos);
}
