// The improvement plan: its actions over time under their headings, and the same as a table; one page to be printed.
#include "desk_pages.hpp"

#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>
#include <muster/kit/draw/timeline.hpp>

#include <algorithm>

namespace muster::actions {
namespace {

using web::Reply;
using web::Request;
using web::View;

constexpr double desk_width = 880;
constexpr double phone_width = 350;

struct Heading {
  std::string goal;
  std::vector<Action> actions;  ///< by the day they are due
};

/// Those in the plan that were not dropped, by heading.
std::vector<Heading> plan_of(const Book& book) {
  std::vector<Heading> plan;
  for (const auto& action : book.actions) {
    if (action.goal.empty() || !action.due_on || action.status == Status::not_taken_up) continue;
    auto found =
        std::ranges::find(plan, folded_name(action.goal), [](const Heading& each) { return folded_name(each.goal); });
    if (found == plan.end()) found = plan.insert(plan.end(), {action.goal, {}});
    found->actions.push_back(action);
  }
  std::ranges::sort(plan,
                    [](const Heading& left, const Heading& right) { return compare_names(left.goal, right.goal) < 0; });
  for (auto& heading : plan)
    std::ranges::stable_sort(heading.actions, {},
                             [](const Action& action) { return std::pair(*action.due_on, action.number); });
  return plan;
}

std::string standing_of(const Action& action, Date today) {
  if (action.status == Status::done)
    return "done" + (action.ended_on ? " on " + short_date(*action.ended_on) : std::string());
  if (is_overdue(action, today)) return "overdue since " + short_date(*action.due_on);
  return std::string(action.status == Status::under_way ? "under way, " : "") + "due on " + short_date(*action.due_on);
}

Date begin_of(const Action& action) { return std::min(action.starts_on.value_or(action.raised_on), *action.due_on); }

std::vector<draw::TimelineGroup> groups_of(const std::vector<Heading>& plan, Date today) {
  std::vector<draw::TimelineGroup> groups;
  for (const auto& heading : plan) {
    auto& group = groups.emplace_back(draw::TimelineGroup{heading.goal, {}});
    for (const auto& action : heading.actions) {
      using BarLook = draw::TimelineBar::Look;
      const auto look = action.status == Status::done ? BarLook::done
                        : is_overdue(action, today)   ? BarLook::late
                                                      : BarLook::coming;
      // What is done ends on the day on which it was.
      const auto end = look == BarLook::done ? action.ended_on.value_or(*action.due_on) : *action.due_on;
      group.bars.push_back({action.title, std::min(begin_of(action), end), end, look, standing_of(action, today)});
    }
  }
  return groups;
}

Reply plan_page(const PageContext& context, const Request& request) {
  MUSTER_PAGE(book, request, book_of(context.database, request.capture("programme")));
  const auto today = context.today();
  const auto plan = plan_of(book);
  std::vector<Action> all;
  for (const auto& heading : plan) all.insert(all.end(), heading.actions.begin(), heading.actions.end());
  View view;
  view.head("Improvement plan", standing_words(all, today));
  view.set("HOME_PATH", home_of(request)).set("KICKER", request.visitor.programme + ", " + short_date(today));
  if (plan.empty()) {
    view.add("EMPTY");
  } else {
    const auto groups = groups_of(plan, today);
    auto& shown = view.add("PLAN");
    shown.markup("DESK_LINE", draw::timeline(groups, today, desk_width).svg);
    shown.markup("PHONE_LINE", draw::timeline(groups, today, phone_width).svg);
    for (const auto& heading : plan) {
      auto& part = shown.add("GOAL", heading.goal);
      for (const auto& action : heading.actions) {
        auto& row = part.add("ACTION", action.title).set("ACTION_PATH", home_of(request, "/" + action.id));
        const auto owner = book.owner_of(action);
        row.set("OWNER", owner.empty() ? "Nobody yet" : owner);
        row.set("BEGINS", action.starts_on ? short_date(*action.starts_on) : "Not said")
            .set("DUE", short_date(*action.due_on));
        row.set("STATE", is_overdue(action, today) ? "Overdue" : std::string(status_label(action.status)));
      }
    }
  }
  return site::desk_page(request, frame_of(request, "Improvement plan"),
                         web::render("domain/actions/pages/plan.html", view));
}

}  // namespace

void add_plan_pages(web::Router& router, const PageContext& context) {
  router.get("/programmes/{programme}/actions/plan", right_to_see,
             [context](const Request& request) { return plan_page(context, request); });
}

}  // namespace muster::actions
