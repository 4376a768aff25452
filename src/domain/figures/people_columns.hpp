#pragma once
// What the delegate list says of those who answered, where the round has names: their organisation, its kind, and the
// places and areas that they come from. A filter may name it; nothing of an anonymous round is ever joined with the
// list.

#include <muster/domain/people/organisation.hpp>
#include <muster/domain/people/region.hpp>
#include <muster/kit/query/columns.hpp>

#include "answer_columns.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace muster::figures {

inline constexpr std::string_view place_name = "place";
inline constexpr std::string_view area_name = "place.area";
inline constexpr std::string_view organisation_name = "organisation";
inline constexpr std::string_view organisation_kind_name = "organisation.kind";

/// Attributes by name; none where the round is anonymous, or its form asks nobody for an e-mail address. A question of
/// the form goes before an attribute of the same name.
struct PeopleColumns {
  std::vector<query::Field> fields;
  std::deque<query::Column> columns;  ///< one a field, a row for each answer

  /// The answers with these behind them.
  [[nodiscard]] query::Table beside(query::Table table) const;
};

/// Somebody on the delegate list.
struct ListedPerson {
  std::string email;
  std::string organisation_id;
  std::string place_code;  ///< of their own; empty where their organisation tells
  std::string kind{};      ///< what they come as without an organisation, or of their organisation
};

/// Who answered is found on the list by the address that they gave: the answer to the form's first question for an
/// e-mail address that everybody is asked. Whoever is not on the list, or stands on it twice, has no attributes; who
/// comes from several places has all of them.
[[nodiscard]] PeopleColumns people_columns(const AnswerColumns& all, const std::vector<ListedPerson>& listed,
                                           const people::Region& region,
                                           const std::vector<people::Organisation>& organisations);

/// The question whose answer says who answered: nullptr where people cannot be found on the list.
[[nodiscard]] const forms::Question* asks_who(const forms::Form& form);

/// Whether the filter names an attribute, by what it is written like: then, and only then, the list is read for it.
[[nodiscard]] bool may_name_people(std::string_view where);

}  // namespace muster::figures
