// Holds each field by itself against what a list takes.
#include <muster/domain/people/typed_person.hpp>

#include "cell_text.hpp"

#include <muster/kit/base/sentence.hpp>
#include <muster/kit/base/utf8.hpp>

namespace muster::people {

TypedPerson tidied(TypedPerson person) {
  for (auto* field : {&person.first_name, &person.last_name, &person.email, &person.job_title, &person.organisation}) {
    if (is_valid_text(*field)) *field = trimmed(*field);
  }
  return person;
}

std::vector<TypedPersonError> errors_of(const TypedPerson& person) {
  std::vector<TypedPersonError> errors;
  const auto refuse = [&](const char* field, const std::string& words) {
    if (!words.empty()) errors.push_back({field, capitalised(words) + "."});
  };
  const auto letterless = [](const std::string& text) { return is_valid_text(text) && folded_name(text).empty(); };
  refuse("first_name", why_text_refused(person.first_name, "first name", longest_cell));
  const auto surname = why_text_refused(person.last_name, "surname", longest_cell);
  if (person.first_name.empty() && person.last_name.empty()) {
    refuse("last_name", "give a first name or a surname");
  } else if (!surname.empty()) {
    refuse("last_name", surname);
  } else if (errors.empty() && letterless(person.first_name + person.last_name)) {
    refuse(person.last_name.empty() ? "first_name" : "last_name", "the name has no letter in it");
  }
  if (const auto why = why_text_refused(person.email, "e-mail address", longest_cell); !why.empty()) {
    refuse("email", why);
  } else if (!person.email.empty() && !is_email(person.email)) {
    refuse("email", "\"" + person.email + "\" is not an e-mail address; correct it");
  }
  refuse("job_title", why_text_refused(person.job_title, "job title", longest_cell));
  if (person.organisation.empty()) return errors;
  if (const auto why = why_text_refused(person.organisation, "organisation", longest_cell); !why.empty()) {
    refuse("organisation", why);
  } else if (letterless(person.organisation)) {
    refuse("organisation", "the organisation has no letter in it");
  }
  return errors;
}

}  // namespace muster::people
