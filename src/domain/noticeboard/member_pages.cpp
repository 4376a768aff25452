// Notices as members read them: the list, one, and the answer to it.
#include "context_pages.hpp"

#include <muster/domain/access/throttle_pages.hpp>
#include <muster/kit/base/address.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>

namespace muster::noticeboard {
namespace {

using web::Button;
using web::Reply;
using web::Request;
using web::View;

constexpr std::size_t rows_of_page = 50;

std::string home_of(const members::Visit& visit, const std::string& below = {}) {
  return members::area_path(visit.area.code, "/notices" + below);
}

std::string template_of(const char* name) { return std::string("domain/noticeboard/pages/") + name; }

struct SearchForm {
  web::Form form;
  web::Field<std::string> words = form.search("q", "Words of a notice");
  web::Field<std::string> kind = form.select<std::string>(
      "kind", "Which notices", {{"", "", "All"}, {"request", "request", "Requests"}, {"job", "job", "Job adverts"}});
};

bool holds_words(const Notice& notice, const std::string& wanted) {
  const auto& content = notice.content;
  return wanted.empty() ||
         folded_name(content.title + " " + content.body + " " + content.organisation + " " + content.place)
                 .find(wanted) != std::string::npos;
}

Reply list_page(const PageContext& context, const Request& request, const members::Visit& visit) {
  MUSTER_PAGE(found, request,
              open_notices(context.database, context.clock.now(), visit.area.programme_id, Reader::member));
  const auto all = found.size();
  const auto words = request.query.get("q");
  const auto kind = parse_kind(request.query.get("kind"));
  std::erase_if(found, [&](const Notice& notice) {
    return (kind.ok() && notice.kind != *kind) || !holds_words(notice, folded_name(words));
  });
  View view;
  view.head("Notices", "What members of " + visit.area.programme +
                           " ask one another, and jobs. The team looks at each before it is shown.");
  view.set("ADD_PATH", home_of(visit, "/add")).set("MINE_PATH", home_of(visit, "/mine"));
  if (all == 0) {
    view.add("NONE", "No notice is up at the moment. What you ask, others may know.");
  } else {
    SearchForm search{web::Form::asking(request, home_of(visit)).button({"Find", {}, Button::Look::second}).look("")};
    (void)search.kind.begins(kind.ok() ? std::string(kind_code(*kind)) : std::string());
    (void)search.words.begins(words);
    view.add("SEARCH").markup("SEARCH_FORM", search.form.shown());
    if (found.empty())
      view.add("NONE", "No notice fits. Look for other words, or at all of them.")
          .add_link("ALL", "All notices", home_of(visit));
  }
  const auto pages = std::max<std::size_t>((found.size() + rows_of_page - 1) / rows_of_page, 1);
  const auto asked = parse_integer(request.query.get("page")).value_or(1);
  const auto page = static_cast<std::size_t>(std::clamp<std::int64_t>(asked, 1, static_cast<std::int64_t>(pages)));
  auto* rows = found.empty() ? nullptr : &view.add("ROWS");
  for (auto at = (page - 1) * rows_of_page; at < std::min(page * rows_of_page, found.size()); ++at)
    rows->add_link("NOTICE", found[at].content.title, home_of(visit, "/" + found[at].id))
        .set("FACTS", facts_of(found[at]));
  if (page < pages)
    view.add_link(
        "NEXT", "More notices",
        muster::address(home_of(visit),
                        {{"q", words}, {"kind", request.query.get("kind")}, {"page", std::to_string(page + 1)}}));
  return members::area_reply(request, visit, {"Notices", members::AreaTab::adverts}, view, template_of("notices.html"));
}

struct AnswerForm {
  web::Form form;
  web::Field<std::string> words =
      form.lines("words", "Your answer").rows(6).most(longest_answer).missing("Write your answer");
  web::Field<std::string> name = form.text("name", "Your name").autocomplete("name").missing("Give your name");
  web::Field<std::string> reply_to = form.email("reply_to", "Where they answer you")
                                         .hint("An e-mail address. Whoever asks gets it with your answer.")
                                         .autocomplete("email")
                                         .missing("Enter an e-mail address, like name@example.org");
};

Reply one_page(const PageContext& context, const Request& request, const members::Visit& visit) {
  const auto now = context.clock.now();
  MUSTER_PAGE(notice, request,
              open_notice(context.database, now, visit.area.programme_id, request.capture("notice"), Reader::member));
  const auto here = home_of(visit, "/" + notice.id);
  const bool is_own = notice.address == visit.address;
  AnswerForm typed{web::Form(request, here).button("Send your answer").when_refused({}, "Nothing was sent yet.")};
  (void)typed.name.begins(visit.member.name);
  (void)typed.reply_to.begins(visit.address);
  bool too_many = false;
  if (typed.form.read()) {
    too_many = !context.limits->answers.take(context.database, visit.area.programme_id + " " + visit.address, now) ||
               !context.limits->mailbox.take(context.database, notice.id, now);
    const Outcome done =
        too_many ? conflict("Very many answers were sent just now. Wait ten minutes, then press the button once more.")
                 : answer_notice(context.database, now, member_of(visit), notice.id,
                                 {*typed.name, *typed.reply_to, *typed.words});
    if (done.ok()) return web::redirect(here + "?done=answered");
    typed.form.refuse(done.error());
    if (typed.form.error()) return site::error_page(request, *typed.form.error());
  }
  View view;
  view.head(notice.content.title, facts_of(notice));
  show_content(view, notice);
  view.set("BACK_PATH", home_of(visit));
  if (request.query.get("done") == "answered")
    view.add("DONE", "Your answer is on its way by mail. An answer to it comes to the address that you gave.");
  if (is_own)
    view.add_link("OWN", "This is your own notice", here + "/own");
  else if (notice.kind == Kind::request)
    view.add("ANSWER").markup("ANSWER_FORM", typed.form.shown());
  auto reply = members::area_reply(request, visit, {"Notice", members::AreaTab::adverts, &typed.form}, view,
                                   template_of("notice.html"));
  if (too_many) {
    reply.status = 429;
    reply.headers.emplace_back("Retry-After", "600");
  }
  return reply;
}

}  // namespace

void add_member_pages(web::Router& router, const PageContext& context) {
  const auto page = [&](Reply (*shown)(const PageContext&, const Request&, const members::Visit&)) {
    return members::member_page(context.database, context.clock,
                                [context, shown](const Request& request, const members::Visit& visit) {
                                  return shown(context, request, visit);
                                });
  };
  router.get("/my/{code}/notices", members::own_things, page(list_page));
  router.form("/my/{code}/notices/{notice}", members::own_things, page(one_page));
}

void add_pages(web::Router& router, store::Database& database, const Clock& clock) {
  const PageContext context{database, clock};
  add_member_pages(router, context);
  add_own_pages(router, context);
  add_public_pages(router, context);
  add_team_pages(router, context);
  add_api_pages(router, context);
}

}  // namespace muster::noticeboard
