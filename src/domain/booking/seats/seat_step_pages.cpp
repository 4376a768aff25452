// One person's seat: offered, taken, withdrawn or moved in the line, with the mail shown before it goes.
#include "seat_pages.hpp"

#include "domain/booking/address.hpp"
#include "domain/booking/seats/last_day_service.hpp"
#include "domain/booking/steps/step_mail_service.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/booking_mail.hpp>
#include <muster/domain/booking/message_service.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/id.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;

std::optional<SeatNews> news_of(State to) {
  if (to == State::offered) return SeatNews::offered;
  if (to == State::booked) return SeatNews::booked;
  if (to == State::waiting) return SeatNews::withdrawn;
  return std::nullopt;
}

std::string question_about(const std::string& name, State to) {
  if (to == State::offered) return "Offer " + name + " a seat?";
  if (to == State::booked) return "Book " + name + "?";
  if (to == State::waiting) return "Withdraw the offer to " + name + "?";
  if (to == State::declined) return name + " declines the seat?";
  return "Take " + name + " off the list?";
}

std::string consequence(State to) {
  if (to == State::waiting) return "They go to the end of the waiting list, and the seat to whoever is next.";
  if (to == State::declined) return "The seat goes to whoever is next.";
  if (to == State::cancelled) return "They are offered no seat any more. Nobody else moves.";
  return {};
}

struct StepForm {
  web::Form form;
  std::optional<web::Field<std::string>> subject{};
  std::optional<web::Field<std::string>> words{};
};

Reply step(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(table, request, seats_of(context.database, slug));
  const auto to = parse_state(request.query.get("to"));
  const auto person = request.query.get("person");
  if (!to.ok()) return site::error_page(request, not_found("There is no such step."));
  auto all = table.claims;
  all.insert(all.end(), table.line.begin(), table.line.end());
  const auto claim = std::ranges::find(all, person, &SeatClaim::person);
  if (claim == all.end())
    return seats_page(context, request, {409, "This person neither waits nor is offered a seat any more."});
  if (!may_follow(claim->state, *to)) return seats_page(context, request, {409, refusal(claim->state, *to)});

  MUSTER_PAGE(last, request, on_its_last_day(context.database, table.event));
  const auto until = offer_end(context.clock.now(), table.plan.rules().days_to_answer, last);
  const auto preview = preview_message(context.database, slug, {{person}, {}});
  MUSTER_PAGE(own, request, mail_of_step(context.database, context.clock.now(), slug, {person}, *to));
  // Whoever has a page of their own is told by the mail that goes with it, which keeps their calendar right too.
  const auto news = !own && preview.ok() && preview->people > 0 ? news_of(*to) : std::nullopt;
  StepForm wanted{web::Form(request, address(seats_path(slug) + "/step", request.query.entries()))
                      .way_out("Leave it as it is", seats_path(slug))
                      .knowing("message", new_id())
                      .when_refused({}, "Nothing was changed.")};
  SeatQuestion question{"One person", question_about(claim->name, *to), table.organisation_name(claim->organisation),
                        consequence(*to)};
  if (news) {
    const auto words = seat_mail(*news, table.event, until);
    wanted.subject = wanted.form.text("subject", "Subject of the mail").check(check_subject).begins(words.subject);
    wanted.words = wanted.form.lines("text", "The mail").check(check_message).rows(8).begins(words.text);
    wanted.form.button(
        {step_label(claim->state, *to) + " and send the mail", {}, web::Button::Look::first, {}, {}, "mail", "yes"});
    wanted.form.button({"Without a mail", {}, web::Button::Look::second, {}, {}, "mail", "no"});
    question.letter = delegate_letter(table.event, claim->name, words);
  } else {
    wanted.form.button(web::Button{step_label(claim->state, *to) + (own ? " and send the mail" : "")});
    question.note += std::string(question.note.empty() ? "" : " ") +
                     (own ? "They get this mail, with the link to their own page." : "They get no mail by it.");
    if (own) question.own_mail = std::move(own);
  }
  if (wanted.form.read()) {
    const auto act = take_steps(context.database, context.audit(request), slug, {{person}, *to, ""});
    if (act.ok()) {
      auto told = std::vector<std::pair<std::string, std::string>>{{"act", act->id}};
      if (news && request.form.get("mail") == "yes") {
        const auto sent =
            send_message(context.database, context.audit(request), slug,
                         {request.form.get("message"), {**wanted.subject, **wanted.words}, {{person}, {}}, {}});
        if (!sent.ok())
          return seats_page(
              context, request,
              {web::status_of(sent.error().kind), claim->name + " " + std::string(step_done(*to)) +
                                                      ", but the mail was not sent: " + sent.error().message});
        told.emplace_back("mail", "yes");
      }
      return web::redirect(address(seats_path(slug), told));
    }
    wanted.form.refuse(act.error());
  }
  return ask_about_seats(request, table.event, question, wanted.form);
}

Reply move(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(table, request, seats_of(context.database, slug));
  const auto person = request.query.get("person");
  const auto claim = std::ranges::find(table.line, person, &SeatClaim::person);
  if (claim == table.line.end()) return seats_page(context, request, {409, "This person does not wait any more."});
  auto form = web::Form(request, address(seats_path(slug) + "/line", {{"person", person}}))
                  .button("Move to the head of the line")
                  .way_out("Leave them where they are", seats_path(slug));
  form.hidden("turn", "");
  if (form.read()) {
    std::optional<std::int64_t> back;
    if (const auto typed = request.form.get("turn"); !typed.empty()) {
      for (std::int64_t number = 0; const char digit : typed.substr(typed.front() == '-' ? 1 : 0)) {
        if (digit < '0' || digit > '9') break;
        number = number * 10 + (digit - '0');
        back = typed.front() == '-' ? -number : number;
      }
    }
    const auto had = move_in_line(context.database, context.audit(request), slug, person, back);
    if (!had.ok()) return seats_page(context, request, {web::status_of(had.error().kind), had.error().message});
    if (back) return web::redirect(seats_path(slug) + "?done=undone");
    return web::redirect(
        address(seats_path(slug), {{"done", "moved"}, {"person", person}, {"had", std::to_string(*had)}}));
  }
  return ask_about_seats(
      request, table.event,
      {"One person", "Move " + claim->name + " to the head of the line?", table.organisation_name(claim->organisation),
       "They are next when a seat comes free. Nobody gets a mail by it."},
      form);
}

}  // namespace

void add_seat_step_pages(web::Router& router, const PageContext& context) {
  const auto right = access::Permission::change_delegates;
  const std::string here = "/events/{event}/allocations";
  const auto one = [context](const Request& request) { return step(context, request); };
  router.form(here + "/step", right, one);
  const auto in_line = [context](const Request& request) { return move(context, request); };
  router.form(here + "/line", right, in_line);
  add_line_move_pages(router, context);
}

}  // namespace muster::booking
