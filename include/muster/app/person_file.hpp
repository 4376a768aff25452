#pragma once
// All that is held of one person, to be handed to them: as one value, as JSON and as a page that stands alone.

#include <muster/base/result.hpp>
#include <muster/booking/person_records.hpp>
#include <muster/people/person_records.hpp>
#include <muster/store/audit.hpp>
#include <muster/store/database.hpp>

#include <string>
#include <vector>

namespace muster::app {

/// A note of a table that names the person.
struct NamingNote {
  std::string event_title;
  std::string table;
  std::string text;
};

struct PersonFile {
  people::PersonRecord person;
  std::vector<booking::PersonBooking> bookings;
  std::vector<booking::PersonImport> imports;
  std::vector<booking::WaitingRow> waiting;  ///< rows of delegate lists that wait for their import
  std::vector<NamingNote> notes;
  std::vector<store::Change> changes;  ///< of the person and of their bookings, newest first; never who made them
};
/// not_found for an id that nobody has.
[[nodiscard]] Result<PersonFile> person_file(store::Database& database, const std::string& person_id);

/// Keys in a fixed order, UTF-8, a line end at the end.
[[nodiscard]] std::string person_json(const PersonFile& file);
[[nodiscard]] std::string person_html(const PersonFile& file);

}  // namespace muster::app
