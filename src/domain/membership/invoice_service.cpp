// Writes invoices and credit notes: the number, the paper and its lines in one transaction.
#include <muster/domain/membership/invoice_service.hpp>

#include "invoice_sql.hpp"
#include "membership_sql.hpp"

#include <muster/domain/membership/membership_mail.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/platform/mail/message.hpp>
#include <muster/platform/mail/outbox_service.hpp>

#include <numeric>

namespace muster::membership {
namespace {

constexpr const char* subject = "invoice";
constexpr std::size_t longest_reason = 300;

Result<Membership> find_member(store::Session& session, const std::string& programme_id, const std::string& id) {
  auto found = sql::find_membership(session, id);
  if (!found || found->programme_id != programme_id) return not_found("There is no such membership.");
  return *std::move(found);
}

Result<Invoice> find(store::Session& session, const std::string& programme_id, const std::string& id) {
  auto found = sql::find_invoice(session, id);
  if (!found || found->programme_id != programme_id) return not_found("There is no such invoice.");
  return *std::move(found);
}

std::string addressee_of(const Membership& membership) {
  std::string lines;
  const auto add = [&](const std::string& line) {
    if (line.empty()) return;
    if (!lines.empty()) lines += '\n';
    lines += line;
  };
  add(membership.holder_name);
  if (membership.contact_name != membership.holder_name) add(membership.contact_name);
  add(membership.address);
  return lines;
}

Pence sum_of(const std::vector<Charge>& lines) {
  return std::accumulate(lines.begin(), lines.end(), Pence{0},
                         [](Pence sum, const Charge& line) { return sum + line.sum; });
}

/// What a paper of a programme says whatever its lines are.
Invoice blank(const Membership& membership, const Settings& settings, Date today) {
  Invoice made;
  made.programme_id = membership.programme_id;
  made.membership_id = membership.id;
  made.holder_name = membership.holder_name;
  made.addressee = addressee_of(membership);
  made.purchase_order = membership.purchase_order;
  made.seller = settings.seller;
  made.how_to_pay = settings.how_to_pay;
  made.vat_number = settings.vat_number;
  made.vat_rate = settings.vat_rate;
  made.issued_on = today;
  made.due_on = days_after(today, settings.days_to_pay);
  return made;
}

Result<Invoice> drafted(store::Session& session, const std::string& programme_id, const std::string& membership_id,
                        Date today) {
  MUSTER_TRY(membership, find_member(session, programme_id, membership_id));
  const auto settings = sql::settings_of(session, programme_id);
  if (membership.cancelled_on) return conflict("This membership was cancelled, so no invoice is written for it.");
  auto lines = sql::open_charges(session, membership_id);
  if (lines.empty()) return conflict("All that this membership owes stands on an invoice already.");
  if (settings.seller.empty() || settings.how_to_pay.empty())
    return conflict("Say first, in the settings, who writes the invoices and how they are paid.");
  auto made = blank(membership, settings, today);
  made.net = sum_of(lines);
  made.vat = vat_of(made.net, made.vat_rate);
  made.lines = std::move(lines);
  return made;
}

void give_number(store::Session& session, Invoice& invoice) {
  invoice.id = new_id();
  invoice.number = sql::next_number(session, invoice.programme_id, invoice.series);
  invoice.printed_number =
      printed_number(sql::settings_of(session, invoice.programme_id).prefix, invoice.series, invoice.number);
}

}  // namespace

Result<Settings> settings_of(store::Database& database, const std::string& programme_id) {
  return database.read(
      [&](store::Session& session) -> Result<Settings> { return sql::settings_of(session, programme_id); });
}

Outcome save_settings(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                      const Settings& wanted) {
  auto settings = wanted;
  settings.seller = trimmed(settings.seller);
  settings.how_to_pay = trimmed(settings.how_to_pay);
  settings.prefix = trimmed(settings.prefix);
  settings.vat_number = trimmed(settings.vat_number);
  MUSTER_CHECK(check_settings(settings));
  return database.write([&](store::Session& session) -> Outcome {
    if (sql::settings_of(session, programme_id).version != settings.version)
      return conflict("Somebody changed these settings meanwhile. Look at them again; nothing was changed.");
    sql::save_settings(session, programme_id, settings);
    store::write_audit(session, audit, "settings of memberships changed", "programme", programme_id);
    return Success{};
  });
}

Result<std::vector<Invoice>> invoices_of(store::Database& database, const std::string& programme_id) {
  return database.read(
      [&](store::Session& session) -> Result<std::vector<Invoice>> { return sql::invoices_of(session, programme_id); });
}

Result<Invoice> invoice_of(store::Database& database, const std::string& programme_id, const std::string& id) {
  return database.read([&](store::Session& session) { return find(session, programme_id, id); });
}

Result<Invoice> draft_invoice(store::Database& database, const store::AuditContext& audit,
                              const std::string& programme_id, const std::string& membership_id) {
  return database.read(
      [&](store::Session& session) { return drafted(session, programme_id, membership_id, day_in_london(audit.at)); });
}

Result<std::string> write_invoice(store::Database& database, const store::AuditContext& audit,
                                  const std::string& programme_id, const std::string& membership_id) {
  return database.write([&](store::Session& session) -> Result<std::string> {
    MUSTER_TRY(made, drafted(session, programme_id, membership_id, day_in_london(audit.at)));
    give_number(session, made);
    sql::insert_invoice(session, made);
    sql::take_charges(session, membership_id, made.id);
    store::write_audit(session, audit, "invoice written", subject, made.id);
    return made.id;
  });
}

Result<std::string> write_credit_note(store::Database& database, const store::AuditContext& audit,
                                      const std::string& programme_id, const std::string& invoice_id,
                                      const CreditWish& wish) {
  const auto reason = trimmed(wish.reason);
  if (reason.empty()) return bad_input("Say why; it stands on the credit note.").at("reason");
  if (character_count(reason) > longest_reason)
    return bad_input("That has " + grouped(longest_reason) + " letters at most.").at("reason");
  return database.write([&](store::Session& session) -> Result<std::string> {
    MUSTER_TRY(invoice, find(session, programme_id, invoice_id));
    if (invoice.series != Series::invoice) return conflict("A credit note cannot be credited.");
    MUSTER_TRY(membership, find_member(session, programme_id, invoice.membership_id));
    const auto left = creditable(invoice);
    if (left == 0) return conflict("All of this invoice was credited already.");
    if (wish.anew && invoice.credited > 0)
      return conflict("Part of this invoice was credited already, so it cannot be written anew.");
    const auto net = wish.anew ? invoice.net : wish.net;
    if (net <= 0) return bad_input("Say how much, in pounds.").at("sum");
    if (net > left) return bad_input("At most " + pounds(left) + " can be credited, without VAT.").at("sum");
    auto made = invoice;
    made.series = Series::credit_note;
    made.credits = invoice.id;
    made.credits_number = invoice.printed_number;
    made.reason = reason;
    made.net = net;
    // The last of it takes what rounding left.
    made.vat = net == left ? total(invoice) - invoice.credited - net : vat_of(net, invoice.vat_rate);
    made.lines = {{"Credit of invoice " + invoice.printed_number, 1, net, net}};
    made.issued_on = day_in_london(audit.at);
    made.due_on = made.issued_on;
    give_number(session, made);
    sql::insert_invoice(session, made);
    if (wish.anew) sql::free_charges(session, invoice.id);
    store::write_audit(session, audit, "credit note written", subject, made.id);
    return made.id;
  });
}

Outcome mark_paid(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                  const std::string& invoice_id, const std::optional<Date>& day, const std::string& note) {
  if (character_count(note) > longest_reason)
    return bad_input("That has " + grouped(longest_reason) + " letters at most.").at("note");
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(invoice, find(session, programme_id, invoice_id));
    if (invoice.series != Series::invoice) return conflict("A credit note is not paid to you.");
    if (day && *day < invoice.issued_on)
      return bad_input("It was written on " + long_date(invoice.issued_on) + ", so it was paid that day or later.")
          .at("day");
    if (day && *day > day_in_london(audit.at)) return bad_input("That day has not come.").at("day");
    sql::set_paid(session, invoice_id, day, day ? trimmed(note) : std::string());
    store::write_audit(session, audit, day ? "invoice paid" : "invoice not paid after all", subject, invoice_id,
                       {"paid_on"});
    return Success{};
  });
}

Outcome mail_invoice(store::Database& database, const store::AuditContext& audit, const std::string& programme_id,
                     const std::string& invoice_id) {
  return database.write([&](store::Session& session) -> Outcome {
    MUSTER_TRY(invoice, find(session, programme_id, invoice_id));
    MUSTER_TRY(membership, find_member(session, programme_id, invoice.membership_id));
    if (!mail::check_address(membership.contact_email).ok())
      return conflict("The contact of this membership has no e-mail address. Add one first; nothing was sent.");
    mail::Draft draft;
    draft.kind = invoice_mail;
    draft.recipient = membership.contact_email;
    draft.subject = invoice_subject(invoice);
    draft.detail = invoice.id;
    draft.programme_id = programme_id;
    mail::enqueue(session, audit.at, draft);
    sql::set_mailed(session, invoice.id, audit.at);
    store::write_audit(session, audit, "invoice mailed", subject, invoice_id);
    return Success{};
  });
}

}  // namespace muster::membership
