#pragma once
// Rules of invoices and credit notes, as values: their sums, numbers and where they stand.

#include <muster/domain/membership/membership.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muster::membership {

/// What a programme prints on invoices, and when it reminds.
struct Settings {
  std::string seller{};           ///< who writes them: name and address, lines
  std::string how_to_pay{};       ///< bank and account, lines
  std::int64_t days_to_pay = 30;  ///< 0 to 366
  std::string prefix{};           ///< before each number: "LIIA-"
  std::string vat_number{};
  std::int64_t vat_rate = 0;                           ///< hundredths of a per cent: 2000 is 20%; 0: no line for VAT
  std::vector<std::int64_t> reminder_days{60, 30, 7};  ///< before the end, falling
  bool reminders_on = false;                           ///< they go by the clock; else nobody is reminded
  std::int64_t version = 0;                            ///< 0: never saved
};
/// bad_input at the name of what is wrong.
[[nodiscard]] Outcome check_settings(const Settings& settings);
/// Reads "60, 30, 7": up to six numbers from 0 to 366, each once, in any order; given falling.
[[nodiscard]] Result<std::vector<std::int64_t>> parse_reminder_days(std::string_view typed);
/// How many days before its end a membership is due: the first reminder's, 60 without any.
[[nodiscard]] std::int64_t due_days(const Settings& settings);
/// Reads "20", "17.5" as hundredths of a per cent, 0 to 10,000.
[[nodiscard]] Result<std::int64_t> parse_rate(std::string_view typed);
/// 2000 -> "20%", 1750 -> "17.5%".
[[nodiscard]] std::string rate_words(std::int64_t rate);

enum class Series { invoice, credit_note };
[[nodiscard]] std::string_view series_code(Series series);  ///< "invoice", "credit note"
/// "LIIA-0007", "LIIA-CN-0002": at least four digits.
[[nodiscard]] std::string printed_number(std::string_view prefix, Series series, std::int64_t number);

/// "LIIA-0007.pdf": whatever no file name holds everywhere is "-".
[[nodiscard]] std::string file_name_of(std::string_view printed_number);

/// As it was written: nothing of it changes but whether it is paid.
struct Invoice {
  std::string id{};
  std::string programme_id{};
  Series series = Series::invoice;
  std::int64_t number = 0;
  std::string printed_number{};
  std::string membership_id{};
  std::string credits{};         ///< of a credit note: the invoice that it takes from
  std::string credits_number{};  ///< the printed number of that
  std::string holder_name{};
  std::string addressee{};  ///< lines
  std::string purchase_order{};
  std::string seller{};
  std::string how_to_pay{};
  std::string vat_number{};
  std::int64_t vat_rate = 0;
  std::vector<Charge> lines{};
  Pence net = 0;
  Pence vat = 0;
  Date issued_on;
  Date due_on;
  std::string reason{};  ///< of a credit note
  std::optional<Date> paid_on{};
  std::string payment_note{};
  std::string mailed_at{};  ///< ISO instant; empty where it was not
  Pence credited = 0;       ///< by credit notes, VAT too
};
[[nodiscard]] Pence total(const Invoice& invoice);
/// Of a net sum, to the penny, half up.
[[nodiscard]] Pence vat_of(Pence net, std::int64_t rate);
/// What is owed still: nothing once paid, else the total less what was credited. Of a credit note nothing.
[[nodiscard]] Pence owed(const Invoice& invoice);
/// The net sum that can be credited still.
[[nodiscard]] Pence creditable(const Invoice& invoice);

enum class InvoiceStanding { open, overdue, paid, credited, credit_note };
[[nodiscard]] InvoiceStanding invoice_standing(const Invoice& invoice, Date day);
[[nodiscard]] std::string_view invoice_standing_code(InvoiceStanding standing);
[[nodiscard]] std::string_view invoice_standing_label(InvoiceStanding standing);

}  // namespace muster::membership
