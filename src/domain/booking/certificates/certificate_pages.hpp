#pragma once
// What the pages of certificates share.

#include "domain/booking/delegate_pages.hpp"

#include <muster/domain/booking/certificate_service.hpp>

namespace muster::booking {

[[nodiscard]] inline std::string certificates_path(const std::string& event_slug, const std::string& rest = {}) {
  return "/events/" + event_slug + "/certificates" + rest;
}

void add_certificate_pages(web::Router& router, const PageContext& context);
void add_certificate_api_pages(web::Router& router, const PageContext& context);
/// Where anybody confirms a code, and where whoever came finds their own.
void add_certificate_public_pages(web::Router& router, const PageContext& context);

}  // namespace muster::booking
