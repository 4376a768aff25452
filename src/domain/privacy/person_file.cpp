// Writes a person's file for programs and for people.
#include <muster/domain/privacy/person_file_service.hpp>

#include <muster/kit/base/date.hpp>
#include <muster/kit/base/json.hpp>

namespace muster::privacy {
namespace {

constexpr const char* not_here =
    "Answers to feedback forms are not in this file: nothing in Muster tells which answers are whose.";

constexpr const char* not_proved =
    "Only what is kept under this person’s number or address is in this file. What is known by a name alone is not, "
    "because somebody else may have it: contact details on forms, notes and other words, rows of files that wait for "
    "their import, and concerns, memberships and invoices without the address. Ask the team for it. Answers to "
    "feedback forms are not in it either: nothing in Muster tells which answers are whose.";

constexpr const char* elsewhere =
    "This person stands in events of other programmes too. What those hold is not in this file: ask them, or whoever "
    "runs Muster.";

Json person_object(const people::PersonRecord& person) {
  return json_object({{"id", person.id},
                      {"first_name", person.first_name},
                      {"last_name", person.last_name},
                      {"email", person.email},
                      {"job_title", person.job_title},
                      {"organisation", person.organisation},
                      {"place", if_any(person.place_code)}});
}

Json step_object(const booking::Step& step) {
  return json_object({{"at", step.taken_at},
                      {"from", step.from ? booking::state_word(*step.from) : ""},
                      {"to", booking::state_word(step.to)},
                      {"reason", step.reason}});
}

Json needs_object(const booking::Needs& needs) {
  return json_object({{"access_needs", needs.access}, {"dietary_requirements", needs.dietary}});
}

Json passage_object(const booking::Passage& passage) {
  return json_object({{"door", passage.door},
                      {"at", passage.scanned_at},
                      {"received_at", passage.received_at},
                      {"outcome", passage.outcome}});
}

Json record_object(const booking::AttendanceRecord& record) {
  return json_object({{"what", record.what}, {"at", record.at}});
}

Json answer_object(const booking::AnswerLine& line) {
  return json_object({{"question", line.question}, {"answer", line.answer}});
}

Json booking_object(const booking::PersonBooking& booking) {
  return json_object({{"event", booking.event_title},
                      {"date", booking.event_date},
                      {"booked_at", booking.booked_at},
                      {"state", booking.state},
                      {"steps", json_array(booking.steps, step_object)},
                      {"at_the_door", json_array(booking.passages, passage_object)},
                      {"attendance", json_array(booking.records, record_object)},
                      {"access_needs", booking.needs.access},
                      {"dietary_requirements", booking.needs.dietary},
                      {"named_in_delegate_list", booking.named},
                      {"organisation_as_typed", booking.typed_organisation},
                      {"answers_when_booking", json_array(booking.answers, answer_object)}});
}

Json earlier_object(const booking::EarlierVersion& earlier) {
  return json_joined(person_object(earlier.person), json_object({{"change", earlier.kind},
                                                                 {"changed_at", earlier.changed_at},
                                                                 {"event_id", earlier.event_id},
                                                                 {"needs", json_array(earlier.needs, needs_object)}}));
}

Json substitute_object(const booking::HeldSubstitute& held) {
  return json_object({{"event", held.event_title},
                      {"asked_by_this_person", held.is_theirs},
                      {"asked_at", held.asked_at},
                      {"name", held.name},
                      {"email", held.email},
                      {"job_title", held.job_title}});
}

Json lead_object(const booking::HeldLead& held) {
  return json_object({{"event", held.event_title},
                      {"organisation", held.organisation},
                      {"name", held.name},
                      {"email", held.email},
                      {"asked_at", held.asked_at}});
}

Json import_object(const booking::PersonImport& import) {
  return json_object({{"event", import.event_title}, {"file", import.file_name}, {"imported_at", import.applied_at}});
}

Json waiting_object(const booking::WaitingRow& row) {
  Json::Object cells;
  for (const auto& [heading, text] : row.cells) cells.emplace_back(heading, text);
  return json_object({{"file", row.file_name}, {"row", Json(Json::Value(std::move(cells)))}});
}

Json note_object(const NamingNote& note) {
  return json_object({{"event", note.event_title}, {"table", note.table}, {"note", note.text}});
}

Json link_object(const feedback::PersonLink& link) {
  return json_object({{"form_of", link.title},
                      {"mails", link.told ? Json(link.mails) : Json()},
                      {"used_to_answer", link.told ? Json(link.used) : Json()}});
}

Json words_object(const NamingWords& words) { return json_object({{"where", words.where}, {"words", words.text}}); }

Json account_object(const access::HeldAccount& account) {
  using access::HeldAccount;
  return json_object(
      {{"id", account.id},
       {"email", account.email},
       {"added_at", account.added_at},
       {"roles", json_array(account.roles,
                            [](const auto& role) {
                              return json_object({{"programme", role.programme},
                                                  {"role", role.role},
                                                  {"since", role.since},
                                                  {"last_seen", role.seen_on},
                                                  {"may_also_read_single_answers", role.reads_answers},
                                                  {"by_directory", if_any(role.directory)}});
                            })},
       {"changes_that_can_be_taken_back", json_array(account.changes,
                                                     [](const HeldAccount::Change& change) {
                                                       return json_object(
                                                           {{"from", change.before},
                                                            {"from_since", change.since_before},
                                                            {"from_last_seen", change.seen_before},
                                                            {"to", change.after},
                                                            {"until", change.until},
                                                            {"from_directory", if_any(change.directory_before)}});
                                                     })},
       {"sessions", json_array(account.sessions,
                               [](const HeldAccount::Session& session) {
                                 return json_object({{"browser", session.browser},
                                                     {"began_at", session.began_at},
                                                     {"seen_at", session.seen_at},
                                                     {"by_directory", if_any(session.directory)}});
                               })},
       {"known_to_directories", if_any(json_array(account.identities,
                                                  [](const HeldAccount::Identity& identity) {
                                                    return json_object({{"directory", identity.directory},
                                                                        {"issuer", identity.issuer},
                                                                        {"subject", identity.subject},
                                                                        {"joined_at", identity.joined_at}});
                                                  }))},
       {"unused_links_end_at", account.links_until},
       {"known_browsers_signed_in_at", account.browsers_seen}});
}

Json mail_object(const mail::HeldMail& message) {
  return json_object({{"written_at", message.created_at},
                      {"to", message.recipient},
                      {"subject", message.subject},
                      {"text", message.text},
                      {"html", message.html},
                      {"detail", message.detail},
                      {"state", message.state},
                      {"reason", message.reason}});
}

Json personal_object(const feedback::HeldPersonal& given) {
  return json_object({{"about", given.title}, {"given", given.words}});
}

Json member_object(const membership::HeldMember& held) {
  return json_object({{"about", held.about}, {"words", held.words}});
}

Json list_object(const lists::HeldPlace& held) { return json_object({{"about", held.about}, {"words", held.words}}); }
Json visit_object(const members::HeldVisit& held) {
  return json_object({{"about", held.about}, {"words", held.words}});
}
Json sent_notice_object(const noticeboard::HeldNotice& held) {
  return json_object({{"about", held.about}, {"words", held.words}});
}
Json concern_object(const actions::HeldConcern& held) {
  return json_object({{"about", held.about},
                      {"name", held.sender},
                      {"email", held.email},
                      {"place", held.place_code},
                      {"received_on", held.received_on},
                      {"kept_until", held.delete_on},
                      {"words", held.body}});
}

Json bounce_object(const mail::HeldBounce& bounce) {
  return json_object({{"address", bounce.address}, {"reason", bounce.reason}, {"at", bounce.at}});
}

Json stop_object(const mail::HeldStop& stop) { return json_object({{"mails", stop.scope}, {"at", stop.at}}); }

Json change_object(const store::AuditEntry& change) {
  return json_object(
      {{"at", iso_instant(change.at)}, {"what", change.action}, {"of", change.subject}, {"fields", change.fields}});
}

}  // namespace

std::string person_json(const PersonFile& file) {
  const auto out = json_object({{"person", person_object(file.person)},
                                {"bookings", json_array(file.bookings, booking_object)},
                                {"requests_for_substitutes", json_array(file.substitutes, substitute_object)},
                                {"asked_to_name_people", json_array(file.leads, lead_object)},
                                {"before_a_change", json_array(file.earlier, earlier_object)},
                                {"imports", json_array(file.imports, import_object)},
                                {"waiting_uploads", json_array(file.waiting, waiting_object)},
                                {"links_to_forms", json_array(file.links, link_object)},
                                {"contact_details_on_forms", json_array(file.personal, personal_object)},
                                {"memberships_and_invoices", json_array(file.memberships, member_object)},
                                {"lists", json_array(file.lists, list_object)},
                                {"visits_to_members_areas", json_array(file.visits, visit_object)},
                                {"concerns_sent_to_the_network", json_array(file.concerns, concern_object)},
                                {"notices_to_other_members", json_array(file.notices, sent_notice_object)},
                                {"notes_that_name_the_person", json_array(file.notes, note_object)},
                                {"words_that_name_the_person", json_array(file.words, words_object)},
                                {"account", if_any(file.account, account_object)},
                                {"mail", json_array(file.mail, mail_object)},
                                {"address_that_bounced", if_any(file.bounce, bounce_object)},
                                {"stopped_mails", json_array(file.stops, stop_object)},
                                {"changes", json_array(file.changes, change_object)},
                                {"what_they_did", json_array(file.actions, change_object)},
                                {"not_here", file.by_proof_alone ? not_proved : not_here},
                                {"other_programmes", json_if(file.more_elsewhere, elsewhere)}});
  return json_text(out, 1) + "\n";
}

}  // namespace muster::privacy
