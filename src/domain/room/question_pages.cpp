// Questions to the panel on a phone: ask one, and vote for those that were let through.
#include "phone_frame_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/room/question_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::room {
namespace {

using web::Reply;
using web::Request;

struct QuestionForm {
  web::Form form;
  web::Field<std::string> text =
      form.lines("text", "Your question")
          .rows(3)
          .hint("One line. It is shown once somebody has let it through, without a name.")
          .check([](const std::string& typed) { return check_written(typed, longest_question, "your question"); });
};

std::string here(const Request& request) { return phone_path(code_of(request), "/questions"); }

QuestionForm question_form(const Request& request) {
  return {web::Form(request, here(request))
              .button("Ask the panel")
              .when_refused("Your question was not asked", "Nothing is lost. What you wrote is still below.")};
}

std::string votes_left(const QuestionsSeen& seen) {
  const auto left = votes_of_one - static_cast<std::int64_t>(seen.voted.size());
  if (left <= 0) return "You have given your " + in_words(votes_of_one) + " votes. You can take each back.";
  return "You have " + counted(left, "vote", "votes") + " left. You can take each back.";
}

void add_questions(web::View& view, const Request& request, const QuestionsSeen& seen) {
  if (seen.questions.empty()) {
    view.show("NONE");
    return;
  }
  auto& list = view.add("SOME").set("VOTES_LEFT", votes_left(seen));
  for (const auto& question : seen.questions) {
    const bool voted = seen.votes_for(question.id);
    auto& row = list.add("QUESTION", question.text);
    row.set("QUESTION_ID", "question-" + std::to_string(question.number));
    row.set("VOTES", counted(question.votes, "vote", "votes")).show_if(voted, "VOTED");
    const bool can = voted || static_cast<std::int64_t>(seen.voted.size()) < votes_of_one;
    if (!can) continue;
    row.add("VOTE").markup("VOTE_FORM", web::Form(request, phone_path(code_of(request), "/vote"))
                                            .knowing("question", question.id)
                                            .knowing("given", voted ? "no" : "yes")
                                            .button({voted ? "Take my vote back" : "Vote for it",
                                                     "“" + question.text + "”", web::Button::Look::second})
                                            .shown());
  }
}

Reply questions_page(const PageContext& context, const Request& request, const LinkedRoom& at,
                     const QuestionForm& typing, const std::string& problem = {}, int status = 200) {
  if (typing.form.error()) return site::error_page(request, *typing.form.error());
  MUSTER_PAGE(seen, request, questions_seen(context.database, at, visitor_key(at.room, request.token)));
  web::View view;
  view.head("Questions to the panel");
  if (problem.empty() && !typing.form.refused() && request.query.get("done") == "asked")
    view.add("NOTICE", "Your question is asked. It is shown here once somebody has let it through.");
  view.show("PROBLEM", problem);
  add_questions(view, request, seen);
  if (seen.asked < questions_of_one || typing.form.refused())
    view.add("ASK").markup("FORM", typing.form.shown());
  else
    view.show("ASKED_ALL");
  view.set("BACK_PATH", phone_path(code_of(request)));
  view.set("BACK", at.table == 0 ? "Write a note at your table" : "Write a note for table " + std::to_string(at.table));
  auto frame = phone_frame(at, "Questions to the panel");
  frame.error = typing.form.refused() || !problem.empty();
  return site::phone_page(request, frame, typing.form.summary() + web::render("domain/room/pages/questions.html", view),
                          problem.empty() ? typing.form.status() : status);
}

Reply look(const PageContext& context, const Request& request) {
  const auto found = linked_room(context.database, request.capture("code"));
  if (!found.ok()) return no_room(request, found.error());
  if (found->room.state != RoomState::open) return not_open(request, *found);
  return questions_page(context, request, *found, question_form(request));
}

Reply ask(const PageContext& context, const Request& request) {
  const auto found = linked_room(context.database, request.capture("code"));
  if (!found.ok()) return no_room(request, found.error());
  auto typing = question_form(request);
  if (typing.form.read()) {
    const auto asked =
        ask_question(context.database, context.now(), *found, visitor_key(found->room, request.token), *typing.text);
    if (asked.ok()) return web::redirect(here(request) + "?done=asked");
    typing.form.refuse(asked.error());
  }
  return questions_page(context, request, *found, typing);
}

Reply give_vote(const PageContext& context, const Request& request) {
  const auto found = linked_room(context.database, request.capture("code"));
  if (!found.ok()) return no_room(request, found.error());
  const auto voted = vote(context.database, *found, visitor_key(found->room, request.token),
                          request.form.get("question"), request.form.get("given") == "yes");
  if (voted.ok()) return web::redirect(here(request) + "#votes");
  if (voted.error().kind != ErrorKind::conflict) return site::error_page(request, voted.error());
  return questions_page(context, request, *found, question_form(request), voted.error().message,
                        web::status_of(voted.error().kind));
}

}  // namespace

void add_question_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  router.get("/r/{code}/questions", Permission::open_site, [context](const Request& r) { return look(context, r); })
      .holds_secret();
  router.post("/r/{code}/questions", Permission::open_site, [context](const Request& r) { return ask(context, r); })
      .holds_secret();
  router.post("/r/{code}/vote", Permission::open_site, [context](const Request& r) { return give_vote(context, r); })
      .holds_secret();
}

}  // namespace muster::room
