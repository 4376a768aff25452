// What the table of roles says, in one line for each.
#include <muster/domain/access/role_words.hpp>

#include <stdexcept>

namespace muster::access {

std::string role_title(Role role) {
  switch (role) {
    case Role::owner:
      return "Owner";
    case Role::organiser:
      return "Organiser";
    case Role::lead:
      return "Programme lead";
    case Role::door:
      return "Door";
    case Role::data_entry:
      return "Data entry";
  }
  throw std::logic_error("a role without a title");
}

std::string role_hint(Role role) {
  switch (role) {
    case Role::owner:
      return "Everything, and who else may do what";
    case Role::organiser:
      return "Events, delegates, forms, answers, notes, mail and reports";
    case Role::lead:
      return "Reads figures and writes reports; sees no e-mail addresses";
    case Role::door:
      return "Sees who is coming and marks who came, without e-mail addresses; nothing else";
    case Role::data_entry:
      return "Types in notes and imports answers; nothing else";
  }
  throw std::logic_error("a role without words");
}

}  // namespace muster::access
