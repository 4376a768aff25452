#pragma once
// Certificates as JSON, for programs and for commands.

#include <muster/domain/booking/certificate_service.hpp>
#include <muster/kit/base/json.hpp>

namespace muster::booking {

[[nodiscard]] Json certificates_json(const CertificateBook& book);
/// Rules with what a program sends; a member that is missing stays as it is. The error names the member.
[[nodiscard]] Result<CertificateRules> certificate_rules_from(const Json& sent, CertificateRules rules);

}  // namespace muster::booking
