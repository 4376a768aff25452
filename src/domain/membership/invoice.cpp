// Sums, numbers and standing of invoices.
#include <muster/domain/membership/invoice.hpp>

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace muster::membership {
namespace {

constexpr std::int64_t whole_rate = 10'000;  // hundredths of a per cent in all of it
constexpr std::int64_t most_days = 366;
constexpr std::size_t most_reminders = 6;
constexpr std::size_t longest_prefix = 20;
constexpr std::size_t longest_lines = 1000;
constexpr std::size_t digits_of_a_number = 4;

Outcome check_lines(const std::string& text, const char* field) {
  if (character_count(text) > longest_lines)
    return bad_input("That has " + grouped(longest_lines) + " letters at most.").at(field);
  return Success{};
}

}  // namespace

Outcome check_settings(const Settings& settings) {
  MUSTER_CHECK(check_lines(settings.seller, "seller"));
  MUSTER_CHECK(check_lines(settings.how_to_pay, "how_to_pay"));
  if (settings.days_to_pay < 0 || settings.days_to_pay > most_days)
    return bad_input("Days to pay are from 0 to " + grouped(most_days) + ".").at("days_to_pay");
  if (character_count(settings.prefix) > longest_prefix)
    return bad_input("What stands before the number has " + grouped(longest_prefix) + " letters at most.").at("prefix");
  if (character_count(settings.vat_number) > longest_prefix)
    return bad_input("A VAT number has " + grouped(longest_prefix) + " letters at most.").at("vat_number");
  if (settings.vat_rate > 0 && settings.vat_number.empty())
    return bad_input("An invoice with VAT needs the VAT number.").at("vat_number");
  return Success{};
}

Result<std::vector<std::int64_t>> parse_reminder_days(std::string_view typed) {
  std::vector<std::int64_t> days;
  std::string text(typed);
  std::ranges::replace(text, ',', ' ');
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(' ', at), text.size());
    if (end > at) {
      const auto number = parse_integer(text.substr(at, end - at));
      if (!number || *number < 0 || *number > most_days)
        return bad_input("Write days before the end from 0 to " + grouped(most_days) + ", such as 60, 30, 7.");
      days.push_back(*number);
    }
    at = end + 1;
  }
  std::ranges::sort(days, std::greater<>());
  if (std::ranges::adjacent_find(days) != days.end()) return bad_input("Each number of days stands once.");
  if (days.size() > most_reminders) return bad_input("There are " + grouped(most_reminders) + " reminders at most.");
  return days;
}

std::int64_t due_days(const Settings& settings) {
  constexpr std::int64_t usual = 60;
  return settings.reminder_days.empty() ? usual : settings.reminder_days.front();
}

Result<std::int64_t> parse_rate(std::string_view typed) {
  auto text = trimmed(typed);
  if (text.ends_with('%')) text = trimmed(text.substr(0, text.size() - 1));
  const auto as_money = parse_pounds(text);
  if (!as_money.ok() || *as_money > whole_rate) return bad_input("Write a rate in per cent, such as 20 or 17.5.");
  return *as_money;
}

std::string rate_words(std::int64_t rate) {
  auto words = pounds_typed(rate);
  if (words.find('.') != std::string::npos && words.ends_with('0')) words.pop_back();
  return words + "%";
}

std::string_view series_code(Series series) { return series == Series::invoice ? "invoice" : "credit note"; }

std::string file_name_of(std::string_view printed_number) {
  constexpr std::size_t longest = 50;
  std::string name(printed_number.substr(0, longest));
  for (auto& letter : name) {
    const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                       (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
    if (!plain) letter = '-';
  }
  return name + ".pdf";
}

std::string printed_number(std::string_view prefix, Series series, std::int64_t number) {
  auto digits = std::to_string(number);
  if (digits.size() < digits_of_a_number) digits.insert(0, digits_of_a_number - digits.size(), '0');
  return std::string(prefix) + (series == Series::credit_note ? "CN-" : "") + digits;
}

Pence total(const Invoice& invoice) { return invoice.net + invoice.vat; }

Pence vat_of(Pence net, std::int64_t rate) { return part_of(net, rate, whole_rate); }

Pence owed(const Invoice& invoice) {
  if (invoice.series == Series::credit_note || invoice.paid_on) return 0;
  return std::max<Pence>(total(invoice) - invoice.credited, 0);
}

Pence creditable(const Invoice& invoice) {
  if (invoice.series == Series::credit_note) return 0;
  const auto left = total(invoice) - invoice.credited;
  return left <= 0 ? 0 : part_of(left, whole_rate, whole_rate + invoice.vat_rate);
}

InvoiceStanding invoice_standing(const Invoice& invoice, Date day) {
  if (invoice.series == Series::credit_note) return InvoiceStanding::credit_note;
  if (invoice.paid_on) return InvoiceStanding::paid;
  if (owed(invoice) == 0) return InvoiceStanding::credited;
  return invoice.due_on < day ? InvoiceStanding::overdue : InvoiceStanding::open;
}

std::string_view invoice_standing_code(InvoiceStanding standing) {
  switch (standing) {
    case InvoiceStanding::open:
      return "open";
    case InvoiceStanding::overdue:
      return "overdue";
    case InvoiceStanding::paid:
      return "paid";
    case InvoiceStanding::credited:
      return "credited";
    case InvoiceStanding::credit_note:
      return "credit-note";
  }
  throw std::logic_error("a standing of invoices without a code");
}

std::string_view invoice_standing_label(InvoiceStanding standing) {
  switch (standing) {
    case InvoiceStanding::open:
      return "Not paid yet";
    case InvoiceStanding::overdue:
      return "Overdue";
    case InvoiceStanding::paid:
      return "Paid";
    case InvoiceStanding::credited:
      return "Credited";
    case InvoiceStanding::credit_note:
      return "Credit note";
  }
  throw std::logic_error("a standing of invoices without a label");
}

}  // namespace muster::membership
