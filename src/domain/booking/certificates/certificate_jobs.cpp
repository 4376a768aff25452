// Certificates of many: codes are drawn in pieces, then one PDF is made.
#include "certificate_jobs.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/certificate_service.hpp>

namespace muster::booking {
namespace {

constexpr const char* kind = "certificates";

}  // namespace

std::string certificates_title(const events::Event& event) { return "Certificates of " + event.title; }

jobs::Order certificates_order(const events::Event& event, const std::string& site) {
  return {kind, certificates_title(event), jobs::payload_of({{"event", event.slug}, {"site", site}}),
          event.programme_id, std::string(access::permission_name(access::Permission::take_delegates))};
}

void add_certificate_jobs(jobs::Kinds& kinds, store::Database& database, const Clock& clock) {
  kinds.add(kind, [&database, &clock](jobs::Work& work) -> Result<jobs::JobResult> {
    const auto event = work.given("event");
    MUSTER_TRY(made, make_certificates(database, clock.now(), event, {}, work));
    MUSTER_TRY(bytes, certificates_pdf(made, work.given("site")));
    return jobs::JobResult{
        {}, {}, jobs::JobFile{"certificates-" + event + ".pdf", "application/pdf", std::move(bytes)}};
  });
}

}  // namespace muster::booking
