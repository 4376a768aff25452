#pragma once
// The public page of an event's booking: set by organisers, read by whoever has its address, and booked on.

#include <muster/domain/booking/booking_questions.hpp>
#include <muster/domain/booking/needs.hpp>
#include <muster/domain/booking/public_booking.hpp>
#include <muster/domain/people/organisation.hpp>
#include <muster/domain/people/typed_person.hpp>
#include <muster/platform/jobs/job.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::booking {

/// Who did something on a page that needs no signing in.
inline constexpr const char* public_actor = "booking page";

/// A public page with everything that it shows.
struct ShownPage {
  events::Event event;
  BookingPage page;
  std::vector<events::EventSession> sessions;  ///< by day and time
  SeatsLeft left;
  bool agenda_shown = false;  ///< strangers may see the sessions: an organiser said so of the agenda
};
/// By the code of its address, capital or small letters. not_found where there is no such page.
[[nodiscard]] Result<ShownPage> public_page(store::Database& database, const std::string& code);
/// By the event; a page that was never saved is closed and has no code.
[[nodiscard]] Result<ShownPage> page_of_event(store::Database& database, const std::string& event_slug);

/// Keeps what the page says; its code is made with the first. `seen` is the version that whoever changes it saw: a
/// conflict where somebody saved another since. Errors: those of check_page; a round or a survey, which nobody books.
[[nodiscard]] Result<BookingPage> set_booking_page(store::Database& database, const store::AuditContext& audit,
                                                   const std::string& event_slug, BookingPage wanted,
                                                   std::optional<std::int64_t> seen = std::nullopt);

/// What the calendars of those who booked say of the event, and what is true.
struct EntryUpdate {
  std::string told;         ///< lines: title, day, hours, where
  std::string is;           ///< the same now
  std::int64_t people = 0;  ///< who have an entry
  [[nodiscard]] bool needed() const { return people > 0 && told != is; }
};
[[nodiscard]] Result<EntryUpdate> entry_update(store::Database& database, const std::string& event_slug);
/// Asks for the job that sends everybody who has a seat the newer entry, and returns its id. A conflict where nothing
/// has changed.
[[nodiscard]] Result<std::string> send_entry_updates(store::Database& database, const store::AuditContext& audit,
                                                     const std::string& event_slug, const jobs::Order& job);
/// What the job does: a mail for each, in pieces. `position` is where it goes on.
[[nodiscard]] Outcome queue_entry_updates(store::Database& database, Instant now, const std::string& event_slug,
                                          jobs::Work& work);

/// Asks for the job that sends everybody who stands as invited, has an e-mail address and has no link of their own one,
/// and returns its id. A conflict where there is nobody, or the event is cancelled.
[[nodiscard]] Result<std::string> order_invitations(store::Database& database, const store::AuditContext& audit,
                                                    const std::string& event_slug, const jobs::Order& job);
/// What the job does: puts the mails into the outbox, in pieces, and returns how many. `keep` is called in each
/// transaction, which is not kept where it fails. A conflict, after the pieces before, where the event is cancelled
/// meanwhile.
[[nodiscard]] Result<std::int64_t> queue_invitations(store::Database& database, Instant now,
                                                     const std::string& event_slug, Progress& progress,
                                                     const std::function<Outcome(store::Session&)>& keep);
/// Both at once, without a job.
[[nodiscard]] Result<std::int64_t> invite_by_link(store::Database& database, const store::AuditContext& audit,
                                                  const std::string& event_slug);
/// How many that would be.
[[nodiscard]] Result<std::int64_t> invited_without_link(store::Database& database, const std::string& event_slug);

/// What somebody may mean by an organisation that they typed.
struct OrganisationGuess {
  std::optional<people::Organisation> known{};
  std::vector<people::Organisation> likely{};  ///< where it is not known: those whose names are like it, at most 6
};
[[nodiscard]] Result<OrganisationGuess> guess_organisation(store::Database& database, const events::Event& event,
                                                           const std::string& typed);
/// Names that a browser may offer while somebody types.
[[nodiscard]] Result<std::vector<people::Organisation>> organisations_offered(store::Database& database,
                                                                              const events::Event& event);

/// What somebody sends to book.
struct BookingWish {
  people::TypedPerson person;     ///< its organisation as typed
  std::string organisation_id{};  ///< the one that is meant; empty: nobody knows it, or they come from none
  bool alone = false;             ///< they come without an organisation
  Needs needs{};
  std::optional<bool> named{};          ///< may stand in the list of delegates by name
  TypedBookingAnswers answers{};        ///< to the page's questions
  std::vector<std::string> sessions{};  ///< codes of those that they choose
  bool online = false;                  ///< they come by screen; of an event that is held both ways
};
/// What a booking by somebody new comes to at this moment. Whether the address had booked before cannot be read from
/// it: their mail alone tells.
struct BookingReceipt {
  State state = State::booked;  ///< booked, waiting or applied
  std::string why{};            ///< of who waits
  std::string asked_lead{};     ///< the organisation whose lead is asked first and told their name; empty: none is
  bool by_mail = false;         ///< members alone book: what came of it stands in the mail and nowhere else
};
/// Books, or puts on the waiting list where there is no seat, in one transaction with the mail that says so. Whoever
/// holds a booking of this event under this address gets a mail that says where it stands, and nothing changes, unless
/// they were only invited, declined or gave it back: then they are booked again. Where members alone book, an address
/// that no membership covers that day gets a mail that says so and what to do, nothing is kept of it, and the receipt
/// is the same for all. Errors: fields, each at its name, a wrong answer at "questions"; conflict where the page takes
/// no bookings (closed_words), or asks something else than it showed (questions_changed).
[[nodiscard]] Result<BookingReceipt> book_publicly(store::Database& database, Instant now, const std::string& code,
                                                   const BookingWish& wish);

}  // namespace muster::booking
