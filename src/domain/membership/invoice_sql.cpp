// The statements of settings, charges and invoices.
#include "invoice_sql.hpp"
#include "stored_day.hpp"

#include <muster/kit/base/id.hpp>
#include <muster/kit/base/sentence.hpp>

#include <map>
#include <stdexcept>

namespace muster::membership::sql {
namespace {

const std::string select_invoices =
    "select i.id, i.programme_id, i.series, i.number, i.printed_number, i.membership_id, i.credits, c.printed_number, "
    "i.holder_name, i.addressee, i.purchase_order, i.seller, i.how_to_pay, i.vat_number, i.vat_rate, i.net, i.vat, "
    "i.issued_on, i.due_on, i.reason, i.paid_on, i.payment_note, i.mailed_at, "
    "cast((select coalesce(sum(n.net + n.vat), 0) from invoice n where n.credits = i.id) as bigint) "
    "from invoice i left join invoice c on c.id = i.credits ";

Invoice invoice_from(const store::Row& row) {
  Invoice found;
  found.id = row.text(0);
  found.programme_id = row.text(1);
  found.series = row.text(2) == series_code(Series::invoice) ? Series::invoice : Series::credit_note;
  found.number = row.integer(3);
  found.printed_number = row.text(4);
  found.membership_id = row.text(5);
  found.credits = row.text_or_empty(6);
  found.credits_number = row.text_or_empty(7);
  found.holder_name = row.text(8);
  found.addressee = row.text(9);
  found.purchase_order = row.text(10);
  found.seller = row.text(11);
  found.how_to_pay = row.text(12);
  found.vat_number = row.text(13);
  found.vat_rate = row.integer(14);
  found.net = row.integer(15);
  found.vat = row.integer(16);
  found.issued_on = stored_day(row.text(17));
  found.due_on = stored_day(row.text(18));
  found.reason = row.text(19);
  if (!row.text(20).empty()) found.paid_on = stored_day(row.text(20));
  found.payment_note = row.text(21);
  found.mailed_at = row.text(22);
  found.credited = row.integer(23);
  return found;
}

const std::string select_lines =
    "select l.invoice_id, l.words, l.quantity, l.each_sum, l.line_sum from invoice_line l ";

Charge line_from(const store::Row& row) { return {row.text(1), row.integer(2), row.integer(3), row.integer(4)}; }

}  // namespace

Settings settings_of(store::Session& session, const std::string& programme_id) {
  Settings found;
  const auto row = session.first(
      "select seller, how_to_pay, days_to_pay, prefix, vat_number, vat_rate, reminder_days, reminders_on, version "
      "from membership_settings where programme_id = $1",
      {programme_id});
  if (!row) return found;
  auto days = parse_reminder_days(row->text(6));
  if (!days.ok()) throw std::logic_error("the store holds days of reminders that are none");
  return {row->text(0),   row->text(1),    row->integer(2),         row->text(3),
          row->text(4),   row->integer(5), std::move(days).value(), row->integer(7) == 1,
          row->integer(8)};
}

void save_settings(store::Session& session, const std::string& programme_id, const Settings& settings) {
  std::vector<std::string> days;
  for (const auto each : settings.reminder_days) days.push_back(std::to_string(each));
  session.execute(
      "insert into membership_settings (programme_id, seller, how_to_pay, days_to_pay, prefix, vat_number, vat_rate, "
      "reminder_days, reminders_on, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1) on conflict (programme_id) "
      "do update set seller = excluded.seller, how_to_pay = excluded.how_to_pay, days_to_pay = excluded.days_to_pay, "
      "prefix = excluded.prefix, vat_number = excluded.vat_number, vat_rate = excluded.vat_rate, "
      "reminder_days = excluded.reminder_days, reminders_on = excluded.reminders_on, "
      "version = membership_settings.version + 1",
      {programme_id, settings.seller, settings.how_to_pay, settings.days_to_pay, settings.prefix, settings.vat_number,
       settings.vat_rate, joined(days, " "), static_cast<std::int64_t>(settings.reminders_on ? 1 : 0)});
}

std::vector<Charge> open_charges(store::Session& session, const std::string& membership_id) {
  std::vector<Charge> all;
  session.each(
      "select words, quantity, each_sum from membership_charge where membership_id = $1 and invoice_id is null "
      "order by number",
      {membership_id}, [&](const store::Row& row) {
        all.push_back({row.text(0), row.integer(1), row.integer(2), row.integer(1) * row.integer(2)});
      });
  return all;
}

void add_charges(store::Session& session, const std::string& membership_id, const std::vector<Charge>& charges) {
  for (const auto& charge : charges)
    session.execute(
        "insert into membership_charge (id, membership_id, number, words, quantity, each_sum) select $1, $2, "
        "coalesce(max(c.number), 0) + 1, $3, $4, $5 from membership_charge c where c.membership_id = $2",
        {new_id(), membership_id, charge.words, charge.quantity, charge.each});
}

void take_charges(store::Session& session, const std::string& membership_id, const std::string& invoice_id) {
  session.execute("update membership_charge set invoice_id = $2 where membership_id = $1 and invoice_id is null",
                  {membership_id, invoice_id});
}

void free_charges(store::Session& session, const std::string& invoice_id) {
  session.execute("update membership_charge set invoice_id = null where invoice_id = $1", {invoice_id});
}

void drop_open_charges(store::Session& session, const std::string& membership_id) {
  session.execute("delete from membership_charge where membership_id = $1 and invoice_id is null", {membership_id});
}

std::int64_t next_number(store::Session& session, const std::string& programme_id, Series series) {
  return session
      .first(
          "insert into invoice_counter (programme_id, series, last_number) values ($1, $2, 1) "
          "on conflict (programme_id, series) do update set last_number = invoice_counter.last_number + 1 "
          "returning last_number",
          {programme_id, std::string(series_code(series))})
      ->integer(0);
}

void insert_invoice(store::Session& session, const Invoice& invoice) {
  session.execute(
      "insert into invoice (id, programme_id, series, number, membership_id, credits, printed_number, holder_name, "
      "addressee, purchase_order, seller, how_to_pay, vat_number, vat_rate, net, vat, issued_on, due_on, reason, "
      "paid_on, payment_note, mailed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, "
      "$16, "
      "$17, $18, $19, '', '', '')",
      {invoice.id, invoice.programme_id, std::string(series_code(invoice.series)), invoice.number,
       invoice.membership_id, invoice.credits.empty() ? store::Value(nullptr) : store::Value(invoice.credits),
       invoice.printed_number, invoice.holder_name, invoice.addressee, invoice.purchase_order, invoice.seller,
       invoice.how_to_pay, invoice.vat_number, invoice.vat_rate, invoice.net, invoice.vat, iso_date(invoice.issued_on),
       iso_date(invoice.due_on), invoice.reason});
  std::int64_t number = 0;
  for (const auto& line : invoice.lines)
    session.execute(
        "insert into invoice_line (invoice_id, number, words, quantity, each_sum, line_sum) values ($1, $2, $3, $4, "
        "$5, $6)",
        {invoice.id, ++number, line.words, line.quantity, line.each, line.sum});
}

std::optional<Invoice> find_invoice(store::Session& session, const std::string& id) {
  const auto row = session.first(select_invoices + "where i.id = $1", {id});
  if (!row) return std::nullopt;
  auto found = invoice_from(*row);
  session.each(select_lines + "where l.invoice_id = $1 order by l.number", {id},
               [&](const store::Row& line) { found.lines.push_back(line_from(line)); });
  return found;
}

std::vector<Invoice> invoices_of(store::Session& session, const std::string& programme_id,
                                 const std::string& membership_id) {
  std::vector<Invoice> all;
  std::map<std::string, std::size_t> places;
  session.each(select_invoices +
                   "where i.programme_id = $1 and ($2 = '' or i.membership_id = $2) order by i.issued_on desc, "
                   "i.series, i.number desc",
               {programme_id, membership_id}, [&](const store::Row& row) {
                 places.emplace(row.text(0), all.size());
                 all.push_back(invoice_from(row));
               });
  session.each(select_lines +
                   "join invoice i on i.id = l.invoice_id where i.programme_id = $1 and ($2 = '' or "
                   "i.membership_id = $2) order by l.number",
               {programme_id, membership_id},
               [&](const store::Row& row) { all[places.at(row.text(0))].lines.push_back(line_from(row)); });
  return all;
}

void set_paid(store::Session& session, const std::string& id, const std::optional<Date>& day, const std::string& note) {
  session.execute("update invoice set paid_on = $2, payment_note = $3 where id = $1",
                  {id, day ? iso_date(*day) : std::string(), note});
}

void set_mailed(store::Session& session, const std::string& id, Instant at) {
  session.execute("update invoice set mailed_at = $2 where id = $1", {id, iso_instant(at)});
}

}  // namespace muster::membership::sql
