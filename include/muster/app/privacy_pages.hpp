#pragma once
// The pages about people and their data: finding somebody, what is held of them, erasing them, and how long what is
// kept.

#include <muster/base/clock.hpp>
#include <muster/http/router.hpp>
#include <muster/store/database.hpp>

namespace muster::app {

/// Routes: /people, /people/{person} and below, /privacy and below, /events/{event}/needs-counts.csv and .xlsx.
void add_privacy_pages(http::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::app
