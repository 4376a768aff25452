// series list, make, add, take-out, order, rename, delete, people, figures, copy: events that belong together, from a
// terminal. EVENT says of which network.
#include "series_commands.hpp"

#include <muster/domain/events/event_service.hpp>
#include <muster/domain/events/series_service.hpp>
#include <muster/front/app/shipped.hpp>
#include <muster/front/dashboard/series_service.hpp>
#include <muster/kit/base/number.hpp>
#include <muster/kit/base/sentence.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct SeriesWish {
  std::string name;
  std::string event;
  std::string to;
  std::string first;
  bool compulsory = false;
  bool missed = false;
};

/// The series that is named, in the network of the event that is named.
struct Named {
  std::unique_ptr<store::Database> database;
  std::string programme_id;
  events::SeriesBook book;
};

Result<Named> named(Console& console, const SeriesWish& wish) {
  Named found;
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(book, events::series_called(*database, event.programme_id, wish.name));
  found.database = std::move(database);
  found.programme_id = event.programme_id;
  found.book = std::move(book);
  return found;
}

Outcome list_series(Console& console, const SeriesWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(all, events::series_of_programme(*database, event.programme_id));
  for (const auto& book : all) {
    console.out << book.series.name << ": " << events::series_words(book) << "\n";
    for (const auto& one : book.events)
      console.out << "  " << iso_date(one.event.date) << "  " << one.event.slug << "  " << one.event.title
                  << (one.compulsory ? ", compulsory" : "") << (one.event.cancelled ? ", cancelled" : "") << "\n";
  }
  if (all.empty()) console.out << event.programme << " has no series yet.\n";
  return Success{};
}

Outcome make_one(Console& console, const SeriesWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(event, events::find_event(*database, wish.event));
  MUSTER_TRY(made, events::add_series(*database, console.audit(), event.programme_id, wish.name));
  console.out << "Made the series " << made.name << ". Add its events: muster series add \"" << made.name
              << "\" EVENT\n";
  return Success{};
}

Outcome add_event(Console& console, const SeriesWish& wish) {
  MUSTER_TRY(it, named(console, wish));
  MUSTER_CHECK(events::put_in_series(*it.database, console.audit(), it.programme_id, it.book.series.id,
                                     {wish.event, wish.compulsory}));
  console.out << wish.event << " is in the series " << it.book.series.name << ".\n";
  return Success{};
}

Outcome step(Console& console, const SeriesWish& wish, events::SeriesStep taken, const std::string& words) {
  MUSTER_TRY(it, named(console, wish));
  MUSTER_CHECK(
      events::take_series_step(*it.database, console.audit(), it.programme_id, it.book.series.id, wish.event, taken));
  console.out << words << "\n";
  return Success{};
}

Outcome take_out(Console& console, const SeriesWish& wish) {
  return step(console, wish, events::SeriesStep::take_out, wish.event + " is in no series any more.");
}

Outcome order(Console& console, const SeriesWish& wish) {
  return step(console, wish, events::SeriesStep::by_date, "Its events stand in the order of their dates.");
}

Outcome rename(Console& console, const SeriesWish& wish) {
  MUSTER_TRY(it, named(console, wish));
  MUSTER_CHECK(events::rename_series(*it.database, console.audit(), it.programme_id, it.book.series.id, wish.to));
  console.out << "The series is called " << wish.to << " now.\n";
  return Success{};
}

Outcome delete_one(Console& console, const SeriesWish& wish) {
  MUSTER_TRY(it, named(console, wish));
  MUSTER_CHECK(events::delete_series(*it.database, console.audit(), it.programme_id, it.book.series.id));
  console.out << "The series is deleted. Its events are still there.\n";
  return Success{};
}

Outcome people(Console& console, const SeriesWish& wish) {
  MUSTER_TRY(it, named(console, wish));
  MUSTER_TRY(all,
             dashboard::series_people(*it.database, it.programme_id, it.book.series.id, day_in_london(console.now())));
  std::size_t shown = 0;
  for (const auto& person : all.people) {
    if (wish.missed && person.missed.empty()) continue;
    ++shown;
    console.out << person.name << (person.organisation.empty() ? "" : ", " + person.organisation) << ": came to "
                << person.came << " of " << all.book.events.size()
                << (person.missed.empty() ? "" : "; has missed " + joined(person.missed, ", ")) << "\n";
  }
  if (shown == 0)
    console.out << (all.people.empty() ? "Nobody stands on its lists yet.\n" : "Nobody has missed one.\n");
  return Success{};
}

Outcome figures(Console& console, const SeriesWish& wish) {
  MUSTER_TRY(it, named(console, wish));
  MUSTER_TRY(all, dashboard::series_overview(*it.database, it.programme_id, it.book.series.id));
  for (const auto& one : all.events)
    console.out << iso_date(one.event.event.date) << "  " << one.event.event.title << ": " << one.invited
                << " invited, " << one.registered << " registered, " << one.came << " came, "
                << (!one.asked ? std::string("not asked")
                               : (one.answered_in_fives ? "at least " : "") + grouped(one.answered) + " answered")
                << "\n";
  console.out << counted(all.people, "person", "people") << " came to at least one of them.\n";
  return Success{};
}

Outcome copy(Console& console, const SeriesWish& wish) {
  MUSTER_TRY(first, parse_date(wish.first));
  MUSTER_TRY(it, named(console, wish));
  MUSTER_TRY(made, dashboard::copy_series(*it.database, console.audit(), it.programme_id, it.book.series.id, wish.to,
                                          first, app::shipped_texts("reports", ".report")));
  MUSTER_TRY(book, events::series_book(*it.database, it.programme_id, made.id));
  console.out << made.name << ": " << events::series_words(book) << "\n";
  return Success{};
}

}  // namespace

void add_series_commands(CLI::App& program, Console& console) {
  auto* family =
      program.add_subcommand("series", "Events that belong together: meetings of a year, modules of a cohort");
  family->require_subcommand(1);
  const auto wish = std::make_shared<SeriesWish>();
  using Doing = Outcome (*)(Console&, const SeriesWish&);
  const auto command = [&](const char* name, const char* about, Doing doing, bool of_name, const char* event_help) {
    auto* made = family->add_subcommand(name, about);
    if (of_name) made->add_option("NAME", wish->name, "The series, by its name")->required();
    made->add_option("EVENT", wish->event, event_help)->required();
    made->callback([&console, wish, doing] { console.finish(doing(console, *wish)); });
    return made;
  };
  constexpr const char* of_network = "Short name of an event of the network";
  constexpr const char* one_event = "Short name of the event";
  command("list", "The series of a network, with their events", list_series, false, of_network);
  command("make", "Makes a series", make_one, true, of_network);
  command("add", "Puts an event behind the others of a series", add_event, true, one_event)
      ->add_flag("--compulsory", wish->compulsory, "Whoever belongs to the series is to come to it");
  command("take-out", "Takes an event out of a series; the event stays", take_out, true, one_event);
  command("order", "Puts the events of a series in the order of their dates", order, true, of_network);
  command("rename", "Gives a series another name", rename, true, of_network)
      ->add_option("--to", wish->to, "The new name")
      ->required();
  command("delete", "Takes a series away; its events stay", delete_one, true, of_network);
  command("people", "Who came to how many of its events, and has missed a compulsory one", people, true, of_network)
      ->add_flag("--missed", wish->missed, "Those alone who have missed one");
  command("figures", "Invited, registered, came and answered, event by event", figures, true, of_network);
  auto* copying = command("copy", "Copies a series with its events, their dates moved", copy, true, of_network);
  copying->add_option("--to", wish->to, "Name of the new series")->required();
  copying->add_option("--first", wish->first, "Day of its first event, YYYY-MM-DD")->required();
}

}  // namespace muster::cli
