// The organiser's home of one event: how far it is, what is next, and what can be taken away.
#include "progress.hpp"

#include <muster/domain/figures/event_pages.hpp>
#include <muster/domain/figures/headlines.hpp>
#include <muster/domain/figures/how_made_pages.hpp>
#include <muster/domain/figures/pictures.hpp>
#include <muster/domain/forms/question_count.hpp>
#include <muster/front/dashboard/overview_pages.hpp>

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/events/agenda_pages.hpp>
#include <muster/domain/events/asked.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/session_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

namespace muster::dashboard {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr double map_width = 350;

void add_step(View& part, const ProgressStep& step, const figures::EventFacts& event, const web::Visitor& visitor) {
  auto& view = part.add("STEP").set("STEP_TITLE", step.title).set("STEP_STATE", state_word(step.state));
  view.set("STEP_DETAIL", step.detail);
  switch (step.state) {
    case StepState::done:
      view.set("STEP_CLASS", "step-done").show("MARKED_DONE");
      break;
    case StepState::next:
      view.set("STEP_CLASS", "step-next").show("MARKED_NEXT");
      break;
    case StepState::later:
      view.set("STEP_CLASS", "step-later").show("MARKED_LATER");
      break;
    case StepState::gaps:
      view.set("STEP_CLASS", "step-later").show("MARKED_GAPS");
      break;
  }
  if (step.path.empty() || !visitor.can_open(figures::path_of(event, step.path))) return;
  view.add(step.state == StepState::next ? "STEP_BUTTON" : "STEP_LINK")
      .set("STEP_PATH", figures::path_of(event, step.path))
      .set("STEP_WORDS", step.words);
}

void add_part(View& view, const char* title, const std::vector<ProgressStep>& steps, const figures::EventFacts& event,
              const web::Visitor& visitor) {
  if (steps.empty()) return;
  auto& part = view.add("PART", title);
  for (const auto& step : steps) add_step(part, step, event, visitor);
}

void add_fact(View& view, const std::string& label, std::int64_t number, const std::string& base) {
  view.add("FACT", label).set("FACT_NUMBER", grouped(number)).set("FACT_BASE", base);
}

void add_facts(View& view, const figures::Summary& summary) {
  if (summary.people > 0) {
    add_fact(view, summary.people == 1 ? "Delegate" : "Delegates", summary.people, "registered");
    add_fact(view, "Organisations", summary.organisations, "");
    if (summary.coverage.of > 0)
      add_fact(view, "Places", summary.coverage.covered, "of " + grouped(summary.coverage.of));
  }
  if (summary.round == figures::RoundState::open || summary.responses > 0) {
    add_fact(view, "Answers", summary.responses,
             figures::delegates_are_a_base(summary) ? "of " + grouped(summary.asked_people) + " registered"
             : summary.responses_in_fives           ? "or a few more"
                                                    : "");
  }
  if (const auto key = figures::key_figure(summary))
    add_fact(view, key->label, key->people, "of " + grouped(key->base));
  if (summary.notes > 0) {
    add_fact(view, "Notes", summary.notes, "from " + counted(summary.note_tables, "table", "tables"));
  }
}

/// Of which kinds the facts are.
figures::FigureKinds kinds_of_facts(const figures::Summary& summary) {
  using figures::FigureKind;
  figures::FigureKinds kinds;
  if (summary.people > 0) kinds.merge(figures::kinds_of_places());
  if (summary.people > 0 || summary.responses > 0) kinds.insert({FigureKind::people, FigureKind::base});
  if (summary.notes > 0) kinds.insert(FigureKind::notes);
  return kinds;
}

void add_file(View& list, const figures::EventFacts& event, const std::string& label, const std::string& name,
              const std::vector<std::pair<std::string, std::string>>& formats) {
  auto& file = list.add("FILE").set("FILE_LABEL", label);
  bool first = true;
  for (const auto& [ending, words] : formats) {
    auto& format = file.add_link("FORMAT", words, figures::path_of(event, "/" + name + "." + ending));
    format.set("FORMAT_OF", label);
    format.show_if(!first, "COMMA");
    first = false;
  }
}

void add_files(View& view, const figures::Summary& summary, const web::Visitor& visitor) {
  const bool anything = summary.people > 0 || summary.responses > 0 || summary.notes > 0;
  if (!anything) return;
  auto& list = view.add("FILES");
  const std::vector<std::pair<std::string, std::string>> table{{"xlsx", "XLSX"}, {"csv", "CSV"}};
  if (summary.people > 0) add_file(list, summary.event, "Delegate list", "delegates", table);
  const auto answers = figures::path_of(summary.event, "/answers.csv");
  if (summary.responses > 0 && visitor.can_open(answers))
    add_file(list, summary.event, "Answers without names", "answers", table);
  if (summary.notes > 0) add_file(list, summary.event, "Notes from the tables", "notes", table);
  add_file(list, summary.event, "Report", "report", {{"docx", "Word"}, {"pdf", "PDF"}, {"html", "HTML"}});
}

void add_map(View& view, const figures::Summary& summary) {
  if (summary.people == 0 || summary.coverage.places.empty()) return;
  for (const auto& block : figures::map_blocks(summary, "Delegates by place", map_width)) {
    if (const auto* figure = std::get_if<document::FigureBlock>(&block.content)) {
      view.add("MAP").markup("MAP_PICTURE", figure->picture.svg).set("MAP_BASE", figure->base);
    }
  }
}

void add_agenda(View& view, const Request& request, const events::Event& event,
                const std::vector<events::EventSession>& sessions) {
  const auto path = "/events/" + event.slug + "/sessions";
  const bool may_change = request.visitor.can_open(path + "/new");
  if (sessions.empty() && !may_change) return;
  auto& agenda = view.add("AGENDA").set("AGENDA_PATH", path);
  if (sessions.empty())
    agenda.show("NO_AGENDA");
  else
    agenda.add("HAS_AGENDA").markup("AGENDA_TABLE", events::agenda_table(sessions, event.date));
}

Reply overview(const figures::PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(event, request, events::find_event(context.database, slug));
  if (events::is_within(slug)) {
    const auto home = "/events/" + event.slug;
    return web::redirect(home + (request.visitor.can_open(home + "/form") ? "/form" : "/summary"));
  }
  MUSTER_PAGE(sessions, request, events::list_sessions(context.database, slug));
  MUSTER_PAGE(summary, request, context.summaries.of(slug, context.now()));
  MUSTER_PAGE(round, request, feedback::settle_event_round(context.database, context.now(), slug));
  ProgressFacts facts{*summary, day_in_london(context.now())};
  facts.cancelled = event.cancelled;
  facts.at_tables = event.attendance != events::Attendance::online;
  if (round) {
    facts.form_pages = round->form->pages.size();
    facts.form_questions = forms::question_count(*round->form);
    facts.scheduled =
        summary->round == figures::RoundState::open ? round->closes_at.has_value() : round->opens_at.has_value();
  }
  const auto progress = progress_of(facts);

  View view;
  auto attendance = std::string(events::attendance_name(event.attendance));
  attendance = capitalised(std::move(attendance));
  view.set("KICKER", figures::day_and_venue(summary->event) + ". " + attendance + ".");
  if (event.cancelled) {
    auto& cancelled = view.add("CANCELLED").set("CANCELLED_BECAUSE", event.cancelled_because);
    if (request.visitor.can_open("/events/" + event.slug + "/restore", web::Method::post))
      cancelled.add("RESTORE").markup("RESTORE_FORM", web::Form(request, "/events/" + event.slug + "/restore")
                                                          .button({"Undo", {}, web::Button::Look::link})
                                                          .shown());
  }
  if (request.visitor.can_open("/events/" + event.slug + "/change"))
    view.add("CHANGE", "/events/" + event.slug + "/change");
  view.head(progress.headline, progress.lead);
  add_part(view, "Before the day", progress.before, summary->event, request.visitor);
  add_part(view, "From the day on", progress.after, summary->event, request.visitor);
  add_facts(view, *summary);
  view.markup("FACTS_MADE", figures::how_made(kinds_of_facts(*summary), "the event’s figures", "more"));
  view.show_if(view.sections().contains("FACT"), "FACTS", "NO_FACTS");
  if (const auto path = "/events/" + event.slug + "/indicators"; request.visitor.can_open(path))
    view.add("INDICATORS", path);
  add_agenda(view, request, event, sessions);
  add_map(view, *summary);
  add_files(view, *summary, request.visitor);
  return site::desk_page(request, figures::frame_of(summary->event, summary->event.title, site::Tab::overview),
                         web::render("front/dashboard/pages/overview.html", view));
}

}  // namespace

void add_overview_pages(web::Router& router, store::Database& database, const Clock& clock,
                        figures::Summaries& summaries) {
  const figures::PageContext context{database, clock, summaries};
  router.get("/events/{event}", access::Permission::read_figures,
             [context](const Request& request) { return overview(context, request); });
}

}  // namespace muster::dashboard
