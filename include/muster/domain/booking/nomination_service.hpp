#pragma once
// Leads of organisations are asked to name people for an event, put them in order, and the programme decides: each
// change in one transaction, with its mail.

#include <muster/domain/booking/message.hpp>
#include <muster/domain/booking/nomination.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/domain/people/typed_person.hpp>
#include <muster/kit/base/list_query.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::booking {

/// Who did something by a lead's link.
inline constexpr const char* lead_actor = "nomination page";

// What the programme does.

/// A lead to be asked, with the organisation that was meant.
struct LeadToAsk {
  TypedLead typed;
  std::string organisation_id{};
  std::string organisation{};  ///< its name
  bool again = false;          ///< the organisation has a lead already: this one takes their place
};
/// Whom these lines mean; changes nothing. Errors: those of read_leads, an organisation that nobody knows (with the
/// nearest), one that stands twice, an event that is over or cancelled; a last day for names that is past or after the
/// event's.
[[nodiscard]] Result<std::vector<LeadToAsk>> leads_meant(store::Database& database, Instant now,
                                                         const std::string& event_slug, const std::string& lines,
                                                         const std::optional<Date>& until = {});
/// Asks them, each with a mail that has a link of their own; returns how many. Whoever led an organisation before is
/// replaced: their link opens nothing any more, and the names stay. `until` is the last day for names. Errors: those of
/// leads_meant; a day that is past or after the event's.
[[nodiscard]] Result<std::int64_t> ask_leads(store::Database& database, const store::AuditContext& audit,
                                             const std::string& event_slug, const std::string& lines,
                                             const std::optional<Date>& until);
/// What that mail says to one of them.
[[nodiscard]] Result<MessageWords> lead_mail_preview(store::Database& database, const std::string& event_slug,
                                                     const LeadToAsk& lead, const std::optional<Date>& until);

/// A lead with what their list holds.
struct ListedCall {
  NominationCall call;
  std::int64_t named = 0;      ///< names that the lead put forward, however they stand now
  std::int64_t undecided = 0;  ///< of them, and of those who ask themselves
};
/// By "asked".
[[nodiscard]] Result<ListPage<ListedCall>> listed_calls(store::Database& database, const std::string& event_slug,
                                                        const ListQuery& query);
/// Sends these leads their link once more; returns how many were.
[[nodiscard]] Result<std::int64_t> remind_leads(store::Database& database, const store::AuditContext& audit,
                                                const std::string& event_slug, const std::vector<std::string>& calls);
/// Takes leads from the event: their links open nothing, what they named stays as it stands. Returns how many.
[[nodiscard]] Result<std::int64_t> remove_leads(store::Database& database, const store::AuditContext& audit,
                                                const std::string& event_slug, const std::vector<std::string>& calls);

/// A name of which the programme has to decide.
struct Nomination {
  ListedName name;
  std::string email;
  std::string organisation;
  std::string lead;  ///< who put it forward, or is asked to; empty where nobody leads the organisation, or not any more
};
/// Undecided ones, by "organisation" or "name".
[[nodiscard]] Result<ListPage<Nomination>> listed_nominations(store::Database& database, const std::string& event_slug,
                                                              const ListQuery& query);

/// How many are decided about at once.
inline constexpr std::size_t most_names_decided = 500;

enum class NominationAnswer {
  offer,   ///< a seat, until a day, which they take or leave by their own link
  book,    ///< a seat at once
  decline  ///< no place
};
/// What became of them, in the lead's order.
struct DecidedNominations {
  struct One {
    std::string name;
    State state = State::booked;
    std::string person_id{};
  };
  std::vector<One> done{};
  std::vector<std::pair<std::string, std::string>> refused{};  ///< a name, and why
};
/// Decides about people by their ids, 500 at most, in the order of their leads: whoever is taken gets a page of their
/// own and the mail that says how they stand; for whom no seat is left waits. Refused is a place for a name whose
/// address has a booking beside it. Nobody is told who was not taken and never asked. Each lead gets one mail with what
/// became of their names. All in one transaction.
[[nodiscard]] Result<DecidedNominations> decide_nominations(store::Database& database, const store::AuditContext& audit,
                                                            const std::string& event_slug,
                                                            const std::vector<std::string>& people,
                                                            NominationAnswer answer);
/// What that answer would do to them now: nothing is kept.
[[nodiscard]] Result<DecidedNominations> forecast_nominations(store::Database& database, Instant now,
                                                              const std::string& event_slug,
                                                              const std::vector<std::string>& people,
                                                              NominationAnswer answer);
/// What the mail says to somebody whose booking would stand so.
[[nodiscard]] Result<MessageWords> nominated_mail_preview(store::Database& database, Instant now,
                                                          const std::string& event_slug, const std::string& person_id,
                                                          State state);

// What a lead does, by the secret of their link: not_found in the same words whether it never was one or opens nothing
// any more.

struct LeadPage {
  NominationCall call;
  events::Event event;
  std::string contact;                    ///< of the event's public page; may be empty
  std::vector<ListedName> names;          ///< in their order
  std::vector<ListedName> asking;         ///< those who ask for a place themselves, the first first
  std::optional<std::int64_t> own_share;  ///< seats of the organisation; nothing: none of its own
  std::optional<std::int64_t> seats;      ///< of them, how many may stand as nominated
  std::int64_t undecided = 0;             ///< names among `names`
};
[[nodiscard]] Result<LeadPage> lead_page(store::Database& database, const std::string& secret);

/// Puts somebody at the end of the list, whoever stands in the event under that address: the lead learns nothing of it,
/// the programme does when it decides. Errors, at their field: a name or address that is none, an address that is on
/// the list already; conflict where there are more than most_named, and where may_name says so.
[[nodiscard]] Outcome put_forward(store::Database& database, Instant now, const std::string& secret,
                                  const people::TypedPerson& person);
/// Moves a name that is undecided up or down among those that are, by so many places.
[[nodiscard]] Outcome move_name(store::Database& database, Instant now, const std::string& secret,
                                const std::string& booking_id, std::int64_t by);
/// Takes an undecided name from the list again: it is cancelled.
[[nodiscard]] Outcome take_name_back(store::Database& database, Instant now, const std::string& secret,
                                     const std::string& booking_id);
/// Answers somebody who asks themselves: they are put at the end of the list, or get no place and a mail that says so.
[[nodiscard]] Outcome answer_interest(store::Database& database, Instant now, const std::string& secret,
                                      const std::string& booking_id, bool forward);

}  // namespace muster::booking
