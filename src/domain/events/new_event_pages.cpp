// Adds an event: every fault is named beside its field, and nothing that was typed is lost.
#include "new_event_pages.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/people/people_service.hpp>
#include <muster/domain/site/frame.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/utf8.hpp>

#include <algorithm>
#include <array>
#include <map>

namespace muster::events {
namespace {

using web::Reply;
using web::Request;
using web::View;

/// Fields in the order of the page, by the start of their names in the template.
constexpr std::array fields{"TITLE", "DATE", "ATTENDANCE", "VENUE", "REGION", "PROGRAMME", "SLUG"};
constexpr std::string_view right = "events";
using Faults = std::map<std::string, std::string>;

std::string lower_field(std::string name) {
  std::transform(name.begin(), name.end(), name.begin(), [](char letter) { return static_cast<char>(letter + 32); });
  return name;
}

/// Without its full stop, as messages beside fields are written.
std::string field_words(std::string message) {
  if (message.ends_with('.')) message.pop_back();
  return message;
}

/// Reads the three parts; "6" and "06" are the same month.
Result<std::string> date_sent(const web::Fields& form) {
  const auto day = parse_integer(trimmed(form.get("day")));
  const auto month = parse_integer(trimmed(form.get("month")));
  const auto year = parse_integer(trimmed(form.get("year")));
  if (!day || !month || !year) return bad_input("Give the date as day, month and year, for example 10 6 2022.");
  if (*year < 1000 || *year > 9999) return bad_input("Give the year with four digits, for example 2022.");
  const Date date{std::chrono::year(static_cast<int>(*year)), std::chrono::month(static_cast<unsigned>(*month)),
                  std::chrono::day(static_cast<unsigned>(*day))};
  const bool in_range = *day >= 1 && *day <= 31 && *month >= 1 && *month <= 12;
  if (!in_range || !date.ok()) return bad_input("There is no such day. Check the day and the month.");
  return iso_date(date);
}

Reply form_page(store::Database& database, const Request& request, const Faults& faults, int status) {
  const auto regions = people::regions(database);
  if (!regions.ok()) return site::problem_page(request, regions.problem());
  const auto& form = request.form;
  View view;
  view.set("TOKEN", request.token).set("TITLE", form.get("title")).set("VENUE", form.get("venue"));
  view.set("DAY", form.get("day"))
      .set("MONTH", form.get("month"))
      .set("YEAR", form.get("year"))
      .set("SLUG", form.get("slug"));
  const auto attendance = form.find("attendance").value_or("in person");
  for (const auto way : {Attendance::in_person, Attendance::online, Attendance::hybrid}) {
    const std::string name(attendance_name(way));
    auto label = name == "hybrid" ? "Some in person, some online" : name == "online" ? "Online" : "In person";
    view.add("WAY")
        .set("WAY_ID", way == Attendance::in_person ? "attendance" : "attendance-" + name)
        .set("WAY_VALUE", name)
        .set("WAY_LABEL", label)
        .show_if(name == attendance, "WAY_CHOSEN");
  }
  const auto chosen = form.find("region").value_or("london");
  for (const auto& region : *regions) {
    view.add("REGION")
        .set("REGION_SLUG", region.slug)
        .set("REGION_NAME", region.name)
        .show_if(region.slug == chosen, "REGION_CHOSEN");
  }
  const auto programmes = request.visitor.programmes(right);
  if (programmes.size() > 1) {
    auto& choice = view.add("PROGRAMMES");
    for (const auto& name : programmes)
      choice.add("PROGRAMME").set("PROGRAMME_NAME", name).show_if(name == form.get("programme"), "PROGRAMME_CHOSEN");
  }
  if (!faults.empty()) {
    auto& summary = view.add("FAULTY");
    const auto count = static_cast<std::int64_t>(faults.size());
    summary.set("FAULT_TITLE", count == 1 ? "Look again at one field" : "Look again at " + in_words(count) + " fields");
    for (const std::string field : fields) {
      const auto found = faults.find(field);
      if (found == faults.end()) continue;
      summary.add("FAULT").set("FAULT_AT", lower_field(field)).set("FAULT_WORDS", found->second);
      if (field == "PROGRAMME") continue;
      view.show(field + "_WRONG")
          .show(field + "_DESCRIBED")
          .add(field + "_ERROR")
          .set(field + "_ERROR_WORDS", found->second);
      if (field != "ATTENDANCE" && field != "REGION") view.show(field + "_RED");
    }
  }
  return site::desk_page(request, {"Add an event", {}, {}, {}, site::Tab::none, !faults.empty()},
                         web::render("domain/events/pages/new_event.html", view), status);
}

/// The first fault of a field counts: the next would only confuse.
void note(Faults& faults, const std::string& field, const Problem& problem) {
  faults.emplace(field, field_words(problem.message));
}

}  // namespace

Reply new_event_page(store::Database& database, const Request& request) {
  return form_page(database, request, {}, 200);
}

Reply take_new_event(store::Database& database, const Clock& clock, const Request& request) {
  const auto& form = request.form;
  NewEvent wanted;
  wanted.title = trimmed(form.get("title"));
  wanted.venue = trimmed(form.get("venue"));
  wanted.region = form.get("region");
  wanted.attendance = form.get("attendance");
  wanted.slug = trimmed(form.get("slug"));
  Faults faults;
  // check_event answers for a whole event, so each field is asked about in the company of faultless others.
  if (auto title = check_event({"", "abc", wanted.title, {}, "", {}, "", "", 0}); !title.ok())
    note(faults, "TITLE", title.problem());
  if (auto venue = check_event({"", "abc", "A", {}, wanted.venue, {}, "", "", 0}); !venue.ok())
    note(faults, "VENUE", venue.problem());
  const auto date = date_sent(form);
  if (date.ok())
    wanted.date = *date;
  else
    note(faults, "DATE", date.problem());
  if (auto way = parse_attendance(wanted.attendance); !way.ok())
    faults.emplace("ATTENDANCE", "Choose how people take part");
  if (wanted.slug.empty() && date.ok() && !faults.contains("TITLE")) {
    wanted.slug = suggested_slug(wanted.title, *parse_date(*date));
    if (wanted.slug.empty()) faults.emplace("SLUG", "Give the event a short name in Latin letters");
  }
  if (!wanted.slug.empty()) {
    if (auto slug = check_slug(wanted.slug); !slug.ok()) note(faults, "SLUG", slug.problem());
  }
  // Never another programme's: an event belongs to those who add it.
  if (const auto programmes = request.visitor.programmes(right); !programmes.empty()) {
    wanted.programme = programmes.size() == 1 ? programmes.front() : form.get("programme");
    if (std::ranges::find(programmes, wanted.programme) == programmes.end())
      faults.emplace("PROGRAMME", "Choose the programme that the event belongs to");
  }
  if (!faults.empty()) return form_page(database, request, faults, 422);
  const auto added = add_event(database, {request.visitor.actor(), clock.now()}, wanted);
  if (added.ok()) return web::redirect("/events/" + added->slug);
  const auto& problem = added.problem();
  if (problem.kind == ProblemKind::conflict)
    note(faults, "SLUG", problem);
  else if (problem.kind == ProblemKind::not_found)
    note(faults, "REGION", problem);
  else if (problem.kind == ProblemKind::bad_input)
    note(faults, "TITLE", problem);
  else
    return site::problem_page(request, problem);
  return form_page(database, request, faults, web::status_of(problem.kind));
}

}  // namespace muster::events
