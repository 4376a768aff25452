#pragma once
// The room's kinds of messages: a membership that ends, and an invoice.

#include <muster/domain/membership/invoice.hpp>
#include <muster/platform/mail/kinds.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::membership {

inline constexpr const char* renewal_mail = "membership renewal";  ///< `detail`: the membership's id
inline constexpr const char* invoice_mail = "membership invoice";  ///< `detail`: the invoice's id

[[nodiscard]] std::string renewal_subject(const Membership& membership);
[[nodiscard]] std::string invoice_subject(const Invoice& invoice);

/// What the contact of a membership gets; `price` is what the next period costs, `day` the day on which it is read.
[[nodiscard]] mail::Letter renewal_letter(const Membership& membership, const std::string& programme, Pence price,
                                          Date day);
[[nodiscard]] mail::Letter invoice_letter(const Invoice& invoice, const std::string& contact,
                                          const std::string& programme);

/// Adds both kinds. A reminder is not sent where the membership was renewed or cancelled meanwhile, or its contact
/// wants none; an invoice always is. The database must outlive the kinds.
void add_mail(mail::Kinds& kinds, store::Database& database);

}  // namespace muster::membership
