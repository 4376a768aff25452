#pragma once
// All that is held of one person, to be handed to them: as one value, as JSON and as a page that stands alone.

#include <muster/domain/access/person_sql.hpp>
#include <muster/domain/actions/forgetting_sql.hpp>
#include <muster/domain/booking/nomination_forgetting_sql.hpp>
#include <muster/domain/booking/person_sql.hpp>
#include <muster/domain/booking/substitute_forgetting_sql.hpp>
#include <muster/domain/feedback/person_link_sql.hpp>
#include <muster/domain/feedback/personal_service.hpp>
#include <muster/domain/lists/forgetting_sql.hpp>
#include <muster/domain/members/forgetting_sql.hpp>
#include <muster/domain/membership/forgetting_sql.hpp>
#include <muster/domain/noticeboard/forgetting_sql.hpp>
#include <muster/domain/people/person_sql.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/mail/person_sql.hpp>
#include <muster/platform/mail/stop_sql.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::privacy {

/// A note of a table that names the person.
struct NamingNote {
  std::string event_title;
  std::string table;
  std::string text;
};

/// Words that somebody wrote elsewhere and that name the person.
struct NamingWords {
  std::string where;  ///< "a report's words", "the name of an organisation", ...
  std::string text;   ///< the lines that name them
};

/// Names of the programmes whose part of a person's data somebody may see; nothing: all there are.
using Scope = std::optional<std::vector<std::string>>;

/// The words for a person who is not there, or stands in no event that the reader may know of.
inline constexpr const char* no_such_person = "There is no person with this number. Look them up by name.";

struct PersonFile {
  std::vector<membership::HeldMember> memberships;
  std::vector<lists::HeldPlace> lists;
  std::vector<members::HeldVisit> visits;        ///< to members' areas, and links to them
  std::vector<actions::HeldConcern> concerns;    ///< that they sent
  std::vector<noticeboard::HeldNotice> notices;  ///< that they sent
  people::PersonRecord person;                   ///< no more than the address where they were never anybody's delegate
  std::vector<booking::PersonBooking> bookings;
  std::vector<booking::HeldSubstitute> substitutes;  ///< requests of theirs, and those that name them
  std::vector<booking::HeldLead> leads{};            ///< as one who was asked to name people
  std::vector<booking::EarlierVersion> earlier;      ///< what they were before a change that can be taken back
  std::vector<booking::PersonImport> imports;
  std::vector<booking::WaitingRow> waiting;      ///< rows about them in files that wait for their import
  std::vector<feedback::PersonLink> links;       ///< to forms
  std::vector<feedback::HeldPersonal> personal;  ///< contact details on forms that name them
  std::vector<NamingNote> notes;
  std::vector<store::AuditEntry> changes;  ///< of the person and of their bookings, newest first; never who made them
  std::vector<NamingWords> words;
  std::optional<access::HeldAccount> account;
  std::vector<store::AuditEntry> actions;  ///< what they did themselves, newest first; never to what or to whom
  std::vector<mail::HeldMail> mail;        ///< to them
  std::optional<mail::HeldBounce> bounce;
  std::vector<mail::HeldStop> stops;  ///< kinds of mails that they stopped
  bool more_elsewhere = false;        ///< something is held outside the scope too, which is left out
  bool account_elsewhere = false;     ///< their account has a role outside the scope
  bool by_proof_alone = false;        ///< what is known by a name alone was not looked for
};
/// By id or by e-mail address: what is held of a person in the events of the scope. What belongs to no event (account,
/// mail, words that name them) is whole only where the scope is. not_found for one that nobody has; conflict where
/// several people share the address.
[[nodiscard]] Result<PersonFile> person_file(store::Database& database, const std::string& who,
                                             const Scope& scope = std::nullopt);
/// For whoever proved that an address is theirs: of one programme, and only what leads from their number or from that
/// address. What is known by a name may be a namesake's, so none of that. `person_id`: empty where they stand in no
/// event. not_found where that person has another address.
[[nodiscard]] Result<PersonFile> own_file(store::Database& database, const std::string& person_id,
                                          const std::string& address, const std::string& programme);

/// Keys in a fixed order, UTF-8, a line end at the end.
[[nodiscard]] std::string person_json(const PersonFile& file);
[[nodiscard]] std::string person_html(const PersonFile& file);

}  // namespace muster::privacy
