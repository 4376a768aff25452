// What reminders and invoices say when they are sent.
#include <muster/domain/membership/membership_mail.hpp>

#include "invoice_sql.hpp"
#include "membership_sql.hpp"

#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/membership/invoice_paper.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/kit/print/pdf.hpp>

#include <algorithm>
#include <numeric>

namespace muster::membership {
namespace {

constexpr const char* renewal_template = "domain/membership/mail/renewal.mail";
constexpr const char* invoice_template = "domain/membership/mail/invoice.mail";

std::string name_or(const std::string& name, const std::string& otherwise) { return name.empty() ? otherwise : name; }

std::string end_words(const Membership& membership, Date day) {
  const auto of = "The membership of " + membership.holder_name;
  if (day <= membership.term.to) return of + " ends on " + long_date(membership.term.to) + ".";
  auto words = of + " ended on " + long_date(membership.term.to) + ".";
  if (covers(membership, day)) words += " It covers its people until " + long_date(last_day(membership)) + " still.";
  return words;
}

mail::Values renewal_values(const Membership& membership, const std::string& programme, Pence price, Date day) {
  std::vector<std::string> names;
  for (const auto* person : covered_on(membership, day)) names.push_back(full_name(*person));
  std::string people = names.empty() ? "Nobody is named in it." : "It covers " + listed(names) + ".";
  return {{"SUBJECT", renewal_subject(membership)},
          {"NAME", name_or(membership.contact_name, membership.holder_name)},
          {"WORDS", end_words(membership, day) + " The next period costs " + pounds(price) + ", without VAT."},
          {"PEOPLE", std::move(people)},
          {"PROGRAMME", programme}};
}

mail::Values invoice_values(const Invoice& invoice, const std::string& contact, const std::string& programme) {
  const bool note = invoice.series == Series::credit_note;
  std::string words =
      note ? "This is credit note " + invoice.printed_number + " of " + long_date(invoice.issued_on) +
                 ". It takes from invoice " + invoice.credits_number + ": " + invoice.reason
           : "This is invoice " + invoice.printed_number + " of " + long_date(invoice.issued_on) +
                 (invoice.purchase_order.empty() ? std::string()
                                                 : ", for your purchase order " + invoice.purchase_order) +
                 ".";
  std::string lines;
  for (const auto& line : invoice.lines) {
    if (!lines.empty()) lines += "\n\n";
    lines += line.words + ": " +
             (line.quantity == 1 ? "" : grouped(line.quantity) + " at " + pounds_exactly(line.each) + ", ") +
             pounds_exactly(line.sum);
  }
  if (invoice.vat_rate > 0)
    lines += "\n\nVAT " + rate_words(invoice.vat_rate) + " (number " + invoice.vat_number +
             "): " + pounds_exactly(invoice.vat);
  const auto sum =
      "Total: " + pounds_exactly(total(invoice)) + (note ? "." : ", to be paid by " + long_date(invoice.due_on) + ".");
  return {{"SUBJECT", invoice_subject(invoice)},
          {"NAME", name_or(contact, invoice.holder_name)},
          {"WORDS", std::move(words)},
          {"LINES", std::move(lines)},
          {"SUM", sum},
          {"HOW_TO_PAY", note ? std::string() : invoice.how_to_pay},
          {"PROGRAMME", programme}};
}

Result<std::optional<mail::Content>> renewal_content(store::Session& session, const std::string& id, Date day) {
  const auto membership = sql::find_membership(session, id);
  if (!membership || membership->cancelled_on || !membership->followed_by.empty() || !membership->reminders)
    return std::optional<mail::Content>{};
  const auto programme = access::programme_with_id(session, membership->programme_id);
  const auto kinds = sql::kinds_of(session, membership->programme_id);
  const auto kind = std::ranges::find(kinds, membership->kind_id, &Kind::id);
  if (!programme || kind == kinds.end()) return std::optional<mail::Content>{};
  return std::optional(mail::Content{
      renewal_values(*membership, programme->name, price_of_next(*kind, *membership), day), programme->id});
}

Result<std::optional<mail::Content>> invoice_content(store::Session& session, const std::string& id) {
  const auto invoice = sql::find_invoice(session, id);
  if (!invoice) return std::optional<mail::Content>{};
  const auto membership = sql::find_membership(session, invoice->membership_id);
  const auto programme = access::programme_with_id(session, invoice->programme_id);
  if (!membership || !programme) return std::optional<mail::Content>{};
  mail::Content content{invoice_values(*invoice, membership->contact_name, programme->name), programme->id};
  MUSTER_TRY(paper, print::to_pdf(invoice_paper(*invoice)));
  content.attachments.push_back({file_name_of(invoice->printed_number), "application/pdf", std::move(paper)});
  return std::optional(std::move(content));
}

Membership example_membership() {
  Membership example;
  example.kind = "Organisation";
  example.holder_name = "North Council";
  example.contact_name = "Gwen Abara";
  example.term = {Date(std::chrono::year(2025) / 4 / 1), Date(std::chrono::year(2026) / 3 / 31)};
  example.people = {{"", "Gwen", "Abara", "gwen@example.org", example.term.from, {}},
                    {"", "Idris", "Okafor-Lane", "idris@example.org", example.term.from, {}}};
  return example;
}

Invoice example_invoice() {
  Invoice example;
  example.printed_number = "N-0007";
  example.holder_name = "North Council";
  example.purchase_order = "PO 4711";
  example.how_to_pay = "North Network, sort code 00-00-00, account 00000000";
  example.lines = {{"Organisation membership, for up to four named people", 1, 55000, 55000}};
  example.net = 55000;
  example.issued_on = Date(std::chrono::year(2026) / 4 / 1);
  example.due_on = Date(std::chrono::year(2026) / 5 / 1);
  return example;
}

}  // namespace

std::string renewal_subject(const Membership& membership) {
  return "Membership of " + membership.holder_name + ": until " + long_date(membership.term.to);
}

std::string invoice_subject(const Invoice& invoice) {
  return (invoice.series == Series::invoice ? "Invoice " : "Credit note ") + invoice.printed_number;
}

mail::Letter renewal_letter(const Membership& membership, const std::string& programme, Pence price, Date day) {
  return mail::composed(mail::template_named(renewal_template), renewal_values(membership, programme, price, day));
}

mail::Letter invoice_letter(const Invoice& invoice, const std::string& contact, const std::string& programme) {
  return mail::composed(mail::template_named(invoice_template), invoice_values(invoice, contact, programme));
}

void add_mail(mail::Kinds& kinds, store::Database& database) {
  const auto example = example_membership();
  kinds.add({renewal_mail, "A membership that ends", renewal_template,
             renewal_values(example, "North Network", 55000, example.term.from),
             [&database](const mail::ClaimedMessage& claimed, const mail::RenderContext& moment) {
               return database.read([&](store::Session& session) {
                 return renewal_content(session, claimed.draft.detail, day_in_london(moment.now));
               });
             }});
  kinds.add({invoice_mail, "An invoice for a membership", invoice_template,
             invoice_values(example_invoice(), "Gwen Abara", "North Network"),
             [&database](const mail::ClaimedMessage& claimed, const mail::RenderContext&) {
               return database.read(
                   [&](store::Session& session) { return invoice_content(session, claimed.draft.detail); });
             }});
}

}  // namespace muster::membership
