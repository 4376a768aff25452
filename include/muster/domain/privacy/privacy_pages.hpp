#pragma once
// The pages about people and their data: finding somebody, what is held of them, erasing them, and how long what is
// kept.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::store {
class Database;
}

namespace muster::privacy {

/// Routes: /people, /people/{person} and below, /privacy and below.
void add_privacy_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::privacy
