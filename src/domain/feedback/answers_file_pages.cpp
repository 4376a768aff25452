// An event's answers as a file: at once, or by a job where they are many.
#include "answers_jobs.hpp"
#include "context_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/programme_sql.hpp>
#include <muster/domain/site/background.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::feedback {
namespace {

web::Reply answers(const PageContext& context, const web::Request& request, const std::string& format) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(event, request, events::find_event(context.database, slug));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), slug));
  if (round && round->responses > site::most_rows_at_once)
    return site::offer_file(request, frame_of(event, {}, site::Tab::form), answers_title(event, format),
                            counted(round->responses, "answer", "answers"), path_of(event, "/answers." + format));
  MUSTER_PAGE(file, request, answers_file(context.database, context.now(), slug, format));
  return web::download(std::move(file.bytes), file.content_type, file.name);
}

web::Reply start_answers(const PageContext& context, const web::Request& request, const std::string& format) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(programme, request, context.database.read([&](store::Session& session) {
    return events::programme_id_of(session, event.slug);
  }));
  return site::start_job(request, context.database, context.now(), answers_order(event, programme, format));
}

}  // namespace

void add_answers_file_pages(web::Router& router, const PageContext& context) {
  const auto right = access::Permission::take_answers;
  for (const std::string format : {"csv", "xlsx"}) {
    const auto path = "/events/{event}/answers." + format;
    router.get(path, right,
               [context, format](const web::Request& request) { return answers(context, request, format); });
    router.post(path, right,
                [context, format](const web::Request& request) { return start_answers(context, request, format); });
  }
}

}  // namespace muster::feedback
