// Knows the headings of form programs by name.
#include "answer_frame.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <vector>

namespace muster::feedback {
namespace {

using Names = std::vector<std::string_view>;

const Names identities{"uuid",
                       "responseuuid",
                       "instanceid",
                       "metainstanceid",
                       "responseid",
                       "respondentid",
                       "submissionid",
                       "surveyresponseid",
                       "entryid",
                       "recordid",
                       "responsenumber",
                       "responseno",
                       "submissionnumber",
                       "entrynumber",
                       "id",
                       "#",
                       "token"};
const Names moments{"starttime",     "startdate",      "datestarted",    "startdateutc", "start",
                    "timestamp",     "submissiondate", "submissiontime", "submitdate",   "datesubmitted",
                    "submitdateutc", "submitted",      "submittedat",    "recordeddate", "completiontime",
                    "completed",     "completedat",    "enddate",        "end",          "endtime",
                    "datecreated",   "createdat"};

/// A program by headings that only it has together, and what it adds to every export.
struct FormProgram {
  std::string_view name;
  Names told_by;
  Names adds;
};

const std::array<FormProgram, 9> programs{{
    {"Microsoft Forms",
     {"starttime", "completiontime"},
     {"id", "starttime", "completiontime", "email", "name", "language", "lastmodifiedtime", "totalpoints",
      "quizfeedback", "gradepostedtime"}},
    {"SurveyMonkey",
     {"respondentid", "collectorid"},
     {"respondentid", "collectorid", "startdate", "enddate", "ipaddress", "emailaddress", "firstname", "lastname",
      "customdata", "customdata1"}},
    {"Qualtrics",
     {"startdate", "recordeddate"},
     {"startdate", "enddate", "status", "responsetype", "ipaddress", "progress", "durationinseconds", "finished",
      "recordeddate", "responseid", "recipientlastname", "recipientfirstname", "recipientemail", "externalreference",
      "externaldatareference", "locationlatitude", "locationlongitude", "distributionchannel", "userlanguage"}},
    {"LimeSurvey",
     {"lastpage", "startlanguage"},
     {"responseid",  "id",         "datesubmitted",  "submitdate", "lastpage",  "startlanguage", "seed",
      "datestarted", "startdate",  "datelastaction", "datestamp",  "ipaddress", "ipaddr",        "referrerurl",
      "refurl",      "accesscode", "token",          "firstname",  "lastname",  "emailaddress",  "email"}},
    {"KoboToolbox",
     {"uuid", "submissiontime"},
     {"start", "end", "today", "username", "deviceid", "phonenumber", "subscriberid", "simserial", "audit", "id",
      "uuid", "submissiontime", "validationstatus", "notes", "status", "submittedby", "version", "tags", "index"}},
    {"Typeform",
     {"#", "networkid"},
     {"#", "responsetype", "startdateutc", "stagedateutc", "submitdateutc", "networkid", "tags", "ending", "score"}},
    {"JotForm",
     {"submissiondate", "submissionid"},
     {"submissiondate", "submissionip", "submissionid", "lastupdatedate", "approvalstatus", "flowstatus"}},
    {"Formbricks",
     {"responseid", "surveyid"},
     {"no", "responseid", "timestamp", "finished", "surveyid", "formbricksidinternal", "userid", "notes", "tags",
      "country", "os", "device", "browser", "url", "action", "source"}},
    {"Google Forms", {"timestamp"}, {"timestamp", "username", "emailaddress", "score"}},
}};

/// Folded; "#" and the like, of which folding leaves nothing, as they stand.
std::string name_of(std::string_view heading) {
  auto folded = folded_name(heading);
  return folded.empty() ? trimmed(heading) : folded;
}

std::optional<std::size_t> rank_among(const Names& names, std::string_view heading) {
  const auto found = std::find(names.begin(), names.end(), name_of(heading));
  if (found == names.end()) return std::nullopt;
  return static_cast<std::size_t>(found - names.begin());
}

}  // namespace

std::optional<std::size_t> identity_rank(std::string_view heading) { return rank_among(identities, heading); }
std::optional<std::size_t> moment_rank(std::string_view heading) { return rank_among(moments, heading); }

std::string program_of(const tabular::Row& heading) {
  std::vector<std::string> names;
  for (const auto& cell : heading) names.push_back(name_of(cell));
  const auto stands = [&](std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); };
  for (const auto& program : programs) {
    if (std::all_of(program.told_by.begin(), program.told_by.end(), stands)) return std::string(program.name);
  }
  return {};
}

bool adds_itself(std::string_view program, std::string_view heading) {
  const auto name = name_of(heading);
  const auto found =
      std::find_if(programs.begin(), programs.end(), [&](const FormProgram& each) { return each.name == program; });
  if (found == programs.end()) return false;
  return std::find(found->adds.begin(), found->adds.end(), name) != found->adds.end() ||
         (found->name == "SurveyMonkey" && name.starts_with("customdata"));
}

}  // namespace muster::feedback
