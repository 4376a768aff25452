#pragma once
// The statements by which an import of delegates is taken back in pieces.

#include <muster/domain/intake/import_ledger_sql.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::booking::sql {

/// A booking that an import made or listed.
struct ImportedBooking {
  std::string id;
  std::string person_id;
  std::int64_t batch = 0;
  bool goes = false;  ///< some import made it, no other that stands lists it, and nobody touched it since
};
[[nodiscard]] std::vector<ImportedBooking> bookings_of(store::Session& session, const std::string& import_id);

void set_batch(store::Session& session, const std::string& booking_id, std::int64_t batch);

/// Whoever belongs to an organisation that the import made, with how many bookings they have.
struct NewOrganisationPerson {
  std::string organisation_id;
  std::string person_id;
  std::int64_t bookings = 0;
};
[[nodiscard]] std::vector<NewOrganisationPerson> people_of_new_organisations(store::Session& session,
                                                                             const std::string& import_id);
[[nodiscard]] std::vector<std::string> organisations_made(store::Session& session, const std::string& import_id);

/// Deletes up to `most` of the bookings, people and organisations that an undone import hides, from `place` on; where
/// to go on, or nothing at the end.
std::optional<std::string> remove_undone(store::Session& session, const intake::Import& import,
                                         const std::string& place, std::int64_t most);

}  // namespace muster::booking::sql
