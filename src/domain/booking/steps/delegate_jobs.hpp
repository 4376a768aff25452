#pragma once
// What a page orders where the file of delegates is long.

#include "domain/booking/list_file/delegate_file_service.hpp"

#include <muster/domain/events/event.hpp>

namespace muster::booking {

/// "Delegates of London SEND Summit as XLSX".
[[nodiscard]] std::string delegates_title(const events::Event& event, const std::string& format);
/// A search is no part of it: an order names nobody.
[[nodiscard]] jobs::Order delegates_order(const events::Event& event, const ListQuery& query, const std::string& format,
                                          Contacts contacts);
}  // namespace muster::booking
