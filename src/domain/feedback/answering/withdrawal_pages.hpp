#pragma once
// Shows the code to somebody who sent their answers, and withdraws the answers by it.

#include "linked_form_pages.hpp"

#include <string>

namespace muster::feedback {

/// Hands the code to the page of thanks, which shows it once: a cookie of that address alone, for a few minutes. Never
/// in an address, which browsers keep and proxies write down.
void hand_over_receipt(const web::Request& request, const std::string& receipt, web::Reply& reply);
/// The code that was handed over, or empty; `forget_receipt` takes it out of the browser.
[[nodiscard]] std::string handed_receipt(const web::Request& request);
void forget_receipt(const web::Request& request, web::Reply& reply);

/// Says the code where there is one; `view` is of pages/thanks.html.
void show_receipt(web::View& view, const web::Request& request, const LinkedForm& asked, const std::string& receipt);

}  // namespace muster::feedback
