// Headings in people's own words, two columns with one meaning, and those of other programs' exports.

#include "lists.hpp"
#include "support/catch.hpp"

#include <muster/domain/people/delegate_columns.hpp>

#include <algorithm>

using namespace muster::people;
using muster::tabular::Row;

namespace {

using Column = std::optional<std::size_t>;

std::string meaning(const std::string& heading) {
  const auto found = meaning_of_heading(heading);
  if (!found) return "nothing";
  return (found->near ? "near " : "") + std::string(field_label(found->field)) + (found->of_others ? ", others'" : "");
}

DelegateRow read(const std::string& csv, std::size_t row = 0) {
  const auto table = lists::table(csv);
  const auto found = recognise_columns(table.heading, "list.csv");
  INFO((found.ok() ? std::string() : found.error().message));
  REQUIRE(found.ok());
  return judge(table, *found, lists::directory("london"), {}, {}).rows.at(row);
}

std::vector<std::size_t> passed_over(const DelegateColumns& columns) {
  std::vector<std::size_t> out;
  for (const auto& each : columns.passed_over) out.push_back(each.column);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

TEST_CASE("headings are understood in people's own words") {
  for (const auto* heading :
       {"Affiliation", "Institution", "Trust", "School", "Company", "Local authority / Organisation",
        "Which organisation are you from?", "Organisation (if applicable)", "YOUR ORGANISATION*",
        "Name of organisation", "Delegate's organisation", "Organization", "School / organisation",
        "Organisation: Name", "Where do you work?", "Who do you represent?"}) {
    INFO(heading);
    CHECK(meaning(heading) == "Organisation");
  }
  for (const auto* heading : {"Name (Original Name)", "What is your name?", "Delegate name", "Attendee Name",
                              "Ticket Full Name", "User Name", "Full name (as on badge)", "Name:"}) {
    INFO(heading);
    CHECK(meaning(heading) == "Name");
  }
  for (const auto* heading : {"First name (required)", "Given names", "Attendee first name", "Ticket First Name",
                              "first-name", "Delegate: First name", "Attendee name: Given name"}) {
    INFO(heading);
    CHECK(meaning(heading) == "First name");
  }
  CHECK(meaning("Attendee Surname") == "Surname");
  CHECK(meaning("Last Name *") == "Surname");
  for (const auto* heading : {"E-mail address (work)", "Work e-mail", "What is your email address?", "User Email",
                              "Email 2", "Attendee email", "E-Mail-Address"}) {
    INFO(heading);
    CHECK(meaning(heading) == "E-mail address");
  }
  CHECK(meaning("Which London borough do you work in?") == "Borough or district");
  CHECK(meaning("What is your role?") == "Job title");
}

TEST_CASE("near headings are proposed, and what speaks of others is told") {
  CHECK(meaning("Organsiation") == "near Organisation");
  CHECK(meaning("Surename") == "near Surname");
  CHECK(meaning("Emial") == "near E-mail address");
  CHECK(meaning("Organisation type") == "near Organisation");
  CHECK(meaning("Buyer email") == "E-mail address, others'");
  CHECK(meaning("Line manager email") == "E-mail address, others'");
  CHECK(meaning("Invoice address name: Family name") == "Surname, others'");
  for (const auto* heading :
       {"Price", "Phone", "Comments", "Ticket type", "Status", "Order date", "Country", "County", "Attendee #", ""}) {
    INFO(heading);
    CHECK(meaning(heading) == "nothing");
  }
}

TEST_CASE("a name beside a surname is the first one, unless it is the whole") {
  const auto two = read("Name,Surname,Borough\nUna,Vasiliou,Lambeth\n");
  CHECK(two.first_name == "Una");
  CHECK(two.last_name == "Vasiliou");
  CHECK(read("Name,Last name,Borough\nUna,Vasiliou,Lambeth\n").first_name == "Una");
  const auto whole = read("Name,Surname,Borough\nUna Vasiliou,Vasiliou,Lambeth\n");
  CHECK(whole.first_name == "Una");
  CHECK(whole.last_name == "Vasiliou");
  const auto full = read("Full name,Surname,Borough\nUna Vasiliou,Vasiliou,Lambeth\n");
  CHECK(full.first_name == "Una");
  CHECK(full.last_name == "Vasiliou");
}

TEST_CASE("a name beside a first name is the last one, unless it is the whole") {
  const auto two = read("First name,Name,Borough\nUna,Vasiliou,Lambeth\n");
  CHECK(two.first_name == "Una");
  CHECK(two.last_name == "Vasiliou");
  const auto whole = read("First name,Name,Borough\nUna,Una Vasiliou,Lambeth\n");
  CHECK(whole.first_name == "Una");
  CHECK(whole.last_name == "Vasiliou");
}

TEST_CASE("where first and last name are empty, the whole one is read") {
  const std::string list =
      "User Name,First Name,Last Name,Organisation\nJo Venner,,,Lambeth\nJo,Josephine,Venner,Lambeth\n";
  CHECK(read(list).last_name == "Venner");
  CHECK(read(list).first_name == "Jo");
  CHECK(read(list, 1).first_name == "Josephine");
}

TEST_CASE("the attendee's column is taken before the buyer's, and the other is named") {
  const Row heading{"Email", "Attendee email", "Company", "Invoice company", "Attendee name", "Buyer name"};
  const auto found = columns_of(heading);
  CHECK(found.email == Column(1));
  CHECK(found.organisation == Column(2));
  CHECK(found.full_name == Column(4));
  CHECK(passed_over(found) == std::vector<std::size_t>{0, 3, 5});
  const auto personal = columns_of({"Personal email", "Work email", "Name", "Organisation"});
  CHECK(personal.email == Column(1));
  CHECK(passed_over(personal) == std::vector<std::size_t>{0});
}

TEST_CASE("a column about others is taken for nobody, but proposed where there is no other") {
  const auto found = columns_of({"Buyer name", "Buyer email", "Organisation"});
  CHECK_FALSE(has_names(found));
  CHECK_FALSE(found.email);
  CHECK(found.proposals.size() == 2);
}

TEST_CASE("a borough beside an organisation is the place") {
  const std::string list = "Name,Borough,Organisation\nJo Venner,Lambeth,Contact\nUna Vasiliou,Barnet,\n";
  const auto both = read(list);
  CHECK(both.place == "Lambeth");
  CHECK(both.organisation == "Contact");
  const auto table = lists::table(list);
  const auto preview = judge(table, *recognise_columns(table.heading, ""), lists::directory("london"), {}, {});
  CHECK(preview.verdicts[1].kind == VerdictKind::fresh);
  CHECK_FALSE(preview.verdicts[1].organisation);
  const auto alone = columns_of({"Name", "Borough"});
  CHECK(alone.organisation == Column(1));
  CHECK_FALSE(alone.place);
}

TEST_CASE("what somebody chose goes before what the headings say") {
  const Row heading{"Name", "Wer", "Organisation", "Where from"};
  const auto found =
      columns_of(heading, {{1, DelegateField::full_name}, {2, std::nullopt}, {3, DelegateField::organisation}});
  CHECK(found.full_name == Column(1));
  CHECK(found.organisation == Column(3));
  CHECK(are_complete(found));
  CHECK(std::find(found.left_out.begin(), found.left_out.end(), "Organisation") != found.left_out.end());
}

TEST_CASE("fields are called by their labels and plain words") {
  for (const auto field : all_fields()) CHECK(field_called(field_label(field)) == field);
  CHECK(field_called("e-mail") == DelegateField::email);
  CHECK(field_called("borough") == DelegateField::place);
  CHECK_FALSE(field_called("colour"));
}

TEST_CASE("a program is named only where its own headings stand") {
  // Ticket Tailor, Humanitix and others say "Order ID", "Order date" and "Ticket type" too.
  CHECK(columns_of({"Order ID", "Order Date", "Order status", "Ticket type", "Full name", "Email", "Buyer email"})
            .program.empty());
  const auto outlook = columns_of({"Name", "Attendance", "Response"});
  CHECK(outlook.program == "Outlook");
  CHECK(outlook.status == std::vector<std::size_t>{2});
  CHECK(are_complete(outlook));
}

TEST_CASE("exports of other programs are recognised by their headings") {
  const auto teams =
      columns_of({"Name", "First Join", "Last Leave", "In-Meeting Duration", "Email", "Participant ID (UPN)", "Role"});
  CHECK(teams.program == "Microsoft Teams");
  CHECK(teams.full_name == Column(0));
  CHECK(teams.email == Column(4));
  CHECK_FALSE(teams.job_title);
  CHECK(are_complete(teams));
  const auto zoom =
      columns_of({"Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest"});
  CHECK(zoom.program == "Zoom");
  CHECK(zoom.full_name == Column(0));
  CHECK(zoom.email == Column(1));
  CHECK(are_complete(zoom));
  // Where a heading may hold organisations it is asked about first.
  CHECK_FALSE(are_complete(columns_of({"Name (Original Name)", "User Email", "Organsiation"})));
  const auto webinar = columns_of({"Attended", "User Name (Original Name)", "First Name", "Last Name", "Email",
                                   "Organization", "Job Title", "Registration Time", "Approval Status"});
  CHECK(webinar.program == "Zoom");
  CHECK(webinar.first_name == Column(2));
  CHECK(webinar.spare_name == Column(1));
  CHECK(webinar.organisation == Column(5));
  CHECK(webinar.job_title == Column(6));
  const auto eventbrite =
      columns_of({"Order ID", "Order date", "Attendee first name", "Attendee Surname", "Attendee email", "Ticket type",
                  "Buyer first name", "Buyer Surname", "Buyer email", "Attendee Status", "Company", "Job Title"});
  CHECK(eventbrite.program == "Eventbrite");
  CHECK(eventbrite.first_name == Column(2));
  CHECK(eventbrite.last_name == Column(3));
  CHECK(eventbrite.email == Column(4));
  CHECK(eventbrite.organisation == Column(10));
  const auto older = columns_of({"Order no.", "Order Date", "First Name", "Surname", "Email", "Quantity", "Ticket Type",
                                 "Attendee no.", "Attendee Status", "Job Title", "Company"});
  CHECK(older.program == "Eventbrite");
  CHECK(are_complete(older));
  const auto pretix =
      columns_of({"Order code", "Position ID", "Status", "Email", "Attendee name", "Attendee name: Given name",
                  "Attendee name: Family name", "Attendee email", "Company", "Country", "Company",
                  "Invoice address name", "Invoice address name: Given name"});
  CHECK(pretix.program == "pretix");
  CHECK(pretix.first_name == Column(5));
  CHECK(pretix.last_name == Column(6));
  CHECK(pretix.email == Column(7));
  CHECK(pretix.organisation == Column(8));
  const auto tito = columns_of({"Number", "Ticket", "Ticket Full Name", "Ticket First Name", "Ticket Last Name",
                                "Ticket Email", "Ticket Company Name", "Void Status", "Ticket Reference",
                                "Order Reference", "Order Name", "Order Email", "Order Company Name"});
  CHECK(tito.program == "Tito");
  CHECK(tito.first_name == Column(3));
  CHECK(tito.email == Column(5));
  CHECK(tito.organisation == Column(6));
  CHECK(columns_of({"Name", "Organisation", "E-mail"}).program.empty());
}
