// The file of an event's delegates, and mails to many of them.
#include "delegate_jobs.hpp"

#include "domain/booking/address.hpp"
#include "domain/booking/certificates/certificate_jobs.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/booking_jobs.hpp>
#include <muster/domain/booking/message_service.hpp>
#include <muster/domain/booking/public_booking_service.hpp>

namespace muster::booking {
namespace {

constexpr const char* kind = "delegates file";
constexpr const char* mail_kind = "mail to delegates";
constexpr const char* entry_kind = "calendar entries";
constexpr const char* invitation_kind = "invitations";

Result<jobs::JobResult> queue(store::Database& database, const Clock& clock, jobs::Work& work) {
  MUSTER_CHECK(queue_mails(database, clock.now(), work.given("message"), work, [&](store::Session& session) {
    return work.keep_position(session, work.given("message"));
  }));
  return jobs::JobResult{"The mails are in the outbox and are sent one after the other.",
                         address(delegates_path(work.given("event")), {{"mailed", work.given("message")}}),
                         {}};
}

}  // namespace

std::string delegates_title(const events::Event& event, const std::string& format) {
  return "Delegates of " + event.title + " as " + (format == "csv" ? "CSV" : "XLSX");
}

jobs::Order delegates_order(const events::Event& event, const ListQuery& query, const std::string& format,
                            Contacts contacts) {
  using access::Permission;
  std::map<std::string, std::string> payload{{"event", event.slug},
                                             {"format", format},
                                             {"sort", query.sort},
                                             {"descending", query.descending ? "yes" : ""},
                                             {"contacts", contacts == Contacts::shown ? "yes" : ""}};
  for (const auto& [name, value] : query.filters) payload["only " + name] = value;
  // Whoever may not see addresses does not see the job of those who may.
  const auto right = contacts == Contacts::shown ? Permission::see_contacts : Permission::take_delegates;
  return {kind, delegates_title(event, format), jobs::payload_of(payload), event.programme_id,
          std::string(access::permission_name(right))};
}

jobs::Order message_order(const events::Event& event, const std::string& message_id) {
  return {mail_kind, "Mail to delegates of " + event.title,
          jobs::payload_of({{"event", event.slug}, {"message", message_id}}), event.programme_id,
          std::string(access::permission_name(access::Permission::change_delegates))};
}

jobs::Order entry_order(const events::Event& event) {
  return {entry_kind, "Calendar entries of " + event.title, jobs::payload_of({{"event", event.slug}}),
          event.programme_id, std::string(access::permission_name(access::Permission::change_events))};
}

jobs::Order invitation_order(const events::Event& event) {
  return {invitation_kind, "Invitations to " + event.title, jobs::payload_of({{"event", event.slug}}),
          event.programme_id, std::string(access::permission_name(access::Permission::change_delegates))};
}

void add_jobs(jobs::Kinds& kinds, store::Database& database, const Clock& clock) {
  add_certificate_jobs(kinds, database, clock);
  kinds.add(mail_kind, [&database, &clock](jobs::Work& work) { return queue(database, clock, work); });
  kinds.add(entry_kind, [&database, &clock](jobs::Work& work) -> Result<jobs::JobResult> {
    const auto event = work.given("event");
    MUSTER_CHECK(queue_entry_updates(database, clock.now(), event, work));
    return jobs::JobResult{
        "The mails are in the outbox and are sent one after the other.", "/events/" + event + "/booking", {}};
  });
  kinds.add(invitation_kind, [&database, &clock](jobs::Work& work) -> Result<jobs::JobResult> {
    const auto event = work.given("event");
    MUSTER_CHECK(queue_invitations(database, clock.now(), event, work,
                                   [&](store::Session& session) { return work.keep_position(session, event); }));
    return jobs::JobResult{
        "The mails are in the outbox and are sent one after the other.", "/events/" + event + "/booking", {}};
  });
  kinds.add(kind, [&database](jobs::Work& work) -> Result<jobs::JobResult> {
    ListQuery query;
    query.sort = work.given("sort");
    query.descending = work.given("descending") == "yes";
    for (const auto* name : {"state", "kind"})
      if (auto value = work.given(std::string("only ") + name); !value.empty()) query.filters[name] = std::move(value);
    const auto contacts = work.given("contacts") == "yes" ? Contacts::shown : Contacts::left_out;
    MUSTER_TRY(file, delegates_file(database, work.given("event"), query, work.given("format"), contacts, work));
    return jobs::JobResult{{}, {}, std::move(file)};
  });
}

}  // namespace muster::booking
