#pragma once
// Who is meant by an id or an address, and where their name stands in what others wrote.

#include <muster/domain/privacy/person_file_service.hpp>

namespace muster::privacy {

/// Inside somebody's transaction; errors as of person_file.
[[nodiscard]] Result<people::PersonRecord> whom(store::Session& session, const std::string& who);

/// Everything but notes of tables and what waits for its import, which have places of their own.
[[nodiscard]] std::vector<NamingWords> words_naming(store::Session& session, const people::PersonRecord& person);

/// Rows about the person in files that wait for their import, of every kind.
[[nodiscard]] std::vector<booking::WaitingRow> rows_about(store::Session& session, const people::PersonRecord& person);

/// Whether a message is to the person.
[[nodiscard]] bool is_to(const mail::HeldMail& message, const people::PersonRecord& person);
/// Whether a message to whomever tells who the person is.
[[nodiscard]] bool tells_of(const mail::HeldMail& message, const people::PersonRecord& person);

}  // namespace muster::privacy
