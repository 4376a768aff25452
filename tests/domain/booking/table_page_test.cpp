// Tables as an organiser sets them, moves people among them and prints them.
#include <muster/domain/booking/badge_service.hpp>
#include <muster/domain/booking/booking_pages.hpp>
#include <muster/domain/booking/session_choice_service.hpp>
#include <muster/domain/booking/table_service.hpp>
#include <muster/domain/events/session_service.hpp>

#include "domain/booking/public_site.hpp"

namespace muster::booking {
namespace {

struct TableSite : PublicSite {
  TableSite() { add_pages(router, database(), clock, {}); }
  TablePlan plan(const std::string& session = {}) {
    auto found = table_plan(database(), summit, session);
    if (!found.ok()) FAIL(found.error().message);
    return *found;
  }
  const TableGuest& guest(const TablePlan& plan, const std::string& surname) {
    for (const auto& each : plan.guests)
      if (each.last_name == surname) return each;
    FAIL("nobody is called " + surname);
    return plan.guests.front();
  }
};

const std::string page_path = "/events/summit/tables";

}  // namespace

TEST_CASE_METHOD(TableSite,
                 "tables are set on a page, people are placed, and whoever comes later is placed beside them") {
  for (const auto* surname : {"Lind", "Okoro", "Abara"}) REQUIRE(book(surname).status == 200);
  for (const auto* surname : {"Reyes", "Ives"}) REQUIRE(book(surname, "Barnet").status == 200);
  const auto first = visitor.get(page_path);
  INFO(first.body);
  CHECK(first.status == 200);
  CHECK(test::holds(first, "No tables yet"));
  CHECK(visitor.get(page_path + "/print.pdf").status == 409);
  const auto refused = visitor.post(page_path, {{"tables", "0"}, {"places", "4"}, {"kind", "none"}, {"seen", "0"}});
  CHECK(refused.status == 422);
  CHECK(test::holds(refused, "number of tables from 1"));
  REQUIRE(
      visitor.post(page_path, {{"tables", "3"}, {"places", "2"}, {"kind", "none"}, {"badge[]", "yes"}, {"seen", "0"}})
          .status == 303);
  const auto made = plan();
  CHECK(made.remarks().empty());
  CHECK(guest(made, "Lind").table != guest(made, "Okoro").table);
  CHECK(test::holds(visitor.get(page_path), "Nobody sits beside a colleague"));
  const auto stale = visitor.post(page_path, {{"tables", "9"}, {"places", "2"}, {"kind", "none"}, {"seen", "0"}});
  CHECK(stale.status == 409);
  CHECK(test::holds(stale, "Somebody changed the tables"));
  REQUIRE(book("Late").status == 200);
  CHECK(test::holds(visitor.get(page_path), "1 person has no table yet"));
  REQUIRE(visitor.post(page_path + "/make", {{"keep", "everybody"}}).status == 303);
  const auto later = plan();
  CHECK(guest(later, "Late").table);
  CHECK(guest(later, "Lind").table == guest(made, "Lind").table);
  // By hand, and kept.
  const auto lind = guest(later, "Lind");
  const auto okoro = guest(later, "Okoro");
  const auto full =
      visitor.post(page_path + "/move", {{"person", lind.person}, {"table", std::to_string(*okoro.table)}});
  CHECK(full.status == 409);
  CHECK(test::holds(full, "Move somebody away first"));
  CHECK(visitor.post(page_path + "/move", {{"person", lind.person}, {"table", "7"}}).status == 422);
  REQUIRE(visitor
              .post(page_path, {{"tables", "3"},
                                {"places", "4"},
                                {"kind", "none"},
                                {"badge[]", "yes"},
                                {"seen", std::to_string(later.seen)}})
              .status == 303);
  REQUIRE(
      visitor.post(page_path + "/move", {{"person", lind.person}, {"table", std::to_string(*okoro.table)}}).status ==
      303);
  REQUIRE(visitor.post(page_path + "/make", {{"keep", "by_hand"}}).status == 303);
  const auto anew = plan();
  CHECK(guest(anew, "Lind").table == okoro.table);
  CHECK(guest(anew, "Lind").by_hand);
  CHECK(guest(anew, "Okoro").table != okoro.table);
  // Badges and papers.
  const auto sheet = badges_of(database(), summit);
  REQUIRE(sheet.ok());
  for (const auto& badge : sheet->badges)
    if (badge.last_name == "Lind") CHECK(badge.table == "Table " + std::to_string(*okoro.table));
  for (const auto* what : {"tables", "names", "cards"}) {
    const auto pdf = visitor.get(page_path + "/print.pdf?what=" + what);
    CHECK(pdf.status == 200);
    CHECK(pdf.body.starts_with("%PDF"));
  }
  CHECK(visitor.get(page_path + "/print.pdf?what=poster").status == 422);
  // Whoever gives the seat back leaves the table.
  REQUIRE(take_steps(database(), audit(), summit, {{lind.person}, State::cancelled, ""}).ok());
  CHECK(plan().guests.size() == 5);
}

TEST_CASE_METHOD(TableSite, "a session that people choose has tables of those who chose it") {
  REQUIRE(events::add_sessions(database(), audit(), summit,
                               {{.code = "early", .title = "Early years", .starts_at = 600, .ends_at = 660},
                                {.code = "late", .title = "Later years", .starts_at = 600, .ends_at = 660}})
              .ok());
  REQUIRE(book("Okoro").status == 200);
  CHECK(plan("early").guests.size() == 1);  // nobody chooses: it is for all
  REQUIRE(offer_sessions(database(), audit(), summit, {"early", "late"}).ok());
  CHECK(plan("early").guests.empty());
  database().write([&](store::Session& session) -> Outcome {
    session.execute("insert into session_choice (booking_id, code) select id, 'early' from booking_row");
    return Success{};
  });
  const auto path = page_path + "/session/early";
  REQUIRE(visitor.post(path, {{"tables", "2"}, {"places", "8"}, {"kind", "none"}, {"seen", "0"}}).status == 303);
  CHECK(plan("early").guests.front().table == 1);
  CHECK_FALSE(plan().is_set());
  CHECK(plan("late").guests.empty());
  CHECK(test::holds(visitor.get(path), "Early years"));
  CHECK(visitor.get(page_path + "/session/never").status == 404);
  CHECK_FALSE(set_tables(database(), audit(), summit, "early", {2, 8, "", true}, std::nullopt).ok());
}

}  // namespace muster::booking
