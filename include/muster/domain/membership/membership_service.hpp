#pragma once
// Memberships sold, changed, renewed and ended; the people whom they name; the kinds that a programme offers.

#include <muster/domain/membership/invoice.hpp>
#include <muster/domain/membership/membership.hpp>
#include <muster/domain/people/organisation.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <vector>

namespace muster::membership {

/// All memberships of a programme, and what they are judged by.
struct Book {
  std::vector<Membership> memberships;  ///< by holder, with their people
  std::vector<Kind> kinds;              ///< by name, the retired last
  Settings settings;
  [[nodiscard]] const Kind* kind(const std::string& id) const;
};
[[nodiscard]] Result<Book> book_of(store::Database& database, const std::string& programme_id);
[[nodiscard]] Book book_of(store::Session& session, const std::string& programme_id);

/// One membership with all that hangs on it. not_found where the programme has none of that id.
struct Sheet {
  Membership membership;
  Kind kind;
  Settings settings;
  std::vector<Charge> open;                ///< owed and on no invoice yet
  std::vector<Invoice> invoices;           ///< the newest first
  std::vector<std::int64_t> reminded;      ///< reminders that went, by days before the end
  std::vector<store::AuditEntry> history;  ///< the newest first
};
[[nodiscard]] Result<Sheet> sheet_of(store::Database& database, const std::string& programme_id, const std::string& id);

/// Adds a kind, or changes the one of its id. Those sold keep their terms. conflict at "name" where another has it.
[[nodiscard]] Result<std::string> save_kind(store::Database& database, const store::AuditContext& audit,
                                            const std::string& programme_id, const Kind& kind);
/// Takes a kind off what is sold, or puts it back.
[[nodiscard]] Outcome retire_kind(store::Database& database, const store::AuditContext& audit,
                                  const std::string& programme_id, const std::string& id, bool retired);
/// Both at once, or nothing: the kind as it is to be, and whether it is sold.
[[nodiscard]] Result<std::string> save_kind_sold(store::Database& database, const store::AuditContext& audit,
                                                 const std::string& programme_id, const Kind& kind, bool sold);
/// Deletes a kind; conflict where a membership is of it.
[[nodiscard]] Outcome delete_kind(store::Database& database, const store::AuditContext& audit,
                                  const std::string& programme_id, const std::string& id);
/// Adds those of `example_kinds`; conflict where the programme has kinds.
[[nodiscard]] Outcome add_example_kinds(store::Database& database, const store::AuditContext& audit,
                                        const std::string& programme_id);

/// What of a membership may change at any time.
struct Details {
  std::string purchase_order{};
  std::string contact_name{};
  std::string contact_email{};
  std::string address{};
  bool reminders = true;
};
struct NewMembership {
  std::string kind_id{};
  std::string organisation_id{};  ///< of an organisation
  Named person{};                 ///< of a person
  Date from;
  std::int64_t places = 0;  ///< 0: as many as the price covers
  Details details{};
};
/// Sells a membership: its period, its charges, its person. Returns its id. bad_input at the value that is wrong;
/// conflict at "organisation" or "email" where the same holder has one in that period.
[[nodiscard]] Result<std::string> take_membership(store::Database& database, const store::AuditContext& audit,
                                                  const std::string& programme_id, const NewMembership& wanted);
/// conflict where it changed since `version`.
[[nodiscard]] Outcome change_details(store::Database& database, const store::AuditContext& audit,
                                     const std::string& programme_id, const std::string& id, const Details& details,
                                     std::int64_t version);
/// More places, charged from that day on by the kind's price of today.
[[nodiscard]] Outcome take_places(store::Database& database, const store::AuditContext& audit,
                                  const std::string& programme_id, const std::string& id, std::int64_t places);

/// Both at once, or nothing: its details and how many places it has. Errors as the two above have them.
[[nodiscard]] Outcome change_membership(store::Database& database, const store::AuditContext& audit,
                                        const std::string& programme_id, const Membership& before,
                                        const Details& details, std::int64_t places);

/// Names somebody from today on; returns their id. Errors as check_named and may_name have them.
[[nodiscard]] Result<std::string> name_person(store::Database& database, const store::AuditContext& audit,
                                              const std::string& programme_id, const std::string& id,
                                              const Named& person);
/// Takes somebody out from today on, or, with `back`, undoes that where a place is theirs still.
[[nodiscard]] Outcome take_out(store::Database& database, const store::AuditContext& audit,
                               const std::string& programme_id, const std::string& id, const std::string& person_id,
                               bool back = false);

/// Sells the next period to the same holder, with the same people, at the kind's price of today; returns its id.
/// conflict where one follows already, or it was cancelled.
[[nodiscard]] Result<std::string> renew(store::Database& database, const store::AuditContext& audit,
                                        const std::string& programme_id, const std::string& id);
/// Takes a membership back that was sold by mistake. conflict where an invoice or a renewal hangs on it.
[[nodiscard]] Outcome take_back(store::Database& database, const store::AuditContext& audit,
                                const std::string& programme_id, const std::string& id);
/// Ends it: from `day` on it covers nobody. What was invoiced is for credit notes; what was not is not owed: no invoice
/// is written of a cancelled one.
[[nodiscard]] Outcome cancel(store::Database& database, const store::AuditContext& audit,
                             const std::string& programme_id, const std::string& id, Date day,
                             const std::string& reason);
[[nodiscard]] Outcome undo_cancel(store::Database& database, const store::AuditContext& audit,
                                  const std::string& programme_id, const std::string& id);

}  // namespace muster::membership
