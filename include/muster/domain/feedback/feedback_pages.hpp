#pragma once
// The attendee's form on a phone, and the pages on which organisers publish it, open it and type in the tables' notes.

#include <muster/kit/base/clock.hpp>
#include <muster/kit/base/result.hpp>
#include <muster/platform/web/router.hpp>

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace muster::store {
class Database;
}

namespace muster::feedback {

/// Forms that come with Muster, offered when an event has none yet: name and text.
using ShippedForms = std::vector<std::pair<std::string, std::string>>;

/// Routes: /f/{code} (answering), /events/{event}/form (publish, preview, open, close, schedule, link, QR sheet,
/// answers by export), /events/{event}/notes.
void add_pages(web::Router& router, store::Database& database, const Clock& clock, ShippedForms forms);

}  // namespace muster::feedback
