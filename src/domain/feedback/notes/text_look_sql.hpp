#pragma once
// The SQL of decisions about texts.

#include <muster/domain/feedback/text_look.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::feedback::sql {

[[nodiscard]] TextLooks text_looks(store::Session& session, const std::string& round_id);
void keep_text_look(store::Session& session, const std::string& round_id, const std::string& key, const TextLook& look);
/// Nobody has looked at it then.
void forget_text_look(store::Session& session, const std::string& round_id, const std::string& key);

}  // namespace muster::feedback::sql
