// What was sent to whom: a message that went, and what became of each copy.
#include "planned_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/booking_mail.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/letter_look.hpp>
#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::booking {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

std::string here_of(const Request& request) {
  return messages_path(request.capture("event"), "sent/" + request.capture("message"));
}

web::Listing<CopyRow> copies_listing(const Request& request) {
  const auto slug = request.capture("event");
  web::Listing<CopyRow> list(
      {.title = "Copies of a message",
       .path = here_of(request),
       .files_path = here_of(request) + "/copies",
       .filters = {{.name = "state",
                    .label = "What became of it",
                    .choices = {{"sent", "Sent", "done", web::Tone::good},
                                {"waiting", "Waiting", "next"},
                                {"failed", "Failed", "wrong", web::Tone::wrong},
                                {"stopped", "Stopped such mails", "slash"},
                                {"not sent", "Not sent", "warning", web::Tone::doubtful}}}},
       .sort = "name",
       .rows = "copies",
       .nothing_yet = {"The copies are being put into the outbox", "Load the page again in a moment."}});
  list.column({.name = "name", .heading = "Person", .css = "strong"}, [slug](const CopyRow& row) {
    return web::Cell(row.name).to("/events/" + slug + "/delegates?person=" + row.person_id);
  });
  list.column({.heading = "Address", .css = "address"}, [](const CopyRow& row) { return web::Cell(row.email); });
  list.column({.heading = "What became of it", .css = "aside"}, [](const CopyRow& row) {
    auto cell = web::Cell(copy_state_words(row.state));
    if (row.state == "sent") cell.marked("done", web::Tone::good);
    if (row.state == "failed") cell.marked("wrong", web::Tone::wrong).second_line(row.reason);
    if (row.state == "waiting") cell.marked("next", web::Tone::plain);
    if (row.state == "stopped") cell.marked("slash", web::Tone::plain);
    if (row.state == "not sent")
      cell.marked("warning", web::Tone::doubtful)
          .second_line("They left the list, stopped such mails, or had no link when it was written");
    return cell;
  });
  list.column({.heading = "Reason", .where = web::ListColumn::ShownOn::file},
              [](const CopyRow& row) { return web::Cell(row.reason); });
  return list;
}

Result<SentRecord> record_of(const MessagesContext& context, const Request& request, const ListQuery& query) {
  return sent_record(context.database, request.capture("event"), request.capture("message"), query);
}

Reply record_page(const MessagesContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  const auto list = copies_listing(request);
  const auto query = list.query(request);
  MUSTER_PAGE(record, request, record_of(context, request, query));
  web::View view;
  view.set("EVENT_PATH", "/events/" + event.slug);
  const auto at = parse_instant(record.message.written_at);
  view.head(record.message.subject,
            "For " + counted(record.message.people, "person", "people") +
                (at.ok() ? ", put into the outbox on " + long_instant(*at) : std::string()) + "." +
                (record.message.failed > 0 ? " " + counted(record.message.failed, "copy", "copies") + " failed."
                                           : std::string()));
  view.markup("LIST", list.html(request, query, record.copies));
  // As it was written: each copy has the values of its fields.
  const FieldValues fields{"{name}", "{first name}", "{organisation}", "{event}",
                           "{when}", "{where}",      "{programme}",    "{link}"};
  site::show_letter(view, delegate_letter(event, fields, {record.message.subject, record.text}, record.kind));
  return site::desk_page(request, messages_frame(event, record.message.subject),
                         web::render("domain/booking/pages/message_sent.html", view));
}

}  // namespace

void add_message_record_pages(web::Router& router, const MessagesContext& context) {
  const std::string here = "/events/{event}/messages/sent/{message}";
  router.get(here, Permission::change_delegates,
             [context](const Request& request) { return record_page(context, request); });
  site::add_list_files<CopyRow>(
      router, here + "/copies", Permission::change_delegates,
      {copies_listing, [context](const Request& request, const ListQuery& query) -> Result<ListPage<CopyRow>> {
         MUSTER_TRY(record, record_of(context, request, query));
         return std::move(record.copies);
       }});
}

}  // namespace muster::booking
