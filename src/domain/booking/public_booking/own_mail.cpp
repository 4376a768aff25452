// What a mail about somebody's own booking says at the moment it is sent; its link is made then.
#include "own_mail.hpp"

#include "domain/booking/messages/message_sql.hpp"
#include "domain/booking/steps/step_sql.hpp"
#include "own_words.hpp"
#include "public_booking_sql.hpp"

#include <muster/domain/booking/booking_mail.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <array>

namespace muster::booking {
namespace {

constexpr const char* template_name = "domain/booking/mail/own_booking.mail";
constexpr const char* members_template = "domain/booking/mail/own_members.mail";
constexpr const char* passed_template = "domain/booking/mail/own_passed.mail";
/// Stands where a link would, so that a preview shows its length and opens nothing.
constexpr const char* example_secret = "00000example00000example00";
constexpr std::array<std::pair<OwnNews, const char*>, 10> news_words{{{OwnNews::state, "state"},
                                                                      {OwnNews::again, "again"},
                                                                      {OwnNews::event, "event"},
                                                                      {OwnNews::invited, "invited"},
                                                                      {OwnNews::booked_for, "booked_for"},
                                                                      {OwnNews::lapsed, "lapsed"},
                                                                      {OwnNews::session_gone, "session_gone"},
                                                                      {OwnNews::session_moved, "session_moved"},
                                                                      {OwnNews::changed, "changed"},
                                                                      {OwnNews::kept, "kept"}}};

/// What the reader's calendar is to do: take an entry, a newer one, or forget it; nothing where it never had one.
mail::Message::Calendar entry_of(const OwnBooking& own, const mail::RenderContext& moment, const std::string& joining) {
  auto method = calendar::Method::request;
  if (own.event.cancelled || !is_registered(own.state)) {
    if (!own.had_seat) return {};
    method = calendar::Method::cancel;
  } else if (own.state != State::booked) {
    return {};
  }
  return {calendar::method_name(method), calendar::written(own_entry(own, method, moment.now, moment.from, joining))};
}

Result<std::optional<mail::Content>> content(store::Session& session, const mail::ClaimedMessage& claimed,
                                             const mail::RenderContext& moment) {
  const auto& detail = claimed.draft.detail;
  const auto gap = detail.find(' ');
  const auto booking_id = detail.substr(0, gap);
  const auto rest = gap == std::string::npos ? std::string() : detail.substr(gap + 1);
  const auto told = rest.substr(0, rest.find(' '));
  const auto about = told.size() < rest.size() ? rest.substr(told.size() + 1) : std::string();
  auto news = OwnNews::state;
  for (const auto& [each, word] : news_words)
    if (told == word) news = each;
  const auto standing = sql::standing_of(session, booking_id);
  const auto keys = sql::keys_of(session, booking_id);
  if (!standing || !keys) return std::optional<mail::Content>{};
  const auto event = events::event_with_id(session, keys->event_id);
  // The place may have passed to somebody else since, whose page is not theirs to see.
  if (news == OwnNews::changed || news == OwnNews::session_gone || news == OwnNews::session_moved)
    if (const auto to = sql::find_addressee(session, event.id, keys->person_id);
        !to || to->email != claimed.draft.recipient)
      return std::optional<mail::Content>{};
  const auto page = sql::page_or_none(session, event.id);
  auto own = own_booking(session, event, page, booking_id, *standing);
  const auto secret = moment.preview ? std::string(example_secret) : new_id();
  const auto shared_joining = shared_joining_path(own.page.joining_link, moment.site, secret);
  own.page.joining_link = joining_path(own.page.joining_link, moment.site, secret);
  if (!moment.preview) sql::add_link(session, booking_id, hash_of_own_link(secret), moment.now);
  const auto words = own_mail_words(own, news, about);
  const auto agenda = news == OwnNews::invited ? agenda_words(own) : std::string();
  return std::optional(
      mail::Content{{{"SUBJECT", words.subject},
                     {"NAME", standing->name},
                     {"WORDS", words.text},
                     {"FACTS", own_facts(own) + (agenda.empty() ? "" : "\n\nThe agenda:\n\n" + agenda)},
                     {"LINK", moment.site + own_path(secret)},
                     {"CONTACT", page.contact.empty() ? "" : "Ask us: " + page.contact},
                     {"PROGRAMME", event.programme},
                     {"EVENT", event.title},
                     {"DATE", long_date(event.date)}},
                    event.programme_id,
                    entry_of(own, moment, shared_joining)});
}

/// Of whoever has the booking no more only what the mail itself holds is known.
Result<std::optional<mail::Content>> passed_content(store::Session& session, const mail::ClaimedMessage& claimed,
                                                    const mail::RenderContext& moment) {
  const auto& booking_id = claimed.draft.detail;
  const auto standing = sql::standing_of(session, booking_id);
  const auto keys = sql::keys_of(session, booking_id);
  if (!standing || !keys) return std::optional<mail::Content>{};
  const auto event = events::event_with_id(session, keys->event_id);
  const auto page = sql::page_or_none(session, event.id);
  auto entry = own_entry(own_booking(session, event, page, booking_id, *standing), calendar::Method::cancel, moment.now,
                         moment.from, {});
  entry.description.clear();
  if (entry.attendee) entry.attendee = calendar::Party{claimed.draft.text, claimed.draft.recipient};
  return std::optional(mail::Content{{{"SUBJECT", claimed.draft.subject},
                                      {"NAME", claimed.draft.text},
                                      {"CONTACT", page.contact.empty() ? "" : "Ask us: " + page.contact},
                                      {"PROGRAMME", event.programme},
                                      {"EVENT", event.title},
                                      {"DATE", long_date(event.date)}},
                                     event.programme_id,
                                     {calendar::method_name(calendar::Method::cancel), calendar::written(entry)}});
}

/// Without the name that somebody typed: it may be another's address.
Result<std::optional<mail::Content>> members_content(store::Session& session, const mail::ClaimedMessage& claimed,
                                                     const mail::RenderContext& moment) {
  const auto event_id = sql::event_of_page(session, claimed.draft.detail);
  if (!event_id) return std::optional<mail::Content>{};
  const auto event = events::event_with_id(session, *event_id);
  const auto page = sql::find_page(session, event.id).value_or(BookingPage{});
  return std::optional(mail::Content{{{"SUBJECT", claimed.draft.subject},
                                      {"LINK", moment.site + "/b/" + claimed.draft.detail},
                                      {"CONTACT", page.contact.empty() ? "" : "Ask us: " + page.contact},
                                      {"PROGRAMME", event.programme},
                                      {"EVENT", event.title},
                                      {"DATE", long_date(event.date)}},
                                     event.programme_id});
}

}  // namespace

void queue_members_mail(store::Session& session, Instant now, const events::Event& event, const std::string& code,
                        const std::string& address) {
  mail::Draft draft;
  draft.kind = members_mail;
  draft.recipient = address;
  draft.subject = event.title + ": nothing is booked yet";
  draft.detail = code;
  draft.programme_id = event.programme_id;
  (void)mail::enqueue(session, now, draft);
}

MessageWords passed_words(const events::Event& event) {
  return {event.title + ": somebody else comes in your place",
          "Somebody else comes to " + event.title + " on " + long_date(event.date) +
              " in your place, as you asked. The place is theirs now, and the link to your booking opens nothing any "
              "more."};
}

void queue_passed_mail(store::Session& session, Instant now, const events::Event& event, const std::string& booking_id,
                       const std::string& person_id) {
  const auto to = sql::find_addressee(session, event.id, person_id);
  if (!to || !mail::check_address(to->email).ok()) return;
  mail::Draft draft;
  draft.kind = passed_mail;
  draft.recipient = to->email;
  draft.subject = passed_words(event).subject;
  draft.text = to->name;
  draft.detail = booking_id;
  draft.programme_id = event.programme_id;
  (void)mail::enqueue(session, now, draft);
}

bool is_told_of_steps(store::Session& session, Instant now, const events::Event& event, const std::string& booking_id) {
  if (event.cancelled || day_in(event.zone, now) > events::last_day_of(session, event) ||
      !sql::find_own(session, booking_id))
    return false;
  const auto keys = sql::keys_of(session, booking_id);
  const auto to = keys ? sql::find_addressee(session, event.id, keys->person_id) : std::nullopt;
  return to && mail::check_address(to->email).ok();
}

void tell_of_step(store::Session& session, Instant now, const events::Event& event, const std::string& booking_id,
                  State from, State to) {
  const bool attendance = is_attendance(from) || is_attendance(to);
  if (attendance || from == to || !is_told_of_steps(session, now, event, booking_id)) return;
  queue_own_mail(session, now, event, booking_id, OwnNews::state);
}

bool queue_own_mail(store::Session& session, Instant now, const events::Event& event, const std::string& booking_id,
                    OwnNews news, const std::string& about) {
  const auto keys = sql::keys_of(session, booking_id);
  if (!keys) return false;
  const auto to = sql::find_addressee(session, event.id, keys->person_id);
  if (!to || !mail::check_address(to->email).ok()) return false;
  mail::Draft draft;
  draft.kind = own_mail;
  draft.recipient = to->email;
  draft.subject = event.title + ": your booking";
  for (const auto& [each, word] : news_words)
    if (each == news) draft.detail = booking_id + " " + word + (about.empty() ? "" : " " + about);
  draft.programme_id = event.programme_id;
  (void)mail::enqueue(session, now, draft);
  return true;
}

void add_own_mail(mail::Kinds& kinds, store::Database& database) {
  kinds.add({own_mail,
             "Somebody’s own booking",
             template_name,
             {{"SUBJECT", "North Summit: your place is booked"},
              {"NAME", "Gwen Abara"},
              {"WORDS", "Your place is booked. Show the code on your page at the door."},
              {"FACTS", "Friday 10 June 2022, 10am to 3pm. Town Hall, Northtown."},
              {"LINK", std::string("https://muster.example.org") + own_path(example_secret)},
              {"CONTACT", "Ask us: events@north.example"},
              {"PROGRAMME", "North Network"},
              {"EVENT", "North Summit"},
              {"DATE", "Friday 10 June 2022"}},
             [&database](const mail::ClaimedMessage& claimed, const mail::RenderContext& moment) {
               const auto made = [&](store::Session& session) { return content(session, claimed, moment); };
               return moment.preview ? database.read(made) : database.write(made);
             }});
  kinds.add({passed_mail,
             "A place that was passed on",
             passed_template,
             {{"SUBJECT", "North Summit: somebody else comes in your place"},
              {"NAME", "Gwen Abara"},
              {"CONTACT", "Ask us: events@north.example"},
              {"PROGRAMME", "North Network"},
              {"EVENT", "North Summit"},
              {"DATE", "Friday 10 June 2022"}},
             [&database](const mail::ClaimedMessage& claimed, const mail::RenderContext& moment) {
               return database.read([&](store::Session& session) { return passed_content(session, claimed, moment); });
             }});
  kinds.add({members_mail,
             "An event for members only",
             members_template,
             {{"SUBJECT", "North Meeting: nothing is booked yet"},
              {"LINK", "https://muster.example.org/b/k7mpw3x"},
              {"CONTACT", "Ask us: events@north.example"},
              {"PROGRAMME", "North Network"},
              {"EVENT", "North Meeting"},
              {"DATE", "Friday 10 June 2022"}},
             [&database](const mail::ClaimedMessage& claimed, const mail::RenderContext& moment) {
               return database.read([&](store::Session& session) { return members_content(session, claimed, moment); });
             }});
}

}  // namespace muster::booking
