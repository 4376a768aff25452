#pragma once
// The statements of receipts, by which concerns are taken back.

#include <muster/domain/actions/action.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>

namespace muster::actions::sql {

/// The action of the concern that is kept beside that hash.
[[nodiscard]] std::optional<std::string> concern_with_hash(store::Session& session, const std::string& hash);
void keep_hash(store::Session& session, const std::string& action_id, const std::string& hash);
/// The action of the very same words of the same sender and day in a programme.
[[nodiscard]] std::optional<std::string> same_concern(store::Session& session, const std::string& programme_id,
                                                      const Concern& concern);

}  // namespace muster::actions::sql
