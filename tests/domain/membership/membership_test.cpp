// Rules of membership: periods, prices, standing, and who is covered.
#include <muster/domain/membership/membership.hpp>

#include "support/catch.hpp"

namespace muster::membership {
namespace {

Date day(const char* text) { return *parse_date(text); }

Kind organisation() { return example_kinds().front(); }

Membership of_camden() {
  Membership made;
  made.holder_name = "Camden";
  made.places = 2;
  made.term = {day("2022-04-01"), day("2023-03-31")};
  made.grace_days = 30;
  made.may_change_people = false;
  made.people = {{"1", "Gwen", "Abara", "Gwen@example.org", day("2022-04-01"), {}},
                 {"2", "Idris", "Okafor", "idris@example.org", day("2022-06-01"), {}}};
  return made;
}

std::vector<std::pair<std::int64_t, Pence>> sums(const std::vector<Charge>& charges) {
  std::vector<std::pair<std::int64_t, Pence>> all;
  for (const auto& each : charges) all.emplace_back(each.quantity, each.sum);
  return all;
}

using Sums = std::vector<std::pair<std::int64_t, Pence>>;

}  // namespace

TEST_CASE("money is whole pence, read as people type it") {
  CHECK(pounds(55000) == "£550");
  CHECK(pounds(12550) == "£125.50");
  CHECK(pounds_exactly(120405) == "£1,204.05");
  for (const auto& [typed, sum] : std::vector<std::pair<const char*, Pence>>{
           {"550", 55000}, {" £1,204.05 ", 120405}, {"125.5", 12550}, {"0", 0}, {"1000000", 100'000'000}}) {
    CAPTURE(typed);
    REQUIRE(parse_pounds(typed).ok());
    CHECK(*parse_pounds(typed) == sum);
  }
  for (const auto* typed : {"", "-5", "-0.50", "1.234", "5.", "five", "1e3", "1000000.01", "99999999999999999999"}) {
    CAPTURE(typed);
    CHECK_FALSE(parse_pounds(typed).ok());
  }
  CHECK(pounds_typed(*parse_pounds("125.50")) == "125.50");
}

TEST_CASE("a period ends with the year, or as many months after its beginning") {
  auto kind = organisation();
  CHECK(first_term(kind, day("2022-06-15")) == Term{day("2022-06-15"), day("2023-03-31")});
  CHECK(first_term(kind, day("2023-04-01")) == Term{day("2023-04-01"), day("2024-03-31")});
  CHECK(first_term(kind, day("2023-03-31")) == Term{day("2023-03-31"), day("2023-03-31")});
  kind.year_begins = 0;
  CHECK(first_term(kind, day("2022-06-15")) == Term{day("2022-06-15"), day("2023-06-14")});
  CHECK(first_term(kind, day("2024-02-29")) == Term{day("2024-02-29"), day("2025-02-27")});
  kind.months = 1;
  CHECK(first_term(kind, day("2022-01-31")) == Term{day("2022-01-31"), day("2022-02-27")});
  CHECK(next_term(organisation(), {day("2022-06-15"), day("2023-03-31")}) ==
        Term{day("2023-04-01"), day("2024-03-31")});
}

TEST_CASE("part of a year costs its whole months, and each further person as much of theirs") {
  auto kind = organisation();
  const Term whole{day("2022-04-01"), day("2023-03-31")};
  CHECK(sums(charges_of(kind, 4, whole)) == Sums{{1, 55000}});
  CHECK(sums(charges_of(kind, 6, whole)) == Sums{{1, 55000}, {2, 25000}});
  const Term part{day("2022-06-15"), day("2023-03-31")};
  CHECK(whole_months(part) == 9);
  CHECK(sums(charges_of(kind, 5, part)) == Sums{{1, 41250}, {1, 9375}});
  CHECK(charges_of(kind, 4, part).front().words ==
        "Organisation membership, for up to 4 named people, 15 June 2022 to 31 March 2023, 9 whole months of 12");
  // The last days of a period cost one month, never nothing.
  CHECK(sums(charges_of(kind, 4, {day("2023-03-20"), day("2023-03-31")})) == Sums{{1, 4583}});
  kind.part_years = false;
  CHECK(sums(charges_of(kind, 5, part)) == Sums{{1, 55000}, {1, 12500}});
}

TEST_CASE("people added within a period are charged from that day on") {
  const Term whole{day("2022-04-01"), day("2023-03-31")};
  CHECK(sums(charges_of_more(organisation(), 4, 6, whole, day("2022-10-01"))) == Sums{{2, 12500}});
  CHECK(sums(charges_of_more(organisation(), 5, 6, whole, day("2022-01-01"))) == Sums{{1, 12500}});
  CHECK(charges_of_more(organisation(), 2, 4, whole, day("2022-10-01")).empty());
}

TEST_CASE("a kind that contradicts itself is refused at the value that is wrong") {
  const auto field = [](auto change) {
    auto kind = organisation();
    change(kind);
    const auto checked = check_kind(kind);
    return checked.ok() ? std::string() : checked.error().field;
  };
  CHECK(field([](Kind&) {}).empty());
  CHECK(field([](Kind& kind) { kind.name.clear(); }) == "name");
  CHECK(field([](Kind& kind) { kind.included = 0; }) == "included");
  CHECK(field([](Kind& kind) { kind.holder = Holder::person; }) == "included");
  CHECK(field([](Kind& kind) { kind.most = 3; }) == "most");
  CHECK(field([](Kind& kind) { kind.months = 6; }) == "months");
  CHECK(field([](Kind& kind) { kind.grace_days = 400; }) == "grace_days");
  CHECK(check_places(example_kinds().back(), 2).error().field == "places");
  CHECK(check_places(organisation(), 3).error().field == "places");
  CHECK(check_places(organisation(), 9).ok());
}

TEST_CASE("where a membership stands changes with the day, and never by itself otherwise") {
  auto one = of_camden();
  const auto stands = [&](const char* text) { return standing_on(one, day(text), 60); };
  CHECK(stands("2022-03-31") == Standing::upcoming);
  CHECK(stands("2022-04-01") == Standing::active);
  CHECK(stands("2023-01-30") == Standing::active);
  CHECK(stands("2023-01-31") == Standing::due);
  CHECK(stands("2023-03-31") == Standing::due);
  CHECK(stands("2023-04-01") == Standing::in_grace);
  CHECK(stands("2023-04-30") == Standing::in_grace);
  CHECK(stands("2023-05-01") == Standing::lapsed);
  one.followed_by = "next";
  CHECK(stands("2023-03-31") == Standing::active);
  CHECK(stands("2023-04-01") == Standing::renewed);
  one.followed_by.clear();
  one.cancelled_on = day("2022-10-01");
  CHECK(stands("2022-09-30") == Standing::active);
  CHECK(stands("2022-10-01") == Standing::cancelled);
}

TEST_CASE("who is covered: named people from their day on, grace days with it, letters small") {
  const std::vector<Membership> all{of_camden()};
  const auto is_covered = [&](const char* email, const char* text) {
    return covering(all, email, day(text)) != nullptr;
  };
  CHECK(is_covered("gwen@EXAMPLE.org", "2022-04-01"));
  CHECK_FALSE(is_covered("gwen@example.org", "2022-03-31"));
  CHECK_FALSE(is_covered("idris@example.org", "2022-05-31"));
  CHECK(is_covered("idris@example.org", "2022-06-01"));
  CHECK(is_covered("gwen@example.org", "2023-04-30"));
  CHECK_FALSE(is_covered("gwen@example.org", "2023-05-01"));
  CHECK_FALSE(is_covered("", "2022-06-01"));
  CHECK_FALSE(is_covered("someone@example.org", "2022-06-01"));
  auto taken_out = of_camden();
  taken_out.people.front().removed_on = day("2022-09-01");
  CHECK(covering({taken_out}, "gwen@example.org", day("2022-08-31")) != nullptr);
  CHECK(covering({taken_out}, "gwen@example.org", day("2022-09-01")) == nullptr);
  auto cancelled = of_camden();
  cancelled.cancelled_on = day("2022-09-01");
  CHECK(covering({cancelled}, "gwen@example.org", day("2022-09-01")) == nullptr);
}

TEST_CASE("a place that does not pass on is held by whoever left it, but for a slip") {
  auto one = of_camden();
  CHECK_FALSE(may_name(one, "new@example.org").ok());
  one.people.front().removed_on = day("2022-09-01");
  CHECK(places_taken(one) == 2);
  CHECK_FALSE(may_name(one, "new@example.org").ok());
  one.people.front().removed_on = one.people.front().named_on;
  CHECK(places_taken(one) == 1);
  CHECK(may_name(one, "new@example.org").ok());
  one.people.front().removed_on = day("2022-09-01");
  one.may_change_people = true;
  CHECK(may_name(one, "new@example.org").ok());
  CHECK(may_name(one, "IDRIS@example.org").error().field == "email");
}

}  // namespace muster::membership
