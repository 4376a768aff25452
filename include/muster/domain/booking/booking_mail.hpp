#pragma once
// The room's kinds of messages: a mail that organisers write to delegates of an event, and what people are told of
// their own booking.

#include <muster/domain/booking/message.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/platform/mail/kinds.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::booking {

/// Its name in the outbox; `detail` is what message_detail says.
inline constexpr const char* delegate_mail = "delegates";
[[nodiscard]] std::string message_detail(const std::string& event_id, const std::string& person_id);

/// What somebody of that name gets.
[[nodiscard]] mail::Letter delegate_letter(const events::Event& event, const std::string& name,
                                           const MessageWords& words);

/// Adds the kind of mail that tells somebody of their own booking, with a link to their page (own_booking.mail).
void add_own_mail(mail::Kinds& kinds, store::Database& database);

/// Adds both kinds. A mail to delegates is not sent where the person is no delegate of the event any more. The database
/// must outlive the kinds.
void add_mail(mail::Kinds& kinds, store::Database& database);

}  // namespace muster::booking
