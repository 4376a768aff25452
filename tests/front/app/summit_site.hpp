#pragma once
// The programme lead's pages over the example summit, asked as a browser would ask, without a network.

#include <muster/domain/figures/summary_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/store/audit.hpp>
#include <muster/platform/store/database.hpp>
#include <muster/platform/web/router.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "support/test_database.hpp"

namespace summit_site {

inline constexpr const char* event = "/events/london-send-summit-2022";

/// What a fresh site holds.
enum class SiteContent {
  example,  ///< the first London SEND Summit, answers closed
  nothing,  ///< London, and no event
};

class SummitSite {
 public:
  explicit SummitSite(SiteContent holds = SiteContent::example);
  SummitSite(const SummitSite&) = delete;
  SummitSite& operator=(const SummitSite&) = delete;

  /// GET; `address` may carry a query.
  muster::web::Reply get(const std::string& address);
  muster::web::Reply post(const std::string& address, const std::vector<std::pair<std::string, std::string>>& fields);
  /// The body as application/json; fails where it is none.
  muster::web::Reply post_json(const std::string& address, const std::string& body);
  /// A form with one file in the field `field`.
  muster::web::Reply upload(const std::string& address, const std::vector<std::pair<std::string, std::string>>& fields,
                            const std::string& field, const std::string& bytes);
  /// The page's text without tags, spaces run together; fails where the status is not 200.
  std::string words(const std::string& address);

  muster::store::Database& database() { return place_.database(); }
  muster::store::AuditContext audit() const { return {"test", clock_.now()}; }
  muster::HandClock& clock() { return clock_; }

 private:
  muster::test::TestDatabase place_;
  muster::HandClock clock_;
  std::unique_ptr<muster::figures::Summaries> summaries_;
  muster::web::Router router_;
};

/// What stands between the tags, entities of the five special characters undone, runs of white space one space.
std::string text_of(const std::string& html);

}  // namespace summit_site
