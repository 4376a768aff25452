// What a mail to a delegate says at the moment it is sent.
#include <muster/domain/booking/booking_mail.hpp>

#include "domain/booking/steps/step_sql.hpp"

#include <muster/domain/events/event_service.hpp>

namespace muster::booking {
namespace {

constexpr const char* template_name = "domain/booking/mail/delegate.mail";

mail::Values values_of(const events::Event& event, const std::string& name, const MessageWords& words) {
  return {{"SUBJECT", words.subject},     {"NAME", name},         {"WORDS", words.text},
          {"PROGRAMME", event.programme}, {"EVENT", event.title}, {"DATE", long_date(event.date)}};
}

}  // namespace

std::string message_detail(const std::string& event_id, const std::string& person_id) {
  return event_id + " " + person_id;
}

mail::Letter delegate_letter(const events::Event& event, const std::string& name, const MessageWords& words) {
  return mail::composed(mail::template_named(template_name), values_of(event, name, words));
}

void add_mail(mail::Kinds& kinds, store::Database& database) {
  kinds.add({delegate_mail,
             "A mail to delegates",
             template_name,
             {{"SUBJECT", "Friday: where and when"},
              {"NAME", "Gwen Abara"},
              {"WORDS", "We begin at nine, and the doors open at half past eight."},
              {"PROGRAMME", "North Network"},
              {"EVENT", "North Summit"},
              {"DATE", "Friday 10 June 2022"}},
             [&database](const mail::ClaimedMessage& claimed,
                         const mail::RenderContext&) -> Result<std::optional<mail::Content>> {
               const auto& detail = claimed.draft.detail;
               const auto gap = detail.find(' ');
               return database.read([&](store::Session& session) -> Result<std::optional<mail::Content>> {
                 const auto event_id = detail.substr(0, gap);
                 const auto person_id = gap == std::string::npos ? std::string() : detail.substr(gap + 1);
                 const auto standing = sql::find_standing(session, event_id, person_id);
                 if (!standing) return std::optional<mail::Content>{};
                 const auto event = events::event_with_id(session, event_id);
                 return std::optional(
                     mail::Content{values_of(event, standing->name, {claimed.draft.subject, claimed.draft.text}),
                                   event.programme_id});
               });
             }});
  add_own_mail(kinds, database);
}

}  // namespace muster::booking
