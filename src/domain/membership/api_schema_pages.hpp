#pragma once
// How programs are told what memberships and invoices look like.

#include <muster/platform/web/schema.hpp>

namespace muster::membership {

[[nodiscard]] web::Schema membership_schema();
/// Somebody whom a membership names, or named.
[[nodiscard]] web::Schema named_schema();
/// With everybody whom it names, and its details.
[[nodiscard]] web::Schema sheet_schema();
[[nodiscard]] web::Schema invoice_schema();

}  // namespace muster::membership
