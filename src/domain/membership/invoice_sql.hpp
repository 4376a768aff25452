#pragma once
// The statements of settings, charges, invoices and their numbers.

#include <muster/domain/membership/invoice.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>
#include <vector>

namespace muster::membership::sql {

/// What every programme begins with where nothing was saved.
[[nodiscard]] Settings settings_of(store::Session& session, const std::string& programme_id);
void save_settings(store::Session& session, const std::string& programme_id, const Settings& settings);

/// What is owed and stands on no invoice yet, in the order in which it came.
[[nodiscard]] std::vector<Charge> open_charges(store::Session& session, const std::string& membership_id);
void add_charges(store::Session& session, const std::string& membership_id, const std::vector<Charge>& charges);
/// Puts the open charges on an invoice.
void take_charges(store::Session& session, const std::string& membership_id, const std::string& invoice_id);
/// Takes the charges of an invoice off it, so that another can be written.
void free_charges(store::Session& session, const std::string& invoice_id);
void drop_open_charges(store::Session& session, const std::string& membership_id);

/// The next number of the series, from 1. Others who want one wait for the end of this transaction.
[[nodiscard]] std::int64_t next_number(store::Session& session, const std::string& programme_id, Series series);
void insert_invoice(store::Session& session, const Invoice& invoice);
[[nodiscard]] std::optional<Invoice> find_invoice(store::Session& session, const std::string& id);
/// All of the programme, or of one of its memberships; the newest first, with their lines.
[[nodiscard]] std::vector<Invoice> invoices_of(store::Session& session, const std::string& programme_id,
                                               const std::string& membership_id = {});
void set_paid(store::Session& session, const std::string& id, const std::optional<Date>& day, const std::string& note);
void set_mailed(store::Session& session, const std::string& id, Instant at);

}  // namespace muster::membership::sql
