#pragma once
// The certificates of many as a job.

#include <muster/domain/events/event.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/jobs/job.hpp>
#include <muster/platform/store/database.hpp>

#include <string>

namespace muster::booking {

[[nodiscard]] std::string certificates_title(const events::Event& event);
/// `site` begins the addresses on the papers.
[[nodiscard]] jobs::Order certificates_order(const events::Event& event, const std::string& site);
void add_certificate_jobs(jobs::Kinds& kinds, store::Database& database, const Clock& clock);

}  // namespace muster::booking
