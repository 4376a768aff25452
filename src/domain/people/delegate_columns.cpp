// Headings say what a column holds in many words; the plainest word wins where two columns would do.

#include <muster/domain/people/delegate_list.hpp>

#include "sheet_reading.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <set>

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

/// Every column that one of the synonyms is the heading of.
std::vector<std::size_t> every_column(const tabular::Row& heading, const Synonyms& synonyms) {
  std::vector<std::size_t> found;
  for (std::size_t column = 0; column < heading.size(); ++column) {
    const auto folded = folded_name(heading[column]);
    if (std::find(synonyms.begin(), synonyms.end(), folded) != synonyms.end()) found.push_back(column);
  }
  return found;
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
const Synonyms dietary_needs{"dietaryrequirements",
                             "dietaryrequirement",
                             "dietaryneeds",
                             "dietaryneed",
                             "dietarypreferences",
                             "yourdietaryrequirements",
                             "anydietaryrequirements",
                             "specialdietaryrequirements",
                             "doyouhaveanydietaryrequirements",
                             "dietary",
                             "diet",
                             "specialdiet"};
const Synonyms statuses{"attendeestatus",   "rsvp",
                        "rsvpstatus",       "registrationstatus",
                        "approval",         "approvalstatus",
                        "orderstatus",      "bookingstatus",
                        "ticketstatus",     "attendancestatus",
                        "invitationstatus", "responsestatus",
                        "response",         "status",
                        "attending",        "areyouattending",
                        "willyouattend",    "willyoubeattending",
                        "areyoucoming",     "coming",
                        "attendance",       "registrationapproval",
                        "paymentstatus",    "cancelled",
                        "canceled",         "refunded",
                        "declined",         "withdrawn",
                        "deleted"};
const Synonyms places{"quantity",
                      "qty",
                      "ticketquantity",
                      "numberofplaces",
                      "noofplaces",
                      "places",
                      "numberoftickets",
                      "nooftickets",
                      "tickets",
                      "numberofseats",
                      "seats",
                      "howmanyplaces",
                      "numberattending",
                      "noattending",
                      "numberofdelegates",
                      "noofdelegates",
                      "numberofattendees",
                      "ticketsbooked",
                      "placesbooked"};

/// Parts of headings that speak of needs in words nobody foresaw. They must land where needs are kept apart and go
/// soon, not be passed over.
const Synonyms telling_access{"accessneed",  "accessrequire",  "accessib",   "adjustment",
                              "mobility",    "wheelchair",     "disab",      "supportneed",
                              "interpreter", "additionalneed", "specialneed"};
const Synonyms telling_diet{"diet",      "allerg",   "foodrequire", "foodneed",
                            "intoleran", "catering", "mealpref",    "mealchoice"};

std::vector<std::size_t> telling_columns(const tabular::Row& heading, const Synonyms& parts) {
  std::vector<std::size_t> found;
  for (std::size_t column = 0; column < heading.size(); ++column) {
    const auto folded = folded_name(heading[column]);
    if (std::any_of(parts.begin(), parts.end(),
                    [&](std::string_view part) { return folded.find(part) != std::string::npos; })) {
      found.push_back(column);
    }
  }
  return found;
}

/// The best-named column first, then every other that speaks of the same and is not `taken`; takes them.
std::vector<std::size_t> needs_columns(const tabular::Row& heading, std::optional<std::size_t> best,
                                       const Synonyms& parts, std::set<std::size_t>& taken) {
  std::vector<std::size_t> columns;
  if (best) columns.push_back(*best);
  for (const auto column : telling_columns(heading, parts)) {
    if (taken.insert(column).second) columns.push_back(column);
  }
  return columns;
}

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
  columns.status = every_column(heading, statuses);
  columns.places = best_column(heading, places);
  const auto access = best_column(heading, access_needs);
  const auto dietary = best_column(heading, dietary_needs);
  std::set<std::size_t> taken;
  for (const auto& column : {columns.first_name, columns.last_name, columns.full_name, columns.organisation,
                             columns.email, columns.job_title, columns.places, access, dietary}) {
    if (column) taken.insert(*column);
  }
  std::erase_if(columns.status, [&](std::size_t column) { return !taken.insert(column).second; });
  columns.access_needs = needs_columns(heading, access, telling_access, taken);
  columns.dietary_needs = needs_columns(heading, dietary, telling_diet, taken);
  for (std::size_t column = 0; column < heading.size(); ++column) {
    auto name = trimmed(heading[column]);
    if (!taken.contains(column) && !name.empty()) columns.left_out.push_back(std::move(name));
  }
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
