#pragma once
// Mails with the link to somebody's own page: asked for inside a transaction, written when they are sent.

#include <muster/domain/booking/booking.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/platform/store/database.hpp>

#include <cstddef>
#include <string>

namespace muster::booking {

/// Its name in the outbox.
inline constexpr const char* own_mail = "own booking";

/// The kind that tells whoever passed their place on.
inline constexpr const char* passed_mail = "place passed on";

/// Why somebody is written to. Where their booking stands is read when the mail is sent.
enum class OwnNews {
  state,    ///< it stands elsewhere now
  again,    ///< somebody wanted to book with their address, which holds a booking already
  event,    ///< the event changed
  invited,  ///< they are asked to come
};

[[nodiscard]] inline std::string hash_of_own_link(const std::string& secret) {
  return fingerprint("booking link\n" + secret);
}
[[nodiscard]] inline std::string own_path(const std::string& secret) { return "/booking/" + secret; }

/// Puts it into the outbox; nothing where the person has no address.
void queue_own_mail(store::Session& session, Instant now, const events::Event& event, const std::string& booking_id,
                    OwnNews news);

/// Tells whoever passed their place on, before it is somebody else's: their calendar is to forget it.
void queue_passed_mail(store::Session& session, Instant now, const events::Event& event, const std::string& booking_id,
                       const std::string& person_id);

}  // namespace muster::booking
