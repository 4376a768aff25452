// Programs sell, renew and invoice memberships, name people and note payments: by the rules of the pages.
#include "api_schema_pages.hpp"
#include "member_json.hpp"
#include "member_pages.hpp"

#include <muster/domain/membership/invoice_service.hpp>
#include <muster/domain/people/network_sql.hpp>
#include <muster/platform/web/sent_object.hpp>

#include <algorithm>

namespace muster::membership {
namespace {

using web::Reply;
using web::Request;

const Json& sent_of(const Request& request) {
  static const Json nothing = json_object({});
  return request.json ? *request.json : nothing;
}

Reply shown(const PageContext& context, const Request& request, const std::string& id) {
  MUSTER_PAGE(sheet, request, sheet_of(context.database, request.capture("programme"), id));
  return web::json(membership_json(sheet.membership, context.today(), due_days(sheet.settings)));
}

Reply shown_invoice(const PageContext& context, const Request& request, const std::string& id) {
  MUSTER_PAGE(invoice, request, invoice_of(context.database, request.capture("programme"), id));
  return web::json(invoice_json(invoice, context.today()));
}

Reply sell(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(book, request, book_of(context.database, programme));
  MUSTER_PAGE(network, request,
              context.database.read([&](store::Session& session) -> Result<std::vector<people::Organisation>> {
                return people::organisations_for(session, programme);
              }));
  MUSTER_PAGE(wanted, request, new_membership_from(sent_of(request), book.kinds, network, context.today()));
  MUSTER_PAGE(id, request, take_membership(context.database, context.audit(request), programme, wanted));
  return shown(context, request, id);
}

/// With what hangs on it: who is named under which id, and the details of invoices and reminders.
Reply one(const PageContext& context, const Request& request) {
  MUSTER_PAGE(sheet, request, sheet_of(context.database, request.capture("programme"), request.capture("membership")));
  return web::json(sheet_json(sheet, context.today()));
}

Reply named_one(const PageContext& context, const Request& request) {
  MUSTER_PAGE(sheet, request, sheet_of(context.database, request.capture("programme"), request.capture("membership")));
  const auto& people = sheet.membership.people;
  const auto found = std::ranges::find(people, request.capture("named"), &Named::id);
  if (found == people.end())
    return site::error_page(request, not_found("This membership never named anybody of that id."));
  return web::json(named_json(*found));
}

Reply change_one(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  const auto& id = request.capture("membership");
  MUSTER_PAGE(sheet, request, sheet_of(context.database, programme, id));
  const auto& before = sheet.membership;
  Details details{before.purchase_order, before.contact_name, before.contact_email, before.address, before.reminders};
  auto places = before.places;
  web::SentObject sent(request);
  sent.text("purchase_order", details.purchase_order).text("contact_name", details.contact_name);
  sent.text("contact_email", details.contact_email).text("address", details.address);
  sent.truth("reminders", details.reminders).whole("places", places);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  const auto changed = change_membership(context.database, context.audit(request), programme, before, details, places);
  if (!changed.ok()) return site::error_page(request, changed.error());
  return one(context, request);
}

Reply cancel_one(const PageContext& context, const Request& request) {
  std::string typed;
  std::string reason;
  web::SentObject sent(request);
  sent.text("day", typed, "Send \"day\", from which it covers nobody.").text("reason", reason);
  if (const auto read = sent.outcome(); !read.ok()) return site::error_page(request, read.error());
  const auto day = parse_date(typed);
  if (!day.ok()) return site::error_page(request, Error(day.error()).at("day"));
  const auto done = cancel(context.database, context.audit(request), request.capture("programme"),
                           request.capture("membership"), *day, reason);
  if (!done.ok()) return site::error_page(request, done.error());
  return one(context, request);
}

Reply undo_cancel_one(const PageContext& context, const Request& request) {
  const auto done = undo_cancel(context.database, context.audit(request), request.capture("programme"),
                                request.capture("membership"));
  if (!done.ok()) return site::error_page(request, done.error());
  return one(context, request);
}

Reply take_back_one(const PageContext& context, const Request& request) {
  const auto& id = request.capture("membership");
  const auto gone = take_back(context.database, context.audit(request), request.capture("programme"), id);
  if (!gone.ok()) return site::error_page(request, gone.error());
  return web::json(json_object({{"taken_back", id}}));
}

Reply take_out_one(const PageContext& context, const Request& request, bool back) {
  const auto done = take_out(context.database, context.audit(request), request.capture("programme"),
                             request.capture("membership"), request.capture("named"), back);
  if (!done.ok()) return site::error_page(request, done.error());
  return one(context, request);
}

Reply renew_one(const PageContext& context, const Request& request) {
  MUSTER_PAGE(
      id, request,
      renew(context.database, context.audit(request), request.capture("programme"), request.capture("membership")));
  return shown(context, request, id);
}

Reply name_one(const PageContext& context, const Request& request) {
  const auto checked = check_members(sent_of(request), {"first_name", "last_name", "email"});
  if (!checked.ok()) return site::error_page(request, checked.error());
  MUSTER_PAGE(person, request, named_from(sent_of(request)));
  const auto& membership = request.capture("membership");
  MUSTER_PAGE(id, request,
              name_person(context.database, context.audit(request), request.capture("programme"), membership, person));
  (void)id;
  return shown(context, request, membership);
}

Reply invoice_one(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  const auto checked = check_members(sent_of(request), {"mail"});
  if (!checked.ok()) return site::error_page(request, checked.error());
  MUSTER_PAGE(mails, request, sent_truth(sent_of(request), "mail"));
  if (mails) {
    // Before the number is given: a paper that cannot be sent as it was asked for is not written.
    MUSTER_PAGE(sheet, request, sheet_of(context.database, programme, request.capture("membership")));
    if (sheet.membership.contact_email.empty())
      return site::error_page(request,
                              conflict("The contact of this membership has no e-mail address. Add one first, or "
                                       "leave \"mail\" out; nothing was written."));
  }
  MUSTER_PAGE(id, request,
              write_invoice(context.database, context.audit(request), programme, request.capture("membership")));
  if (mails) {
    const auto sent = mail_invoice(context.database, context.audit(request), programme, id);
    if (!sent.ok()) return site::error_page(request, sent.error());
  }
  return shown_invoice(context, request, id);
}

Reply pay(const PageContext& context, const Request& request) {
  const auto& sent = sent_of(request);
  const auto checked = check_members(sent, {"on", "note"});
  if (!checked.ok()) return site::error_page(request, checked.error());
  MUSTER_PAGE(typed, request, sent_text(sent, "on"));
  MUSTER_PAGE(note, request, sent_text(sent, "note"));
  std::optional<Date> day;
  if (!typed.empty()) {
    const auto parsed = parse_date(typed);
    if (!parsed.ok()) return site::error_page(request, bad_input(parsed.error().message).at("on"));
    day = *parsed;
  } else if (sent.find("on") == nullptr) {
    day = context.today();
  }
  const auto& id = request.capture("invoice");
  const auto paid = mark_paid(context.database, context.audit(request), request.capture("programme"), id, day, note);
  if (!paid.ok()) return site::error_page(request, paid.error());
  return shown_invoice(context, request, id);
}

constexpr const char* membership_example = R"({"id": "m1", "kind": "Organisation", "holder": "organisation",
  "name": "Camden", "state": "active", "from": "2022-04-01", "to": "2023-03-31", "covers_until": "2023-03-31",
  "places": 4, "covered_today": [{"name": "Gwen Abara", "email": "gwen@example.org"}]})";
constexpr const char* sheet_example = R"({"id": "m1", "kind": "Organisation", "holder": "organisation",
  "name": "Camden", "state": "active", "from": "2022-04-01", "to": "2023-03-31", "covers_until": "2023-03-31",
  "places": 4, "covered_today": [{"name": "Gwen Abara", "email": "gwen@example.org"}],
  "people": [{"named": "n1", "name": "Gwen Abara", "email": "gwen@example.org", "since": "2022-04-01", "until": null}],
  "purchase_order": "PO 4711", "contact_name": "", "contact_email": "", "address": "", "reminders": true,
  "cancelled_on": null, "cancelled_because": ""})";
constexpr const char* invoice_example = R"({"id": "i1", "series": "invoice", "number": "LN-0001", "name": "Camden",
  "purchase_order": "PO 4711", "date": "2022-04-01", "due": "2022-05-01", "net_pence": 55000, "vat_pence": 0,
  "owed_pence": 0, "paid_on": "2022-04-20", "state": "paid"})";

}  // namespace

web::Schema membership_schema() {
  using namespace web;
  const auto person = object({{"name", text()}, {"email", text()}});
  return object({{"id", text()},
                 {"kind", text()},
                 {"holder", text_of({"organisation", "person"})},
                 {"name", text()},
                 {"state", text_of({"upcoming", "active", "due", "in-grace", "lapsed", "renewed", "cancelled"})},
                 {"from", text_like("date")},
                 {"to", text_like("date", "The last day of its period")},
                 {"covers_until", text_like("date", "With its days of grace")},
                 {"places", whole_number("People whom it may name")},
                 {"covered_today", list_of(person)}});
}

web::Schema named_schema() {
  using namespace web;
  return object({{"named", text("Their id in this membership")},
                 {"name", text()},
                 {"email", text()},
                 {"since", text_like("date")},
                 {"until", text_like("date", "The first day without").or_null()}});
}

web::Schema sheet_schema() {
  using namespace web;
  auto schema = membership_schema();
  schema.members.emplace_back("people", list_of(named_schema(), "All who were named, those taken out too"));
  schema.members.emplace_back("purchase_order", text());
  schema.members.emplace_back("contact_name", text());
  schema.members.emplace_back("contact_email", text());
  schema.members.emplace_back("address", text("On invoices, lines"));
  schema.members.emplace_back("reminders", truth("The contact gets them"));
  schema.members.emplace_back("cancelled_on", text_like("date").or_null());
  schema.members.emplace_back("cancelled_because", text());
  return schema;
}

web::Schema invoice_schema() {
  using namespace web;
  return object({{"id", text()},
                 {"series", text_of({"invoice", "credit note"})},
                 {"number", text()},
                 {"name", text("Whose membership")},
                 {"purchase_order", text()},
                 {"date", text_like("date")},
                 {"due", text_like("date")},
                 {"net_pence", whole_number("Without VAT")},
                 {"vat_pence", whole_number()},
                 {"owed_pence", whole_number("Still to be paid, with VAT")},
                 {"paid_on", text_like("date").or_null()},
                 {"state", text_of({"open", "overdue", "paid", "credited", "credit-note"})}});
}

void add_api_change_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  const std::string home = "/api/programmes/{programme}/memberships";
  const Parameter programme{"programme", text("The programme's id"), "p1"};
  const Parameter membership{"membership", text("Its id"), "m1"};
  router.post(home, right, [context](const Request& request) { return sell(context, request); })
      .describe({.summary = "Sells a membership; nobody gets a mail by it, and no invoice is written",
                 .parameters = {programme},
                 .takes = {object({{"kind", text("By id or name")},
                                   {"organisation", text("By id or name; of an organisation’s").where_known()},
                                   {"first_name", text("Of a person’s").where_known()},
                                   {"last_name", text().where_known()},
                                   {"email", text().where_known()},
                                   {"from", text_like("date", "Left out: today").where_known()},
                                   {"places", whole_number("Left out: as many as the price covers").where_known()},
                                   {"purchase_order", text().where_known()},
                                   {"contact_name", text().where_known()},
                                   {"contact_email", text().where_known()},
                                   {"address", text("On invoices, lines").where_known()},
                                   {"reminders", truth("Left out: true").where_known()}})},
                 .replies = membership_schema(),
                 .example = membership_example});
  const auto one = home + "/{membership}";
  router.get(one, right, [context](const Request& request) { return membership::one(context, request); })
      .describe({.summary = "One membership, with everybody whom it names",
                 .parameters = {programme, membership},
                 .replies = sheet_schema(),
                 .example = sheet_example});
  router.put(one, right, [context](const Request& request) { return change_one(context, request); })
      .describe({.summary = "Changes order number, contact, address and reminders, and takes more places; what is left "
                            "out stays",
                 .parameters = {programme, membership},
                 .takes = {object({{"purchase_order", text().where_known()},
                                   {"contact_name", text().where_known()},
                                   {"contact_email", text().where_known()},
                                   {"address", text("On invoices, lines").where_known()},
                                   {"reminders", truth().where_known()},
                                   {"places", whole_number("More than it has: they are charged").where_known()}})},
                 .replies = sheet_schema(),
                 .example = sheet_example});
  router.add(Method::delete_, one, right, [context](const Request& request) { return take_back_one(context, request); })
      .describe(
          {.summary = "Takes back a membership that was sold by mistake, on which no invoice and no renewal hangs",
           .parameters = {programme, membership},
           .replies = object({{"taken_back", text("Its id")}}),
           .example = R"({"taken_back": "m1"})"});
  router.post(one + "/cancel", right, [context](const Request& request) { return cancel_one(context, request); })
      .describe({.summary = "Cancels a membership: from that day on it covers nobody",
                 .parameters = {programme, membership},
                 .takes = {object({{"day", text_like("date")}, {"reason", text("For your own record").where_known()}})},
                 .replies = sheet_schema(),
                 .example = sheet_example});
  router
      .post(one + "/cancel/undo", right,
            [context](const Request& request) { return undo_cancel_one(context, request); })
      .describe({.summary = "Takes the cancellation back",
                 .parameters = {programme, membership},
                 .replies = sheet_schema(),
                 .example = sheet_example});
  const Parameter named{"named", text("Their id in this membership"), "n1"};
  const auto place = one + "/people/{named}";
  router.get(place, right, [context](const Request& request) { return named_one(context, request); })
      .describe({.summary = "Somebody whom a membership names, or named",
                 .parameters = {programme, membership, named},
                 .replies = named_schema()});
  router
      .add(Method::delete_, place, right,
           [context](const Request& request) { return take_out_one(context, request, false); })
      .describe({.summary = "Takes somebody out from today on",
                 .parameters = {programme, membership, named},
                 .replies = sheet_schema(),
                 .example = sheet_example});
  router
      .post(place + "/back", right, [context](const Request& request) { return take_out_one(context, request, true); })
      .describe({.summary = "Puts somebody back whose place is theirs still",
                 .parameters = {programme, membership, named},
                 .replies = sheet_schema(),
                 .example = sheet_example});
  router.post(one + "/people", right, [context](const Request& request) { return name_one(context, request); })
      .describe({.summary = "Names somebody whom the membership covers from today on",
                 .parameters = {programme, membership},
                 .takes = {object({{"first_name", text()}, {"last_name", text()}, {"email", text()}})},
                 .replies = membership_schema(),
                 .example = membership_example});
  router.post(one + "/renew", right, [context](const Request& request) { return renew_one(context, request); })
      .describe({.summary = "Sells the next period to the same holder, with the same people, at today’s price",
                 .parameters = {programme, membership},
                 .replies = membership_schema(),
                 .example = membership_example});
  router.post(one + "/invoice", right, [context](const Request& request) { return invoice_one(context, request); })
      .describe({.summary = "Writes the invoice of what the membership owes, with the next number",
                 .parameters = {programme, membership},
                 .takes = {object({{"mail", truth("Send it to the contact too").where_known()}})},
                 .replies = invoice_schema(),
                 .example = invoice_example});
  router
      .post(home + "/invoices/{invoice}/paid", right,
            [context](const Request& request) { return pay(context, request); })
      .describe({.summary = "Notes that an invoice was paid, or that it was not after all",
                 .parameters = {programme, {"invoice", text("Its id"), "i1"}},
                 .takes = {object({{"on", text_like("date", "Left out: today; null: not paid").where_known()},
                                   {"note", text().where_known()}})},
                 .replies = invoice_schema(),
                 .example = invoice_example});
}

}  // namespace muster::membership
