#pragma once
// A phone's page of something that has not opened yet: it goes on by itself when that opens.

#include <muster/domain/site/frame.hpp>

#include <chrono>
#include <optional>

namespace muster::site {

/// As phone_page, and the same address is looked at again and again: often near `opens_in` (from now; nothing where
/// nobody knows), seldom long before. A script says that it is open before it goes on; without one the browser loads
/// the page anew. Only for the answer to GET: a page that was sent for holds what was typed.
[[nodiscard]] web::Reply waiting_page(const web::Request& request, const PhoneFrame& frame, std::string content,
                                      std::optional<std::chrono::seconds> opens_in);

}  // namespace muster::site
