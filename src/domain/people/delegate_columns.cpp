// Which column holds what: where two would do, the one about whoever comes, then the more telling heading; the other is
// named.
#include <muster/domain/people/delegate_columns.hpp>

#include "sheet_reading.hpp"

#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace muster::people {
namespace {

using Parts = std::vector<std::string_view>;

/// Parts of headings that speak of needs in words nobody foresaw. They must land where needs are kept apart and go
/// soon, not be passed over.
const Parts telling_access{"accessneed", "accessrequire", "accessib",    "adjustment",     "mobility",   "wheelchair",
                           "disab",      "supportneed",   "interpreter", "additionalneed", "specialneed"};
const Parts telling_diet{"diet",      "allerg",   "foodrequire", "foodneed",
                         "intoleran", "catering", "mealpref",    "mealchoice"};

const Parts statuses{"attendeestatus",   "rsvp",
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
                     "deleted",          "memberstatus",
                     "voided",           "voidstatus",
                     "waitinglist",      "onwaitinglist",
                     "waitlisted",       "apologies",
                     "notattending",     "areyouabletoattend",
                     "canyouattend",     "canyoucome"};
/// How many places a row stands for, the plainest word first.
const Parts quantities{"quantity",
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

/// How many come beside whoever is named. "Guest" alone is none of them: Zoom calls those so who are of another
/// account.
const Parts guests{"guests",
                   "anyguests",
                   "numberofguests",
                   "noofguests",
                   "additionalguests",
                   "plusones",
                   "plusone",
                   "plus1",
                   "extraguests",
                   "bringingaguest",
                   "areyoubringingaguest",
                   "guestname",
                   "withguest",
                   "additionaldelegates"};

bool tells(const std::string& heading, const Parts& parts) {
  const auto folded = folded_name(heading);
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return folded.find(part) != std::string::npos; });
}

/// Programs whose lists are known by headings that no other list has together.
struct Program {
  std::string_view name;
  std::vector<Parts> headings;   // any of these sets, folded
  bool asks_organisations;       // its lists can have a column of them
  bool role_in_meeting = false;  // "Role" is organizer or attendee
  std::string_view no_status{};  // a heading that says who called the meeting, not who comes
};
const std::vector<Program>& programs() {
  static const std::vector<Program> all{
      {"Microsoft Teams",
       {{"participantidupn"},
        {"firstjoin", "lastleave"},
        {"fullname", "jointime", "leavetime", "duration"},
        {"fullname", "useraction", "timestamp"}},
       false,
       true},
      {"Zoom",
       {{"nameoriginalname"},
        {"usernameoriginalname"},
        {"registrationtime", "approvalstatus"},
        {"username", "useremail"}},
       false},
      {"pretix", {{"ordercode", "positionid"}, {"ordercode", "attendeename"}}, true},
      {"Tito",
       {{"ticketreference", "ticketfullname"},
        {"ticketreference", "orderreference"},
        {"ticketfullname", "ticketemail"}},
       true},
      {"Eventbrite",
       {{"attendeestatus", "order"},
        {"attendeestatus", "orderno"},
        {"attendeestatus", "orderid"},
        {"attendee", "order"},
        {"attendeeno", "orderno"},
        {"attendeefirstname", "orderid"},
        {"tickettype", "orderno"}},
       true},
      // The tracking of a meeting: "Attendance" says whether somebody was required.
      {"Outlook", {{"name", "attendance", "response"}}, false, false, "attendance"},
  };
  return all;
}

const Program* program_of(const tabular::Row& heading) {
  std::set<std::string, std::less<>> folded;
  for (const auto& each : heading) folded.insert(folded_name(each));
  const auto has_all = [&](const Parts& parts) {
    return std::all_of(parts.begin(), parts.end(), [&](std::string_view part) { return folded.contains(part); });
  };
  for (const auto& program : programs()) {
    if (std::any_of(program.headings.begin(), program.headings.end(), has_all)) return &program;
  }
  return nullptr;
}

struct Candidate {
  std::size_t column = 0;
  HeadingMeaning meaning;
};

bool more_telling(const Candidate& left, const Candidate& right) {
  const auto key = [](const Candidate& each) {
    return std::tuple(each.meaning.near, each.meaning.of_others, !each.meaning.of_attendee, each.meaning.rank,
                      each.column);
  };
  return key(left) < key(right);
}

class ColumnFinder {
 public:
  ColumnFinder(const tabular::Row& heading, const ChosenColumns& chosen, const std::vector<std::size_t>& origins)
      : heading_(heading), chosen_(chosen), origins_(origins), program_(program_of(heading)) {}

  DelegateColumns found() && {
    if (program_ != nullptr) columns_.program = program_->name;
    look_at_headings();
    take_names();
    const auto place = best(DelegateField::place);
    columns_.organisation = best(DelegateField::organisation);
    // A list with boroughs alone says by them where people come from, as the council's own people would.
    if (columns_.organisation)
      columns_.place = place;
    else
      columns_.organisation = place;
    columns_.email = best(DelegateField::email);
    columns_.job_title = best(DelegateField::job_title);
    for (const auto& taken : {columns_.organisation, columns_.place, columns_.email, columns_.job_title}) take(taken);
    take_coming();
    columns_.access_needs = needs(DelegateField::access_needs, telling_access);
    columns_.dietary_needs = needs(DelegateField::dietary_needs, telling_diet);
    columns_.no_organisations =
        program_ != nullptr && !program_->asks_organisations && !columns_.organisation && !may_hold_organisations();
    columns_.several_people = names_of_several();
    name_the_rest();
    return std::move(columns_);
  }

 private:
  [[nodiscard]] bool is_chosen(std::size_t column) const { return chosen_.contains(column); }
  [[nodiscard]] bool is_origin(std::size_t column) const {
    return std::find(origins_.begin(), origins_.end(), column) != origins_.end();
  }

  void look_at_headings() {
    for (std::size_t column = 0; column < heading_.size(); ++column) {
      if (const auto choice = chosen_.find(column); choice != chosen_.end()) {
        if (choice->second) candidates_.push_back({column, {*choice->second, 0, true, false, false}});
        continue;
      }
      const auto meaning = is_origin(column) ? std::nullopt : meaning_of_heading(heading_[column]);
      if (!meaning) continue;
      if (program_ != nullptr && program_->role_in_meeting && meaning->field == DelegateField::job_title) continue;
      // "Dietary" is a need however near it is to another word.
      const bool need = tells(heading_[column], telling_access) || tells(heading_[column], telling_diet);
      if (need && meaning->near) continue;
      candidates_.push_back({column, *meaning});
    }
    std::stable_sort(candidates_.begin(), candidates_.end(), more_telling);
  }

  /// Chosen columns go before all others.
  [[nodiscard]] std::optional<std::size_t> best(DelegateField field) const {
    for (const bool chosen : {true, false}) {
      for (const auto& each : candidates_) {
        if (each.meaning.field != field || is_chosen(each.column) != chosen) continue;
        if (!each.meaning.near && !each.meaning.of_others && !taken_.contains(each.column)) return each.column;
      }
    }
    return std::nullopt;
  }

  /// Whether a heading is near enough to be asked about.
  [[nodiscard]] bool may_hold_organisations() const {
    return std::any_of(candidates_.begin(), candidates_.end(), [](const Candidate& each) {
      return each.meaning.field == DelegateField::organisation && !each.meaning.of_others;
    });
  }

  void take(std::optional<std::size_t> column) {
    if (column) taken_.insert(*column);
  }

  [[nodiscard]] bool says_only_name(std::size_t column) const {
    const auto folded = folded_name(heading_[column]);
    return !is_chosen(column) && (folded == "name" || folded == "names" || folded == "yourname");
  }

  void take_names() {
    columns_.first_name = best(DelegateField::first_name);
    columns_.last_name = best(DelegateField::last_name);
    const auto whole = best(DelegateField::full_name);
    if (columns_.first_name && columns_.last_name) {
      columns_.spare_name = whole;
    } else if (columns_.last_name && whole) {
      // "Name, Surname" are the first and the last; a "Full name" is the whole beside its part.
      if (says_only_name(*whole)) {
        columns_.first_name = whole;
      } else {
        columns_.full_name = whole;
        columns_.last_name.reset();
      }
    } else if (whole) {
      columns_.full_name = whole;
      // "First name, Name": the rows tell whether that is the whole name or the last.
      if (!says_only_name(*whole)) columns_.first_name.reset();
    }
    for (const auto& taken : {columns_.first_name, columns_.last_name, columns_.full_name, columns_.spare_name})
      take(taken);
  }

  /// Whether somebody comes, and with how many: not to be chosen by hand, for what they say is asked about.
  void take_coming() {
    for (const auto word : quantities) {
      const auto found = find_column(heading_, {word});
      if (columns_.places || !found || is_chosen(*found) || taken_.contains(*found)) continue;
      columns_.places = found;
      take(found);
    }
    for (const auto word : guests) {
      const auto found = find_column(heading_, {word});
      if (columns_.guests || !found || is_chosen(*found) || taken_.contains(*found)) continue;
      columns_.guests = found;
      take(found);
    }
    for (std::size_t column = 0; column < heading_.size(); ++column) {
      const auto folded = folded_name(heading_[column]);
      if (program_ != nullptr && program_->no_status == folded && !is_chosen(column)) {
        columns_.organiser = column;
        take(column);
        continue;
      }
      const bool is_status = std::find(statuses.begin(), statuses.end(), folded) != statuses.end();
      if (is_status && !is_chosen(column) && taken_.insert(column).second) columns_.status.push_back(column);
    }
  }

  /// The best-named column first, then every other that speaks of the same and is not taken; takes them.
  std::vector<std::size_t> needs(DelegateField field, const Parts& parts) {
    std::vector<std::size_t> columns;
    const auto add = [&](std::size_t column) {
      if (taken_.insert(column).second) columns.push_back(column);
    };
    for (const auto& each : candidates_) {
      if (each.meaning.field == field && is_chosen(each.column)) add(each.column);
    }
    if (const auto named = best(field)) add(*named);
    for (std::size_t column = 0; column < heading_.size(); ++column) {
      if (!is_chosen(column) && tells(heading_[column], parts)) add(column);
    }
    return columns;
  }

  [[nodiscard]] std::optional<std::size_t> column_with(DelegateField field) const {
    switch (field) {
      case DelegateField::first_name:
        return columns_.first_name ? columns_.first_name : columns_.full_name;
      case DelegateField::last_name:
        return columns_.last_name ? columns_.last_name : columns_.full_name;
      case DelegateField::full_name:
        return columns_.full_name ? columns_.full_name : columns_.last_name ? columns_.last_name : columns_.first_name;
      case DelegateField::organisation:
        return columns_.organisation;
      case DelegateField::place:
        return columns_.place ? columns_.place : columns_.organisation;
      case DelegateField::email:
        return columns_.email;
      case DelegateField::job_title:
        return columns_.job_title;
      case DelegateField::access_needs:
      case DelegateField::dietary_needs:
        return std::nullopt;
    }
    return std::nullopt;
  }

  void name_the_rest() {
    for (const auto& each : candidates_) {
      if (taken_.contains(each.column)) continue;
      const auto other = column_with(each.meaning.field);
      if (!other)
        columns_.proposals.push_back({each.column, each.meaning.field});
      else if (!each.meaning.near || each.meaning.of_others)
        columns_.passed_over.push_back({each.column, *other, each.meaning.field, each.meaning.of_others});
    }
    for (std::size_t column = 0; column < heading_.size(); ++column) {
      auto name = trimmed(heading_[column]);
      if (taken_.contains(column) || name.empty()) continue;
      if (!is_origin(column))
        columns_.left_out.push_back(std::move(name));
      else if (!columns_.organisation && !columns_.no_organisations && !is_chosen(column))
        columns_.proposals.push_back({column, DelegateField::organisation});  // a sheet or a section for each borough
    }
  }

  /// "Delegate 1 name", "Delegate 2 name", or one table beside another: names under headings that differ by a number
  /// at most. None where somebody said of one of them what it holds. Two surnames with one first name are one person's.
  [[nodiscard]] std::vector<std::size_t> names_of_several() const {
    std::map<std::string, std::vector<std::size_t>> alike;
    std::map<DelegateField, std::size_t> most;
    for (std::size_t column = 0; column < heading_.size(); ++column) {
      const auto bare = without_number(heading_[column]);
      const auto meaning = is_origin(column) ? std::nullopt : sure_meaning_of_heading(bare);
      if (!meaning || meaning->of_others || is_chosen(column)) continue;
      auto& columns = alike[folded_name(bare)];
      columns.push_back(column);
      most[meaning->field] = std::max(most[meaning->field], columns.size());
    }
    const bool by_parts = most[DelegateField::first_name] > 1 && most[DelegateField::last_name] > 1;
    for (auto& [name, columns] : alike) {
      const auto field = sure_meaning_of_heading(without_number(heading_[columns.front()]))->field;
      const bool tells = field == DelegateField::full_name || (by_parts && field == DelegateField::last_name);
      if (tells && columns.size() > 1) return std::move(columns);
    }
    return {};
  }

  /// The heading without its one number, where it has one.
  static std::string without_number(const std::string& heading) {
    const auto begin = heading.find_first_of("0123456789");
    if (begin == std::string::npos || heading.find('#') != std::string::npos) return heading;
    const auto end = std::min(heading.find_first_not_of("0123456789", begin), heading.size());
    if (end - begin > 2 || heading.find_first_of("0123456789", end) != std::string::npos) return heading;
    return trimmed(heading.substr(0, begin) + " " + heading.substr(end));
  }

  const tabular::Row& heading_;
  const ChosenColumns& chosen_;
  const std::vector<std::size_t>& origins_;
  const Program* program_;
  std::vector<Candidate> candidates_;
  std::set<std::size_t> taken_;
  DelegateColumns columns_;
};

}  // namespace

DelegateColumns columns_of(const tabular::Row& heading, const ChosenColumns& chosen,
                           const std::vector<std::size_t>& origins) {
  return ColumnFinder(heading, chosen, origins).found();
}

bool has_names(const DelegateColumns& columns) { return columns.first_name || columns.last_name || columns.full_name; }

bool are_complete(const DelegateColumns& columns) {
  return has_names(columns) && (columns.organisation || columns.no_organisations);
}

Error several_people(const DelegateColumns& columns, const tabular::Row& heading, const std::string& source) {
  tabular::Row names;
  for (const auto column : columns.several_people) names.push_back(heading.at(column));
  return bad_input(source + ": a row holds several people, in " + quoted_list(names) +
                   ". Write each of them in a row of their own, with the organisation in each.");
}

Error missing_columns(const DelegateColumns& columns, const tabular::Row& heading, const std::string& source) {
  std::string missing;
  std::string advice;
  if (!has_names(columns)) {
    missing = "names";
    advice = "Call the columns with names \"First name\" and \"Surname\", or \"Name\" where they share one";
  }
  if (!columns.organisation && !columns.no_organisations) {
    missing += missing.empty() ? "organisations" : " and none with organisations";
    advice += advice.empty() ? "Call the column with organisations \"Organisation\" or \"Borough\""
                             : "; call the column with organisations \"Organisation\" or \"Borough\"";
  }
  return bad_input(source + ": no column with " + missing + " was found. The headings are " + quoted_list(heading) +
                   ". " + advice + ".");
}

Result<DelegateColumns> recognise_columns(const tabular::Row& heading, const std::string& source) {
  auto columns = columns_of(heading);
  if (are_complete(columns)) return columns;
  return missing_columns(columns, heading, source);
}

}  // namespace muster::people
