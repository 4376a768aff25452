#pragma once
// Messages of an event as programs read and send them.

#include <muster/domain/booking/planned_message.hpp>
#include <muster/domain/booking/planned_message_service.hpp>
#include <muster/kit/base/json.hpp>

namespace muster::booking {

[[nodiscard]] Json message_json(const PlannedMessage& message, const events::Event& event);
[[nodiscard]] Json sent_json(const SentRow& row);
[[nodiscard]] Json copy_json(const CopyRow& row);
/// Puts what was sent over `message`: "subject", "text", "kind", "states", "organisations", "answered", "condition",
/// "timing", "days", "time", "at". What is left out stays. bad_input names the member that cannot be.
[[nodiscard]] Outcome take_message(const Json& sent, PlannedMessage& message);

}  // namespace muster::booking
