// Holds each field by itself against the rules of a row, in which all others are right.
#include <muster/domain/people/typed_person.hpp>

#include "delegate_row.hpp"

#include <muster/kit/base/utf8.hpp>

namespace muster::people {
namespace {

std::string sentence(std::string reason) {
  if (!reason.empty() && reason.front() >= 'a' && reason.front() <= 'z') {
    reason.front() = static_cast<char>(reason.front() - ('a' - 'A'));
  }
  return reason + ".";
}

}  // namespace

TypedPerson tidied(TypedPerson person) {
  for (auto* field : {&person.first_name, &person.last_name, &person.email, &person.job_title, &person.organisation}) {
    if (is_valid_text(*field)) *field = trimmed(*field);
  }
  return person;
}

std::vector<TypedPersonError> errors_of(const TypedPerson& person) {
  std::vector<TypedPersonError> errors;
  const auto look = [&](const char* field, std::string DelegateRow::* at, const std::string& typed) {
    DelegateRow row;
    row.last_name = "Name";
    row.organisation = "Organisation";
    row.*at = typed;
    if (auto reason = refusal_of(row, {}).reason; !reason.empty())
      errors.push_back({field, sentence(std::move(reason))});
  };
  look("first_name", &DelegateRow::first_name, person.first_name);
  if (person.first_name.empty() && person.last_name.empty()) {
    errors.push_back({"last_name", "Give a first name or a surname."});
  } else if (!person.last_name.empty()) {
    look("last_name", &DelegateRow::last_name, person.last_name);
  } else if (is_valid_text(person.first_name) && folded_name(person.first_name).empty()) {
    errors.push_back({"first_name", "The name has no letter in it."});
  }
  look("email", &DelegateRow::email, person.email);
  look("job_title", &DelegateRow::job_title, person.job_title);
  look("organisation", &DelegateRow::organisation, person.organisation);
  return errors;
}

}  // namespace muster::people
