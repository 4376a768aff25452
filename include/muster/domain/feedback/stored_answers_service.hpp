#pragma once
// A round's answers as they are stored, for whoever keeps them in another shape and needs only what is new. A key is
// random: it says nothing of who answered or when.

#include <muster/domain/feedback/round.hpp>
#include <muster/platform/store/database.hpp>

#include <functional>
#include <optional>
#include <string>

namespace muster::feedback {

/// Calls `take` with the key of each answer that figures may be made of, in the order of the keys.
void each_answer_key(store::Session& session, const Round& round,
                     const std::function<void(const std::string& key)>& take);
/// The same with the answers, as forms::to_json wrote them.
void each_stored_answer(store::Session& session, const Round& round,
                        const std::function<void(const std::string& key, const std::string& answers)>& take);
/// Those with that key; nothing where they are gone.
[[nodiscard]] std::optional<std::string> stored_answer(store::Session& session, const Round& round,
                                                       const std::string& key);

}  // namespace muster::feedback
