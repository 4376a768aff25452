// Long work asked for on a page.
#include <muster/domain/site/background.hpp>

#include <muster/platform/jobs/job_service.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::site {

web::Reply offer_file(const web::Request& request, Frame frame, const std::string& title, const std::string& rows,
                      const std::string& action) {
  web::View view;
  view.set("FILE_TITLE", title).set("ROWS", rows);
  view.markup("FORM", web::Form(request, action).button("Make the file").shown());
  frame.title = title;
  return desk_page(request, frame, web::render("domain/site/pages/offer_file.html", view));
}

web::Reply start_job(const web::Request& request, store::Database& database, Instant now, const jobs::Order& order) {
  const auto job = jobs::order(database, {request.visitor.actor(), now}, order);
  return job.ok() ? web::redirect(jobs::page_of(*job)) : error_page(request, job.error());
}

}  // namespace muster::site
