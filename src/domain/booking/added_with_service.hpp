#pragma once
// Adding a delegate together with something else that must be done, or not be done, with it.

#include <muster/domain/booking/delegate_change_service.hpp>

#include <functional>
#include <string>

namespace muster::booking {

struct AddedWith {
  std::function<Outcome(store::Session&)> before{};  ///< where it fails nobody is added
  std::function<void(store::Session&, const std::string& booking_id)> after{};
  bool may_be_none = false;  ///< they may come without an organisation ...
  std::string own_kind{};    ///< ... as this kind
};
/// As `add_delegate`, in one transaction with what goes before and after.
[[nodiscard]] Result<DelegateChange> add_delegate(store::Database& database, const store::AuditContext& audit,
                                                  const std::string& event_slug, const people::TypedPerson& typed,
                                                  State state, const AddedWith& with);

}  // namespace muster::booking
