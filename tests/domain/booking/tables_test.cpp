// Nobody sits beside a colleague where that can be, each table has somebody of the kind where that can be, and why not
// is said.
#include <muster/domain/booking/tables.hpp>

#include "support/catch.hpp"

#include <chrono>
#include <map>
#include <random>

namespace muster::booking {
namespace {

std::vector<TableGuest> guests_of(const std::vector<std::pair<std::string, int>>& organisations,
                                  const std::string& parents = "forum") {
  std::vector<TableGuest> guests;
  for (const auto& [name, people] : organisations)
    for (int at = 0; at < people; ++at) {
      const auto id = name + std::to_string(at);
      guests.push_back({"b-" + id, "p-" + id, "Jo", id, name == "none" ? "" : name, name == "none" ? "" : name,
                        name.starts_with(parents) ? "parent carer forum" : "local authority"});
    }
  return guests;
}

struct Spread {
  std::map<std::int64_t, std::int64_t> sizes;
  std::map<std::int64_t, std::int64_t> parents;
  std::map<std::string, std::map<std::int64_t, std::int64_t>> organisations;
  [[nodiscard]] std::int64_t difference() const {
    std::int64_t least = sizes.begin()->second;
    std::int64_t most = least;
    for (const auto& [table, people] : sizes) {
      least = std::min(least, people);
      most = std::max(most, people);
    }
    return most - least;
  }
  [[nodiscard]] std::int64_t together(const std::string& organisation) const {
    std::int64_t most = 0;
    for (const auto& [table, people] : organisations.at(organisation)) most = std::max(most, people);
    return most;
  }
};

Spread spread_of(const std::vector<TableGuest>& guests, std::int64_t tables) {
  Spread spread;
  for (std::int64_t table = 1; table <= tables; ++table) spread.sizes[table] = 0;
  for (const auto& guest : guests) {
    if (!guest.table) continue;
    REQUIRE(*guest.table >= 1);
    REQUIRE(*guest.table <= tables);
    ++spread.sizes[*guest.table];
    if (guest.kind == "parent carer forum") ++spread.parents[*guest.table];
    ++spread.organisations[guest.organisation][*guest.table];
  }
  return spread;
}

const std::string wanted = "parent carer forum";

}  // namespace

TEST_CASE("colleagues sit apart, tables are of one size, and each has a parent carer") {
  auto guests =
      guests_of({{"Camden", 5}, {"Barnet", 4}, {"forum A", 3}, {"forum B", 2}, {"Islington", 5}, {"none", 4}});
  const TableRules rules{5, 5, wanted};
  seat_at_tables(guests, rules, TableKeeping::by_hand);
  const auto spread = spread_of(guests, rules.tables);
  CHECK(spread.difference() <= 1);
  CHECK(spread.parents.size() == 5);
  for (const auto* organisation : {"Camden", "Barnet", "forum A", "forum B", "Islington"})
    CHECK(spread.together(organisation) == 1);
  CHECK(table_remarks(guests, rules).empty());
  auto again = guests_of({{"Camden", 5}, {"Barnet", 4}, {"forum A", 3}, {"forum B", 2}, {"Islington", 5}, {"none", 4}});
  seat_at_tables(again, rules, TableKeeping::by_hand);
  for (std::size_t at = 0; at < guests.size(); ++at) CHECK(guests[at].table == again[at].table);
}

TEST_CASE("what cannot be is said with its reason") {
  auto guests = guests_of({{"Camden", 7}, {"forum A", 2}, {"Barnet", 6}});
  const TableRules rules{4, 3, wanted};
  seat_at_tables(guests, rules, TableKeeping::by_hand);
  const auto remarks = table_remarks(guests, rules);
  REQUIRE(remarks.size() == 3);
  CHECK(remarks[0] == "3 people have no table: 4 tables of 3 have 12 places, and 15 people come.");
  CHECK(remarks[1] ==
        "Nobody of the kind “parent carer forum” sits at tables 3 and 4: 2 such people come, and there are 4 tables.");
  CHECK(remarks[2] == "7 people come from Camden and there are 4 tables, so some of them sit together.");
  // The last of the list have no table.
  for (std::size_t at = 12; at < guests.size(); ++at) CHECK_FALSE(guests[at].table);
  auto nobody = guests_of({{"Camden", 2}});
  seat_at_tables(nobody, rules, TableKeeping::by_hand);
  const auto said = table_remarks(nobody, rules);
  REQUIRE(said.size() == 2);
  CHECK(said[0] == "2 people come and there are 4 tables, so some are empty.");
  CHECK(said[1].starts_with("Nobody who comes is from an organisation of the kind"));
}

TEST_CASE("whoever was put at a table stays, whoever sits stays when others come, and the rest is placed") {
  auto guests = guests_of({{"Camden", 4}, {"Barnet", 4}});
  const TableRules rules{4, 4, ""};
  seat_at_tables(guests, rules, TableKeeping::by_hand);
  guests[0].table = *guests[1].table;
  guests[0].by_hand = true;
  const auto together = *guests[0].table;
  REQUIRE(table_remarks(guests, rules).size() == 2);
  CHECK(table_remarks(guests, rules)[1] ==
        "People from Camden sit together at table " + std::to_string(together) + ": somebody was put there by hand.");
  auto before = guests;
  for (auto& late : guests_of({{"Islington", 4}})) guests.push_back(late);
  seat_at_tables(guests, rules, TableKeeping::everybody);
  for (std::size_t at = 0; at < before.size(); ++at) CHECK(guests[at].table == before[at].table);
  CHECK(spread_of(guests, 4).difference() == 0);  // the table with three had room for no more than the others
  seat_at_tables(guests, rules, TableKeeping::by_hand);
  CHECK(guests[0].table == together);
  CHECK(guests[0].by_hand);
  CHECK(spread_of(guests, 4).together("Camden") == 1);
  CHECK(table_remarks(guests, rules).empty());
  // A table that there is none of any more keeps nobody.
  guests[0].table = 4;
  seat_at_tables(guests, {3, 4, ""}, TableKeeping::everybody);
  CHECK(*guests[0].table <= 3);
  CHECK_FALSE(guests[0].by_hand);
}

TEST_CASE("no organisation sits together that need not, whatever the numbers") {
  std::mt19937 chance(20'261'128);
  for (int run = 0; run < 400; ++run) {
    const auto tables = static_cast<std::int64_t>(1 + chance() % 12);
    std::vector<std::pair<std::string, int>> organisations;
    for (unsigned at = 0; at < 1 + chance() % 20; ++at)
      organisations.emplace_back((chance() % 4 == 0 ? "forum " : "place ") + std::to_string(at),
                                 static_cast<int>(1 + chance() % 9));
    auto guests = guests_of(organisations);
    std::ranges::shuffle(guests, chance);
    const TableRules rules{tables, 200, wanted};
    seat_at_tables(guests, rules, TableKeeping::by_hand);
    const auto spread = spread_of(guests, tables);
    CHECK(spread.difference() <= 1);
    std::int64_t parents = 0;
    for (const auto& [organisation, people] : organisations) {
      CHECK(spread.together(organisation) == (people + tables - 1) / tables);
      if (organisation.starts_with("forum")) parents += people;
    }
    const auto taken = std::min(tables, static_cast<std::int64_t>(guests.size()));
    CHECK(static_cast<std::int64_t>(spread.parents.size()) == std::min(parents, taken));
  }
}

TEST_CASE("5,000 people of 400 organisations are placed in a moment") {
  std::vector<std::pair<std::string, int>> organisations;
  for (int at = 0; at < 400; ++at)
    organisations.emplace_back((at % 8 == 0 ? "forum " : "place ") + std::to_string(at), 1 + at % 24);
  auto guests = guests_of(organisations);
  REQUIRE(guests.size() > 4'900);
  const auto begins = std::chrono::steady_clock::now();
  const TableRules rules{600, 9, wanted};
  seat_at_tables(guests, rules, TableKeeping::by_hand);
  const auto remarks = table_remarks(guests, rules);
  const auto took = std::chrono::steady_clock::now() - begins;
  CHECK(spread_of(guests, 600).difference() <= 1);
  CHECK(remarks.size() <= 1);  // at most that there are fewer parent carers than tables
  CHECK(took < std::chrono::seconds(1));
  std::vector<std::pair<std::string, int>> one{{"place", 5'000}};
  auto alike = guests_of(one);
  const auto again = std::chrono::steady_clock::now();
  seat_at_tables(alike, rules, TableKeeping::by_hand);
  CHECK(std::chrono::steady_clock::now() - again < std::chrono::seconds(1));
  CHECK(spread_of(alike, 600).difference() <= 1);
}

}  // namespace muster::booking
