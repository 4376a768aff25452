#pragma once
// The next step of an event, by the rule of its own page and without its figures.

#include <muster/domain/events/next_step.hpp>
#include <muster/kit/base/clock.hpp>

#include <optional>

namespace muster::dashboard {

[[nodiscard]] std::optional<events::NextStep> next_step(store::Session& session, const events::Event& event,
                                                        Instant now);

}  // namespace muster::dashboard
