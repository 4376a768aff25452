#pragma once
// The delegates of an event: taking a list in, taking it back, reading and exporting who is coming.

#include <muster/domain/events/event.hpp>
#include <muster/domain/intake/intake_service.hpp>
#include <muster/domain/people/delegate_list.hpp>
#include <muster/domain/people/organisation.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

/// A list as somebody chose it, before anything is saved.
struct DelegateFile {
  std::string name;  ///< as the user knows it; stands in front of places in errors
  std::string bytes;
  std::string decisions;                     ///< a decisions file's text; empty where nothing was decided
  std::string decisions_name = "decisions";  ///< as the user knows it
};

/// What importing a file would do.
struct DelegateForecast {
  std::shared_ptr<const people::DelegatePreview> preview;
  std::vector<people::Organisation> organisations;  ///< what the verdicts' indices point to
  std::string dialect;                              ///< "CSV, UTF-8, commas"
  people::DelegateColumns columns;                  ///< which of the file's cells were read
  std::int64_t already_booked = 0;                  ///< people of the file who are registered for the event already
  std::int64_t held_back = 0;          ///< who have a booking that is not: they wait, cancelled ... and stay so
  std::string fingerprint;             ///< of all verdicts: differs when the same button would do something else
  std::vector<std::string> remarks{};  ///< what else the reader must know of the file, as sentences
  std::map<std::size_t, std::string> marked{};  ///< lines nobody decided about: "hidden", "struck out"
};

/// Delegate lists, as intake takes them in and back.
[[nodiscard]] intake::Kind delegate_kind();

/// Reads, recognises and judges; changes nothing.
[[nodiscard]] Result<DelegateForecast> forecast_delegates(store::Database& database, Instant now,
                                                          const std::string& event_slug, DelegateFile file);

/// A list read and judged once, to be shown and then taken in.
struct DelegatePlan {
  DelegateForecast forecast;
  intake::JudgedFile judged;
};
[[nodiscard]] Result<DelegatePlan> plan_delegates(store::Database& database, Instant now, const std::string& event_slug,
                                                  DelegateFile file);

struct DelegateImport {
  std::string id;  ///< for `muster import undo`
  std::int64_t rows = 0;
  std::int64_t people_added = 0;  ///< new to the network
  std::int64_t booked = 0;        ///< new delegates of the event
  std::int64_t already_booked = 0;
  std::int64_t held_back = 0;  ///< who wait, cancelled ...: the import changed nothing about that
  std::int64_t organisations_added = 0;
  std::int64_t left = 0;  ///< rows that stayed out
};

/// Takes a file in, whole or not at all. Errors: rows undecided or refused that are not to be left out (nothing
/// changes, each named), a file taken in already, and, where `expected` is given, a forecast that no longer has that
/// fingerprint (conflict).
[[nodiscard]] Result<DelegateImport> import_delegates(store::Database& database, const store::AuditContext& audit,
                                                      const std::string& event_slug, DelegateFile file,
                                                      const std::optional<std::string>& expected,
                                                      const intake::RowsToSkip& leaving = {},
                                                      const intake::Watch& watch = {});
/// As it was planned; judged again only where something changed since.
[[nodiscard]] Result<DelegateImport> import_delegates(store::Database& database, const store::AuditContext& audit,
                                                      const std::string& event_slug, DelegatePlan plan,
                                                      const intake::RowsToSkip& leaving = {},
                                                      const intake::Watch& watch = {});

/// What an import stands for and somebody has touched since: undoing the import leaves it.
struct TouchedBooking {
  std::string person_id;
  std::string name;    ///< "Jo Venner"
  std::string reason;  ///< "marked since"
};
/// By name.
[[nodiscard]] std::vector<TouchedBooking> touched_since(store::Session& session, const intake::Import& import);

/// What stands in the place of an erased delegate's surname, everywhere.
inline constexpr const char* erased_name = "(name erased)";

/// One delegate of an event.
struct Delegate {
  std::string person_id;
  std::string first_name;
  std::string last_name;
  std::string email;
  std::string job_title;
  std::string organisation_id;
  std::string organisation;
  std::string kind;          ///< of the organisation
  std::string place_code{};  ///< of their own; empty where their organisation tells
  bool named = true;         ///< whether lists that leave the team name them: as they said, else as the event says
};

/// Those registered for the event: booked, came, did not come; never who cancelled, declined, waits or was only asked.
/// By surname, then first name.
[[nodiscard]] std::vector<Delegate> delegates(store::Session& session, const std::string& event_id);
/// How many `delegates` would give.
[[nodiscard]] std::int64_t count_delegates(store::Session& session, const std::string& event_id);
[[nodiscard]] Result<std::vector<Delegate>> delegates(store::Database& database, const std::string& event_slug);
/// Rows of all lists that stand behind the event's delegates.
[[nodiscard]] std::int64_t listed_rows(store::Session& session, const std::string& event_id);

/// Whether a file holds how a person can be reached.
enum class Contacts { shown, left_out };

/// Registered delegates as a file: first name, surname, organisation, kind, and where they are shown e-mail and job
/// title. `format` is "csv" or "xlsx".
[[nodiscard]] Result<std::string> export_delegates(store::Database& database, const std::string& event_slug,
                                                   const std::string& format, Contacts contacts = Contacts::shown);

}  // namespace muster::booking
