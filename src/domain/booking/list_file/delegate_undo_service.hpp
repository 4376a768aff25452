#pragma once
// Taking an import of delegates back in pieces.

#include <muster/domain/intake/kind_service.hpp>

#include <memory>

namespace muster::booking {

[[nodiscard]] std::unique_ptr<intake::Withdrawal> withdraw_delegates(const intake::Import& import);
/// "Ada Bell: marked since" of each that undoing leaves.
[[nodiscard]] std::vector<std::string> kept_by_undoing(store::Session& session, const intake::Import& import);

}  // namespace muster::booking
