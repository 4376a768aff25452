// Contradictions are asked, not settled: both are kept until somebody decides, of one row or of all of a kind at once.

#include "lists.hpp"
#include "support/catch.hpp"

using namespace muster;
using namespace muster::people;
using lists::judged;
using lists::told;

namespace {

Decisions decided(const std::string& lines) {
  auto read = read_decisions(lists::table("typed,means\n" + lines), lists::directory("london"), "decisions.csv");
  INFO((read.ok() ? std::string() : lists::said(read.error())));
  REQUIRE(read.ok());
  return std::move(read).value();
}

const char* const booked_by_one =
    "Ada,Bell,Ealing,pa@ealing.example\nBea,Rowan,Ealing,pa@ealing.example\nCai,Dunn,Ealing,pa@ealing.example\n"
    "Bea,Rowan,Ealing,PA@ealing.example\n";

}  // namespace

TEST_CASE("people booked under one address are kept apart, and each is met again as themselves") {
  const auto preview = judged(booked_by_one);
  CHECK(preview.people() == 3);
  CHECK(preview.can_apply());
  CHECK(told(preview) ==
        "row 3: looks like row 2, Ada Bell, Ealing (equal e-mail address, though the names differ: Bea Rowan and Ada "
        "Bell)\n"
        "row 4: looks like row 2, Ada Bell, Ealing (equal e-mail address, though the names differ: Cai Dunn and Ada "
        "Bell)\n"
        "row 5: same person row 3, Bea Rowan, Ealing (equal name and e-mail address)\n");
}

TEST_CASE("two of one common name at one council are kept apart, and a row that could be either is asked") {
  const auto preview = judged(
      "Sarah,Jones,Ealing,s1@ealing.example\nSarah,Jones,Ealing,s2@ealing.example\nSarah,Jones,Ealing,\n"
      "Sarah,Jones,Ealing,s2@ealing.example\n");
  CHECK(preview.people() == 3);
  CHECK(
      told(preview) ==
      "row 3: looks like row 2, Sarah Jones, Ealing (equal name and organisation, though the e-mail addresses differ: "
      "s2@ealing.example and s1@ealing.example)\n"
      "row 4: looks like row 2, Sarah Jones, Ealing (equal name and organisation as more than one person)\n"
      "row 5: same person row 3, Sarah Jones, Ealing (equal name and e-mail address)\n");
}

TEST_CASE("names near each other at one place look alike") {
  const auto alike = [](const std::string& one, const std::string& other) {
    const auto preview = judged(one + "\n" + other + "\n");
    CHECK(preview.people() == 2);
    return preview.verdicts.back().kind == VerdictKind::looks_like_row;
  };
  CHECK(alike("Clare,Nuttall Brown,Ealing,", "Claire,Nuttall-Brown,Ealing,"));
  CHECK(alike("Clare Nuttall,Brown,Ealing,", "Claire,Nuttall-Brown,Ealing,"));
  CHECK(alike("Sara,Bell,Ealing,", "Sarah,Bell,Ealing,"));
  CHECK(alike("Mohamed,Aziz,Ealing,", "Mohammed,Aziz,Ealing,"));
  CHECK_FALSE(alike("Jan,Smith,Ealing,", "Dan,Smith,Ealing,"));
  CHECK_FALSE(alike("Jon,Bell,Ealing,", "Joe,Bell,Ealing,"));
  CHECK_FALSE(alike("Clare,Nuttall Brown,Ealing,", "Claire,Nuttall-Brown,Barnet,"));
}

TEST_CASE("all of a kind are decided at once, and one row may be decided otherwise") {
  const auto one = judged(booked_by_one, {}, decided("every row: equal address,same person\n"));
  CHECK(one.people() == 1);
  const auto but_one = judged(booked_by_one, {}, decided("every row: equal address,same person\nrow 4,keep both\n"));
  CHECK(but_one.people() == 2);
  const auto kept = judged(booked_by_one, {}, decided("Every Row: Equal Address,keep both\n"));
  CHECK(kept.people() == 3);
  CHECK(kept.verdicts[1].kind == VerdictKind::fresh);
  CHECK(kept.verdicts[1].asked.contains(RowAspect::equal_address));
  const auto sarahs = "Sarah,Jones,Ealing,s1@ealing.example\nSarah,Jones,Ealing,s2@ealing.example\n";
  CHECK(judged(sarahs, {}, decided("every row: equal name,same person\n")).people() == 1);
  CHECK(judged(sarahs, {}, decided("every row: equal address,same person\n")).people() == 2);
  const auto clares = "Clare,Nuttall Brown,Ealing,\nClaire,Nuttall-Brown,Ealing,\n";
  CHECK(judged(clares, {}, decided("every row: near name,same person\n")).people() == 1);
}

TEST_CASE("decisions that say nothing are refused with what could be said") {
  const auto read = read_decisions(lists::table("typed,means\n"
                                                "every row: equal adress,same person\n"
                                                "every row: equal address,maybe\n"
                                                "row 4: places,two\n"
                                                "row 4: status,coming\n"
                                                "row 5: name,a person\n"
                                                "row 5: name,no person\n"
                                                "status: Perhaps,coming\n"
                                                "Status: perhaps,not coming\n"
                                                "row 6: organisation,no organisation\n"),
                                   lists::directory("london"), "decisions.csv");
  REQUIRE_FALSE(read.ok());
  CHECK(lists::said(read.error()) ==
        "Nothing was read from decisions.csv: it has 6 errors.\n"
        "  decisions.csv:2: nothing is asked about \"equal adress\"; did you mean \"equal address\"?\n"
        "  decisions.csv:3: \"maybe\" says nothing about every row: equal address; it means \"same person\" or \"keep "
        "both\"\n"
        "  decisions.csv:4: \"two\" says nothing about row 4: places; it means \"one person\" or \"leave out\"\n"
        "  decisions.csv:5: what is said about coming is decided of the word, not of row 4: status; write \"status: "
        "Maybe\" for the word, or \"every row: status\"\n"
        "  decisions.csv:7: row 5: name is decided twice, and differently; keep one of the two\n"
        "  decisions.csv:9: \"perhaps\" is decided twice, and differently; keep one of the two\n");
}
