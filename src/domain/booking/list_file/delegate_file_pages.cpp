// The list of delegates as a file: at once, or by a job where it is long.
#include "domain/booking/address.hpp"
#include "domain/booking/delegate_pages.hpp"
#include "domain/booking/steps/delegate_jobs.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/background.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;

Contacts contacts_of(const Request& request) {
  return request.visitor.may(access::permission_name(access::Permission::see_contacts)) ? Contacts::shown
                                                                                        : Contacts::left_out;
}

Reply file(const PageContext& context, const Request& request, const std::string& format) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  const auto query = asked_delegates(request);
  const auto contacts = contacts_of(request);
  MUSTER_PAGE(rows, request, delegates_found(context.database, event.slug, query, contacts));
  if (rows > site::most_rows_at_once) {
    // What a job is to do is kept for days, and a search may be a name.
    if (!query.search.empty())
      return site::error_page(request, bad_input(counted(rows, "delegate is", "delegates are") +
                                                 " found. Narrow the search, or take the whole list."));
    return site::offer_file(request, delegates_frame(event, {}), delegates_title(event, format),
                            counted(rows, "delegate", "delegates"), address(request.path, request.query.entries()));
  }
  MUSTER_PAGE(made, request, delegates_file(context.database, event.slug, query, format, contacts));
  return web::download(std::move(made.bytes), made.content_type, made.name);
}

Reply start(const PageContext& context, const Request& request, const std::string& format) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  return site::start_job(request, context.database, context.clock.now(),
                         delegates_order(event, asked_delegates(request), format, contacts_of(request)));
}

}  // namespace

void add_delegate_file_pages(web::Router& router, const PageContext& context) {
  const auto right = access::Permission::take_delegates;
  for (const std::string format : {"csv", "xlsx"}) {
    const auto path = "/events/{event}/delegates." + format;
    router.get(path, right, [context, format](const Request& request) { return file(context, request, format); });
    router.post(path, right, [context, format](const Request& request) { return start(context, request, format); });
  }
}

}  // namespace muster::booking
