#pragma once
// The forms whose questions may be taken over: those of the programme, and those that come with Muster.

#include <muster/domain/events/event.hpp>
#include <muster/domain/feedback/feedback_pages.hpp>
#include <muster/domain/feedback/form_cards.hpp>
#include <muster/platform/store/database.hpp>

#include <vector>

namespace muster::feedback {

[[nodiscard]] std::vector<BankForm> bank_forms(store::Database& database, const events::Event& event,
                                               const ShippedForms& shipped);

}  // namespace muster::feedback
