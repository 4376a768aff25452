#pragma once
// What the pages of a programme's network share, and where each is.

#include <muster/domain/people/gazetteer.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/front/dashboard/network_service.hpp>
#include <muster/kit/base/clock.hpp>
#include <muster/platform/web/router.hpp>

#include <memory>
#include <string>

namespace muster::dashboard {

struct NetworkContext {
  store::Database& database;
  const Clock& clock;
  std::shared_ptr<const people::Gazetteer> gazetteer;
  bool mail = false;  ///< whether a mail server is named

  [[nodiscard]] store::AuditContext audit(const web::Request& request) const {
    return {request.visitor.actor(), clock.now(), request.visitor.programme};
  }
};

/// The four pages of the first run, in their order.
enum class SetUpPage { network, places, organisations, mail };

/// "/programmes/{id}/places" of the programme that the request names.
[[nodiscard]] std::string network_path(const web::Request& request, const std::string& page);

/// Whether the four pages are still to be gone through: without an event there is nothing else to do.
[[nodiscard]] bool is_first_run(const Network& network);

/// Fills part_set_up_steps.html: where of the four pages one is, and what stands in those before.
void show_set_up_steps(web::View& view, const NetworkContext& context, const Network& network, SetUpPage page);

web::Reply network_name_page(const NetworkContext& context, const web::Request& request);
web::Reply network_places_page(const NetworkContext& context, const web::Request& request);
web::Reply add_organisations_page(const NetworkContext& context, const web::Request& request);
web::Reply network_mail_page(const NetworkContext& context, const web::Request& request);
web::Reply logo_reply(const NetworkContext& context, const web::Request& request);

}  // namespace muster::dashboard
