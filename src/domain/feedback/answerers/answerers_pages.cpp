// Choosing who may answer; sending links and reminders, each looked at first; making links to hand out.
#include "domain/feedback/context_pages.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/message.hpp>
#include <muster/domain/feedback/answer_link_service.hpp>
#include <muster/domain/feedback/feedback_jobs.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/domain/site/letter_look.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/id.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/platform/jobs/job_service.hpp>

#include <map>

namespace muster::feedback {
namespace {

using web::Button;
using web::Reply;
using web::Request;

std::string who_path(const events::Event& about, const std::string& rest = {}) {
  return path_of(about, "/form/who" + rest);
}

std::vector<web::Choice<Answerers>> choices_for(const LinkFigures& figures, const events::Event& about) {
  std::vector<web::Choice<Answerers>> all{{Answerers::anyone, "anyone", "Anybody who has the form’s address",
                                           "The same person can answer more than once."}};
  if (figures.has_delegates) {
    all.push_back({Answerers::delegates, "delegates", "Delegates",
                   "You mail a link of their own to everybody registered. Each link counts once."});
    all.push_back({Answerers::attended, "attended", "Those who came",
                   "You mail a link of their own to each delegate marked as came."});
  }
  all.push_back({Answerers::programme, "programme", "People of " + about.programme,
                 "You mail a link of their own to everybody registered for one of its events."});
  all.push_back({Answerers::link, "link", "People you hand a link to",
                 "You make the links and give them out. Muster does not know who got which. Each link counts once."});
  return all;
}

struct WhoForm {
  std::vector<web::Choice<Answerers>> choices;
  web::Form form;
  web::Field<Answerers> who = form.radios<Answerers>("answered_by", "Who may answer", choices);
  web::Field<bool> members_only = form.radios<bool>("members_only", "Of those who get a link by mail",
                                                    {{false, "no", "All of them"},
                                                     {true, "yes", "Members only",
                                                      "Those whom a membership covers on the day the link goes; of the "
                                                      "programme also members whom nobody registered."}});
};

WhoForm who_form(const Request& request, const events::Event& about, const LinkFigures& figures) {
  // Once links go by mail, that is what is done here.
  const auto look = is_mailed(figures.round.answered_by) ? Button::Look::second : Button::Look::first;
  WhoForm wanted{choices_for(figures, about), web::Form(request, who_path(about))
                                                  .button({"Save", {}, look})
                                                  .way_out("Back to the form", path_of(about, "/form"))};
  (void)wanted.who.begins(figures.round.answered_by);
  (void)wanted.members_only.begins(figures.members_only);
  return wanted;
}

struct MakeForm {
  web::Form form;
  web::Field<std::int64_t> count = form.integer("count", "How many links").hint("For example 60.");
};
MakeForm make_form(const Request& request, const events::Event& about) {
  return {web::Form(request, who_path(about, "/make")).button({"Make links", {}, Button::Look::second})};
}

/// What the last button did, by the word in the address.
std::string notice(const std::string& done) {
  static const std::map<std::string, std::string> notices{
      {"saved", "Who may answer is saved."},
      {"link", "The links are on their way. What cannot be delivered stands under Mail."},
      {"reminder",
       "The reminder goes to everybody asked who has a link, has not answered, and has had fewer than two."},
      {"stopped", "Stopped. Mails that still waited are not sent."}};
  const auto found = notices.find(done);
  return found == notices.end() ? std::string() : found->second;
}

/// "Links: 104 mails"; of an anonymous form no number stands beside a reminder, for it would say how many answered.
std::string told_mailing(const SentMailing& mailing) {
  std::string told = mailing.kind == LinkMail::link ? "Links" : "Reminder";
  if (mailing.mails > 0) told += ": " + counted(mailing.mails, "mail", "mails");
  return told + (mailing.taken_back ? "; some were stopped before they went" : "");
}

void add_links(web::View& view, const Request& request, const events::Event& about, const LinkFigures& figures,
               const MakeForm& making) {
  const auto& round = figures.round;
  if (!needs_link(round.answered_by) && figures.links == 0) return;
  auto& links = view.add("LINKS");
  const bool mailed = is_mailed(round.answered_by);
  links.set("BASE", path_of(about, ""));
  links.set("SENT_NAME", mailed ? "Sent by mail" : "Made")
      .set("SENT", grouped(mailed ? figures.mailed : figures.links));
  links.set("USED_NAME", figures.as_answers ? "Answers" : "Used to answer")
      .set("USED", told_figure(figures.round, figures.used));
  if (figures.failed > 0)
    links.add("FAILED",
              counted(figures.failed, "mail came back or was given up.", "mails came back or were given up.") +
                  " See Mail for why. Correct the address and send links again.");
  for (const auto& each : figures.mailings)
    links.add("MAILING").set("WHEN", long_instant(each.at, figures.zone)).set("WHAT", told_mailing(each));
  links.show_if(figures.as_answers, "AS_ANSWERS");
  links.show_if(figures.in_fives, "IN_FIVES");
  if (round.state == RoundState::closed) return;
  if (mailed) {
    auto& mail = links.add("MAIL").set("BASE", path_of(about, ""));
    if (figures.mailed > 0 && round.state == RoundState::open) mail.add("REMIND").set("BASE", path_of(about, ""));
    if (figures.mailed > 0 && !round.links_stopped)
      mail.add("CAN_STOP")
          .markup(
              "STOP",
              web::Form(request, who_path(about, "/stop")).button({"Stop sending", {}, Button::Look::second}).shown());
    mail.show_if(round.links_stopped, "STOPPED");
  } else if (round.answered_by == Answerers::link) {
    links.add("HAND_OUT").markup("MAKE", making.form.shown());
  }
}

Reply show(const Request& request, const events::Event& about, const LinkFigures& figures, const WhoForm& wanted,
           const MakeForm& making, const web::Form& refused) {
  web::View view;
  view.set("BASE", path_of(about, ""));
  view.head("Answered by " + std::string(answerers_words(figures.round.answered_by)) +
                (figures.members_only ? ": members only." : "."),
            figures.round.state == RoundState::closed ? "The form is closed: reopen it to change who may answer."
                                                      : "You can change this while the form takes answers. Links that "
                                                        "people have go on working.");
  view.show("NOTICE", notice(request.query.get("done")));
  view.markup("WHO", wanted.form.shown());
  add_links(view, request, about, figures, making);
  return site::form_page(request, frame_of(about, "Who may answer", site::Tab::form), refused,
                         web::render("domain/feedback/pages/answerers.html", view));
}

Reply who_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(about, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(round, request, settle_event_round(context.database, context.now(), about.slug));
  if (!round) return web::redirect(path_of(about, "/form"));
  MUSTER_PAGE(figures, request, link_figures(context.database, context.now(), about.slug));
  auto wanted = who_form(request, about, figures);
  if (wanted.form.read()) {
    const auto saved =
        set_answerers(context.database, context.organiser(request), about.slug, *wanted.who, *wanted.members_only);
    if (saved.ok()) return web::redirect(who_path(about, "?done=saved"));
    wanted.form.refuse(saved.error());
  }
  return show(request, about, figures, wanted, make_form(request, about), wanted.form);
}

/// The links as a file of one column, to be merged into slips of paper or another mail.
Reply make(const PageContext& context, const Request& request) {
  MUSTER_PAGE(about, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(figures, request, link_figures(context.database, context.now(), about.slug));
  auto making = make_form(request, about);
  if (making.form.read()) {
    const auto links =
        make_links(context.database, context.organiser(request), about.slug, web::site_of(request), *making.count);
    if (links.ok()) {
      std::string file = "Link\r\n";
      for (const auto& link : *links) file += link + "\r\n";
      return web::download(file, "text/csv; charset=utf-8", about.slug + "-links.csv");
    }
    making.form.refuse(links.error());
  }
  if (!making.form.refused()) return web::redirect(who_path(about));
  return show(request, about, figures, who_form(request, about, figures), making, making.form);
}

LinkMail kind_of(const Request& request) {
  const auto named = request.form.find("kind") ? request.form.get("kind") : request.query.get("kind");
  return named == link_mail_name(LinkMail::reminder) ? LinkMail::reminder : LinkMail::link;
}

std::string headline_of(const LinkForecast& forecast, LinkMail kind) {
  const auto people = counted(forecast.mails, "person", "people");
  if (kind == LinkMail::link) return "A link of their own for " + people;
  return forecast.at_most ? "A reminder to those who have not answered" : "A reminder to " + people;
}

std::string lead_of(const LinkForecast& forecast, LinkMail kind) {
  if (kind == LinkMail::link) return "They may answer, and no link has reached them yet.";
  return forecast.at_most ? "At most " + counted(forecast.mails, "person", "people") +
                                ". The form is anonymous, so neither the exact number nor any name is shown."
                          : "They have a link, have not answered, and had fewer than two reminders.";
}

struct MailForm {
  web::Form form;
  booking::MessageWords words;
  web::Field<std::string> subject =
      form.text("subject", "Subject").begins(words.subject).check([](const std::string& typed) {
        return booking::check_subject(typed);
      });
  web::Field<std::string> text = form.lines("text", "Text")
                                     .rows(6)
                                     .hint(
                                         "It begins with “Dear” and the person’s name; their link, what it does and "
                                         "when the form opens and closes "
                                         "follow.")
                                     .begins(words.text)
                                     .check([](const std::string& typed) { return booking::check_message(typed); });
};

Reply mail_page(const PageContext& context, const Request& request) {
  const auto kind = kind_of(request);
  const auto kind_word = std::string(link_mail_name(kind));
  MUSTER_PAGE(about, request, events::find_event(context.database, request.capture("event")));
  MUSTER_PAGE(settled, request, settle_event_round(context.database, context.now(), about.slug));
  if (!settled) return web::redirect(path_of(about, "/form"));
  MUSTER_PAGE(forecast, request, forecast_links(context.database, context.now(), about.slug, kind));
  web::View view;
  view.set("BASE", path_of(about, "")).set("HERE", kind == LinkMail::link ? "Send links" : "Send a reminder");
  const auto frame = frame_of(about, "Who may answer", site::Tab::form);
  const auto page = [&](const web::Form& form) {
    view.markup("FORM", form.shown());
    return site::form_page(request, frame, form, web::render("domain/feedback/pages/link_mail.html", view));
  };
  if (forecast.without > 0)
    view.add("WITHOUT", counted(forecast.without, "person who may answer has no e-mail address, and gets no link.",
                                "people who may answer have no e-mail address, and get no link."));
  if (forecast.bounced > 0)
    view.add("BOUNCED",
             counted(forecast.bounced, "person who may answer has an address that takes no mail, and gets none.",
                     "people who may answer have an address that takes no mail, and get none.") +
                 " Correct the address, and send links again.");
  if (forecast.resting > 0 && forecast.mails > 0)
    view.add("RESTING",
             counted(forecast.resting,
                     "person had a mail within the last day, or theirs waits still, and is "
                     "left in peace.",
                     "people had a mail within the last day, or theirs waits still, and are left in peace."));
  if (forecast.mails == 0) {
    view.head(kind == LinkMail::link ? "Nobody is waiting for a link" : "Nobody is to be reminded",
              why_nobody(forecast, kind));
    return page(web::Form::asking(request, who_path(about)).button({"Back", {}, Button::Look::second}));
  }
  view.head(headline_of(forecast, kind), lead_of(forecast, kind));
  auto words = request.form.find("subject")
                   ? booking::MessageWords{request.form.get("subject"), request.form.get("text")}
                   : link_words(kind, about);
  MailForm wanted{web::Form(request, who_path(about, "/mail"))
                      .button("Look at the mail")
                      .way_out("Cancel", who_path(about))
                      .knowing("kind", kind_word)
                      .when_refused({}, "Nothing was sent."),
                  std::move(words)};
  if (request.form.find("change") || !wanted.form.read()) return page(wanted.form);
  const booking::MessageWords written{*wanted.subject, *wanted.text};
  const auto letter = link_letter(forecast, written);
  site::show_letter(
      view, letter,
      "Each mail has the person’s own name and link; the ones here are examples, and open nothing. A mail "
      "that is sent cannot be taken back.");
  const auto mails = kind == LinkMail::link ? counted(forecast.mails, "link", "links")
                     : forecast.at_most     ? std::string("the reminders")
                                            : counted(forecast.mails, "reminder", "reminders");
  return page(web::Form(request, who_path(about, "/send"))
                  .button("Send " + mails)
                  .button({"Change the words", {}, Button::Look::second, who_path(about, "/mail"), {}, "change", "yes"})
                  .knowing("kind", kind_word)
                  .knowing("message", new_id())
                  .knowing("seen", std::to_string(forecast.mails))
                  .knowing("subject", written.subject)
                  .knowing("text", written.text));
}

Reply send(const PageContext& context, const Request& request) {
  MUSTER_PAGE(about, request, events::find_event(context.database, request.capture("event")));
  const auto kind = kind_of(request);
  const LinkRequest wanted{request.form.get("message"),
                           kind,
                           {request.form.get("subject"), request.form.get("text")},
                           parse_integer(request.form.get("seen"))};
  MUSTER_PAGE(
      sent, request,
      send_links(context.database, context.organiser(request), about.slug, wanted, link_mail_order(about, wanted.id)));
  if (!sent.job_id.empty()) return web::redirect(jobs::page_of(sent.job_id));
  return web::redirect(who_path(about, "?done=" + std::string(link_mail_name(kind))));
}

Reply stop(const PageContext& context, const Request& request) {
  MUSTER_PAGE(about, request, events::find_event(context.database, request.capture("event")));
  const auto stopped = stop_links(context.database, context.organiser(request), about.slug);
  if (!stopped.ok()) return site::error_page(request, stopped.error());
  return web::redirect(who_path(about, "?done=stopped"));
}

}  // namespace

void add_answerers_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const std::string here = "/events/{event}/form/who";
  const auto who = [context](const Request& request) { return who_page(context, request); };
  router.form(here, Permission::change_form, who);
  router.post(here + "/make", Permission::change_form,
              [context](const Request& request) { return make(context, request); });
  const auto mail = [context](const Request& request) { return mail_page(context, request); };
  router.form(here + "/mail", Permission::change_delegates, mail);
  router.post(here + "/send", Permission::change_delegates,
              [context](const Request& request) { return send(context, request); });
  router.post(here + "/stop", Permission::change_delegates,
              [context](const Request& request) { return stop(context, request); });
}

}  // namespace muster::feedback
