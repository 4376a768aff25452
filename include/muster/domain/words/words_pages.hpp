#pragma once
// The pages of phrases, of the words of two groups, and of the programme's word list; for programs too.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::store {
class Database;
}

namespace muster::figures {
class Summaries;
}

namespace muster::words {

/// Routes: /events/{event}/words, /events/{event}/words/{question} and its answers, /events/{event}/words-compared,
/// /events/{event}/word-list, and the same under /api.
void add_pages(web::Router& router, store::Database& database, const Clock& clock, figures::Summaries& summaries);

}  // namespace muster::words
