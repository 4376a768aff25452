// Headings are recognised in the words people use.

#include "lists.hpp"
#include "support/catch.hpp"
#include "support/golden.hpp"

using namespace muster::people;
using muster::tabular::Row;

namespace {

DelegateColumns columns(const Row& heading) {
  const auto found = recognise_columns(heading, "list.csv");
  INFO((found.ok() ? std::string() : found.error().message));
  REQUIRE(found.ok());
  return *found;
}

}  // namespace

TEST_CASE("the heading of the model list is recognised") {
  const auto found = columns({"First Name", "Surname", "Borough/Organisation"});
  CHECK(found.first_name == 0U);
  CHECK(found.last_name == 1U);
  CHECK(found.organisation == 2U);
  CHECK_FALSE(found.full_name);
  CHECK_FALSE(found.email);
}

TEST_CASE("other words for the same are recognised") {
  const auto found = columns({"E-mail", "FAMILY NAME", "Job Title:", "Given name", "Local Authority"});
  CHECK(found.email == 0U);
  CHECK(found.last_name == 1U);
  CHECK(found.job_title == 2U);
  CHECK(found.first_name == 3U);
  CHECK(found.organisation == 4U);
}

TEST_CASE("columns with access and dietary needs are recognised and taken for nothing else") {
  const auto found = columns({"Name", "Organisation", "Dietary requirements", "Access needs"});
  CHECK(found.dietary_needs == std::vector<std::size_t>{2});
  CHECK(found.access_needs == std::vector<std::size_t>{3});
  CHECK_FALSE(found.job_title);
  CHECK(columns({"Name", "Organisation"}).access_needs.empty());
}

TEST_CASE("columns that nothing is read from are named, those without a heading are not") {
  CHECK(columns({"Name", "Phone", "Organisation", " Comments ", ""}).left_out ==
        std::vector<std::string>{"Phone", "Comments"});
  CHECK(columns({"First name", "Surname", "First name", "Organisation"}).left_out ==
        std::vector<std::string>{"First name"});
  CHECK(columns({"Name", "Organisation", "Any allergies?"}).left_out.empty());
}

TEST_CASE("one column may hold the whole name") {
  const auto found = columns({"ID", "Name", "Employer"});
  CHECK(found.full_name == 1U);
  CHECK_FALSE(found.first_name);
}

TEST_CASE("any heading that speaks of access or diet is read as needs, and all of them are") {
  const auto found = columns({"Name", "Organisation", "Dietary", "Do you have any food allergies?",
                              "Is there anything we should know about mobility or wheelchair use?", "Comments"});
  CHECK(found.dietary_needs == std::vector<std::size_t>{2, 3});
  CHECK(found.access_needs == std::vector<std::size_t>{4});
  const auto both = columns({"Name", "Organisation", "Accessibility or dietary requirements"});
  CHECK(both.access_needs == std::vector<std::size_t>{2});
  CHECK(both.dietary_needs.empty());
  const auto titles = columns({"Name", "Organisation", "Job title", "Adjustments", "Access requirements (if any)"});
  CHECK(titles.access_needs == std::vector<std::size_t>{4, 3});
}

TEST_CASE("the more telling heading wins") {
  CHECK(columns({"Borough", "Name", "Organisation"}).organisation == 2U);
  const auto forms = columns({"ID", "Email", "Name", "First name", "Surname", "Your email address", "Organisation"});
  CHECK(forms.email == 5U);
  CHECK(forms.first_name == 3U);
  CHECK_FALSE(forms.full_name);
}

TEST_CASE("a list without names or organisations is refused with its headings") {
  std::string all;
  for (const auto& heading :
       {Row{"Fruit", "Colour"}, Row{"Name", "Colour"}, Row{"Colour", "Borough"}, Row{"Delegates for 10 June"}}) {
    const auto found = recognise_columns(heading, "list.csv");
    REQUIRE_FALSE(found.ok());
    all += found.error().message + "\n";
  }
  check_golden("domain/people/golden/column-errors.txt", all);
}
