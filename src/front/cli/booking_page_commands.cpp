// booking page and invite: how people book an event by themselves, and the invitations with a link of their own.
#include "commands.hpp"

#include <muster/domain/booking/booking_questions_service.hpp>
#include <muster/domain/booking/planned_invitation_service.hpp>
#include <muster/domain/booking/public_booking_json.hpp>
#include <muster/domain/booking/substitute_service.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/json_reader.hpp>
#include <muster/kit/base/number.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct PageWish {
  std::string event;
  std::string file;
  bool json = false;
  bool none = false;
  std::optional<std::int64_t> days_before;
  std::string time = "09:00";
  bool never = false;
};

struct SubstituteWish {
  std::string event;
  std::vector<std::string> agree;
  std::vector<std::string> refuse;
  bool json = false;
};

Outcome show_or_set_page(Console& console, const PageWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(shown, booking::page_of_event(*database, wish.event));
  if (!wish.file.empty()) {
    MUSTER_TRY(bytes, read_file(wish.file));
    MUSTER_TRY(sent,
               read_json(bytes, {}, [](std::string_view kept) -> Result<std::string> { return std::string(kept); }));
    MUSTER_TRY(wanted, booking::page_from(sent, shown.page));
    MUSTER_TRY(saved, booking::set_booking_page(*database, console.audit(), wish.event, wanted, shown.page.version));
    shown.page = saved;
  }
  if (wish.json) {
    console.out << json_text(booking::page_json(shown, console.now()), 2) << "\n";
    return Success{};
  }
  const auto why = booking::closed_words(
      booking::door_at(shown.page, shown.event, booking::last_day_of(shown.event, shown.sessions), console.now()),
      shown.event);
  console.out << shown.event.title << ": " << (why.empty() ? "takes bookings now" : why) << "\n";
  if (shown.page.code.empty())
    console.out << "It has no public page yet. Say how it is booked: {\"way\": \"open\"} in a file.\n";
  else
    console.out << "Its page: /b/" << shown.page.code << "\n";
  if (const auto places = booking::places_words(shown.left); !places.empty())
    console.out << "Places: " << places << "\n";
  for (const auto& part : booking::places_by_part(shown.left)) console.out << "  " << part << "\n";
  return Success{};
}

/// Invitations that go by themselves; with --never they do not.
Outcome plan_invitations(Console& console, store::Database& database, const PageWish& wish) {
  if (wish.never) {
    MUSTER_CHECK(booking::unplan_invitations(database, console.audit(), wish.event));
    console.out << "No invitations go by themselves any more.\n";
    return Success{};
  }
  booking::Timing timing{booking::When::before, wish.days_before.value_or(0), wish.time, std::nullopt};
  MUSTER_CHECK(booking::plan_invitations(database, console.audit(), wish.event, timing));
  MUSTER_TRY(ahead, booking::invitations_ahead(database, console.now(), wish.event, {}));
  const auto due = ahead.planned ? booking::due_at(ahead.planned->timing, ahead.event) : std::nullopt;
  console.out << "The invitations go by themselves on " << (due ? long_instant(*due, ahead.event.zone) : "")
              << ", while `muster serve` runs with a mail server.\n";
  return Success{};
}

Outcome invite_people(Console& console, const PageWish& wish) {
  MUSTER_TRY(database, console.database());
  if (wish.never || wish.days_before) return plan_invitations(console, *database, wish);
  MUSTER_TRY(people, booking::invite_by_link(*database, console.audit(), wish.event));
  console.out << counted(people, "invitation waits", "invitations wait")
              << " in the outbox, and are sent while `muster serve` runs with a mail server.\n";
  return Success{};
}

/// What the booking page asks; with a file, or with --none, says so first.
Outcome show_or_set_questions(Console& console, const PageWish& wish) {
  MUSTER_TRY(database, console.database());
  if (wish.none && !wish.file.empty()) return bad_input("Give a file, or --none.");
  MUSTER_TRY(asked, booking::booking_questions(*database, wish.event));
  if (wish.none || !wish.file.empty()) {
    std::string text;
    if (!wish.none) {
      MUSTER_TRY(bytes, read_file(wish.file));
      text = std::move(bytes);
      if (text.empty()) return bad_input(wish.file + " is empty. To ask nothing more, give --none.");
    }
    MUSTER_TRY(saved, booking::ask_on_booking(*database, console.audit(), wish.event, text, asked.asked.version));
    asked = std::move(saved);
  }
  if (wish.json) {
    console.out << json_text(booking::questions_json(asked), 2) << "\n";
    return Success{};
  }
  if (!asked.asked.asks()) {
    console.out << asked.event.title << ": the booking page asks nothing more.\n";
    return Success{};
  }
  console.out << asked.event.title << ": the booking page asks “" << asked.asked.form->title << "”, version "
              << asked.asked.version << ". " << counted(asked.answered, "booking has", "bookings have")
              << " answers.\n\n"
              << asked.asked.text;
  return Success{};
}

/// Lists who asks for a substitute; with people, answers them first.
Outcome answer_substitutes(Console& console, const SubstituteWish& wish) {
  MUSTER_TRY(database, console.database());
  using booking::SubstituteAnswer;
  bool whole = true;
  for (const auto& [people, answer] :
       {std::pair(&wish.agree, SubstituteAnswer::agree), {&wish.refuse, SubstituteAnswer::refuse}}) {
    if (people->empty()) continue;
    MUSTER_TRY(decided, booking::decide_substitutes(*database, console.audit(), wish.event, *people, answer));
    for (const auto& name : decided.done)
      console.err << name
                  << (answer == SubstituteAnswer::agree ? ": the place is the other's\n" : ": keeps the place\n");
    for (const auto& [person, why] : decided.refused) console.err << person << ": " << why << "\n";
    whole = whole && decided.refused.empty();
  }
  ListQuery all;
  all.sort = "asked";
  all.page_size = 0;
  MUSTER_TRY(found, booking::listed_substitutes(*database, wish.event, all));
  if (wish.json) {
    console.out << json_text(json_array(found.rows, booking::substitute_json), 2) << "\n";
  } else {
    for (const auto& each : found.rows)
      console.out << each.person_id << "  " << each.name << ": " << each.other.first_name << " " << each.other.last_name
                  << ", " << each.other.email << "\n";
    console.out << counted(found.all, "request waits", "requests wait") << "\n";
  }
  if (!whole) return conflict("Not all of these requests could be answered; those are named above.");
  return Success{};
}

}  // namespace

void add_booking_page_commands(CLI::App& booking, Console& console) {
  const auto wish = std::make_shared<PageWish>();
  auto* page = booking.add_subcommand("page", "How people book the event by themselves; with FILE, says how");
  page->add_option("EVENT", wish->event, "Short name of the event")->required();
  page->add_option("FILE", wish->file, "JSON, as --json shows it; what is missing stays as it is");
  page->add_flag("--json", wish->json, "As JSON");
  page->callback([&console, wish] { console.finish(show_or_set_page(console, *wish)); });
  auto* questions =
      booking.add_subcommand("questions", "What the booking page asks besides who somebody is; with FILE, asks that");
  questions->add_option("EVENT", wish->event, "Short name of the event")->required();
  questions->add_option("FILE", wish->file, "A form in the form language, with names");
  questions->add_flag("--none", wish->none, "Asks nothing more; what was answered stays");
  questions->add_flag("--json", wish->json, "As JSON");
  questions->callback([&console, wish] { console.finish(show_or_set_questions(console, *wish)); });
  const auto answers = std::make_shared<SubstituteWish>();
  auto* substitutes = booking.add_subcommand("substitutes", "Who asks that somebody else comes in their place");
  substitutes->add_option("EVENT", answers->event, "Short name of the event")->required();
  substitutes->add_option("--agree", answers->agree,
                          "People by their ids: the other gets their place, and both a mail");
  substitutes->add_option("--refuse", answers->refuse, "People by their ids: they keep their place, and get a mail");
  substitutes->add_flag("--json", answers->json, "As JSON");
  substitutes->callback([&console, answers] { console.finish(answer_substitutes(console, *answers)); });
  auto* invite = booking.add_subcommand("invite", "Mail a link of their own to everybody who stands as invited");
  invite->add_option("EVENT", wish->event, "Short name of the event")->required();
  invite->add_option("--before", wish->days_before, "So many days before the event, by themselves");
  invite->add_option("--time", wish->time, "At that time of the day, with --before")->capture_default_str();
  invite->add_flag("--never", wish->never, "Takes back what was planned");
  invite->callback([&console, wish] { console.finish(invite_people(console, *wish)); });
}

}  // namespace muster::cli
