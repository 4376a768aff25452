// One membership: where it stands, whom it names, what it owes, its invoices and its history.
#include "member_pages.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/form.hpp>

#include <algorithm>

namespace muster::membership {
namespace {

using web::Reply;
using web::Request;
using web::View;

std::string button(const Request& request, const std::string& path, const std::string& words, const std::string& of,
                   web::Button::Look look = web::Button::Look::link) {
  return web::Form(request, path).look("").button({words, of, look}).shown();
}

std::string headline(const Membership& one, Standing standing, Date today) {
  const auto until = short_date(one.term.to);
  switch (standing) {
    case Standing::upcoming:
      return "Its period begins on " + short_date(one.term.from) + " and ends on " + until + ".";
    case Standing::active:
      return "Active until " + until + (one.followed_by.empty() ? "." : ", and renewed.");
    case Standing::due:
      return "Ends on " + until + ", and is not renewed yet.";
    case Standing::in_grace:
      return "Ended on " + until + "; its people are covered until " + short_date(last_day(one)) + ".";
    case Standing::lapsed:
      return "Lapsed: it ended on " + until + ".";
    case Standing::renewed:
      return "Ended on " + until + ", and was renewed.";
    case Standing::cancelled:
      return "Cancelled: since " + short_date(one.cancelled_on.value_or(today)) + " it covers nobody.";
  }
  return {};
}

void add_people(View& view, const Request& request, const Sheet& sheet, const std::string& here, Date today) {
  const auto& one = sheet.membership;
  std::vector<const Named*> now;
  std::vector<const Named*> before;
  for (const auto& person : one.people) (person.removed_on ? before : now).push_back(&person);
  view.set("PEOPLE_COUNT", grouped(static_cast<std::int64_t>(now.size())) + " of " + grouped(one.places));
  if (now.empty()) view.show("NOBODY");
  const bool may = one.holder == Holder::organisation;
  auto* table = one.people.empty() ? nullptr : &view.add("PEOPLE");
  const auto add = [&](const Named& person, bool out) {
    auto& row = table->add("PERSON", full_name(person)).set("EMAIL", person.email);
    row.set("SINCE", short_date(person.named_on));
    row.set("TO", person.removed_on ? short_date(*person.removed_on) : std::string());
    row.markup("PERSON_BUTTON", may ? button(request, here + "/people/" + person.id + (out ? "/back" : "/out"),
                                             out ? "Put back" : "Take out", full_name(person))
                                    : std::string());
  };
  for (const auto* person : now) add(*person, false);
  for (const auto* person : before) add(*person, true);
  if (may && places_taken(one) < one.places && !one.cancelled_on)
    view.add_link("NAME", "Name somebody", here + "/people");
  if (may && !one.cancelled_on && one.term.to >= today && check_places(sheet.kind, one.places + 1).ok())
    view.add_link("MORE", "More places", here + "/places");
}

void add_money(View& view, const Request& request, const Sheet& sheet, const std::string& here, Date today) {
  const bool cancelled = sheet.membership.cancelled_on.has_value();
  if (cancelled && !sheet.open.empty()) view.show("NOT_OWED");
  if (!cancelled && !sheet.open.empty()) {
    auto& open = view.add("OPEN");
    Pence owes = 0;
    for (const auto& charge : sheet.open) {
      owes += charge.sum;
      open.add("CHARGE", charge.words).set("QUANTITY", grouped(charge.quantity)).set("SUM", pounds_exactly(charge.sum));
    }
    open.set("OWES", pounds_exactly(owes));
    open.add_link("WRITE", "Write the invoice", here + "/invoice");
  }
  if (sheet.invoices.empty() && sheet.open.empty()) view.show("NO_MONEY");
  if (sheet.invoices.empty()) return;
  auto& invoices = view.add("INVOICES");
  for (const auto& invoice : sheet.invoices) {
    auto& row = invoices.add("INVOICE", invoice.printed_number);
    row.set("INVOICE_PATH", home_of(request, "/invoices/" + invoice.id));
    row.set("ISSUED", short_date(invoice.issued_on));
    row.set("INVOICE_SUM", (invoice.series == Series::credit_note ? "-" : "") + pounds_exactly(total(invoice)));
    row.set("INVOICE_STATE", std::string(invoice_standing_label(invoice_standing(invoice, today))));
  }
}

void add_done(View& view, const Request& request, const Membership& one, const std::string& here) {
  const auto done = request.query.get("done");
  const auto tell = [&](const std::string& words, const std::string& undo_path = {}) {
    auto& notice = view.add("DONE", words);
    if (!undo_path.empty()) notice.add("UNDO").markup("UNDO_FORM", button(request, undo_path, "Undo", {}));
  };
  if (done == "sold") tell("The member is added. Nobody was written to.", here + "/take-back");
  if (done == "renewed") tell("The membership is renewed. Nobody was written to.", here + "/take-back");
  if (done == "saved") tell("Saved.");
  if (done == "places") tell("The places are there, and what they cost is owed.");
  if (done == "named") tell("They are covered from today on, or from the day it begins.");
  if (done == "back") tell("They are named again.");
  if (done == "cancelled" && one.cancelled_on) tell("The membership is cancelled.", here + "/undo-cancel");
  const auto person = std::ranges::find(one.people, request.query.get("person"), &Named::id);
  if (done == "out" && person != one.people.end() && person->removed_on)
    tell(full_name(*person) + " is taken out.", here + "/people/" + person->id + "/back");
}

Reply sheet_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(sheet, request, sheet_of(context.database, request.capture("programme"), request.capture("membership")));
  const auto& one = sheet.membership;
  const auto here = home_of(request, "/" + one.id);
  const auto today = context.today();
  const auto standing = standing_on(one, today, due_days(sheet.settings));
  View view;
  view.head(one.holder_name, headline(one, standing, today));
  view.set("HOME_PATH", home_of(request)).set("KICKER", one.kind + " membership");
  add_done(view, request, one, here);
  const bool renewable = one.followed_by.empty() && !one.cancelled_on && !sheet.kind.retired;
  if (renewable)
    view.add("RENEW").markup(
        "RENEW_FORM",
        web::Form(request, here + "/renew")
            .look("")
            .button({.words = "Renew for " + pounds(price_of_next(sheet.kind, one)),
                     .look = standing == Standing::active || standing == Standing::upcoming ? web::Button::Look::second
                                                                                            : web::Button::Look::first})
            .shown());
  add_people(view, request, sheet, here, today);
  add_money(view, request, sheet, here, today);
  view.set("DETAILS_PATH", here + "/details");
  const auto detail = [&](const char* name, const std::string& value) {
    view.add("DETAIL", name).set("VALUE", value.empty() ? "Not said" : value);
  };
  detail("Period", short_date(one.term.from) + " to " + short_date(one.term.to));
  detail("Purchase order", one.purchase_order);
  detail("Contact", one.contact_name);
  detail("Contact’s e-mail address", one.contact_email);
  add_lines(view.add("DETAIL", "Address on invoices").set("VALUE", one.address.empty() ? "Not said" : ""), one.address);
  detail("Reminders", one.reminders ? "The contact gets them" : "The contact wants none");
  if (!one.cancelled_because.empty()) detail("Cancelled because", one.cancelled_because);
  if (!one.follows.empty()) view.add_link("BEFORE", "The period before", home_of(request, "/" + one.follows));
  if (!one.followed_by.empty()) view.add_link("AFTER", "The period after", home_of(request, "/" + one.followed_by));
  for (const auto days : sheet.reminded)
    view.add("REMINDED", "A reminder went " + counted(days, "day", "days") + " before the end.");
  for (const auto& entry : sheet.history)
    view.add("HISTORY", capitalised(entry.action)).set("WHEN", long_instant(entry.at));
  if (!one.cancelled_on && one.followed_by.empty()) view.add_link("CANCEL", "Cancel the membership", here + "/cancel");
  return site::desk_page(request, frame_of(request, one.holder_name),
                         web::render("domain/membership/pages/membership.html", view));
}

}  // namespace

void add_sheet_pages(web::Router& router, const PageContext& context) {
  router.get("/programmes/{programme}/memberships/{membership}", right,
             [context](const Request& request) { return sheet_page(context, request); });
}

}  // namespace muster::membership
