#pragma once
// The room's kind of message: a mail that organisers write to delegates of an event.

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

/// Adds the kind. It is not sent where the person is no delegate of the event any more. The database must outlive the
/// kinds.
void add_mail(mail::Kinds& kinds, store::Database& database);

}  // namespace muster::booking
