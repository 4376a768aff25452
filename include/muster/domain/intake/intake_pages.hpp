#pragma once
// The pages on which a file is taken in, the same for every kind.

#include <muster/domain/intake/kind_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::intake {

/// Characters of rows that are pasted into a page; more come as a file.
inline constexpr std::size_t longest_pasted = 1'000'000;

/// For each kind, below /events/{event} and its path: choosing a file, its verdicts, decisions, what is left out as a
/// file, importing, cancelling, undoing. Everything named outlives the router.
void add_pages(web::Router& router, store::Database& database, const Clock& clock, const Kinds& kinds);

}  // namespace muster::intake
