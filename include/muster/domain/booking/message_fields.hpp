#pragma once
// Fields in the words of a mail, in braces: {name}, {event} ... Each copy has the values of whoever gets it.

#include <muster/kit/base/result.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace muster::booking {

/// What the fields stand for in one person's copy.
struct FieldValues {
  std::string name;        ///< {name}: "Gwen Abara"
  std::string first_name;  ///< {first name}
  std::string organisation;
  std::string event;
  std::string when;  ///< "Friday 10 June 2022"
  std::string where;
  std::string programme;
  std::string link;           ///< {link}: their own link to the event's form
  std::string certificate{};  ///< {certificate}: their own link to their certificate of attendance
};

/// As they are written, without braces, in the order in which pages offer them.
[[nodiscard]] const std::vector<std::string>& message_fields();

/// bad_input names a field that there is not, with the nearest there is, and a brace that is not closed.
[[nodiscard]] Outcome check_fields(std::string_view text, std::string_view field);
[[nodiscard]] bool uses_field(std::string_view text, std::string_view name);

/// The text with the values in the places of its fields. A value is never looked through for fields again.
[[nodiscard]] std::string filled(std::string_view text, const FieldValues& values);

}  // namespace muster::booking
