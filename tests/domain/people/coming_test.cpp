// Who comes: what a status says, rows that stand for several places, and what stands for a name without being one.

#include "lists.hpp"
#include "support/catch.hpp"

#include <muster/domain/people/delegate_columns.hpp>

using namespace muster;
using namespace muster::people;
using lists::told;

namespace {

DelegatePreview judged_under(const std::string& heading, const std::string& rows, const std::string& decisions = "") {
  const auto list = lists::table(heading + "\n" + rows);
  const auto columns = recognise_columns(list.heading, "list.csv");
  REQUIRE(columns.ok());
  const auto directory = lists::directory("london");
  auto decided = read_decisions(lists::table("typed,means\n" + decisions), directory, "decisions.csv");
  INFO((decided.ok() ? std::string() : lists::said(decided.error())));
  REQUIRE(decided.ok());
  return judge(list, *columns, directory, {}, *decided);
}

DelegatePreview with_status(const std::string& heading, const std::string& word, const std::string& decisions = "") {
  return judged_under("Name,Organisation," + heading, "Ada Bell,Ealing," + word + "\nBea Rowan,Camden,Attending\n",
                      decisions);
}

}  // namespace

TEST_CASE("who does not come is no delegate, and the file's own word is said") {
  struct Case {
    const char* heading;
    const char* word;
    const char* said;
  };
  for (const auto& each :
       {Case{"Attendee Status", "Not Attending", "not attending"}, Case{"Attendee Status", "Deleted", "deleted"},
        Case{"RSVP", "No", "not attending"}, Case{"RSVP", "Apologies", "declined"},
        Case{"Registration status", "Canceled", "cancelled"}, Case{"Registration status", "Waitlisted", "waiting"},
        Case{"Approval", "denied", "declined"}, Case{"Approval Status", "cancelled by self", "cancelled"},
        Case{"Order status", "Refunded", "refunded"}, Case{"Response", "Declined", "declined"},
        Case{"Cancelled", "Yes", "cancelled"}, Case{"RSVP", "No response", "not answered"},
        Case{"Void Status", "Yes", "cancelled"}, Case{"On waiting list?", "y", "waiting"},
        Case{"Apologies", "x", "declined"}, Case{"Not attending", "TRUE", "not attending"}}) {
    INFO(each.heading << ": " << each.word);
    const auto preview = with_status(each.heading, each.word);
    CHECK(preview.verdicts.front().kind == VerdictKind::not_coming);
    CHECK(preview.verdicts.front().reason == each.said);
    CHECK(verdict_name(preview.verdicts.front().kind) == "not coming");
  }
}

TEST_CASE("who comes is a delegate") {
  for (const auto* word :
       {"Attending", "Checked In", "yes", "Approved", "Accepted", "Completed", "paid", "Registered"}) {
    INFO(word);
    const auto preview = with_status("Attendee Status", word);
    CHECK(preview.people() == 2);
    CHECK(preview.can_apply());
  }
  CHECK(judged_under("Name,Organisation,Waiting list", "Ada Bell,Ealing,\nBea Rowan,Camden,No\n").people() == 2);
  CHECK(judged_under("Name,Organisation,Cancelled", "Ada Bell,Ealing,\nBea Rowan,Camden,no\nCai Dunn,Brent,TRUE\n")
            .people() == 2);
  CHECK(judged_under("Name,Organisation,RSVP", "Ada Bell,Ealing,\nBea Rowan,Camden,\n").people() == 2);
}

TEST_CASE("of several columns the one that says no counts") {
  const auto preview = judged_under("Name,Organisation,Order Status,Attendee Status",
                                    "Ada Bell,Ealing,Completed,Not Attending\nBea Rowan,Camden,Completed,Attending\n");
  CHECK(preview.count(VerdictKind::not_coming) == 1);
  CHECK(preview.people() == 1);
}

TEST_CASE("words that nobody knows, and empty cells among others, are asked") {
  const auto preview = with_status("RSVP", "Perhaps");
  CHECK_FALSE(preview.can_apply());
  CHECK(told(preview) == "row 2: unclear (nobody knows what ‘Perhaps’ says)\n");
  CHECK(
      told(judged_under("Name,Organisation,Status,RSVP", "Ada Bell,Ealing,Perhaps,\nBea Rowan,Camden,Booked,Yes\n")) ==
      "row 2: unclear (nobody knows what ‘Perhaps’ says)\n");
  CHECK(told(with_status("RSVP", "")) == "row 2: unclear (nothing says whether they come)\n");
  CHECK(with_status("RSVP", "Perhaps", "status: perhaps,coming\n").people() == 2);
  const auto out = with_status("RSVP", "Perhaps", "every row: status,not coming\n");
  CHECK(out.can_apply());
  CHECK(out.people() == 1);
  CHECK(out.verdicts.front().reason == "‘Perhaps’ means not coming, as decided");
  CHECK(with_status("RSVP", "Perhaps", "every row: status,not coming\nstatus: Perhaps,coming\n").people() == 2);
}

TEST_CASE("a number of places is asked") {
  const auto places = [](const std::string& cell, const std::string& decisions = "") {
    return judged_under("Name,Organisation,Quantity", "Ada Bell,Ealing," + cell + "\n", decisions);
  };
  for (const auto* one : {"1", "", "1 place", "one"}) {
    INFO(one);
    CHECK(places(one).verdicts.front().kind == VerdictKind::fresh);
  }
  for (const auto* several : {"3", "3 places", "two", "+1", "x2", "0", "some"}) {
    INFO(several);
    CHECK(places(several).verdicts.front().kind == VerdictKind::unclear);
    CHECK(places(several).verdicts.front().asked.contains(RowAspect::places));
  }
  CHECK(places("3", "row 2: places,one person\n").people() == 1);
  CHECK(places("3", "every row: places,leave out\n").count(VerdictKind::not_coming) == 1);
}

TEST_CASE("a name that stands for several is asked, and its person keeps their name") {
  for (const auto* name : {"Ada Bell +1", "Ada Bell + 1 guest", "Ada Bell x2", "Ada Bell (x2)", "Ada Bell and guest",
                           "Ada Bell (2 places)", "Ada Bell plus one", "Ada Bell and 2 others"}) {
    INFO(name);
    const auto asked = judged_under("Name,Organisation", std::string(name) + ",Ealing\n");
    CHECK(asked.verdicts.front().kind == VerdictKind::unclear);
    const auto one = judged_under("Name,Organisation", std::string(name) + ",Ealing\n", "row 2: places,one person\n");
    CHECK(one.people() == 1);
    CHECK(one.rows.front().first_name + "|" + one.rows.front().last_name == "Ada|Bell");
  }
  const auto two = judged_under("Name,Organisation", "Ada Bell & Ben Cole,Ealing\nAda Bell / Ben Cole,Ealing\n");
  CHECK(two.count(VerdictKind::unclear) == 2);
  const auto surname = judged_under("First name,Surname,Organisation", "Ada,Bell +2,Ealing\n");
  CHECK(surname.rows.front().last_name == "Bell");
  CHECK(surname.rows.front().places == 3);
}

TEST_CASE("what stands for a name is asked about, and is no person by itself") {
  for (const auto* name : {"TBC",
                           "tbc tbc",
                           "+1 guest",
                           "x2",
                           "-",
                           "n/a",
                           "Admin desk",
                           "Guest",
                           "Guest 2",
                           "Plus one",
                           "Delegate 3",
                           "Colleague TBC",
                           "???",
                           "Name to be confirmed",
                           "SEND team",
                           "2",
                           "ada@ealing.example",
                           "Guest of Ada Bell",
                           "Test test",
                           "442071234567",
                           "+44 20 7123 4567",
                           "44******4567",
                           "Call-in User_1",
                           "Kit's iPhone",
                           "iPad (2)",
                           "Zoom user",
                           "Ada's Notetaker (Otter.ai)",
                           "Info Requested Info Requested",
                           "Total",
                           "Grand total: 12",
                           "Count: 1",
                           "Page 1 of 1",
                           "End of report",
                           "* vegetarian",
                           "Dr",
                           "Mr & Mrs",
                           "** where known"}) {
    INFO(name);
    const auto preview = judged_under("Name,Organisation", std::string(name) + ",Ealing\n");
    CHECK(preview.people() == 0);
    CHECK(preview.verdicts.front().kind == VerdictKind::unclear);
    CHECK(preview.verdicts.front().asked.contains(RowAspect::name));
    CHECK(preview.verdicts.front().invalid == std::vector<std::size_t>{0});
  }
}

TEST_CASE("names that only look like it are people") {
  for (const auto* name :
       {"Sarah Guest", "Guest Sarah", "Na Li", "Ada Test", "Plato", "Bea Place", "Mary Ann Newcome", "Will Power",
        "Nil Desai", "Jo Venner (TBC)", "Ada Bell (she/her)", "An Other-Smith", "Alexander Anderson", "Rex", "Ada Page",
        "Nell Count", "Zoe Crome (iPhone)", "Info Adeyemi"}) {
    INFO(name);
    CHECK(judged_under("Name,Organisation", std::string(name) + ",Ealing\n").people() == 1);
  }
}

TEST_CASE("a row of which only a number stands there is empty, and stops nothing") {
  const auto preview =
      judged_under("No.,Name,Organisation,Email", "1.,Ada Bell,Ealing,\n2.,,,\n3.,,n/a,\n4.,,Camden,\n");
  CHECK(told(preview) == "row 3: not coming (empty)\nrow 4: not coming (empty)\nrow 5: refused (there is no name)\n");
  CHECK(judged_under("No.,Name,Organisation,RSVP", "1.,Ada Bell,Ealing,Yes\n2.,,,Yes\n").count(VerdictKind::refused) ==
        1);
}

TEST_CASE("guests are asked about, and a no is none") {
  for (const auto* said : {"+1", "2", "Yes", "my colleague Bea"}) {
    INFO(said);
    CHECK(told(judged_under("Name,Organisation,Any guests?", "Ada Bell,Ealing," + std::string(said) + "\n")) ==
          "row 2: unclear (‘guests: " + std::string(said) +
              "’ says that the row stands for more than one place, or for none)\n");
  }
  for (const auto* said : {"", "0", "No", "none"})
    CHECK(judged_under("Name,Organisation,Any guests?", "Ada Bell,Ealing," + std::string(said) + "\n").people() == 1);
  CHECK(judged_under("Name,Organisation,Guest", "Ada Bell,Ealing,Yes\n").people() == 1);
}

TEST_CASE("a table without a word about coming asks for none, whatever the others have") {
  auto list = lists::table(
      "Name,Organisation,Approval,Section\nAda Bell,Ealing,,Hosts\nBea Rowan,Camden,approved,Guests\n"
      "Cai Dunn,Brent,,Guests\n");
  list.origins = {3};
  const auto preview = judge(list, columns_of(list.heading, {}, list.origins), lists::directory("london"), {}, {});
  CHECK(told(preview) == "row 4: unclear (nothing says whether they come)\n");
}

TEST_CASE("whoever called a meeting comes without an answer") {
  const auto list =
      lists::table("Name,Attendance,Response\nAda Bell,Meeting Organizer,None\nBea Rowan,Required Attendee,None\n");
  const auto preview = judge(list, columns_of(list.heading), lists::directory("london"), {}, {});
  CHECK(told(preview) == "row 3: not coming (not answered)\n");
}

TEST_CASE("an approval that is pending waits, a payment that is pending is asked about") {
  CHECK(with_status("Approval Status", "pending").verdicts.front().reason == "waiting");
  CHECK(with_status("Payment status", "pending").verdicts.front().kind == VerdictKind::unclear);
}

TEST_CASE("two names in one cell are said to be two") {
  for (const auto* name : {"Cai Dunn, Eve Frost", "Cai Dunn\nEve Frost", "Cai Dunn; Eve Frost"}) {
    INFO(name);
    const auto preview = judged_under("Name,Organisation", "\"" + std::string(name) + "\",Ealing\n");
    CHECK(preview.verdicts.front().kind == VerdictKind::unclear);
  }
  for (const auto* name : {"van der Berg, Anna Maria", "Nuttall Brown, Claire", "Ada Bell, MSc PhD", "Ada Bell, Dr",
                           "Dunn, Cai Rhys", "Mary Dunn, J. K."}) {
    INFO(name);
    CHECK(judged_under("Name,Organisation", "\"" + std::string(name) + "\",Ealing\n").people() == 1);
  }
  CHECK(told(judged_under("Name,Organisation", "Ada Bell & Ben Cole,Ealing\n")) ==
        "row 2: unclear (there are two names in one row)\n");
}

TEST_CASE("whether it is a person is decided of a row or of all") {
  const auto rows = "TBC,Ealing\nAdmin desk,Camden\nAda Bell,Brent\n";
  CHECK(judged_under("Name,Organisation", rows, "row 2: name,a person\nrow 3: name,no person\n").people() == 2);
  const auto none = judged_under("Name,Organisation", rows, "every row: name,no person\n");
  CHECK(none.can_apply());
  CHECK(none.people() == 1);
  CHECK(none.count(VerdictKind::not_coming) == 2);
}
