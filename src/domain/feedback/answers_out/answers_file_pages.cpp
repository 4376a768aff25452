// An event's answers as a file: at once, or by a job where they are many.
#include "answer_readers_pages.hpp"
#include "answers_jobs.hpp"
#include "domain/feedback/context_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/programme_sql.hpp>
#include <muster/domain/site/background.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/kit/base/number.hpp>

namespace muster::feedback {
namespace {

AnswersWanted wanted_by(const web::Request& request, const std::string& format) {
  return {format, request.query.get("rows") == "whole", request.query.get("question")};
}

/// The address at which the same file is asked for.
std::string address_of(const events::Event& event, const AnswersWanted& wanted) {
  const auto path = path_of(event, "/answers." + wanted.format);
  if (wanted.whole_rows) return path + "?rows=whole";
  return wanted.question.empty() ? path : path + "?question=" + percent_encoded(wanted.question);
}

web::Reply answers(const PageContext& context, const web::Request& request, const std::string& format) {
  const auto& slug = request.capture("event");
  const auto wanted = wanted_by(request, format);
  MUSTER_PAGE(event, request, events::find_event(context.database, slug));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), slug));
  if (!may_read(request, round)) return site::error_page(request, not_told());
  if (round && round->responses > site::most_rows_at_once)
    return site::offer_file(request, frame_of(event, {}, site::Tab::form), answers_title(event, format),
                            counted(round->responses, "answer", "answers"), address_of(event, wanted));
  MUSTER_PAGE(file, request, answers_file(context.database, context.now(), slug, wanted));
  return web::download(std::move(file.bytes), file.content_type, file.name);
}

web::Reply start_answers(const PageContext& context, const web::Request& request, const std::string& format) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), event.slug));
  if (!may_read(request, round)) return site::error_page(request, not_told());
  MUSTER_PAGE(programme, request, context.database.read([&](store::Session& session) {
    return events::programme_id_of(session, event.slug);
  }));
  return site::start_job(request, context.database, context.now(),
                         answers_order(event, programme, wanted_by(request, format), !round || round->readers_told));
}

}  // namespace

void add_answers_file_pages(web::Router& router, const PageContext& context) {
  const auto right = access::Permission::read_answers;
  for (const std::string format : {"csv", "xlsx", "json", "sps"}) {
    const auto path = "/events/{event}/answers." + format;
    router.get(path, right,
               [context, format](const web::Request& request) { return answers(context, request, format); });
    router.post(path, right,
                [context, format](const web::Request& request) { return start_answers(context, request, format); });
  }
}

}  // namespace muster::feedback
