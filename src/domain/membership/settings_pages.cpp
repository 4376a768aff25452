// What stands on invoices, and when reminders go; the reminders to come, with their letter.
#include "member_pages.hpp"

#include <muster/domain/membership/invoice_service.hpp>
#include <muster/domain/membership/membership_mail.hpp>
#include <muster/domain/membership/renewal_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/form.hpp>

#include <algorithm>
#include <cctype>

namespace muster::membership {
namespace {

using web::Reply;
using web::Request;
using web::View;

struct SettingsForm {
  web::Form form;
  web::Field<std::string> seller = form.lines("seller", "Who writes the invoices")
                                       .hint("Name and address, as they stand on top.")
                                       .rows(4)
                                       .optional();
  web::Field<std::string> how_to_pay =
      form.lines("how_to_pay", "How they are paid").hint("Bank, sort code and account.").rows(4).optional();
  web::Field<std::int64_t> days = form.integer("days_to_pay", "Days to pay").width(4);
  web::Field<std::string> prefix = form.text("prefix", "Before each number")
                                       .hint("For example: NET-. Invoices that are written keep theirs.")
                                       .width(10)
                                       .optional()
                                       .plain();
  web::Field<std::string> rate =
      form.text("vat_rate", "VAT in per cent").hint("0: invoices have no line for VAT.").width(4);
  web::Field<std::string> vat_number = form.text("vat_number", "VAT number").width(20).optional().plain();
  web::Field<std::string> reminder_days =
      form.text("reminder_days", "Reminders: days before the end")
          .hint("For example: 60, 30, 7. A membership is due from the first of them on.")
          .width(20)
          .optional();
  web::Field<bool> on = form.radios<bool>(
      "reminders_on", "Do they go by themselves?",
      {{true, "yes", "Yes, each on its day"}, {false, "no", "No: nobody is reminded", "You can look at them first."}});
};

std::string days_typed(const std::vector<std::int64_t>& days) {
  std::vector<std::string> words;
  for (const auto each : days) words.push_back(std::to_string(each));
  return joined(words, ", ");
}

Outcome save(const PageContext& context, const Request& request, const SettingsForm& wanted) {
  const auto rate = parse_rate(*wanted.rate);
  if (!rate.ok()) return Error(rate.error()).at("vat_rate");
  auto days = parse_reminder_days(*wanted.reminder_days);
  if (!days.ok()) return Error(days.error()).at("reminder_days");
  return save_settings(context.database, context.audit(request), request.capture("programme"),
                       {*wanted.seller, *wanted.how_to_pay, *wanted.days, *wanted.prefix, *wanted.vat_number, *rate,
                        std::move(days).value(), *wanted.on, parse_integer(request.form.get("seen")).value_or(0)});
}

Reply settings_page(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(before, request, settings_of(context.database, programme));
  // Somebody who was about to write an invoice goes on there.
  auto waiting = request.form.find("invoice") ? request.form.get("invoice") : request.query.get("invoice");
  const auto plain = [](unsigned char letter) { return std::isalnum(letter) != 0; };
  if (!std::ranges::all_of(waiting, plain)) waiting.clear();
  SettingsForm wanted{web::Form(request, home_of(request, "/settings"))
                          .button("Save")
                          .way_out("Leave them as they are", home_of(request))
                          .knowing("seen", std::to_string(before.version))
                          .when_refused({}, "Nothing was changed.")};
  if (!waiting.empty()) wanted.form.knowing("invoice", waiting);
  (void)wanted.seller.begins(before.seller);
  (void)wanted.how_to_pay.begins(before.how_to_pay);
  (void)wanted.days.begins(before.days_to_pay);
  (void)wanted.prefix.begins(before.prefix);
  (void)wanted.vat_number.begins(before.vat_number);
  (void)wanted.on.begins(before.reminders_on);
  auto rate = rate_words(before.vat_rate);
  rate.pop_back();
  (void)wanted.rate.begins(rate);
  (void)wanted.reminder_days.begins(days_typed(before.reminder_days));
  if (wanted.form.read()) {
    const auto saved = save(context, request, wanted);
    if (saved.ok() && !waiting.empty() && !wanted.seller->empty() && !wanted.how_to_pay->empty())
      return web::redirect(home_of(request, "/" + waiting + "/invoice"));
    if (saved.ok()) return web::redirect(home_of(request, "/settings?done=saved"));
    wanted.form.refuse(saved.error());
  }
  View view;
  view.head("Invoices and reminders",
            waiting.empty() ? "What stands on every invoice, and when members are reminded."
                            : "Say first who writes your invoices and how they are paid. Then you see the invoice.");
  if (request.query.get("done") == "saved") view.add("DONE", "Saved.");
  view.set("BACK_PATH", home_of(request)).set("BACK", "Memberships").markup("FORM", wanted.form.shown());
  return site::form_page(request, frame_of(request, "Invoices and reminders"), wanted.form,
                         web::render("domain/membership/pages/settings.html", view));
}

Reply reminders_page(const PageContext& context, const Request& request) {
  const auto& programme = request.capture("programme");
  MUSTER_PAGE(settings, request, settings_of(context.database, programme));
  MUSTER_PAGE(all, request, reminders_of(context.database, programme, context.today()));
  View view;
  view.head("Reminders to come",
            settings.reminders_on
                ? "Each goes by itself on its day, to the contact of the membership; once renewed, nobody is reminded."
                : "Nobody is reminded: reminders are switched off. This is what would go.");
  view.set("BACK_PATH", home_of(request)).set("SETTINGS_PATH", home_of(request, "/settings"));
  if (all.empty()) view.show("EMPTY");
  if (!all.empty()) {
    auto& table = view.add("REMINDERS");
    for (const auto& each : all) {
      auto& row = table.add("REMINDER", each.membership.holder_name);
      row.set("MEMBER_PATH", home_of(request, "/" + each.membership.id));
      row.set("TO", each.membership.contact_email).set("ENDS", short_date(each.membership.term.to));
      row.set("GOES", each.day > context.today() ? short_date(each.day)
                      : settings.reminders_on    ? "In the next minutes"
                                                 : "As soon as they are switched on");
    }
    const auto& first = all.front();
    const auto letter =
        renewal_letter(first.membership, request.visitor.programme, first.price, std::max(first.day, context.today()));
    table.set("SUBJECT", letter.subject).markup("LETTER_ARTICLE", letter.article);
    table.set("TO_WHOM", first.membership.holder_name);
  }
  return site::desk_page(request, frame_of(request, "Reminders to come"),
                         web::render("domain/membership/pages/reminders.html", view));
}

}  // namespace

void add_settings_pages(web::Router& router, const PageContext& context) {
  const std::string home = "/programmes/{programme}/memberships";
  const auto settings = [context](const Request& request) { return settings_page(context, request); };
  router.form(home + "/settings", right, settings);
  router.get(home + "/reminders", right,
             [context](const Request& request) { return reminders_page(context, request); });
}

}  // namespace muster::membership
