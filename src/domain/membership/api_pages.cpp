// Memberships and invoices for programs.
#include "member_pages.hpp"

#include <muster/domain/membership/invoice_service.hpp>
#include <muster/kit/base/json.hpp>

#include <algorithm>

namespace muster::membership {
namespace {

using web::Reply;
using web::Request;

Json membership_json(const Membership& one, Date today, std::int64_t due) {
  const auto people = covered_on(one, today);
  return json_object({{"id", one.id},
                      {"kind", one.kind},
                      {"holder", std::string(holder_code(one.holder))},
                      {"name", one.holder_name},
                      {"state", std::string(standing_code(standing_on(one, today, due)))},
                      {"from", iso_date(one.term.from)},
                      {"to", iso_date(one.term.to)},
                      {"covers_until", iso_date(last_day(one))},
                      {"places", one.places},
                      {"covered_today", json_array(people, [](const Named* person) {
                         return json_object({{"name", full_name(*person)}, {"email", person->email}});
                       })}});
}

Reply memberships(const PageContext& context, const Request& request) {
  MUSTER_PAGE(book, request, book_of(context.database, request.capture("programme")));
  const auto due = due_days(book.settings);
  return web::json(json_object({{"memberships", json_array(book.memberships, [&](const Membership& one) {
                                   return membership_json(one, context.today(), due);
                                 })}}));
}

Reply invoices(const PageContext& context, const Request& request) {
  MUSTER_PAGE(all, request, invoices_of(context.database, request.capture("programme")));
  return web::json(json_object(
      {{"invoices", json_array(all, [&](const Invoice& one) {
          return json_object({{"id", one.id},
                              {"series", std::string(series_code(one.series))},
                              {"number", one.printed_number},
                              {"name", one.holder_name},
                              {"purchase_order", one.purchase_order},
                              {"date", iso_date(one.issued_on)},
                              {"due", iso_date(one.due_on)},
                              {"net_pence", one.net},
                              {"vat_pence", one.vat},
                              {"owed_pence", owed(one)},
                              {"paid_on", one.paid_on ? Json(iso_date(*one.paid_on)) : Json()},
                              {"state", std::string(invoice_standing_code(invoice_standing(one, context.today())))}});
        })}}));
}

}  // namespace

void add_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  const std::string home = "/api/programmes/{programme}/memberships";
  const auto person = object({{"name", text()}, {"email", text()}});
  const auto one =
      object({{"id", text()},
              {"kind", text()},
              {"holder", text_of({"organisation", "person"})},
              {"name", text()},
              {"state", text_of({"upcoming", "active", "due", "in-grace", "lapsed", "renewed", "cancelled"})},
              {"from", text_like("date")},
              {"to", text_like("date", "The last day of its period")},
              {"covers_until", text_like("date", "With its days of grace")},
              {"places", whole_number("People whom it may name")},
              {"covered_today", list_of(person)}});
  router.get(home, right, [context](const Request& request) { return memberships(context, request); })
      .describe({.summary = "The memberships of a programme, and whom each covers today",
                 .parameters = {{"programme", text("The programme's id"), "p1"}},
                 .replies = object({{"memberships", list_of(one, "By name of who holds it")}}),
                 .example = R"({"memberships": []})"});
  const auto invoice = object({{"id", text()},
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
  router.get(home + "/invoices", right, [context](const Request& request) { return invoices(context, request); })
      .describe({.summary = "The invoices and credit notes of a programme’s memberships",
                 .parameters = {{"programme", text("The programme's id"), "p1"}},
                 .replies = object({{"invoices", list_of(invoice, "The newest first")}}),
                 .example = R"({"invoices": []})"});
}

}  // namespace muster::membership
