#pragma once
// The pages on which answers are read for their themes, and the codebook is kept.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::store {
class Database;
}

namespace muster::themes {

/// Routes: /events/{event}/themes, /events/{event}/themes/{question}, /events/{event}/codebook with its files and
/// import.
void add_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::themes
