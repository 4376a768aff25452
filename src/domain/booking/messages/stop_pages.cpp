// The page behind a mail's link that stops such mails: one press, and one to take it back. Mail programs press it too.
#include "planned_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/access/programme_sql.hpp>
#include <muster/domain/booking/message.hpp>
#include <muster/domain/booking/stopped_news_service.hpp>
#include <muster/domain/site/page_of.hpp>

namespace muster::booking {
namespace {

using access::Permission;
using web::Reply;
using web::Request;

std::string here_of(const Request& request) { return std::string(mail::stop_path) + request.capture("key"); }

Reply page_of(const Request& request, const StoppedNews& news) {
  web::View view;
  view.set("STYLE", web::asset("agenda.css"));
  if (news.stopped) {
    view.head("These mails are stopped", news.programme +
                                             " sends you no more news. What you booked, and changes of it, you are "
                                             "still told about.");
    view.markup("FORM", web::Form(request, here_of(request))
                            .knowing("again", "yes")
                            .button({.words = "Get them again", .look = web::Button::Look::second})
                            .shown());
  } else {
    view.head(
        "Stop news of " + news.programme + "?",
        "You then get no news of it, and no mails of its lists. You are still told about what you booked, asked for "
        "your views, and written to about a membership. Nobody is told why.");
    view.markup("FORM", web::Form(request, here_of(request)).button("Stop these mails").shown());
  }
  return site::phone_page(request, {"Mails of " + news.programme, news.programme, {}, 0, 0, false},
                          web::render("domain/booking/pages/stop_mails.html", view));
}

Reply look(const PageContext& context, const Request& request) {
  MUSTER_PAGE(news, request, stopped_news(context.database, request.capture("key")));
  return page_of(request, news);
}

Reply press(const PageContext& context, const Request& request) {
  const bool stop = request.form.get("again") != "yes";
  MUSTER_PAGE(news, request, set_stopped_news(context.database, context.clock.now(), request.capture("key"), stop));
  return page_of(request, news);
}

}  // namespace

void add_stop_pages(web::Router& router, const PageContext& context) {
  const std::string here = std::string(mail::stop_path) + "{key}";
  router.get(here, Permission::open_site, [context](const Request& request) { return look(context, request); })
      .holds_secret();
  router.post(here, Permission::open_site, [context](const Request& request) { return press(context, request); })
      .holds_secret();
}

}  // namespace muster::booking
