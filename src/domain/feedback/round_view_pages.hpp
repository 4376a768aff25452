#pragma once
// The page of a published form: its state, link, schedule and answers.

#include "site_pages.hpp"

namespace muster::feedback {

/// `problem` is shown first where something was refused; the schedule then keeps what was typed in `request.form`.
[[nodiscard]] web::Reply round_page(const Site& site, const web::Request& request, const events::Event& event,
                                    const Round& round, const std::optional<Problem>& problem = std::nullopt);

/// The whole address that is read aloud: "http://HOST/f/CODE".
[[nodiscard]] std::string link_of(const web::Request& request, const Round& round);

}  // namespace muster::feedback
