// Changes a round's name, or a survey's name and last day; leads to its times and to who may answer; deletes it.
#include "asking_change_pages.hpp"

#include "zone_field_pages.hpp"

#include <muster/domain/events/asking_service.hpp>
#include <muster/domain/events/event_zone_service.hpp>
#include <muster/domain/feedback/asked_round_service.hpp>
#include <muster/domain/feedback/round_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/front/dashboard/event_upkeep_service.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::dashboard {
namespace {

struct AskingPlace {
  bool survey = false;
  events::Event whole;
};

struct AskingForm {
  bool survey;
  web::Form form;
  Zone zone;
  web::Field<std::string> title =
      form.text("title", survey ? "Title" : "What the round is called").check(events::check_title);
  std::optional<web::Field<Date>> last_day =
      survey
          ? std::optional(form.date("last_day", "Last day")
                              .hint("A form that closes at the end of the last day closes at the end of the new one."))
          : std::nullopt;
  std::optional<web::Field<std::string>> time_zone = survey ? std::optional(zone_field(form, zone)) : std::nullopt;
};

std::string moment_or(const std::optional<Instant>& moment, const Zone& zone, const std::string& otherwise) {
  return moment ? long_instant(*moment, zone) : otherwise;
}

/// What stands on pages of its own, with the way there.
void add_facts(web::View& view, const events::Event& about, const feedback::Round& round, const Zone& zone) {
  auto& facts = view.add("FORM_FACTS").set("FORM_PATH", "/events/" + about.slug + "/form");
  facts.set("OPENS", round.state == feedback::RoundState::draft ? moment_or(round.opens_at, zone, "When you open it")
                                                                : std::string("It was opened"));
  facts.set("CLOSES", round.state == feedback::RoundState::closed
                          ? std::string("It is closed")
                          : moment_or(round.closes_at, zone, "When you close it"));
  facts.set("ANSWERED_BY", std::string(feedback::answerers_words(round.answered_by)));
}

}  // namespace

web::Reply asking_change_page(const AskingContext& context, const web::Request& request, const events::Event& about) {
  MUSTER_PAGE(standing, request, context.database.read([&](store::Session& session) -> Result<AskingPlace> {
    const auto asked = events::asked(session, about.id);
    return AskingPlace{asked.kind == events::AskedKind::survey, events::event_with_id(session, asked.whole_id)};
  }));
  const auto home = "/events/" + about.slug;
  const std::string what = standing.survey ? "survey" : "round";
  MUSTER_PAGE(zone, request, events::zone_of(context.database, about.id));
  AskingForm wanted{standing.survey,
                    web::Form(request, home + "/change").button("Save the " + what).way_out("Cancel", home + "/form"),
                    zone};
  (void)wanted.title.begins(events::own_title(about, standing.whole));
  if (wanted.last_day) (void)wanted.last_day->begins(about.date);
  if (wanted.form.read()) {
    events::AskedDetails details{*wanted.title};
    if (wanted.last_day) details.last_day = **wanted.last_day;
    const store::AuditContext audit{request.visitor.actor(), context.clock.now(), request.visitor.programme};
    const auto changed = feedback::change_asking(context.database, audit, about.slug, details);
    const auto chosen = changed.ok() && wanted.time_zone && !(*wanted.time_zone)->empty()
                            ? feedback::choose_time_zone(context.database, audit, about.slug, **wanted.time_zone)
                            : Result<Zone>(zone);
    if (changed.ok() && chosen.ok()) return web::redirect(home + "/form");
    wanted.form.refuse(changed.ok() ? chosen.error() : changed.error());
  }
  MUSTER_PAGE(round, request, feedback::settle_event_round(context.database, context.clock.now(), about.slug));
  MUSTER_PAGE(contents, request, event_contents(context.database, about.slug));
  web::View view;
  view.set("HOME", home).set("WHAT", what).set("TITLE", about.title);
  view.head("Change the " + what, standing.survey ? std::string() : "A round of " + standing.whole.title + ".");
  view.markup("FORM", wanted.form.shown());
  if (round) add_facts(view, about, *round, zone);
  if (contents.words.empty()) {
    auto& can =
        view.add("CAN_DELETE")
            .set("GOES", round ? "Its form, its link and links that were sent go with it." : "It has no form yet.");
    can.markup(
        "DELETE",
        web::Form(request, home + "/delete").button({"Delete the " + what, {}, web::Button::Look::warning}).shown());
  } else {
    view.add("HANGING").add_each("ONE", contents.words);
  }
  site::Frame frame;
  frame.title = "Change the " + what;
  frame.programme = about.programme;
  frame.event_slug = about.slug;
  frame.event_title = about.title;
  frame.tab = site::Tab::form;
  return site::form_page(request, frame, wanted.form, web::render("front/dashboard/pages/change_asking.html", view));
}

}  // namespace muster::dashboard
