// Shows where a round stands in a sentence, and what an organiser can do next.
#include "round_view_pages.hpp"

#include "form_preview_pages.hpp"
#include "import_list_pages.hpp"

#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>

#include <map>

namespace muster::feedback {
namespace {

std::string headline(const Round& round) {
  switch (round.state) {
    case RoundState::draft:
      return round.responses == 0
                 ? "The form is published, but not open yet."
                 : "The form is not open yet. " + counted(round.responses, "answer", "answers") + " imported.";
    case RoundState::open:
      return "The form is open. " + (round.responses == 0 ? std::string("No answers yet.")
                                                          : counted(round.responses, "answer", "answers") + " so far.");
    case RoundState::closed:
      return "The form is closed. " + (round.responses == 0   ? std::string("Nobody answered.")
                                       : round.responses == 1 ? std::string("1 answer is final.")
                                                              : grouped(round.responses) + " answers are final.");
  }
  return {};
}

std::string lead(const Round& round) {
  const auto closing = round.closes_at ? "It closes by itself on " + long_instant(*round.closes_at) + "."
                                       : std::string("It closes when you close it.");
  switch (round.state) {
    case RoundState::draft:
      return round.opens_at ? "Nobody can answer yet. It opens by itself on " + long_instant(*round.opens_at) + "."
                            : "Nobody can answer yet. Look at it below, then open it, or set a time.";
    case RoundState::open:
      return closing + (round.form->anonymous
                            ? " Until then its figures move in steps of five, so that nobody can read "
                              "one person’s answers from them."
                            : "");
    case RoundState::closed:
      return "Closed on " + (round.closed_at ? long_instant(*round.closed_at) : std::string("an unknown day")) +
             ". What joined submissions and imports to their answers is gone.";
  }
  return {};
}

/// What the last button did, by the word in the address.
std::string notice(const std::string& done) {
  static const std::map<std::string, std::string> notices{
      {"published", "The form is published."},
      {"opened", "The form is open. Everybody with the link can answer."},
      {"closed", "The form is closed, and its figures are final."},
      {"reopened", "The form is open again."},
      {"scheduled", "The times are saved."}};
  const auto found = notices.find(done);
  return found == notices.end() ? std::string() : found->second;
}

void add_schedule(web::View& view, const web::Request& request, const Round& round, bool refused) {
  if (round.state == RoundState::closed) return;
  const auto value = [&](const char* name, const std::optional<Instant>& at) {
    if (refused) return request.form.get(name);
    return at ? local_field(*at) : std::string();
  };
  auto& schedule = view.add("SCHEDULE");
  if (round.state == RoundState::draft) schedule.add("OPENS").set("OPENS_VALUE", value("opens", round.opens_at));
  schedule.set("CLOSES_VALUE", value("closes", round.closes_at));
}

}  // namespace

web::Reply round_page(const Site& site, const web::Request& request, const events::Event& event, const Round& round,
                      const std::optional<Problem>& problem) {
  web::View view;
  view.set("BASE", path_of(event, "")).set("TOKEN", request.token).set("CODE", round.short_code);
  view.set("FORM_TITLE", round.form->title).set("VERSION", round.form_version);
  view.set("HEADLINE", headline(round)).set("LEAD", lead(round)).set("LINK", link_of(request, round));
  view.set("ANSWERS", grouped(round.responses));
  view.set("QUESTIONS", grouped(static_cast<std::int64_t>(round.form->questions().size())));
  view.set("PAGES", counted(static_cast<std::int64_t>(round.form->pages.size()), "page", "pages"));
  view.set("FORM_TEXT", *round.form_text);
  if (problem) {
    view.add("PROBLEM")
        .set("PROBLEM_WORDS", problem->message)
        .set("PROBLEM_FIELD", round.state == RoundState::closed ? "main" : "closes");
  } else if (const auto words = notice(request.query.get("done")); !words.empty()) {
    view.add("NOTICE").set("NOTICE_WORDS", words);
  }
  view.show_if(round.state == RoundState::draft && round.responses > 0, "CLOSABLE");
  view.show(round.state == RoundState::draft ? "DRAFT" : round.state == RoundState::open ? "OPEN" : "CLOSED");
  view.show_if(round.state != RoundState::closed, "CAN_IMPORT");
  if (round.state == RoundState::open && round.form->anonymous) {
    view.add("RELEASED").set("RELEASED_WORDS", "While the form is open, answers leave Muster five or more at a time.");
  }
  add_schedule(view, request, round, problem.has_value());
  add_sheets(view, *round.form);
  const auto listed = add_imports(view, site, event, "responses", path_of(event, "/form/import/undo"));
  if (!listed.ok()) return site::problem_page(request, listed.problem());
  return site::desk_page(request, frame_of(event, "Form", site::Tab::form, problem.has_value()),
                         web::render("domain/feedback/pages/form.html", view),
                         problem ? web::status_of(problem->kind) : 200);
}

std::string link_of(const web::Request& request, const Round& round) {
  return web::site_of(request) + "/f/" + round.short_code;
}

}  // namespace muster::feedback
