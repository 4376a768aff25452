#pragma once
// A person as somebody types them into a form: the same rules as for a row of a list, told field by field.

#include <optional>
#include <string>
#include <vector>

namespace muster::people {

struct TypedPerson {
  std::string first_name;
  std::string last_name;
  std::string email;
  std::string job_title;
  std::string organisation;            ///< its name, or another that people type for it
  std::optional<std::string> place{};  ///< code of a place of their own, empty for none; nothing leaves it as it is
};

/// What is wrong with one field.
struct TypedPersonError {
  std::string field;  ///< "first_name", "last_name", "email", "job_title", "organisation"
  std::string words;  ///< a sentence
};
/// In the order of the fields; at most one for each. Whether somebody knows the organisation, and whether there must be
/// one, is not looked at.
[[nodiscard]] std::vector<TypedPersonError> errors_of(const TypedPerson& person);

/// Without spaces around each field.
[[nodiscard]] TypedPerson tidied(TypedPerson person);

}  // namespace muster::people
