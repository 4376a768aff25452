// Headings say what a column holds in many words; the plainest word wins where two columns would do.

#include <muster/people/delegate_list.hpp>

#include "sheet_reading.hpp"

#include <muster/base/utf8.hpp>

namespace muster::people {
namespace {

using Synonyms = std::vector<std::string_view>;

/// The column of the first synonym that any heading has: a list with "Organisation" and "Borough" means the former.
std::optional<std::size_t> best_column(const tabular::Row& heading, const Synonyms& synonyms) {
  for (const auto synonym : synonyms) {
    if (auto column = find_column(heading, {synonym})) return column;
  }
  return std::nullopt;
}

const Synonyms first_names{"firstname",  "forename", "givenname", "firstnames",    "forenames",
                           "givennames", "first",    "given",     "yourfirstname", "christianname"};
const Synonyms last_names{"surname",    "lastname", "familyname", "lastnames",   "surnames",
                          "secondname", "last",     "family",     "yoursurname", "yourlastname"};
const Synonyms full_names{"fullname",     "delegatename", "nameofdelegate",   "attendeename", "participantname",
                          "yourfullname", "yourname",     "delegate",         "attendee",     "participant",
                          "name",         "names",        "firstandlastname", "person"};
const Synonyms organisations{"boroughorganisation",
                             "organisationborough",
                             "boroughororganisation",
                             "organisationorborough",
                             "boroughorganization",
                             "laorganisation",
                             "organisation",
                             "organization",
                             "organisationname",
                             "nameoforganisation",
                             "yourorganisation",
                             "employer",
                             "placeofwork",
                             "workplace",
                             "company",
                             "borough",
                             "localauthority",
                             "la",
                             "council",
                             "district",
                             "authority"};
const Synonyms emails{"emailaddress", "youremailaddress", "workemail", "workemailaddress", "contactemail", "youremail",
                      "email",        "emails",           "mail",      "emailid"};
const Synonyms job_titles{"jobtitle",  "role",         "jobrole",      "position", "job",         "post",
                          "roletitle", "rolejobtitle", "jobtitlerole", "yourrole", "yourjobtitle"};
const Synonyms access_needs{"accessneeds",        "accessrequirements",        "accessrequirement",
                            "accessibilityneeds", "accessibilityrequirements", "youraccessneeds",
                            "anyaccessneeds",     "doyouhaveanyaccessneeds",   "accessibility",
                            "accessneed",         "reasonableadjustments",     "adjustments"};
const Synonyms dietary_needs{"dietaryrequirements",    "dietaryrequirement",    "dietaryneeds",
                             "dietaryneed",            "dietarypreferences",    "yourdietaryrequirements",
                             "anydietaryrequirements", "specialdietaryrequirements", "doyouhaveanydietaryrequirements",
                             "dietary",                "diet",                  "specialdiet"};

}  // namespace

Result<DelegateColumns> recognise_columns(const tabular::Row& heading, const std::string& source) {
  DelegateColumns columns;
  columns.first_name = best_column(heading, first_names);
  columns.last_name = best_column(heading, last_names);
  if (!columns.last_name) {
    columns.full_name = best_column(heading, full_names);
    if (columns.full_name) columns.first_name.reset();
  }
  columns.organisation = best_column(heading, organisations);
  columns.email = best_column(heading, emails);
  columns.job_title = best_column(heading, job_titles);
  columns.access_needs = best_column(heading, access_needs);
  columns.dietary_needs = best_column(heading, dietary_needs);
  const bool named = columns.first_name || columns.last_name || columns.full_name;
  if (named && columns.organisation) return columns;
  std::string missing;
  std::string advice;
  if (!named) {
    missing = "names";
    advice = "Call the columns with names \"First name\" and \"Surname\", or \"Name\" where they share one";
  }
  if (!columns.organisation) {
    missing += missing.empty() ? "organisations" : " and none with organisations";
    advice += advice.empty() ? "Call the column with organisations \"Organisation\" or \"Borough\""
                             : "; call the column with organisations \"Organisation\" or \"Borough\"";
  }
  return bad_input(source + ": no column with " + missing + " was found. The headings are " + quoted_list(heading) +
                   ". " + advice + ".");
}

}  // namespace muster::people
