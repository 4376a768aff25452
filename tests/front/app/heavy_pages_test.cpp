// Which pages of the site wait their turn: all that make files, reports and imports, and none that people open all the
// time.
#include <muster/front/app/heavy_pages.hpp>

#include <set>

#include "support/catch.hpp"
#include "two_programmes.hpp"

using namespace muster;

namespace {

/// Every route of the site that waits, as method and address.
std::set<std::string> waiting(const web::Router& site, const web::Fields& query) {
  std::set<std::string> all;
  for (const auto& route : site.routes())
    if (app::waits_turn(route, query)) all.insert(std::string(web::method_name(route.method)) + " " + route.pattern);
  return all;
}

}  // namespace

TEST_CASE("files, reports and imports wait their turn") {
  test::TwoProgrammes network;
  const auto all = waiting(network.site(), {});
  for (const auto* route : {"GET /events/{event}/answers.csv",
                            "POST /events/{event}/answers.xlsx",
                            "GET /events/{event}/delegates.xlsx",
                            "GET /events/{event}/notes.csv",
                            "GET /people.xlsx",
                            "GET /events/{event}/report",
                            "GET /events/{event}/report.docx",
                            "GET /events/{event}/report.html",
                            "GET /events/{event}/report.md",
                            "GET /events/{event}/report.pdf",
                            "GET /events/{event}/report.pptx",
                            "GET /events/{event}/report.xlsx",
                            "GET /events/{event}/report.json",
                            "GET /api/v1/events/{event}/report",
                            "POST /api/v1/events/{event}/report/editions",
                            "POST /events/{event}/report/editions",
                            "POST /events/{event}/report/pictures",
                            "GET /programmes/{programme}/years/{year}",
                            "GET /api/v1/programmes/{programme}/year",
                            "POST /events/{event}/report/change",
                            "POST /events/{event}/delegates/import",
                            "GET /events/{event}/delegates/import/{upload}",
                            "POST /events/{event}/form/import/{upload}/decide",
                            "POST /events/{event}/notes/import/{upload}/apply",
                            "POST /events/{event}/delegates/import/undo/{import}",
                            "GET /events/{event}/form/import/{upload}/left-out.csv",
                            "GET /events/{event}/texts/{question}",
                            "GET /jobs/{job}/file",
                            "POST /events/{event}/form/from-file",
                            "GET /events/{event}/answers.json",
                            "POST /api/v1/events/{event}/imports/delegates",
                            "GET /api/v1/events/{event}/imports/responses/{upload}/rows",
                            "POST /api/v1/events/{event}/imports/notes/{upload}/apply",
                            "POST /api/v1/events/{event}/imports/delegates/undo"}) {
    INFO(route);
    CHECK(all.contains(route));
  }
}

TEST_CASE("what people open all the time does not wait") {
  test::TwoProgrammes network;
  web::Fields filtered;
  filtered.add("where", "helpful = mainly");
  const auto all = waiting(network.site(), filtered);
  for (const auto* route :
       {"GET /", "GET /events", "GET /events/{event}", "GET /events/{event}/delegates", "GET /f/{code}",
        "POST /f/{code}", "GET /sign-in", "POST /sign-in", "GET /healthz", "GET /jobs/{job}", "GET /assets/report.css",
        "POST /events/{event}/delegates/import/{upload}/cancel", "GET /events/{event}/delegates/import",
        "GET /events/{event}/delegates/import/example.csv", "GET /api/v1/events/{event}/imports/delegates",
        "DELETE /api/v1/events/{event}/imports/delegates/{upload}"}) {
    INFO(route);
    CHECK_FALSE(all.contains(route));
  }
}

TEST_CASE("a summary waits its turn where it is filtered") {
  test::TwoProgrammes network;
  web::Fields filtered;
  filtered.add("where", "helpful = mainly");
  for (const auto* route :
       {"GET /events/{event}/summary", "GET /events/{event}/summary.csv", "GET /api/v1/events/{event}/summary"}) {
    INFO(route);
    CHECK(waiting(network.site(), filtered).contains(route));
    CHECK_FALSE(waiting(network.site(), {}).contains(route));
  }
}
