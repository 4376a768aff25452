// Memberships and invoices for programs.
#include "api_schema_pages.hpp"
#include "member_json.hpp"
#include "member_pages.hpp"

#include <muster/domain/membership/invoice_service.hpp>
#include <muster/platform/web/paging.hpp>

namespace muster::membership {
namespace {

using web::Reply;
using web::Request;

Reply memberships(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(book, request, book_of(context.database, request.capture("programme")));
  const auto due = due_days(book.settings);
  const auto page = web::one_page(book.memberships, paging, [](const Membership& one) { return one.id; });
  auto rows = json_array(page.rows, [&](const Membership& one) { return membership_json(one, context.today(), due); });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, json_object({{"memberships", std::move(rows)}})));
  return reply;
}

Reply invoices(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(all, request, invoices_of(context.database, request.capture("programme")));
  const auto page = web::one_page(all, paging, [](const Invoice& one) { return one.id; });
  auto rows = json_array(page.rows, [&](const Invoice& one) { return invoice_json(one, context.today()); });
  MUSTER_PAGE(reply, request, web::list_reply(request, paging, page, json_object({{"invoices", std::move(rows)}})));
  return reply;
}

}  // namespace

void add_api_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  const std::string home = "/api/programmes/{programme}/memberships";
  const auto one = membership_schema();
  router.get(home, right, [context](const Request& request) { return memberships(context, request); })
      .describe({.summary = "The memberships of a programme, and whom each covers today",
                 .parameters = {{"programme", text("The programme's id"), "p1"}, web::short_list()},
                 .replies = object({{"memberships", list_of(one, "By name of who holds it")}}),
                 .example = R"({"memberships": []})",
                 .by_pages = true});
  const auto invoice = invoice_schema();
  router.get(home + "/invoices", right, [context](const Request& request) { return invoices(context, request); })
      .describe({.summary = "The invoices and credit notes of a programme’s memberships",
                 .parameters = {{"programme", text("The programme's id"), "p1"}, web::short_list()},
                 .replies = object({{"invoices", list_of(invoice, "The newest first")}}),
                 .example = R"({"invoices": []})",
                 .by_pages = true});
  add_api_kind_pages(router, context);
  add_api_change_pages(router, context);
}

}  // namespace muster::membership
