#pragma once
// Those who were ticked in the list, on the pages that ask something once for all of them.

#include "domain/booking/delegate_pages.hpp"
#include "step_mail_service.hpp"

#include <muster/domain/booking/booking_state_service.hpp>
#include <muster/domain/events/event.hpp>
#include <muster/platform/web/form.hpp>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace muster::booking {

struct Selection {
  std::vector<std::string> people;  ///< ids of those with whom it can be done
  std::vector<std::string> names;   ///< of the first of them
  std::size_t others = 0;           ///< with whom it cannot be done
};
[[nodiscard]] Selection chosen_in(const PageContext& context, const web::Request& request,
                                  const std::function<bool(const BookingState&)>& able);

/// "Gwen Abara, Zofia Birtwell and 3 others."
[[nodiscard]] std::string names_words(std::vector<std::string> names, std::int64_t people);

/// The list again with a sentence, where nobody was ticked or too many were: `what` ends "Tick ".
[[nodiscard]] std::optional<web::Reply> refused_choice(const PageContext& context, const web::Request& request,
                                                       const std::string& what);

/// The page that asks; `trail` is its name above the heading.
struct Question {
  std::string trail;
  std::string headline;
  std::string others;  ///< what is said of those with whom it cannot be done; may be empty
  std::string note;
  std::optional<StepMail> mail{};  ///< that goes with it
};
[[nodiscard]] web::Reply ask_of(const web::Request& request, const events::Event& event, const Selection& chosen,
                                const Question& question, const web::Form& form);

}  // namespace muster::booking
