// Questions to the panel on a phone: ask one, and vote for those that were let through.
#include "phone_frame_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/room/question_service.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::room {
namespace {

using web::Reply;
using web::Request;

struct QuestionForm {
  web::Form form;
  const Catalogue& words;
  web::Field<std::string> text =
      form.lines("text", say(words, "Your question"))
          .rows(3)
          .hint(say(words, "One line. It is shown once somebody has let it through, without a name."))
          .missing(say(words, "Write something first: the field is empty."))
          .error_begins(say(words, "Error:"))
          .check([&said = words](const std::string& typed) { return check_written_in(said, typed, longest_question); });
};

std::string here(const Request& request) {
  return in_same_language(request, phone_path(code_of(request), "/questions"));
}

QuestionForm question_form(const Request& request, const RoomOnPhone& at) {
  const auto& words = *at.words;
  return {web::Form(request, here(request))
              .button(say(words, "Ask the panel"))
              .knowing("key", new_id())
              .when_refused(say(words, "Your question was not asked"),
                            say(words, "Nothing is lost. What you wrote is still below.")),
          words};
}

std::string votes_left(const Catalogue& words, const QuestionsSeen& seen) {
  const auto left = votes_of_one - static_cast<std::int64_t>(seen.voted.size());
  if (left <= 0)
    return say(words, "You have given your {number} votes. You can take each back.",
               {{"number", small_number_in(words, votes_of_one)}});
  return say_count(words, "You have {count} vote left. You can take each back.",
                   "You have {count} votes left. You can take each back.", left);
}

/// How many votes each has is told once the screen shows it, not before.
void add_questions(web::View& view, const Request& request, const QuestionsSeen& seen, const RoomOnPhone& at) {
  const auto& words = *at.words;
  if (seen.questions.empty()) {
    view.add("NONE", say(words, "No question has been let through yet."));
    return;
  }
  auto& list = view.add("SOME").set("VOTES_LEFT", votes_left(words, seen));
  for (const auto& question : seen.questions) {
    const bool voted = seen.votes_for(question.id);
    auto& row = list.add("QUESTION", question.text);
    row.set("QUESTION_ID", "question-" + std::to_string(question.number));
    if (at.room.shows_questions) {
      const auto votes = say_count(words, "{count} vote", "{count} votes", question.votes);
      row.add("VOTES", voted ? say(words, "{votes}, one of them yours", {{"votes", votes}}) : votes);
    }
    const bool can = voted || static_cast<std::int64_t>(seen.voted.size()) < votes_of_one;
    if (!can) continue;
    row.add("VOTE").markup("VOTE_FORM",
                           web::Form(request, in_same_language(request, phone_path(code_of(request), "/vote")))
                               .knowing("question", question.id)
                               .knowing("given", voted ? "no" : "yes")
                               .button({voted ? say(words, "Take my vote back") : say(words, "Vote for it"),
                                        "“" + question.text + "”", web::Button::Look::second})
                               .shown());
  }
}

Reply questions_page(const PageContext& context, const Request& request, const RoomOnPhone& at,
                     const QuestionForm& typing, const std::string& problem = {}, int status = 200) {
  if (typing.form.error()) return site::error_page(request, *typing.form.error());
  MUSTER_PAGE(seen, request, questions_seen(context.database, at, visitor_key(at.room, request.token)));
  const auto& words = *at.words;
  web::View view;
  const auto headline = say(words, "Questions to the panel");
  view.head(headline);
  view.markup("LANGUAGES", language_menu(request, at)).set("SAY_TO_VOTE_FOR", say(words, "Questions to vote for"));
  if (problem.empty() && !typing.form.refused() && request.query.get("done") == "asked")
    view.add("NOTICE", say(words, "Your question is asked. It is shown here once somebody has let it through."));
  view.show("PROBLEM", problem);
  add_questions(view, request, seen, at);
  if (seen.asked < questions_of_one || typing.form.refused())
    view.add("ASK", say(words, "Ask one yourself")).markup("FORM", typing.form.shown());
  else
    view.add("ASKED_ALL", say(words, asked_all_words));
  keep_unsent(view, at);
  add_way_back(view, request, at);
  auto frame = phone_frame(at, headline);
  frame.error = typing.form.refused() || !problem.empty();
  return site::phone_page(request, frame, typing.form.summary() + web::render("domain/room/pages/questions.html", view),
                          problem.empty() ? typing.form.status() : status);
}

Reply look(const PageContext& context, const Request& request) {
  const auto found = room_on_phone(context, request);
  if (!found.ok()) return no_room(request, found.error());
  if (found->room.state != RoomState::open) return not_open(request, *found);
  return questions_page(context, request, *found, question_form(request, *found));
}

Reply ask(const PageContext& context, const Request& request) {
  const auto found = room_on_phone(context, request);
  if (!found.ok()) return no_room(request, found.error());
  auto typing = question_form(request, *found);
  if (typing.form.read()) {
    const auto visitor = visitor_key(found->room, request.token);
    const auto asked =
        ask_question(context.database, context.now(), *found, visitor, *typing.text, request.form.get("key"));
    if (asked.ok())
      return web::redirect(in_same_language(request, phone_path(code_of(request), "/questions?done=asked")));
    typing.form.refuse(said_in(*found->words, asked.error()));
  }
  return questions_page(context, request, *found, typing);
}

Reply give_vote(const PageContext& context, const Request& request) {
  const auto found = room_on_phone(context, request);
  if (!found.ok()) return no_room(request, found.error());
  const auto voted = vote(context.database, *found, visitor_key(found->room, request.token),
                          request.form.get("question"), request.form.get("given") == "yes");
  if (voted.ok()) return web::redirect(here(request) + "#votes");
  if (voted.error().kind != ErrorKind::conflict) return site::error_page(request, voted.error());
  return questions_page(context, request, *found, question_form(request, *found),
                        said_in(*found->words, voted.error()).message, web::status_of(voted.error().kind));
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
