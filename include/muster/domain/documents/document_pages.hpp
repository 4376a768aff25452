#pragma once
// Pages of documents: the team's for each event, and those on which members and everybody find them.

#include <muster/domain/documents/document.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

#include <string>

namespace muster::store {
class Database;
}

namespace muster::documents {

/// Where an edition's file lies for everybody: only where everybody may see it.
[[nodiscard]] std::string public_file_path(const Document& document, const std::string& format);

/// Routes: /events/{event}/documents and below, /my/{code}/documents and below, /d/{code}/{format}, and what programs
/// read and change under /api.
void add_pages(web::Router& router, store::Database& database, const Clock& clock);

}  // namespace muster::documents
