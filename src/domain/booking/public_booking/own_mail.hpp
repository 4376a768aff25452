#pragma once
// Mails with the link to somebody's own page: asked for inside a transaction, written when they are sent.

#include <muster/domain/booking/booking.hpp>
#include <muster/domain/booking/message.hpp>
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

/// The kind that tells whoever wanted to book that members alone do.
inline constexpr const char* members_mail = "for members only";

/// Why somebody is written to. Where their booking stands is read when the mail is sent.
enum class OwnNews {
  state,          ///< it stands elsewhere now
  again,          ///< somebody wanted to book with their address, which holds a booking already
  event,          ///< the event changed
  invited,        ///< they are asked to come
  booked_for,     ///< a colleague books for them
  lapsed,         ///< the time for their details is over
  session_gone,   ///< a session that they chose is none any more
  session_moved,  ///< it is at another time or place
  changed,        ///< they changed something of it by their own link
  kept,           ///< nobody comes in their place: it stays theirs
};

[[nodiscard]] inline std::string hash_of_own_link(const std::string& secret) {
  return fingerprint("booking link\n" + secret);
}
[[nodiscard]] inline std::string own_path(const std::string& secret) { return "/booking/" + secret; }
/// Where somebody goes on to the online event of `joining_link`, which notes that they did; empty where it has none.
[[nodiscard]] inline std::string joining_path(const std::string& joining_link, const std::string& site,
                                              const std::string& secret) {
  return joining_link.empty() ? std::string() : site + own_path(secret) + "/join";
}

/// The same address for what is forwarded and shared, as calendars are: made of what the link is known by, from which
/// nobody makes the link, it opens nothing else.
[[nodiscard]] inline std::string shared_joining_path(const std::string& joining_link, const std::string& site,
                                                     const std::string& secret) {
  return joining_link.empty() ? std::string() : site + "/join/" + hash_of_own_link(secret);
}

/// Puts it into the outbox, with the title of the session it is `about` where it is about one; false, and nothing,
/// where the person has no address to which mail goes.
bool queue_own_mail(store::Session& session, Instant now, const events::Event& event, const std::string& booking_id,
                    OwnNews news, const std::string& about = {});

/// Whether somebody is told by mail of what the desk does to their booking: they have a page of their own and an
/// address, and the event is still to come.
[[nodiscard]] bool is_told_of_steps(store::Session& session, Instant now, const events::Event& event,
                                    const std::string& booking_id);
/// Tells them, where the step is none that says who came.
void tell_of_step(store::Session& session, Instant now, const events::Event& event, const std::string& booking_id,
                  State from, State to);

/// What that says; its words stand in own_passed.mail too.
[[nodiscard]] MessageWords passed_words(const events::Event& event);
/// Tells whoever passed their place on, before it is somebody else's: their calendar is to forget it.
void queue_passed_mail(store::Session& session, Instant now, const events::Event& event, const std::string& booking_id,
                       const std::string& person_id);

/// Tells an address that no membership covers it, and what to do. `code` is that of the event's public page.
void queue_members_mail(store::Session& session, Instant now, const events::Event& event, const std::string& code,
                        const std::string& address);

}  // namespace muster::booking
