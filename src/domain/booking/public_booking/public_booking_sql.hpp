#pragma once
// Public pages, and what a booking made there has besides its state, in the store.

#include <muster/domain/booking/public_booking.hpp>
#include <muster/platform/store/database.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace muster::booking::sql {

/// Nothing where the event never had one.
[[nodiscard]] std::optional<BookingPage> find_page(store::Session& session, const std::string& event_id);
/// The same; where the event has none, one that nobody saved, with the event's clocks.
[[nodiscard]] BookingPage page_or_none(store::Session& session, const std::string& event_id);
/// The event's id, by the code of its page, whatever the case.
[[nodiscard]] std::optional<std::string> event_of_page(store::Session& session, const std::string& code);
void save_page(store::Session& session, const std::string& event_id, const BookingPage& page);
/// The calendar entries say this from now on.
void save_told(store::Session& session, const std::string& event_id, const std::string& told);

/// Who in the event has this address, whatever their state; several where the list says so.
struct AddressHolder {
  std::string person_id;
  std::string booking_id;
};
[[nodiscard]] std::vector<AddressHolder> holders_of(store::Session& session, const std::string& event_id,
                                                    const std::string& address);

/// The same in all events of a programme, the first booked first.
[[nodiscard]] std::vector<AddressHolder> bookings_of_address(store::Session& session, const std::string& programme_id,
                                                             const std::string& address);

struct OwnRow {
  std::optional<bool> named{};  ///< nothing: never asked
  std::string typed_organisation{};
};
/// What somebody without an organisation comes as, a kind of organisations; empty: they did not say.
void set_own_kind(store::Session& session, const std::string& booking_id, const std::string& kind);
[[nodiscard]] std::optional<OwnRow> find_own(store::Session& session, const std::string& booking_id);
/// Adds it, or replaces it; from then on the booking has a code for the door.
void save_own(store::Session& session, const std::string& booking_id, const OwnRow& own);
void drop_own(store::Session& session, const std::string& booking_id);

void add_link(store::Session& session, const std::string& booking_id, const std::string& key_hash, Instant at);
/// The booking, by the hash of a link.
[[nodiscard]] std::optional<std::string> booking_of_link(store::Session& session, const std::string& key_hash);
/// Links that were made for whoever had the booking before open nothing any more.
void drop_links(store::Session& session, const std::string& booking_id);

struct BookingKeys {
  std::string event_id;
  std::string person_id;
};
[[nodiscard]] std::optional<BookingKeys> keys_of(store::Session& session, const std::string& booking_id);

/// Organisations that people typed and nobody knows, with how many typed each.
[[nodiscard]] std::vector<std::pair<std::string, std::int64_t>> typed_organisations(store::Session& session,
                                                                                    const std::string& event_id);
/// Bookings of those who are invited, have an address and were not sent a link yet, by their ids after one of them.
[[nodiscard]] std::vector<std::string> invited_without_page(store::Session& session, const std::string& event_id,
                                                            const std::string& after, std::int64_t at_most);
[[nodiscard]] std::int64_t count_invited_without_page(store::Session& session, const std::string& event_id);
/// Who of the event has a seat and an own page, by their ids, after one of them; at most `most`.
[[nodiscard]] std::vector<std::string> holders_after(store::Session& session, const std::string& event_id,
                                                     const std::string& after, std::int64_t most);
[[nodiscard]] std::int64_t holder_count(store::Session& session, const std::string& event_id);

}  // namespace muster::booking::sql
