#pragma once
// Invoices and credit notes written, mailed and paid. What was written never changes and is never deleted.

#include <muster/domain/membership/invoice.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::membership {

[[nodiscard]] Result<Settings> settings_of(store::Database& database, const std::string& programme_id);
/// conflict where they changed since `settings.version`.
[[nodiscard]] Outcome save_settings(store::Database& database, const store::AuditContext& audit,
                                    const std::string& programme_id, const Settings& settings);

/// All of the programme, the newest first.
[[nodiscard]] Result<std::vector<Invoice>> invoices_of(store::Database& database, const std::string& programme_id);
/// not_found where the programme has none of that id.
[[nodiscard]] Result<Invoice> invoice_of(store::Database& database, const std::string& programme_id,
                                         const std::string& id);

/// The invoice of what a membership owes, as it would be written today: without id and number.
[[nodiscard]] Result<Invoice> draft_invoice(store::Database& database, const store::AuditContext& audit,
                                            const std::string& programme_id, const std::string& membership_id);
/// Writes it, with the next number; returns its id. conflict where nothing is owed, where the membership was cancelled,
/// or where the programme has not said who writes its invoices and how they are paid.
[[nodiscard]] Result<std::string> write_invoice(store::Database& database, const store::AuditContext& audit,
                                                const std::string& programme_id, const std::string& membership_id);

struct CreditWish {
  Pence net = 0;         ///< without VAT, which is credited at the invoice's rate
  std::string reason{};  ///< printed on the note
  bool anew = false;     ///< all of it, because it was wrong: its charges can go on another invoice
};
/// Writes a credit note, with the next number of their series; returns its id. bad_input at "sum" or "reason"; conflict
/// where less is left to credit.
[[nodiscard]] Result<std::string> write_credit_note(store::Database& database, const store::AuditContext& audit,
                                                    const std::string& programme_id, const std::string& invoice_id,
                                                    const CreditWish& wish);

/// Notes that an invoice was paid on a day, or, without one, that it was not.
[[nodiscard]] Outcome mark_paid(store::Database& database, const store::AuditContext& audit,
                                const std::string& programme_id, const std::string& invoice_id,
                                const std::optional<Date>& day, const std::string& note);

/// Puts an invoice or a credit note into the outbox, to the contact of its membership. conflict where they have no
/// address.
[[nodiscard]] Outcome mail_invoice(store::Database& database, const store::AuditContext& audit,
                                   const std::string& programme_id, const std::string& invoice_id);

}  // namespace muster::membership
