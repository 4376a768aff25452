#pragma once
// The one draft of an event's form, in the store.

#include <muster/domain/feedback/form_draft.hpp>
#include <muster/platform/store/database.hpp>

#include <optional>
#include <string>

namespace muster::feedback::sql {

[[nodiscard]] std::optional<FormDraft> select_form_draft(store::Session& session, const std::string& event_id);
void put_form_draft(store::Session& session, const std::string& event_id, const FormDraft& draft);
/// True where there was one.
bool delete_form_draft(store::Session& session, const std::string& event_id);

}  // namespace muster::feedback::sql
