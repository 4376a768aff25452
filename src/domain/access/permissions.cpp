// The table of roles. A blank is a refusal: what is new is refused to everybody until it is written down here.
#include <muster/domain/access/permissions.hpp>

#include <muster/kit/base/utf8.hpp>

#include <stdexcept>

namespace muster::access {
namespace {

struct Row {
  Permission permission;
  std::string_view name;
  std::string_view roles;  ///< o owner, g organiser, l lead, d door, e data entry
};

constexpr std::array table = std::to_array<Row>({
    {Permission::open_site, "site", "oglde"},
    {Permission::own_account, "account", "oglde"},
    {Permission::read_figures, "figures", "ogl"},
    {Permission::write_report, "report", "ogl"},
    {Permission::see_delegates, "delegates", "ogld"},
    {Permission::take_delegates, "delegates file", "ogl"},
    {Permission::see_contacts, "contacts", "og"},
    {Permission::mark_attendance, "attendance", "ogd"},
    {Permission::change_delegates, "change delegates", "og"},
    {Permission::change_events, "events", "og"},
    {Permission::see_organisations, "organisations", "ogl"},
    {Permission::change_form, "form", "og"},
    {Permission::read_answers, "read answers", "og"},
    {Permission::enter_answers, "enter answers", "oge"},
    {Permission::read_notes, "notes", "ogle"},
    {Permission::enter_notes, "enter notes", "oge"},
    {Permission::see_mail, "mail", "og"},
    {Permission::see_people, "people", "og"},
    {Permission::erase_people, "erase people", "o"},
    {Permission::access_needs, "access needs", "og"},
    {Permission::keep_privacy, "privacy", "o"},
    {Permission::manage_team, "team", "o"},
    {Permission::see_changes, "changes", "o"},
});
static_assert(table.size() == permissions.size());

const Row& row_of(Permission permission) {
  for (const auto& row : table)
    if (row.permission == permission) return row;
  throw std::logic_error("a permission without a row");
}

char letter_of(Role role) {
  switch (role) {
    case Role::owner:
      return 'o';
    case Role::organiser:
      return 'g';
    case Role::lead:
      return 'l';
    case Role::door:
      return 'd';
    case Role::data_entry:
      return 'e';
  }
  throw std::logic_error("a role without a letter");
}

}  // namespace

std::string_view role_name(Role role) {
  switch (role) {
    case Role::owner:
      return "owner";
    case Role::organiser:
      return "organiser";
    case Role::lead:
      return "lead";
    case Role::door:
      return "door";
    case Role::data_entry:
      return "data entry";
  }
  throw std::logic_error("a role without a name");
}

Result<Role> parse_role(std::string_view name) {
  for (const auto role : roles)
    if (folded_name(name) == folded_name(role_name(role))) return role;
  return bad_input("There is no role \"" + std::string(name) +
                   "\". Roles are owner, organiser, lead, door and data-entry.");
}

std::string_view permission_name(Permission permission) { return row_of(permission).name; }

bool may(Role role, Permission permission) {
  return row_of(permission).roles.find(letter_of(role)) != std::string_view::npos;
}

std::set<std::string, std::less<>> rights_of(Role role) {
  std::set<std::string, std::less<>> rights;
  for (const auto& row : table)
    if (may(role, row.permission)) rights.emplace(row.name);
  return rights;
}

}  // namespace muster::access
