// What a mail to a delegate says at the moment it is sent.
#include <muster/domain/booking/booking_mail.hpp>

#include "domain/booking/public_booking/own_mail.hpp"
#include "domain/booking/public_booking/public_booking_sql.hpp"
#include "domain/booking/steps/step_sql.hpp"
#include "message_sql.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/stop_sql.hpp>

namespace muster::booking {
namespace {

constexpr const char* told_template = "domain/booking/mail/delegate.mail";
constexpr const char* news_template = "domain/booking/mail/news.mail";
/// Stands where the secret of a link would, so that a look shows its length and stops nothing.
constexpr const char* example_stop = "https://muster.example.org/stop/00000example00000example00";

constexpr const char* example_secret = "00000example00000example00";
constexpr const char* certificate_field = "certificate";

std::string certificate_address(const std::string& site, const std::string& secret) {
  return site + own_path(secret) + "/certificate";
}

bool makes_links(std::string_view text) { return uses_field(text, "link") || uses_field(text, certificate_field); }

mail::Values values_of(const events::Event& event, const FieldValues& fields, const MessageWords& words) {
  return {{"SUBJECT", filled(words.subject, fields)},
          {"NAME", fields.name},
          {"WORDS", filled(words.text, fields)},
          {"PROGRAMME", event.programme},
          {"EVENT", event.title},
          {"DATE", long_date(event.date)}};
}

struct Sending {
  MessageKind kind = MessageKind::told;
  const Answering* answering = nullptr;
};

Result<std::optional<mail::Content>> content(store::Session& session, const Sending& sending,
                                             const mail::ClaimedMessage& claimed, const mail::RenderContext& moment) {
  const auto& draft = claimed.draft;
  const auto gap = draft.detail.find(' ');
  const auto event_id = draft.detail.substr(0, gap);
  const auto person_id = gap == std::string::npos ? std::string() : draft.detail.substr(gap + 1);
  const auto person = sql::find_copy_for(session, event_id, person_id);
  if (!person) return std::optional<mail::Content>{};
  const auto event = events::event_with_id(session, event_id);
  const auto scope = news_scope(event.programme_id);
  const bool news = sending.kind == MessageKind::news;
  if (news && !moment.preview && mail::is_stopped(session, scope, draft.recipient))
    return std::optional<mail::Content>{};
  std::string link;
  if (uses_field(draft.subject, "link") || uses_field(draft.text, "link")) {
    link = own_link(*sending.answering, session, {event_id, person_id, moment.site, moment.now, moment.preview});
    if (link.empty()) return std::optional<mail::Content>{};
  }
  auto fields = field_values(event, person->first_name, person->last_name, person->organisation, link);
  if (uses_field(draft.subject, certificate_field) || uses_field(draft.text, certificate_field)) {
    const auto booking = sql::find_standing(session, event_id, person_id);
    if (!booking) return std::optional<mail::Content>{};
    const auto secret = moment.preview ? std::string(example_secret) : new_id();
    if (!moment.preview) sql::add_link(session, booking->booking_id, hash_of_own_link(secret), moment.now);
    fields.certificate = certificate_address(moment.site, secret);
  }
  mail::Content content{values_of(event, fields, {draft.subject, draft.text}), event.programme_id};
  if (!news) return std::optional(std::move(content));
  const auto stop =
      moment.preview ? std::string(example_stop)
                     : moment.site + mail::stop_path + mail::make_stop_key(session, moment.now, scope, draft.recipient);
  content.values["STOP"] = stop;
  content.stop = stop;
  return std::optional(std::move(content));
}

mail::Kind kind_of(store::Database& database, MessageKind kind, const Answering& answering) {
  const bool news = kind == MessageKind::news;
  mail::Values example{{"SUBJECT", "Friday: where and when"},
                       {"NAME", "Gwen Abara"},
                       {"WORDS", "We begin at nine, and the doors open at half past eight."},
                       {"PROGRAMME", "North Network"},
                       {"EVENT", "North Summit"},
                       {"DATE", "Friday 10 June 2022"}};
  if (news) example["STOP"] = example_stop;
  return {news ? delegate_news : delegate_mail, news ? "News to people of an event" : "A mail to delegates",
          news ? news_template : told_template, std::move(example),
          [&database, kind, answering](const mail::ClaimedMessage& claimed, const mail::RenderContext& moment) {
            const auto made = [&](store::Session& session) {
              return content(session, {kind, &answering}, claimed, moment);
            };
            const auto& draft = claimed.draft;
            const bool makes_key = kind == MessageKind::news || makes_links(draft.subject) || makes_links(draft.text);
            return moment.preview || !makes_key ? database.read(made) : database.write(made);
          }};
}

}  // namespace

std::string message_detail(const std::string& event_id, const std::string& person_id) {
  return event_id + " " + person_id;
}

FieldValues field_values(const events::Event& event, const std::string& first_name, const std::string& last_name,
                         const std::string& organisation, const std::string& link) {
  FieldValues values;
  values.name = trimmed(first_name + " " + last_name);
  values.first_name = first_name;
  values.organisation = organisation;
  values.event = event.title;
  values.when = long_date(event.date);
  values.where = event.venue.empty() && event.attendance == events::Attendance::online ? "online" : event.venue;
  values.programme = event.programme;
  values.link = link;
  // What a look at a copy shows: the link itself is made when the mail is sent.
  values.certificate = certificate_address("https://muster.example.org", example_secret);
  return values;
}

mail::Letter delegate_letter(const events::Event& event, const FieldValues& fields, const MessageWords& words,
                             MessageKind kind) {
  auto values = values_of(event, fields, words);
  if (kind == MessageKind::news) values["STOP"] = example_stop;
  return mail::composed(mail::template_named(kind == MessageKind::news ? news_template : told_template), values);
}

mail::Letter delegate_letter(const events::Event& event, const std::string& name, const MessageWords& words) {
  FieldValues values = field_values(event, name, {}, {}, "https://muster.example.org/f/example");
  values.first_name = name.substr(0, name.find(' '));
  return delegate_letter(event, values, words);
}

void add_mail(mail::Kinds& kinds, store::Database& database, const Answering& answering) {
  kinds.add(kind_of(database, MessageKind::told, answering));
  kinds.add(kind_of(database, MessageKind::news, answering));
  add_own_mail(kinds, database);
  add_lead_mail(kinds, database);
}

}  // namespace muster::booking
