// Gathers the room's routes, and lists the questions whose words can be looked at.
#include <muster/domain/words/words_pages.hpp>

#include "context_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/platform/web/form.hpp>
#include <muster/platform/web/view.hpp>

namespace muster::words {
namespace {

using web::Reply;
using web::Request;
using web::View;

Reply overview(const PageContext& context, const Request& request) {
  MUSTER_PAGE(event, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(questions, request, word_questions(context.database, event.slug));
  View view;
  view.head("Words of those who answered",
            "Words and phrases that several people use, and which of them they use more in one answer than in another, "
            "or one "
            "group of people more than another. Each person counts once for each word.");
  const auto path = "/events/" + event.slug;
  view.set("EVENT_PATH", path);
  if (request.visitor.may(access::permission_name(access::Permission::write_report)))
    view.add_link("LIST", "The programme’s word list", path + "/word-list");
  for (const auto& question : questions)
    view.add("QUESTION", question.label).set("QUESTION_PATH", path + "/words/" + question.code);
  MUSTER_PAGE(choice, request,
              comparison_choice(context, request, event, questions.empty() ? std::string() : questions.front().code));
  if (!choice.empty()) view.add("CHOICE").markup("CHOICE_FORM", choice);
  MUSTER_PAGE(groups, request,
              groups_choice(context, request, event, questions.empty() ? std::string() : questions.front().code));
  if (!groups.empty()) view.add("GROUPS").markup("GROUPS_FORM", groups);
  view.show_if(questions.empty(), "NO_QUESTION");
  return site::desk_page(request, frame_of(event, "Words"), web::render("domain/words/pages/words.html", view));
}

}  // namespace

site::Frame frame_of(const events::Event& event, std::string title, bool error) {
  return {std::move(title), event.programme, event.slug, event.title, site::Tab::summary, error};
}

void add_pages(web::Router& router, store::Database& database, const Clock& clock, figures::Summaries& summaries) {
  const PageContext context{database, clock, summaries, std::make_shared<SpokenKept>(database),
                            std::make_shared<figures::GroupsOfWords>(database)};
  router.get("/events/{event}/words", access::Permission::read_figures,
             [context](const Request& request) { return overview(context, request); });
  add_phrase_pages(router, context);
  add_comparison_pages(router, context);
  add_list_pages(router, context);
  add_api_pages(router, context);
}

}  // namespace muster::words
