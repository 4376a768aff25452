// The verdicts on a delegate list: the model event's own, and each rule by itself.

#include "lists.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

#include <algorithm>
#include <random>

using namespace muster;
using namespace muster::people;
using lists::judged;
using lists::told;

namespace {

DelegatePreview example(const std::string& slug, const std::string& path, const Decisions& decisions = {}) {
  const auto list = lists::example(path);
  const auto columns = recognise_columns(list.heading, path);
  REQUIRE(columns.ok());
  return judge(list, *columns, lists::directory(slug), {}, decisions);
}

KnownPerson known(const std::string& first, const std::string& last, const std::string& organisation,
                  const std::string& email = "") {
  return {"p1", first, last, "", organisation, email};
}

Decisions about_row(std::size_t line, bool same) {
  Decisions decisions;
  decisions.same_person[line] = same;
  return decisions;
}

}  // namespace

TEST_CASE("the model list has 105 rows, 104 people and 39 organisations") {
  const auto preview = example("london", "london-send-summit-2022/delegates.csv");
  CHECK(preview.rows.size() == 105);
  CHECK(preview.people() == 104);
  CHECK(preview.organisations() == 39);
  CHECK(preview.can_apply());
  CHECK(told(preview) == "row 41: same person row 40, Beatriz Hartwright, Islington (equal name and organisation)\n");
}

TEST_CASE("names of the model list stay as typed but for outer spaces") {
  const auto preview = example("london", "london-send-summit-2022/delegates.csv");
  const auto row = [&](std::size_t line) { return preview.rows[line - 2]; };
  CHECK(row(67).first_name == "Alasdair (Hettie)");
  CHECK(row(35).last_name == "Gadsden MBE");
  CHECK(row(71).last_name == "Pemberwick");
  CHECK(row(71).spaces_removed);
  CHECK_FALSE(row(67).spaces_removed);
  CHECK(std::count_if(preview.rows.begin(), preview.rows.end(),
                      [](const DelegateRow& one) { return one.spaces_removed; }) == 17);
}

TEST_CASE("the model list's other names for organisations are recognised") {
  const auto preview = example("london", "london-send-summit-2022/delegates.csv");
  CHECK(std::count_if(preview.verdicts.begin(), preview.verdicts.end(),
                      [](const Verdict& verdict) { return verdict.organisation_by_alias; }) == 10);
}

TEST_CASE("the Lancashire list is told as it should be, before and after decisions") {
  const auto list = "lancashire-forum/delegates.csv";
  const auto before = example("lancashire", list);
  CHECK_FALSE(before.can_apply());
  const auto decisions =
      read_decisions(lists::example("lancashire-forum/decisions.csv"), lists::directory("lancashire"), "decisions.csv");
  REQUIRE(decisions.ok());
  const auto after = example("lancashire", list, *decisions);
  CHECK(after.can_apply());
  CHECK(after.people() == 14);
  check_golden("domain/people/golden/lancashire-verdicts.txt", told(before) + "decided:\n" + told(after));
}

TEST_CASE("equal name and organisation is the same person, whatever case, spaces and spelling of the organisation") {
  CHECK(told(judged("Jo,Venner,AfC,\n jo ,VENNER,Achieving for children,\n")) ==
        "row 3: same person row 2, Jo Venner, Achieving for Children (equal name and organisation)\n");
}

TEST_CASE("an equal name and e-mail address is the same person, whatever the organisation") {
  CHECK(told(judged("Jo,Venner,Ealing,jo@x.example\nJo,Venner,Barnet,JO@x.example\n")) ==
        "row 3: same person row 2, Jo Venner, Ealing (equal name and e-mail address)\n");
}

TEST_CASE("the same person three times is named as the first row each time") {
  const auto preview = judged("Jo,Venner,Ealing,\nJo,Venner,Ealing,jo@x.example\nJo,Venner,Barnet,jo@x.example\n");
  CHECK(preview.people() == 1);
  CHECK(preview.verdicts[1].other_row == 0U);
  CHECK(preview.verdicts[2].other_row == 0U);
}

TEST_CASE("likely the same: the rules, one by one") {
  const auto reason = [](const std::string& rows) {
    const auto preview = judged(rows);
    const auto& verdict = preview.verdicts.back();
    CHECK(verdict.kind == VerdictKind::looks_like_row);
    CHECK(preview.people() == preview.rows.size());
    return verdict.reason;
  };
  CHECK(reason("Jo,Venner,Ealing,\nJo,Venner,Barnet,\n") == "equal name, another organisation");
  CHECK(reason("Jo,Venner,Ealing,\nVenner,Jo,Ealing,\n") == "first name and surname swapped, equal organisation");
  CHECK(reason("Jo,Venner,Ealing,\nJo,Jessop-Venner,Lambeth,\n") ==
        "one surname is part of the other, and one first name of the other");
  CHECK(reason("Hettie,Jessop-Osgerby,Ealing,\nAlasdair (Hettie),Osgerby,Lambeth,\n") ==
        "one surname is part of the other, and one first name of the other");
  CHECK(reason("Josephine,Jessop Venner,Ealing,\nJo,Venner,Ealing,\n") ==
        "one surname is part of the other, first names begin alike, equal organisation");
  CHECK(reason("Jo,Venner,Ealing,\nMary Jo,Venner,Ealing,\n") ==
        "one first name is part of the other, equal surname and organisation");
  CHECK(reason("J.,Venner,Ealing,\nJo,Venner,Ealing,\n") == "first names begin alike, equal surname and organisation");
  for (const auto* misspelt : {"Vener", "Vennner", "Vanner", "Vennre", "enner", "Vennèer"}) {
    INFO(misspelt);
    CHECK(reason("Jo,Venner,Ealing,\nJo," + std::string(misspelt) + ",Ealing,\n") ==
          "surnames one letter apart, equal first name and organisation");
  }
}

TEST_CASE("what proves nothing is not flagged") {
  for (const auto* rows : {
           "Eilidh,Abara,City of London,\nGwen,Abara,City of London,\n",  // a common surname
           "Jo,Venner,Greenwich,\nHettie,Jessop-Venner,Lambeth,\n",       // a part of a surname alone
           "Jo,Venner,Ealing,\nMary Jo,Venner,Barnet,\n",                 // a second name, elsewhere
           "Jo,Venner,Ealing,\nJo,Vener,Barnet,\n",                       // one letter, elsewhere
           "Jo,Venner,Ealing,\nVenner,Jo,Barnet,\n",                      // swapped, elsewhere
           "Jo,Li,Ealing,\nJo,Le,Ealing,\n",                              // too short to be a slip
           "Jo,Venner,Ealing,\nUna,Vener,Ealing,\n",                      // another first name
           "Jo,Venner-Smith,Ealing,\nJo,Smith-Jones,Ealing,\n",           // neither is part of the other
           "Jo,Venner1,Ealing,\nJo,Venner2,Ealing,\n",                    // numbers are not slips
           "Venner,,Ealing,\nJo,Venner,Ealing,\n",                        // half a name
       }) {
    INFO(rows);
    CHECK(told(judged(rows)).empty());
  }
}

TEST_CASE("registered people are recognised by the same rules") {
  CHECK(told(judged("Jo,Venner,AfC,\n", {known("Jo", "Venner", "Achieving for Children")})) ==
        "row 2: same person person p1, Jo Venner, Achieving for Children (equal name and organisation)\n");
  CHECK(told(judged("Una,V,Barnet,JO@x.example\n", {known("Jo", "Venner", "Ealing", "jo@x.example")})) ==
        "row 2: looks like person p1, Jo Venner, Ealing "
        "(equal e-mail address, though the names differ: Una V and Jo Venner)\n");
  CHECK(told(judged("Jo,Vener,Ealing,\n", {known("Jo", "Venner", "Ealing")})) ==
        "row 2: looks like person p1, Jo Venner, Ealing "
        "(surnames one letter apart, equal first name and organisation)\n");
}

TEST_CASE("a registered person whom two rows mean is met once") {
  const auto preview = judged("Jo,Venner,Ealing,\nJo,Venner,Ealing,\n", {known("Jo", "Venner", "Ealing")});
  CHECK(preview.people() == 1);
  CHECK(preview.count(VerdictKind::same_as_known) == 1);
  CHECK(preview.verdicts[1].kind == VerdictKind::same_as_row);
  CHECK(preview.verdicts[1].other_row == 0U);
}

TEST_CASE("an organisation's id goes before its name") {
  auto london = lists::directory("london").organisations();
  london.front().id = "o1";
  const auto list = lists::table("Name,Borough\nJo Venner,City of London\n");
  const KnownPerson person{"p1", "Jo", "Venner", "o1", "an old name of it", ""};
  const auto preview = judge(list, *recognise_columns(list.heading, ""), Directory(london), {person}, {});
  CHECK(preview.verdicts.front().kind == VerdictKind::same_as_known);
}

TEST_CASE("an unknown organisation stops applying until it is decided") {
  const auto rows = "Jo,Venner,Sutton Parent Carers,\nUna,Vasiliou,Ealing,\nJo,Venner,sutton parent carers,\n";
  const auto before = judged(rows);
  CHECK_FALSE(before.can_apply());
  CHECK(before.people() == 2);
  CHECK(before.organisations() == 1);
  CHECK(told(before) ==
        "row 2: unknown organisation (nobody knows the organisation \"Sutton Parent Carers\") "
        "Sutton Parent-Carer Forum?\n"
        "row 4: unknown organisation row 2, Jo Venner, Sutton Parent Carers "
        "(nobody knows the organisation \"sutton parent carers\") Sutton Parent-Carer Forum?\n");

  Decisions meant;
  meant.organisation["suttonparentcarers"] = "Sutton Parent-Carer Forum";
  const auto mapped = judged(rows, {}, meant);
  CHECK(mapped.can_apply());
  CHECK(mapped.organisations() == 2);
  CHECK(mapped.verdicts.front().organisation_by_alias);
  CHECK(mapped.verdicts.back().kind == VerdictKind::same_as_row);

  Decisions made;
  made.organisation["suttonparentcarers"] = "new: voluntary";
  const auto created = judged(rows, {}, made);
  CHECK(created.can_apply());
  CHECK(created.organisations() == 2);
  CHECK(created.verdicts.front().new_organisation);
  CHECK(created.verdicts.front().new_name == "suttonparentcarers");
  CHECK(created.verdicts.front().new_kind == "voluntary");
  CHECK_FALSE(created.verdicts.front().organisation);
}

TEST_CASE("decisions about rows are obeyed, and said") {
  const auto same = "Jo,Venner,Ealing,\nJo,Venner,Ealing,\n";
  CHECK(judged(same, {}, about_row(3, false)).people() == 2);
  CHECK(told(judged(same, {}, about_row(3, false))) ==
        "row 3: new, Jo Venner, Ealing (both kept, as decided: equal name and organisation)\n");
  const auto alike = "Jo,Venner,Ealing,\nJo,Venner,Barnet,\n";
  CHECK(judged(alike, {}, about_row(3, true)).people() == 1);
  CHECK(told(judged(alike, {}, about_row(3, true))) ==
        "row 3: same person row 2, Jo Venner, Ealing (made one, as decided: equal name, another organisation)\n");
  CHECK(told(judged(alike, {}, about_row(3, false))) ==
        "row 3: new, Jo Venner, Ealing (both kept, as decided: equal name, another organisation)\n");
}

TEST_CASE("bad decisions are refused with all their errors") {
  const auto directory = lists::directory("london");
  const auto read = read_decisions(lists::table("typed,means\n"
                                                "Suton,Suttn\n"
                                                "Elsewhere,Nowhere at all\n"
                                                "Helth hub,new: helth\n"
                                                "Hub,new:\n"
                                                "row 4,sam person\n"
                                                "row 5,same person\n"
                                                "Row 5,keep both\n"
                                                "Foo,Sutton\n"
                                                "foo,Ealing\n"
                                                ",Ealing\n"
                                                "Bar,\n"
                                                "...,Ealing\n"),
                                   directory, "decisions.csv");
  REQUIRE_FALSE(read.ok());
  const auto columns = read_decisions(lists::table("type,mean\na,b\n"), directory, "decisions.csv");
  REQUIRE_FALSE(columns.ok());
  check_golden("domain/people/golden/decision-errors.txt", lists::said(read.error()) + lists::said(columns.error()));
}

TEST_CASE("decisions are read as they are meant") {
  const auto read = read_decisions(
      lists::table("means,typed\nAfC,Achieving 4 Children\nnew: Voluntary,Hub\nnew: museum,Museum of Things\n"
                   "same person,row 41\nKeep both,ROW 7\n"),
      lists::directory("london"), "decisions.csv");
  REQUIRE(read.ok());
  CHECK(read->organisation == std::map<std::string, std::string>{{"achieving4children", "Achieving for Children"},
                                                                 {"hub", "new: voluntary"},
                                                                 {"museumofthings", "new: museum"}});
  CHECK(read->same_person == std::map<std::size_t, bool>{{7, false}, {41, true}});
}

TEST_CASE("a hundred thousand rows are judged, even where every name is alike") {
  std::mt19937 random(20220610);
  const auto word = [&](std::size_t syllables) {
    std::string out;
    for (std::size_t at = 0; at < syllables; ++at) {
      out += "bcdfghklmnprst"[random() % 14];
      out += "aeiou"[random() % 5];
    }
    return out;
  };
  std::string list = "First name,Surname,Organisation,E-mail\n";
  for (int row = 0; row < 50'000; ++row) list += word(2) + "," + word(4) + ",Ealing,\n";
  // The worst for the rules: one first name, one organisation, surnames a letter apart, and unknown organisations.
  for (int row = 0; row < 25'000; ++row) list += "Jo,Venner" + word(1) + ",NHS,\n";
  for (int row = 0; row < 25'000; ++row) list += word(2) + ",Venner," + word(5) + " hub,\n";
  const auto table = lists::table(list);
  const auto preview = judge(table, *recognise_columns(table.heading, ""), lists::directory("london"), {}, {});
  CHECK(preview.rows.size() == 100'000);
  CHECK(preview.count(VerdictKind::unknown_organisation) == 25'000);
  CHECK(preview.people() < 76'000);
}
