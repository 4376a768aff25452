// The names stand in lists/first_names.list.
#include <muster/kit/text/names.hpp>

#include "lists.hpp"

namespace muster::text {

FirstName first_name(std::string_view word) {
  static const WordGroups groups = groups_in("first_names.list");
  if (groups.find("names")->second.contains(word)) return FirstName::yes;
  return groups.find("also")->second.contains(word) ? FirstName::perhaps : FirstName::no;
}

}  // namespace muster::text
