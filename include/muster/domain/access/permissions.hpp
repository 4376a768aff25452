#pragma once
// What there is to be allowed, and the one table that says which role may do it.

#include <muster/kit/base/result.hpp>

#include <array>
#include <set>
#include <string>
#include <string_view>

namespace muster::access {

/// A role in one programme. Somebody may have different roles in different programmes.
enum class Role {
  owner,       ///< everything, and who else may do what
  organiser,   ///< events, delegates, forms, answers, notes, reports, mail
  lead,        ///< reads figures and writes reports; sees no contact details
  door,        ///< sees who is coming, without contact details, and marks who came
  data_entry,  ///< types notes and imports answers
};
inline constexpr std::array roles{Role::owner, Role::organiser, Role::lead, Role::door, Role::data_entry};
/// "owner", "organiser", "lead", "door", "data entry".
[[nodiscard]] std::string_view role_name(Role role);
/// Also "data-entry", as it is easier to type. bad_input names the roles there are.
[[nodiscard]] Result<Role> parse_role(std::string_view name);

enum class Permission {
  open_site,         ///< everybody: attendees' forms, signing in, pictures and styles
  own_account,       ///< everybody signed in: their sessions, signing out, the list of their events
  read_figures,      ///< overview, places, summary, report, the figures for programs
  write_report,      ///< the words of a report
  see_delegates,     ///< who is coming, by name and organisation
  take_delegates,    ///< the same as a file
  see_contacts,      ///< e-mail address and job title of a delegate, on pages and in files
  mark_attendance,   ///< who of the delegates came, and taking that back
  change_delegates,  ///< importing and undoing
  change_events,     ///< adding events
  see_organisations,
  change_form,    ///< writing, publishing, opening and closing the form
  read_answers,   ///< single answers, without names: any group of people on the summary, and the file
  enter_answers,  ///< importing answers
  read_notes,     ///< the tables' notes, on the page and as a file
  enter_notes,    ///< typing and importing notes
  see_mail,       ///< what was mailed to whom, and sending it again
  see_people,     ///< what is held of a person who stands in an event of the programme, and handing it over
  erase_people,   ///< erasing all that is held of such a person
  access_needs,   ///< access and dietary needs of delegates
  keep_privacy,   ///< how long personal data is kept, and the nightly run
  manage_team,    ///< who may sign in with which role, and access tokens
  see_changes,    ///< who changed what, and when
};
inline constexpr std::array permissions{
    Permission::open_site,     Permission::own_account,       Permission::read_figures,
    Permission::write_report,  Permission::see_delegates,     Permission::take_delegates,
    Permission::see_contacts,  Permission::mark_attendance,   Permission::change_delegates,
    Permission::change_events, Permission::see_organisations, Permission::change_form,
    Permission::read_answers,  Permission::enter_answers,     Permission::read_notes,
    Permission::enter_notes,   Permission::see_mail,          Permission::see_people,
    Permission::erase_people,  Permission::access_needs,      Permission::keep_privacy,
    Permission::manage_team,   Permission::see_changes};
/// A word for programs and pages: "contacts", "mail", ...
[[nodiscard]] std::string_view permission_name(Permission permission);

/// A right that goes with read_answers where it was not given by a role but beside one: then it holds only for rounds
/// whose people were told of it.
inline constexpr std::string_view where_people_were_told = "read answers where told";

[[nodiscard]] bool may(Role role, Permission permission);
/// Names of all that a role may do.
[[nodiscard]] std::set<std::string, std::less<>> rights_of(Role role);

}  // namespace muster::access
