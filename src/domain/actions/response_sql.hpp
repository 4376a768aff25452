#pragma once
// The statements of responses.

#include <muster/domain/actions/comment.hpp>
#include <muster/platform/store/database.hpp>

#include <string>
#include <utility>
#include <vector>

namespace muster::actions::sql {

/// All of an event, with what they answer.
[[nodiscard]] std::vector<std::pair<Said, Response>> responses_of(store::Session& session, const std::string& event_id);
/// Version 0 where there is none.
[[nodiscard]] Response find_response(store::Session& session, const std::string& event_id, const Said& said);
/// Replaces what is there; its version grows.
void save_response(store::Session& session, const std::string& programme_id, const std::string& event_id,
                   const Said& said, const Response& response);
void delete_response(store::Session& session, const std::string& event_id, const Said& said);

}  // namespace muster::actions::sql
