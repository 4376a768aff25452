// One receiver: how it stands, the log of what it was sent, and what can be done with it.
#include "context_pages.hpp"

#include <muster/domain/site/list_pages.hpp>
#include <muster/kit/base/date.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>
#include <muster/platform/web/form.hpp>

namespace muster::webhooks {
namespace {

using web::Button;
using web::Cell;
using web::ListColumn;
using web::Reply;
using web::Request;
using web::Tone;
using web::View;

Cell state_cell(const Delivery& delivery) {
  const std::string label(state_label(delivery.state));
  switch (delivery.state) {
    case DeliveryState::sent:
      return Cell(label).marked("done", Tone::good);
    case DeliveryState::given_up:
      return Cell(label).marked("wrong", Tone::wrong).second_line(delivery.reason);
    case DeliveryState::waiting:
      if (delivery.attempts > 0)
        return Cell("Failed, is tried again").marked("warning", Tone::doubtful).second_line(delivery.reason);
      break;
    case DeliveryState::behind:
    case DeliveryState::sending:
      break;
  }
  return Cell(label).marked("later", Tone::plain);
}

std::string next_words(const Delivery& delivery) {
  const bool waits = delivery.state == DeliveryState::waiting && delivery.attempts > 0;
  return waits ? long_instant(delivery.next_at) : std::string();
}

/// Whether somebody may send it once more: what is on its way or waits for another is left alone.
bool can_go_again(const Delivery& delivery) {
  return delivery.state == DeliveryState::sent || delivery.state == DeliveryState::given_up ||
         (delivery.state == DeliveryState::waiting && delivery.attempts > 0);
}

web::Listing<Delivery> log_listing(const Request& request) {
  const auto here = receiver_home(request);
  std::vector<web::ListFilter::Choice> states;
  for (const auto state : {DeliveryState::waiting, DeliveryState::behind, DeliveryState::sending, DeliveryState::sent,
                           DeliveryState::given_up})
    states.push_back({std::string(state_code(state)), std::string(state_label(state)), {}, {}});
  std::vector<web::ListFilter::Choice> news;
  for (const auto kind : kinds) news.push_back({std::string(kind_code(kind)), std::string(kind_label(kind)), {}, {}});
  news.push_back({std::string(kind_code(Kind::test)), std::string(kind_label(Kind::test)), {}, {}});
  web::Listing<Delivery> list(
      {.title = "Log of the last 30 days",
       .path = here,
       .files_path = here + "/deliveries",
       .filters = {{.name = "state", .label = "State", .choices = std::move(states)},
                   {.name = "kind", .label = "News", .choices = std::move(news), .as = web::ListFilter::Style::select}},
       .sort = "number",
       .descending = true,
       .rows = "news",
       .nothing_yet = {"Nothing was told yet",
                       "What happens from now on stands here. Send a test to see whether the "
                       "receiver takes it."},
       .bulk = {{here + "/again", "Send again", "Send {} again", {}, false, "again"}}});
  list.column({.name = "number", .heading = "Happened", .kind = ListColumn::Kind::date},
              [](const Delivery& row) { return Cell(long_instant(row.happened_at)); });
  list.column({.heading = "News", .css = "strong"},
              [](const Delivery& row) { return Cell(std::string(kind_label(row.kind))); });
  list.column({.heading = "Of", .css = "quiet address"}, [](const Delivery& row) { return Cell(row.object_id); });
  list.column({.heading = "State"}, state_cell);
  list.column({.heading = "Tries", .kind = ListColumn::Kind::number},
              [](const Delivery& row) { return Cell(grouped(row.attempts)).on_phone("Tries:"); });
  list.column({.heading = "Next try", .kind = ListColumn::Kind::date}, [](const Delivery& row) {
    auto words = next_words(row);
    return words.empty() ? Cell() : Cell(std::move(words)).on_phone("Next try:");
  });
  list.column({.heading = "What you can do", .kind = ListColumn::Kind::actions}, [here](const Delivery& row) {
    if (!can_go_again(row)) return Cell();
    return Cell().action({here + "/again",
                          row.state == DeliveryState::waiting ? "Try now" : "Send again",
                          std::string(kind_label(row.kind)) + " of " + long_instant(row.happened_at),
                          {{"row[]", row.id}}});
  });
  return list
      .keys([](const Delivery& row) { return row.id; },
            [](const Delivery& row) {
              return std::string(kind_label(row.kind)) + " of " + long_instant(row.happened_at);
            })
      .abilities([](const Delivery& row) { return can_go_again(row) ? "again" : ""; });
}

Result<ListPage<Delivery>> log_rows(const PageContext& context, const Request& request, const ListQuery& query) {
  return listed_deliveries(context.database, request.capture("programme"), request.capture("webhook"), query);
}

std::string done_words(const Request& request) {
  const auto done = request.query.get("done");
  if (done == "saved") return "The receiver is saved.";
  if (done == "paused") return "The receiver is paused. What happens meanwhile is kept for it for 30 days.";
  if (done == "active") return "The receiver is active. What waited for it goes now, in its order.";
  if (done == "test") return "A test is on its way. Load the page again to see what became of it.";
  if (done == "nothing") return "There was nothing to be sent again.";
  if (done == "again") {
    const auto count = parse_integer(request.query.get("count")).value_or(0);
    return count > 0 ? counted(count, "news goes", "news go") + " once more, in their order." : std::string();
  }
  return {};
}

void add_state(View& view, const ReceiverSheet& sheet) {
  const auto& receiver = sheet.receiver;
  switch (receiver.state) {
    case ReceiverState::active:
      if (receiver.failing_since)
        view.add("DOUBTFUL", "It has taken nothing since " + long_instant(*receiver.failing_since) +
                                 ". After three days it is paused.");
      else
        view.add("GOOD", "Active");
      break;
    case ReceiverState::paused:
      view.add("STILL", "Paused. What happens is kept for it for 30 days.");
      break;
    case ReceiverState::failing:
      view.add("BAD", "Paused, for it took nothing for three days. What happens is kept for it for 30 days.");
      break;
  }
}

struct SecretForm {
  web::Form form;
  web::Field<std::chrono::hours> beside = form.radios<std::chrono::hours>(
      "hours", "How long the old secret signs beside the new one",
      {{std::chrono::hours(24), "24", "A day", "The receiver can be given the new one without haste."},
       {longest_beside, "168", "A week", ""},
       {std::chrono::hours(0), "0", "Not at all", "Where somebody may have read the old one."}});
};

SecretForm secret_form(const Request& request) {
  SecretForm wanted{
      web::Form(request, receiver_home(request, "/secret")).button({"Make a new secret", {}, Button::Look::second})};
  (void)wanted.beside.begins(std::chrono::hours(24));
  return wanted;
}

std::string button_to(const Request& request, const std::string& below, Button button) {
  return web::Form(request, receiver_home(request, below)).look("").button(std::move(button)).shown();
}

std::string again_path(const Request& request, std::int64_t count) {
  return receiver_home(request, count == 0 ? "?done=nothing" : "?done=again&count=" + std::to_string(count));
}

Reply again(const PageContext& context, const Request& request) {
  MUSTER_PAGE(count, request,
              send_again(context.database, context.audit(request), request.capture("programme"),
                         request.capture("webhook"), request.form.all("row[]")));
  return web::redirect(again_path(request, count));
}

Reply again_all(const PageContext& context, const Request& request) {
  MUSTER_PAGE(count, request,
              send_failed_again(context.database, context.audit(request), request.capture("programme"),
                                request.capture("webhook")));
  return web::redirect(again_path(request, count));
}

Reply set_active_page(const PageContext& context, const Request& request, bool active) {
  const auto set = set_active(context.database, context.audit(request), request.capture("programme"),
                              request.capture("webhook"), active);
  if (!set.ok()) return site::error_page(request, set.error());
  return web::redirect(receiver_home(request, active ? "?done=active" : "?done=paused"));
}

Reply test(const PageContext& context, const Request& request) {
  const auto sent =
      send_test(context.database, context.audit(request), request.capture("programme"), request.capture("webhook"));
  return sent.ok() ? web::redirect(receiver_home(request, "?done=test")) : site::error_page(request, sent.error());
}

Reply renew(const PageContext& context, const Request& request) {
  auto wanted = secret_form(request);
  if (!wanted.form.read())
    return site::error_page(request, bad_input("Choose how long the old secret signs beside the new one."));
  MUSTER_PAGE(made, request,
              renew_secret(context.database, context.audit(request), request.capture("programme"),
                           request.capture("webhook"), *wanted.beside));
  return receiver_page(context, request, made.secret);
}

Reply remove(const PageContext& context, const Request& request) {
  const auto removed = remove_receiver(context.database, context.audit(request), request.capture("programme"),
                                       request.capture("webhook"));
  return removed.ok() ? web::redirect(home_of(request, "?done=removed")) : site::error_page(request, removed.error());
}

}  // namespace

Reply receiver_page(const PageContext& context, const Request& request, const std::string& secret) {
  MUSTER_PAGE(sheet, request,
              receiver_sheet(context.database, request.capture("programme"), request.capture("webhook")));
  const auto& receiver = sheet.receiver;
  const auto list = log_listing(request);
  const auto query = list.query(request);
  MUSTER_PAGE(found, request, log_rows(context, request, query));
  View view;
  view.head(receiver.name);
  view.set("BACK_PATH", home_of(request)).set("CHANGE_PATH", receiver_home(request, "/change"));
  if (!secret.empty()) view.add("MADE").set("SECRET", secret);
  view.show("DONE", done_words(request));
  add_state(view, sheet);
  std::vector<std::string> told;
  for (const auto kind : receiver.kinds) told.emplace_back(kind_label(kind));
  view.set("ADDRESS", receiver.address).set("KINDS", listed(told));
  view.set("PERSONAL", receiver.personal ? "Name, e-mail address and organisation" : "Ids alone");
  if (receiver.former_until && *receiver.former_until > context.clock.now())
    view.add("FORMER", "Until " + long_instant(*receiver.former_until) + " the old secret signs beside the new one.");
  if (receiver.state == ReceiverState::active) {
    view.markup("FIRST_FORM", button_to(request, "/test", {"Send a test", receiver.name}));
    view.add("PAUSE").markup("PAUSE_FORM",
                             button_to(request, "/pause", {"Pause", receiver.name, Button::Look::second}));
  } else {
    view.markup("FIRST_FORM", button_to(request, "/resume", {"Make active", receiver.name}));
  }
  if (sheet.given_up > 0 || receiver.failing_since)
    view.add("AGAIN").markup(
        "AGAIN_FORM",
        button_to(request, "/again-all", {"Send all that failed again", receiver.name, Button::Look::second}));
  view.markup("LIST", list.html(request, query, found));
  view.markup("SECRET_FORM", secret_form(request).form.shown());
  view.markup("REMOVE_FORM",
              button_to(request, "/remove", {"Remove the receiver and its log", receiver.name, Button::Look::link}));
  return site::desk_page(request, {.title = receiver.name, .programme = request.visitor.programme},
                         web::render("domain/webhooks/pages/receiver.html", view));
}

void add_log_pages(web::Router& router, const PageContext& context) {
  const std::string here = "/programmes/{programme}/webhooks/{webhook}";
  router.get(here, right, [context](const Request& request) { return receiver_page(context, request); });
  site::add_list_files<Delivery>(router, here + "/deliveries", right,
                                 {log_listing, [context](const Request& request, const ListQuery& query) {
                                    return log_rows(context, request, query);
                                  }});
  router.post(here + "/again", right, [context](const Request& request) { return again(context, request); });
  router.post(here + "/again-all", right, [context](const Request& request) { return again_all(context, request); });
  router.post(here + "/test", right, [context](const Request& request) { return test(context, request); });
  router.post(here + "/pause", right,
              [context](const Request& request) { return set_active_page(context, request, false); });
  router.post(here + "/resume", right,
              [context](const Request& request) { return set_active_page(context, request, true); });
  router.post(here + "/secret", right, [context](const Request& request) { return renew(context, request); });
  router.post(here + "/remove", right, [context](const Request& request) { return remove(context, request); });
}

}  // namespace muster::webhooks
