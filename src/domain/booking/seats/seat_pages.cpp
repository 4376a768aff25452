// The page of an event's seats, and what gives them away by one press.
#include "seat_pages.hpp"
#include "domain/booking/messages/words_shown_pages.hpp"

#include "domain/booking/address.hpp"
#include "domain/booking/seats/last_day_service.hpp"
#include "seat_marks.hpp"
#include "seat_rows.hpp"

#include <muster/domain/access/permissions.hpp>
#include <muster/domain/booking/booking_mail.hpp>
#include <muster/domain/booking/step_service.hpp>
#include <muster/domain/events/event_service.hpp>
#include <muster/domain/site/letter_look.hpp>
#include <muster/domain/site/page_of.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <algorithm>

namespace muster::booking {
namespace {

using web::Reply;
using web::Request;
using web::View;

std::string or_blank(std::int64_t number) { return number == 0 ? std::string() : grouped(number); }

/// Zeros are printed for kinds, so that a row says all of it; organisations' stay blank.
void set_figures(View& view, const std::string& name, const SeatFigures& figures, bool zeros) {
  const auto words = [&](std::int64_t number) { return zeros ? grouped(number) : or_blank(number); };
  view.set(name + "_SEATS", grouped(figures.seats)).set(name + "_USED", words(figures.used));
  view.set(name + "_OFFERED", words(figures.offered)).set(name + "_HELD", words(figures.held));
  view.set(name + "_FREE", words(figures.free)).set(name + "_WAITING", words(figures.waiting));
}

void add_section(View& view, const SeatSection& section, std::int64_t of_a_mark, const std::string& here, bool may) {
  auto& part = view.add("SECTION", section.name);
  set_figures(part, "SECTION", section.figures, true);
  part.show("AIM", section.aim).markup("SECTION_MARKS", seat_marks(section.figures, of_a_mark));
  if (may) part.add_link("CHANGE", "Change", address(here + "/kind", {{"of", section.kind}}));
  if (!section.words.empty()) {
    auto& words = part.add("WORDS", section.words);
    if (may && section.may_release) words.add_link("RELEASE", "Release what is held now", here + "/release");
  }
  if (section.decision) {
    auto& decision = part.add("DECISION", section.decision->words);
    if (may)
      decision.add_link(
          "GIVE", section.decision->button,
          address(here + "/give", {{"of", section.kind}, {"seats", std::to_string(section.decision->seats)}}));
  }
  for (const auto& row : section.rows) {
    auto& line = part.add("ROW", row.name);
    set_figures(line, "ROW", row.figures, false);
    line.show("NAMES", row.names).markup("ROW_MARKS", seat_marks(row.figures, of_a_mark));
    for (const auto& offer : row.offers) line.add("OFFER", offer.claim.name).show("UNTIL", offer.until);
    line.show("AFTER", row.next);
  }
}

std::string person_path(const SeatTable& table, const SeatClaim& claim) {
  return address(delegates_path(table.event.slug), {{"person", claim.person}});
}

void add_way(View& row, const std::string& section, const SeatTable& table, const SeatClaim& claim, State to,
             const char* words) {
  row.add_link(
      section, words,
      address(seats_path(table.event.slug) + "/step", {{"person", claim.person}, {"to", std::string(state_word(to))}}));
}

void add_offers(View& view, const SeatTable& table, bool may) {
  std::vector<SeatClaim> offered;
  for (const auto& claim : table.claims)
    if (claim.state == State::offered) offered.push_back(claim);
  if (offered.empty()) return;
  std::ranges::stable_sort(offered, {}, [](const auto& each) { return each.until.value_or(Instant::max()); });
  auto& part = view.add("OFFERS");
  for (const auto& claim : offered) {
    auto& row = part.add("OFFERED_ROW", claim.name);
    row.set("OFFERED_PATH", person_path(table, claim));
    row.set("OFFERED_FROM", table.organisation_name(claim.organisation));
    row.set("OFFERED_UNTIL", claim.until ? long_instant(*claim.until, table.event.zone) : "No day is set");
    if (!may) continue;
    add_way(row, "OFFERED_WAY", table, claim, State::booked, "They take it");
    add_way(row, "OFFERED_WAY", table, claim, State::waiting, "Withdraw");
    add_way(row, "OFFERED_WAY", table, claim, State::declined, "They decline");
  }
}

void add_line(View& view, const SeatTable& table, bool may) {
  if (table.line.empty()) return;
  auto& part = view.add("LINE");
  part.set("LINE_ORDER", table.plan.rules().new_places_first
                             ? "Who comes from a place that nobody comes from yet is next; then whoever asked first."
                             : "Whoever asked first is next in each line.");
  for (const auto& claim : table.line) {
    auto& row = part.add("WAITS", claim.name);
    const auto organisation = table.organisation_name(claim.organisation);
    const auto room = table.plan.room(claim);
    const bool there = !room || *room > 0;
    row.set("WAITS_PATH", person_path(table, claim)).set("WAITS_FROM", organisation);
    row.set("WAITS_LINE", capitalised(line_name(table.plan.share_of(claim), organisation)));
    row.set("WAITS_WHY", there ? "A seat is there for them; nobody has offered it yet."
                               : why_no_seat(table.plan, claim, organisation));
    if (!may) continue;
    if (there) add_way(row, "WAY", table, claim, State::offered, "Offer a seat");
    if (there) add_way(row, "WAY", table, claim, State::booked, "Book");
    row.add_link("WAY", "Move to the head",
                 address(seats_path(table.event.slug) + "/line", {{"person", claim.person}}));
    add_way(row, "WAY", table, claim, State::cancelled, "Take off");
  }
}

/// What became of a waiting list that came here, by the numbers that its move left in the address.
std::string moved_line_words(const web::Fields& query) {
  const auto number = [&](const char* name) {
    return std::max<std::int64_t>(parse_integer(query.get(name)).value_or(0), 0);
  };
  const auto [people, promoted, left, rest] =
      std::tuple(number("people"), number("promoted"), number("left"), number("rest"));
  auto words = counted(people, "person who waited is", "people who waited are") + " here now: ";
  words += promoted == 0 ? std::string("nobody of them has a seat yet.")
                         : counted(promoted, "has a seat or is offered one", "have a seat or are offered one") +
                               (people > promoted ? ", and " + counted(people - promoted, "waits.", "wait.") : ".");
  if (left > 0)
    words += " " + counted(left, "other stands", "others stand") + " here already, and " +
             (left == 1 ? "waits" : "wait") + " there still.";
  if (rest > 0)
    words +=
        " " + counted(rest, "more waits", "more wait") + " there: 500 are moved at a time, so move them once more.";
  return words;
}

/// What was just done, and what takes it back.
void add_done(View& view, const PageContext& context, const Request& request, const SeatTable& table, bool may) {
  const auto here = seats_path(table.event.slug);
  const auto done = request.query.get("done");
  const auto undo = [&](View& notice, const std::string& path, const std::string& name, const std::string& value) {
    auto form = web::Form(request, path).look("").button({"Undo", {}, web::Button::Look::link});
    if (!name.empty()) form.knowing(name, value);
    if (may) notice.add("UNDO").markup("UNDO_FORM", form.shown());
  };
  if (done == "rules" || done == "given" || done == "released") {
    auto& notice = view.add("DONE", done == "rules"   ? "The shares are changed."
                                    : done == "given" ? "The seats are given."
                                                      : "What was held is released.");
    if (table.may_undo) undo(notice, here + "/undo", "", "");
  } else if (done == "undone") {
    view.add("DONE", "The change is taken back. Whoever got a seat by it keeps it.");
  } else if (done == "line") {
    view.add("DONE", moved_line_words(request.query));
  } else if (done == "moved") {
    auto& notice = view.add("DONE", "They are at the head of the line now.");
    undo(notice, here + "/line?person=" + request.query.get("person"), "turn", request.query.get("had"));
  } else if (const auto act_id = request.query.get("act"); !act_id.empty()) {
    const auto act =
        context.database.read([&](store::Session& session) { return find_act(session, table.event.id, act_id); });
    if (!act.ok() || act->taken.empty()) return;
    const auto mailed = request.query.get("mail") == "yes" ? " The mail is in the outbox." : " Nobody was written to.";
    auto& notice = view.add("DONE", act->taken.front().name + " " + std::string(step_done(act->to)) + "." + mailed);
    undo(notice, here + "/take-back", "act", act_id);
  }
}

Reply show(const PageContext& context, const Request& request) { return seats_page(context, request, {}); }

Reply refused(const PageContext& context, const Request& request, const Error& error) {
  if (error.kind == ErrorKind::unavailable || error.kind == ErrorKind::unsure || error.kind == ErrorKind::not_found)
    return site::error_page(request, error);
  return seats_page(context, request, {web::status_of(error.kind), error.message});
}

/// Asks once, saying who gets what and which mails go out; then does it.
template <class Change, class Do>
Reply ask_once(const PageContext& context, const Request& request, SeatQuestion question, const std::string& path,
               const std::string& button, const std::string& done, const Change& change, const Do& act) {
  const auto& slug = request.capture("event");
  MUSTER_PAGE(table, request, seats_of(context.database, slug));
  web::Form form = web::Form(request, path).button(button).way_out("Leave it as it is", seats_path(slug));
  if (form.read()) {
    const auto changed = act(slug);
    if (changed.ok()) return web::redirect(seats_path(slug) + "?done=" + done);
    return refused(context, request, changed.error());
  }
  auto rules = table.plan.rules();
  change(rules);
  const auto next = promoted_by(table, rules);
  MUSTER_PAGE(last, request, on_its_last_day(context.database, table.event));
  const auto until = offer_end(context.clock.now(), rules.days_to_answer, last);
  question.note =
      next.empty() ? "Nobody gets a seat by it at once, and no mail goes out." : promoted_words(table, next, until);
  if (!next.empty()) {
    const auto news = rules.filling == Filling::offer ? SeatNews::offered : SeatNews::booked;
    question.letter = delegate_letter(table.event, next.front().name, seat_mail(news, table.event, until));
  }
  return ask_about_seats(request, table.event, question, form);
}

Reply release(const PageContext& context, const Request& request) {
  return ask_once(
      context, request, {"Release", "Release what is held for organisations?"},
      seats_path(request.capture("event")) + "/release", "Release the held seats", "released",
      [](SeatRules& rules) { rules.released = true; },
      [&](const std::string& slug) { return release_seats(context.database, context.audit(request), slug); });
}

Reply give(const PageContext& context, const Request& request) {
  const auto kind = request.query.get("of");
  const auto seats = parse_integer(request.query.get("seats")).value_or(0);
  const auto words = counted(seats, "seat", "seats") + " to " + uncapitalised(kind_heading(kind));
  return ask_once(
      context, request, {"Give seats", "Give " + words + "?"},
      address(seats_path(request.capture("event")) + "/give", {{"of", kind}, {"seats", std::to_string(seats)}}),
      "Give " + words, "given",
      [&](SeatRules& rules) {
        for (auto& share : rules.kinds)
          if (share.kind == kind) share.seats += std::max<std::int64_t>(seats, 0);
      },
      [&](const std::string& slug) { return give_seats(context.database, context.audit(request), slug, kind, seats); });
}

Reply undo(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto undone = undo_seat_rules(context.database, context.audit(request), slug);
  if (!undone.ok()) return refused(context, request, undone.error());
  return web::redirect(seats_path(slug) + "?done=undone");
}

Reply take_back(const PageContext& context, const Request& request) {
  const auto& slug = request.capture("event");
  const auto act = undo_act(context.database, context.audit(request), slug, request.form.get("act"));
  if (!act.ok()) return refused(context, request, act.error());
  return web::redirect(address(seats_path(slug), {{"act", act->id}}));
}

}  // namespace

std::vector<SeatClaim> promoted_by(const SeatTable& table, const SeatRules& rules) {
  SeatPlan plan(rules, table.organisations);
  for (const auto& claim : table.claims) plan.add(claim);
  for (const auto& claim : table.line) plan.add(claim);
  constexpr std::size_t at_once = 100;
  return next_in_line(plan, table.line, at_once);
}

std::string promoted_words(const SeatTable& table, const std::vector<SeatClaim>& next,
                           const std::optional<Instant>& until) {
  if (next.empty()) return {};
  std::vector<std::string> names;
  constexpr std::size_t most = 12;
  for (std::size_t at = 0; at < next.size() && at < most; ++at) names.push_back(next[at].name);
  if (next.size() > most) names.push_back(counted(static_cast<std::int64_t>(next.size() - most), "other", "others"));
  const bool one = next.size() == 1;
  auto words = listed(names) + (one ? " is " : " are ");
  if (next.front().state == State::booked) {
    words += "booked at once";
  } else {
    words += "offered a seat" + (until ? " until " + long_instant(*until, table.event.zone) : std::string());
  }
  return words + ", and " + (one ? "gets" : "get") + " this mail where " +
         (one ? "there is an address." : "they have an address.");
}

Reply ask_about_seats(const Request& request, const events::Event& event, const SeatQuestion& question,
                      const web::Form& form) {
  View view;
  view.set("LIST_PATH", delegates_path(event.slug)).set("HERE", seats_path(event.slug)).set("TRAIL", question.trail);
  view.head(question.headline, question.lead);
  view.show("NOTE", question.note);
  if (question.letter) site::show_letter(view, *question.letter);
  if (question.own_mail) show_words(view, question.own_mail->words, question.own_mail->to, question.own_mail->told);
  view.markup("FORM", form.shown());
  return site::form_page(request, delegates_frame(event, question.trail), form,
                         web::render("domain/booking/pages/seats_ask.html", view));
}

Reply seats_page(const PageContext& context, const Request& request, const SeatNotice& notice) {
  MUSTER_PAGE(table, request, seats_of(context.database, request.capture("event")));
  const auto here = seats_path(table.event.slug);
  const bool may = request.visitor.can_open(here + "/rules");
  const auto all = table.plan.all();
  View view;
  view.set("LIST_PATH", delegates_path(table.event.slug)).set("HERE", here);
  view.head(seats_headline(table), seats_lead(table));
  view.show("NOT_DONE", notice.not_done);
  if (notice.not_done.empty()) add_done(view, context, request, table, may);
  if (may) {
    auto& ways = view.add("WAYS");
    ways.set("RULES_WORDS", table.version == 0 ? "Say how many seats there are" : "Change seats and dates");
    if (table.plan.rules().seats) ways.add_link("SHARE", "Share seats out for a kind", here + "/kind");
    if (!table.line.empty()) ways.add_link("MOVE_LINE", "Move the waiting list to another event", here + "/move-line");
  }
  if (const auto due = seats_due(table); !due.empty()) {
    auto& next = view.add("NEXT");
    for (const auto& each : due) next.add("DUE", each.when).set("DUE_WHAT", each.what);
    next.set("RULE", "An offer that nobody takes goes to the next in line.");
  }
  if (table.plan.rules().seats) {
    auto& seats = view.add("SEATS");
    const auto of_a_mark = seats_of_a_mark(all.seats + all.over);
    seats.markup("MARKS", seat_marks(all, of_a_mark));
    seats.set("USED", grouped(all.used)).set("OFFERED", grouped(all.offered));
    seats.set("HELD", grouped(all.held)).set("FREE", grouped(all.free));
    seats.set("UNIT", of_a_mark == 1 ? "Each mark is one seat." : "Each mark is " + grouped(of_a_mark) + " seats.");
    for (const auto& section : seat_sections(table)) add_section(seats, section, of_a_mark, here, may);
    const auto open = open_row(table);
    seats.set("OPEN", open.name).markup("OPEN_MARKS", seat_marks(open.figures, of_a_mark));
    set_figures(seats, "OPEN", open.figures, true);
    set_figures(seats, "ALL", all, true);
  }
  if (table.event.attendance == events::Attendance::hybrid) {
    const auto online = table.plan.online();
    auto words = grouped(online.used) + (online.used == 1 ? " comes" : " come") + " by screen";
    if (table.plan.rules().online_seats)
      words = grouped(online.used) + " of " + counted(online.seats, "seat is", "seats are") + " taken";
    view.set("HYBRID_PATH", "/events/" + table.event.slug + "/room-and-online");
    view.add("ONLINE", words + (online.waiting > 0 ? ", " + counted(online.waiting, "waits.", "wait.") : "."));
  }
  add_offers(view, table, may);
  add_line(view, table, may);
  return site::desk_page(request, delegates_frame(table.event, "Allocations", !notice.not_done.empty()),
                         web::render("domain/booking/pages/seats.html", view), notice.status);
}

void add_seat_pages(web::Router& router, const PageContext& context) {
  using access::Permission;
  const std::string here = "/events/{event}/allocations";
  router.get(here, Permission::take_delegates, [context](const Request& request) { return show(context, request); });
  const auto both = [&](const std::string& path, Reply (*page)(const PageContext&, const Request&)) {
    const auto answer = [context, page](const Request& request) { return page(context, request); };
    router.form(here + path, Permission::change_delegates, answer);
  };
  both("/release", release);
  both("/give", give);
  router.post(here + "/undo", Permission::change_delegates,
              [context](const Request& request) { return undo(context, request); });
  router.post(here + "/take-back", Permission::change_delegates,
              [context](const Request& request) { return take_back(context, request); });
  add_seat_form_pages(router, context);
  add_seat_step_pages(router, context);
  add_hybrid_pages(router, context);
}

}  // namespace muster::booking
