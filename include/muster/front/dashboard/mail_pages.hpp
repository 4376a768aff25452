#pragma once
// The page on which organisers see what was mailed and what could not be.

#include <muster/kit/base/clock.hpp>
#include <muster/platform/mail/kinds.hpp>
#include <muster/platform/web/router.hpp>

namespace muster::store {
class Database;
}

namespace muster::dashboard {

/// Routes: GET /mail and its files, POST /mail/retry. They show the mail of the programmes in which the visitor has the
/// right "mail".
void add_pages(web::Router& router, store::Database& database, const Clock& clock);

/// Routes: GET /mail/preview, what each kind of message says; GET /mail/{message}, what one of the outbox says.
/// Database and clock must outlive the router.
void add_mail_preview_pages(web::Router& router, store::Database& database, const Clock& clock, mail::Kinds kinds);

}  // namespace muster::dashboard
