#pragma once
// The room's kinds of messages: mails that organisers write to people of an event, and what people are told of their
// own booking.

#include <muster/domain/booking/answering_service.hpp>
#include <muster/domain/booking/message.hpp>
#include <muster/domain/booking/message_fields.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/platform/mail/kinds.hpp>
#include <muster/platform/store/database.hpp>

namespace muster::booking {

/// Their names in the outbox, by MessageKind; `detail` is what message_detail says.
inline constexpr const char* delegate_mail = "delegates";
inline constexpr const char* delegate_news = "delegates news";
[[nodiscard]] std::string message_detail(const std::string& event_id, const std::string& person_id);

/// What the fields of words stand for in the copy of somebody of the event.
[[nodiscard]] FieldValues field_values(const events::Event& event, const std::string& first_name,
                                       const std::string& last_name, const std::string& organisation,
                                       const std::string& link);

/// What somebody with these values gets; a link that stops mails is an example.
[[nodiscard]] mail::Letter delegate_letter(const events::Event& event, const FieldValues& values,
                                           const MessageWords& words, MessageKind kind = MessageKind::told);
[[nodiscard]] mail::Letter delegate_letter(const events::Event& event, const std::string& name,
                                           const MessageWords& words);

/// Adds the kind of mail that tells somebody of their own booking, with a link to their page (own_booking.mail).
void add_own_mail(mail::Kinds& kinds, store::Database& database);

/// Adds the kind of mail that asks an organisation’s lead for names, and tells what became of them (lead.mail).
void add_lead_mail(mail::Kinds& kinds, store::Database& database);

/// Adds all kinds. A mail to people of an event is not sent where the person is no delegate of it any more, where its
/// words hold their own link and they have none, nor as news to whoever stopped that. The database must outlive the
/// kinds.
void add_mail(mail::Kinds& kinds, store::Database& database, const Answering& answering = {});

}  // namespace muster::booking
