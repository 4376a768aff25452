#pragma once
// What is asked about and its form, added together.

#include <muster/domain/events/event.hpp>
#include <muster/domain/feedback/round.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>

#include <functional>
#include <string>

namespace muster::feedback {

/// Adds what is asked about and publishes its form, in one transaction: both or neither. Errors: those of `add`, and of
/// publish_form.
[[nodiscard]] Result<Round> publish_with(store::Database& database, const store::AuditContext& audit,
                                         const std::function<Result<events::Event>(store::Session&)>& add,
                                         const std::string& form_text, const std::string& source);

}  // namespace muster::feedback
