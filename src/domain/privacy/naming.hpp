#pragma once
// Whether a text tells who somebody is.

#include <muster/domain/people/person_sql.hpp>

#include <string>

namespace muster::privacy {

/// Whether `text` holds the person's whole name, either way round, or their e-mail address; compared folded.
[[nodiscard]] bool tells(const std::string& text, const people::PersonRecord& person);

/// Whether somebody of this name and address is the person: by the address where both have one, else by the name.
[[nodiscard]] bool is_called(const people::PersonRecord& person, const std::string& name, const std::string& email);

/// Whether a family's text that was sent under this name and address is the person's: by the address alone where one
/// was given, else where the whole name is theirs, either way round. Somebody else may be called alike.
[[nodiscard]] bool is_sender(const people::PersonRecord& person, const std::string& name, const std::string& email);

}  // namespace muster::privacy
