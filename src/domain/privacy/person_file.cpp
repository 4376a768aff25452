// Writes a person's file for programs and for people.
#include <muster/domain/privacy/person_file_service.hpp>

#include <muster/kit/base/date.hpp>

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>

#include <sstream>

namespace muster::privacy {
namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

constexpr const char* not_here =
    "Answers to feedback forms are not in this file: nothing in Muster tells which answers are whose.";

constexpr const char* elsewhere =
    "This person stands in events of other programmes too. What those hold is not in this file: ask them, or whoever "
    "runs Muster.";

Object new_object() { return Object(Poco::JSON_PRESERVE_KEY_ORDER); }

Object person_object(const people::PersonRecord& person) {
  auto out = new_object();
  out.set("id", person.id);
  out.set("first_name", person.first_name);
  out.set("last_name", person.last_name);
  out.set("email", person.email);
  out.set("job_title", person.job_title);
  out.set("organisation", person.organisation);
  if (!person.place_code.empty()) out.set("place", person.place_code);
  return out;
}

template <class T, class Make>
Array array_of(const std::vector<T>& all, const Make& make) {
  Array out;
  for (const auto& each : all) out.add(make(each));
  return out;
}

Object booking_object(const booking::PersonBooking& booking) {
  auto out = new_object();
  out.set("event", booking.event_title);
  out.set("date", booking.event_date);
  out.set("booked_at", booking.booked_at);
  out.set("state", booking.state);
  out.set("steps", array_of(booking.steps, [](const booking::Step& step) {
            auto each = new_object();
            each.set("at", step.taken_at);
            each.set("from", step.from ? std::string(booking::state_word(*step.from)) : std::string());
            each.set("to", std::string(booking::state_word(step.to)));
            each.set("reason", step.reason);
            return each;
          }));
  out.set("access_needs", booking.needs.access);
  out.set("dietary_requirements", booking.needs.dietary);
  return out;
}

Object waiting_object(const booking::WaitingRow& row) {
  auto out = new_object();
  out.set("file", row.file_name);
  auto cells = new_object();
  for (const auto& [heading, text] : row.cells) cells.set(heading, text);
  out.set("row", cells);
  return out;
}

Object account_object(const access::HeldAccount& account) {
  auto out = new_object();
  out.set("id", account.id);
  out.set("email", account.email);
  out.set("added_at", account.added_at);
  out.set("roles", array_of(account.roles, [](const auto& role) {
            auto each = new_object();
            each.set("programme", role.programme);
            each.set("role", role.role);
            each.set("since", role.since);
            each.set("last_seen", role.seen_on);
            each.set("may_also_read_single_answers", role.reads_answers);
            return each;
          }));
  out.set("changes_that_can_be_taken_back", array_of(account.changes, [](const access::HeldAccount::Change& change) {
            auto each = new_object();
            each.set("from", change.before);
            each.set("from_since", change.since_before);
            each.set("from_last_seen", change.seen_before);
            each.set("to", change.after);
            each.set("until", change.until);
            return each;
          }));
  out.set("sessions", array_of(account.sessions, [](const access::HeldAccount::Session& session) {
            auto each = new_object();
            each.set("browser", session.browser);
            each.set("began_at", session.began_at);
            each.set("seen_at", session.seen_at);
            return each;
          }));
  const auto same = [](const std::string& text) { return text; };
  out.set("unused_links_end_at", array_of(account.links_until, same));
  out.set("known_browsers_signed_in_at", array_of(account.browsers_seen, same));
  return out;
}

Object mail_object(const mail::HeldMail& message) {
  auto out = new_object();
  out.set("written_at", message.created_at);
  out.set("to", message.recipient);
  out.set("subject", message.subject);
  out.set("text", message.text);
  out.set("html", message.html);
  out.set("detail", message.detail);
  out.set("state", message.state);
  out.set("reason", message.reason);
  return out;
}

Object bounce_object(const mail::HeldBounce& bounce) {
  auto out = new_object();
  out.set("address", bounce.address);
  out.set("reason", bounce.reason);
  out.set("at", bounce.at);
  return out;
}

Object change_object(const store::AuditEntry& change) {
  auto out = new_object();
  out.set("at", iso_instant(change.at));
  out.set("what", change.action);
  out.set("of", change.subject);
  out.set("fields", array_of(change.fields, [](const std::string& field) { return field; }));
  return out;
}

}  // namespace

std::string person_json(const PersonFile& file) {
  auto out = new_object();
  out.set("person", person_object(file.person));
  out.set("bookings", array_of(file.bookings, booking_object));
  out.set("before_a_change", array_of(file.earlier, [](const booking::EarlierVersion& self) {
            auto each = person_object(self.person);
            each.set("change", self.kind);
            each.set("changed_at", self.changed_at);
            each.set("event_id", self.event_id);
            each.set("needs", array_of(self.needs, [](const booking::Needs& needs) {
                       auto told = new_object();
                       told.set("access_needs", needs.access);
                       told.set("dietary_requirements", needs.dietary);
                       return told;
                     }));
            return each;
          }));
  out.set("imports", array_of(file.imports, [](const booking::PersonImport& import) {
            auto each = new_object();
            each.set("event", import.event_title);
            each.set("file", import.file_name);
            each.set("imported_at", import.applied_at);
            return each;
          }));
  out.set("waiting_uploads", array_of(file.waiting, waiting_object));
  out.set("notes_that_name_the_person", array_of(file.notes, [](const NamingNote& note) {
            auto each = new_object();
            each.set("event", note.event_title);
            each.set("table", note.table);
            each.set("note", note.text);
            return each;
          }));
  out.set("words_that_name_the_person", array_of(file.words, [](const NamingWords& words) {
            auto each = new_object();
            each.set("where", words.where);
            each.set("words", words.text);
            return each;
          }));
  if (file.account) out.set("account", account_object(*file.account));
  out.set("mail", array_of(file.mail, mail_object));
  if (file.bounce) out.set("address_that_bounced", bounce_object(*file.bounce));
  out.set("changes", array_of(file.changes, change_object));
  out.set("what_they_did", array_of(file.actions, change_object));
  out.set("not_here", std::string(not_here));
  if (file.more_elsewhere) out.set("other_programmes", std::string(elsewhere));
  std::ostringstream text;
  out.stringify(text, 1);
  return text.str() + "\n";
}

}  // namespace muster::privacy
