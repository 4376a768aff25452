// Names are compared as everywhere: folded.
#include "naming.hpp"

#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>

namespace muster::privacy {

namespace {

constexpr std::size_t shortest = 4;  // bytes; "Ng" alone is in half of all words

}  // namespace

bool tells(const std::string& text, const people::PersonRecord& person) {
  const auto folded = folded_name(text);
  const auto holds = [&](const std::string& name) {
    const auto wanted = folded_name(name);
    return wanted.size() >= shortest && folded.find(wanted) != std::string::npos;
  };
  return holds(person.first_name + person.last_name) || holds(person.last_name + person.first_name) ||
         holds(person.email);
}

bool is_called(const people::PersonRecord& person, const std::string& name, const std::string& email) {
  if (email.empty() || person.email.empty()) return tells(name, person);
  return mail::folded_address(email) == mail::folded_address(person.email);
}

bool is_sender(const people::PersonRecord& person, const std::string& name, const std::string& email) {
  if (!email.empty()) return !person.email.empty() && mail::folded_address(email) == mail::folded_address(person.email);
  const auto folded = folded_name(name);
  // Who is known by an address alone has no name to compare: what was sent without one is not theirs.
  return folded.size() >= shortest && (folded == folded_name(person.first_name + person.last_name) ||
                                       folded == folded_name(person.last_name + person.first_name));
}

}  // namespace muster::privacy
