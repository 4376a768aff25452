// Programs read, add, change, retire and delete kinds of membership: by the rules of the pages.
#include "member_pages.hpp"

#include <muster/kit/base/json.hpp>
#include <muster/platform/web/json.hpp>
#include <muster/platform/web/paging.hpp>
#include <muster/platform/web/sent_object.hpp>

namespace muster::membership {
namespace {

using web::Reply;
using web::Request;

Json kind_json(const Kind& kind) {
  return json_object({{"id", kind.id},
                      {"name", kind.name},
                      {"holder", std::string(holder_code(kind.holder))},
                      {"price_pence", kind.price},
                      {"further_price_pence", kind.further_price},
                      {"included", kind.included},
                      {"most", kind.most},
                      {"months", kind.months},
                      {"year_begins", static_cast<std::int64_t>(kind.year_begins)},
                      {"part_years", kind.part_years},
                      {"grace_days", kind.grace_days},
                      {"may_change_people", kind.may_change_people},
                      {"sold", !kind.retired}});
}

Reply kinds(const PageContext& context, const Request& request) {
  MUSTER_PAGE(paging, request, web::paging_of(request, web::Paging::most_of_short));
  MUSTER_PAGE(book, request, book_of(context.database, request.capture("programme")));
  const auto page = web::one_page(book.kinds, paging, [](const Kind& kind) { return kind.id; });
  MUSTER_PAGE(reply, request,
              web::list_reply(request, paging, page, json_object({{"kinds", json_array(page.rows, kind_json)}})));
  return reply;
}

Result<Kind> kind_of(const PageContext& context, const Request& request, const std::string& id) {
  MUSTER_TRY(book, book_of(context.database, request.capture("programme")));
  const auto* kind = book.kind(id);
  if (kind == nullptr) return not_found("There is no such kind of membership.");
  return *kind;
}

Reply shown(const PageContext& context, const Request& request, const std::string& id) {
  MUSTER_PAGE(kind, request, kind_of(context, request, id));
  return web::json(kind_json(kind));
}

/// What was sent over what stands; what is left out stays. `sold` is no part of what is saved with the rest.
Result<Kind> sent_over(const Request& request, Kind kind, bool& sold) {
  std::string holder(holder_code(kind.holder));
  std::int64_t begins = kind.year_begins;
  web::SentObject sent(request);
  sent.text("name", kind.name).text("holder", holder);
  sent.whole("price_pence", kind.price).whole("further_price_pence", kind.further_price);
  sent.whole("included", kind.included).whole("most", kind.most).whole("months", kind.months);
  sent.whole("year_begins", begins).truth("part_years", kind.part_years).whole("grace_days", kind.grace_days);
  sent.truth("may_change_people", kind.may_change_people).truth("sold", sold);
  MUSTER_CHECK(sent.outcome());
  const auto parsed = parse_holder(holder);
  if (!parsed.ok()) return Error(parsed.error()).at("holder");
  kind.holder = *parsed;
  constexpr std::int64_t months = 12;
  if (begins < 0 || begins > months)
    return bad_input("\"year_begins\" is a month from 1 to 12, or 0: each period begins on its own day.")
        .at("year_begins");
  kind.year_begins = static_cast<int>(begins);
  return kind;
}

Result<std::string> save(const PageContext& context, const Request& request, const Kind& kind, bool sold) {
  return save_kind_sold(context.database, context.audit(request), request.capture("programme"), kind, sold);
}

Reply add(const PageContext& context, const Request& request) {
  bool sold = true;
  MUSTER_PAGE(kind, request, sent_over(request, {}, sold));
  MUSTER_PAGE(id, request, save(context, request, kind, sold));
  return shown(context, request, id);
}

Reply change(const PageContext& context, const Request& request) {
  MUSTER_PAGE(before, request, kind_of(context, request, request.capture("kind")));
  bool sold = !before.retired;
  MUSTER_PAGE(kind, request, sent_over(request, before, sold));
  MUSTER_PAGE(id, request, save(context, request, kind, sold));
  return shown(context, request, id);
}

Reply remove(const PageContext& context, const Request& request) {
  const auto& id = request.capture("kind");
  const auto gone = delete_kind(context.database, context.audit(request), request.capture("programme"), id);
  if (!gone.ok()) return site::error_page(request, gone.error());
  return web::json(json_object({{"deleted", id}}));
}

constexpr const char* example = R"({"id": "k1", "name": "Organisation", "holder": "organisation", "price_pence": 55000,
  "further_price_pence": 5000, "included": 4, "most": 10, "months": 12, "year_begins": 4, "part_years": true,
  "grace_days": 30, "may_change_people": true, "sold": true})";

/// `whole`: as it is told; else as it is sent, where `added` says what a new one needs.
std::vector<std::pair<std::string, web::Schema>> members(bool whole, bool added = false) {
  using namespace web;
  const auto known = [&](Schema schema) { return whole ? schema : schema.where_known(); };
  return {{"name", added || whole ? text() : text().where_known()},
          {"holder", known(text_of({"organisation", "person"}))},
          {"price_pence", known(whole_number("Of a whole period, without VAT"))},
          {"further_price_pence", known(whole_number("Of each further person"))},
          {"included", known(whole_number("People whom the price covers"))},
          {"most", known(whole_number("People at most; 0: no limit, where further people can be bought"))},
          {"months", known(whole_number("Of a period, 1 to 60"))},
          {"year_begins", known(whole_number("A month, 1 to 12: all periods end before its first day; 0: none"))},
          {"part_years", known(truth("A first period that is shorter costs its whole months"))},
          {"grace_days", known(whole_number("After the end, in which its people are covered still"))},
          {"may_change_people", known(truth("Somebody’s place may pass to somebody else within a period"))},
          {"sold", known(truth("Not retired"))}};
}

}  // namespace

void add_api_kind_pages(web::Router& router, const PageContext& context) {
  using namespace web;
  const std::string all = "/api/programmes/{programme}/memberships/kinds";
  const std::string one = all + "/{kind}";
  const Parameter programme{"programme", text("The programme's id"), "p1"};
  const Parameter kind{"kind", text("Its id"), "k1"};
  auto told = members(true);
  told.insert(told.begin(), {"id", text()});
  const auto schema = object(told);
  router.get(all, right, [context](const Request& request) { return kinds(context, request); })
      .describe({.summary = "The kinds of membership that a programme offers",
                 .parameters = {programme, web::short_list()},
                 .replies = object({{"kinds", list_of(schema)}}),
                 .example = R"({"kinds": []})",
                 .by_pages = true});
  router.post(all, right, [context](const Request& request) { return add(context, request); })
      .describe({.summary = "Adds a kind of membership; what is left out is as the page begins with",
                 .parameters = {programme},
                 .takes = {object(members(false, true))},
                 .replies = schema,
                 .example = example});
  router.get(one, right, [context](const Request& request) { return shown(context, request, request.capture("kind")); })
      .describe({.summary = "One kind of membership",
                 .parameters = {programme, kind},
                 .replies = schema,
                 .example = example});
  router.put(one, right, [context](const Request& request) { return change(context, request); })
      .describe({.summary = "Changes a kind, or takes it off what is sold; what is left out stays, and so do the terms "
                            "of those that were sold",
                 .parameters = {programme, kind},
                 .takes = {object(members(false))},
                 .replies = schema,
                 .example = example});
  router.add(Method::delete_, one, right, [context](const Request& request) { return remove(context, request); })
      .describe({.summary = "Deletes a kind of which no membership was sold",
                 .parameters = {programme, kind},
                 .replies = object({{"deleted", text("Its id")}}),
                 .example = R"({"deleted": "k1"})"});
}

}  // namespace muster::membership
