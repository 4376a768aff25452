// Gathers the rooms' pages.
#include <muster/app/site.hpp>

#include <muster/access/access_pages.hpp>
#include <muster/app/guard.hpp>
#include <muster/app/privacy_pages.hpp>
#include <muster/app/shipped.hpp>
#include <muster/booking/booking_pages.hpp>
#include <muster/events/events_pages.hpp>
#include <muster/feedback/feedback_pages.hpp>
#include <muster/mail/mail_pages.hpp>
#include <muster/report/report_pages.hpp>

namespace muster::app {
namespace {

std::vector<std::pair<std::string, std::string>> shipped_texts(const std::string& folder, const std::string& ending) {
  std::vector<std::pair<std::string, std::string>> texts;
  for (const auto& name : shipped_names(folder, ending)) {
    texts.emplace_back(name, std::string(shipped(folder + "/" + name + ending)));
  }
  return texts;
}

}  // namespace

http::Router site(store::Database& database, const Clock& clock, report::Summaries& summaries,
                  const SiteOptions& options) {
  http::Router router;
  const auto limits = std::make_shared<access::Limits>();
  router.set_guard(guard(database, clock, limits));
  access::add_pages(router, database, clock, {options.mail}, limits);
  mail::add_pages(router, database, clock);
  events::add_pages(router, database, clock);
  booking::add_pages(router, database, clock);
  feedback::add_pages(router, database, clock, shipped_texts("forms", ".form"));
  report::add_pages(router, database, clock, summaries, shipped_texts("reports", ".report"));
  add_privacy_pages(router, database, clock);
  return router;
}

}  // namespace muster::app
