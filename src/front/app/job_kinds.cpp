// Gathers the rooms' kinds of jobs.
#include <muster/front/app/job_kinds.hpp>

#include "name_keys.hpp"

#include <muster/domain/booking/booking_jobs.hpp>
#include <muster/domain/feedback/feedback_jobs.hpp>
#include <muster/domain/intake/intake_jobs.hpp>
#include <muster/domain/passage/passage_jobs.hpp>
#include <muster/domain/privacy/privacy_jobs.hpp>
#include <muster/domain/report/report_jobs.hpp>
#include <muster/domain/themes/themes_jobs.hpp>
#include <muster/front/app/imports.hpp>
#include <muster/front/app/shipped.hpp>

namespace muster::app {

jobs::Kinds job_kinds(store::Database& database, const Clock& clock, figures::Summaries& summaries) {
  jobs::Kinds kinds;
  booking::add_jobs(kinds, database, clock);
  feedback::add_jobs(kinds, database, clock);
  intake::add_jobs(kinds, database, clock, app::kinds());
  passage::add_jobs(kinds, database, clock, renew_keys);
  privacy::add_jobs(kinds, database, clock);
  themes::add_jobs(kinds, database, clock);
  report::add_jobs(kinds, database, clock, summaries, shipped_texts("reports", ".report"));
  return kinds;
}

}  // namespace muster::app
