// seats show, set, ask, release, move-line, undo, hybrid and come: how the seats of an event are shared out, who gets
// one, and who comes to the room or online.
#include "commands.hpp"

#include <muster/domain/booking/hybrid_json.hpp>
#include <muster/domain/booking/hybrid_service.hpp>
#include <muster/domain/booking/seat_service.hpp>
#include <muster/domain/booking/seat_table_json.hpp>
#include <muster/domain/booking/waiting_move_service.hpp>
#include <muster/kit/base/file.hpp>
#include <muster/kit/base/json_reader.hpp>
#include <muster/kit/base/number.hpp>

#include <CLI/CLI.hpp>

#include <memory>

namespace muster::cli {
namespace {

struct SeatWish {
  std::string event;
  std::string file;
  std::vector<std::string> people;
  bool json = false;
};

void print_figures(std::ostream& out, const std::string& name, const booking::SeatFigures& figures) {
  out << name << ": " << grouped(figures.seats) << " seats, " << grouped(figures.used) << " used, "
      << grouped(figures.offered) << " offered, " << grouped(figures.held) << " held, " << grouped(figures.free)
      << " free, " << grouped(figures.waiting) << " waiting";
  if (figures.over > 0) out << ", " << grouped(figures.over) << " too many";
  out << "\n";
}

void tell_of_seats(Console& console, const booking::SeatChanges& changes) {
  for (const auto& each : changes.lapsed) console.out << each.name << ": the offer ended\n";
  for (const auto& each : changes.promoted) console.out << each.name << " " << booking::step_done(each.state) << "\n";
  if (!changes.any()) console.out << "Nobody got a seat by it\n";
}

Outcome show_seats(Console& console, const SeatWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(table, booking::seats_of(*database, wish.event));
  if (wish.json) {
    console.out << json_text(booking::seat_table_json(table), 2) << "\n";
    return Success{};
  }
  const auto& plan = table.plan;
  if (plan.rules().seats) {
    print_figures(console.out, table.event.title, plan.all());
    for (const auto& share : plan.rules().kinds)
      print_figures(console.out, "  " + booking::kind_heading(share.kind), plan.of_kind(share.kind));
    print_figures(console.out, "  Not shared out", plan.not_shared_out());
  } else {
    console.out << table.event.title << ": no limit of seats, " << grouped(plan.all().used) << " booked\n";
  }
  for (const auto& claim : table.claims)
    if (claim.state == booking::State::offered)
      console.out << "  offered  " << claim.person << "  " << claim.name
                  << (claim.until ? ", until " + long_instant(*claim.until, table.event.zone) : std::string()) << "\n";
  for (const auto& claim : table.line)
    console.out << "  waits  " << claim.person << "  " << claim.name << "  "
                << booking::why_no_seat(plan, claim, table.organisation_name(claim.organisation)) << "\n";
  return Success{};
}

Outcome set_seats(Console& console, const SeatWish& wish) {
  MUSTER_TRY(bytes, read_file(wish.file));
  MUSTER_TRY(rules,
             read_json(bytes, {}, [](std::string_view kept) -> Result<std::string> { return std::string(kept); }));
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(changes, booking::set_seat_rules(*database, console.audit(), wish.event, rules));
  tell_of_seats(console, changes);
  return Success{};
}

Outcome ask_for_seats(Console& console, const SeatWish& wish) {
  MUSTER_TRY(database, console.database());
  for (const auto& person : wish.people) {
    MUSTER_TRY(answer, booking::book_or_wait(*database, console.audit(), wish.event, person));
    console.out << person << "  " << booking::state_word(answer.state) << (answer.why.empty() ? "" : "  " + answer.why)
                << "\n";
  }
  return Success{};
}

Outcome release_held(Console& console, const SeatWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(changes, booking::release_seats(*database, console.audit(), wish.event));
  tell_of_seats(console, changes);
  return Success{};
}

Outcome undo_rules(Console& console, const SeatWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(changes, booking::undo_seat_rules(*database, console.audit(), wish.event));
  tell_of_seats(console, changes);
  return Success{};
}

Outcome move_line(Console& console, const SeatWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(moved, booking::move_waiting_list(*database, console.audit(), wish.event, wish.file));
  console.out << counted(moved.people, "person is", "people are")
              << " moved: " << counted(moved.promoted, "has or is offered a seat", "have or are offered a seat")
              << ", the others wait.\n";
  for (const auto& name : moved.left) console.out << name << " stands there already, and waits here still.\n";
  if (moved.rest > 0)
    console.out << counted(moved.rest, "more waits", "more wait") << " here still: 500 are moved at a time.\n";
  return Success{};
}

struct HybridWish {
  std::string event;
  std::optional<std::string> seats{};
  std::optional<std::string> online{};
  std::optional<std::string> joining{};
  std::string way{};
  std::vector<std::string> people{};
  bool json = false;
};

Result<std::optional<std::int64_t>> typed_limit(const std::string& typed, const char* option) {
  if (typed == "none") return std::optional<std::int64_t>();
  const auto number = parse_integer(typed);
  if (!number)
    return Error{
        ErrorKind::wrong_usage, std::string(option) + " must be a whole number, or none for no limit.", {}, {}};
  return std::optional(*number);
}

void print_part(std::ostream& out, const char* where, const booking::SeatFigures& figures,
                const std::optional<std::int64_t>& seats) {
  out << where << ": " << (seats ? counted(*seats, "seat", "seats") : std::string("no limit")) << ", "
      << grouped(figures.used) << " used, " << grouped(figures.offered) << " offered, " << grouped(figures.waiting)
      << " waiting\n";
}

Outcome hybrid(Console& console, const HybridWish& wish) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(book, booking::hybrid_book(*database, wish.event));
  if (wish.seats || wish.online || wish.joining) {
    auto wanted = book.rules;
    if (wish.seats) {
      MUSTER_TRY(seats, typed_limit(*wish.seats, "--seats"));
      wanted.seats = seats;
    }
    if (wish.online) {
      MUSTER_TRY(seats, typed_limit(*wish.online, "--online-seats"));
      wanted.online_seats = seats;
    }
    if (wish.joining) wanted.joining_link = *wish.joining;
    MUSTER_CHECK(booking::set_hybrid(*database, console.audit(), wish.event, wanted, book.seen_seats, book.seen_page));
    MUSTER_TRY(now, booking::hybrid_book(*database, wish.event));
    book = std::move(now);
  }
  if (wish.json) {
    console.out << json_text(booking::hybrid_json(book), 2) << "\n";
    return Success{};
  }
  print_part(console.out, "In the room", book.room, book.rules.seats);
  print_part(console.out, "Online", book.online, book.rules.online_seats);
  console.out << (book.rules.joining_link.empty() ? "No link to join is set"
                                                  : "Link to join: " + book.rules.joining_link)
              << "\n";
  for (const auto& each : book.people)
    console.out << "  " << (each.online ? "online" : "room  ") << "  " << each.person << "  " << each.name << ", "
                << booking::state_word(each.state) << "\n";
  return Success{};
}

Outcome come(Console& console, const HybridWish& wish) {
  if (wish.way != "online" && wish.way != "room") return Error{ErrorKind::wrong_usage, "Say online or room.", {}, {}};
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(moved, booking::set_ways(*database, console.audit(), wish.event, wish.people, wish.way == "online"));
  console.out << counted(moved, "person comes", "people come")
              << (wish.way == "online" ? " online now" : " to the room now") << "\n";
  return Success{};
}

}  // namespace

void add_seat_commands(CLI::App& program, Console& console) {
  auto* all = program.add_subcommand("seats", "Seats of an event: how they are shared out, who has one, and who waits");
  all->require_subcommand(1);
  const auto wish = std::make_shared<SeatWish>();
  const auto command = [&](const char* name, const char* about, Outcome (*run)(Console&, const SeatWish&)) {
    auto* made = all->add_subcommand(name, about);
    made->add_option("EVENT", wish->event, "Short name of the event")->required();
    made->callback([&console, wish, run] { console.finish(run(console, *wish)); });
    return made;
  };
  command("show", "What is used, offered, held and free, and who waits", show_seats)
      ->add_flag("--json", wish->json, "As JSON");
  command("set", "Share the seats out by a file of rules, as `muster seats show --json` has them under \"rules\"",
          set_seats)
      ->add_option("FILE", wish->file, "JSON")
      ->required();
  command("ask", "Book people of the event's list, or put them on the waiting list where there is no seat",
          ask_for_seats)
      ->add_option("PERSON", wish->people, "Ids of people, as `muster booking list` shows them")
      ->required();
  command("release", "Release what is held for organisations before its day", release_held);
  command("move-line", "Move everybody who waits to another event of the programme, such as the next cohort", move_line)
      ->add_option("TO", wish->file, "Short name of that event")
      ->required();
  command("undo", "Take the last change of the rules back", undo_rules);
  const auto both = std::make_shared<HybridWish>();
  auto* shown =
      all->add_subcommand("hybrid", "Room and online of a hybrid event: both numbers, the link, who comes how");
  shown->add_option("EVENT", both->event, "Short name of the event")->required();
  shown->add_option("--seats", both->seats, "Seats in the room, or none for no limit");
  shown->add_option("--online-seats", both->online, "Seats online, or none for no limit");
  shown->add_option("--joining", both->joining, "Link to join, shown to those alone who have a seat");
  shown->add_flag("--json", both->json, "As JSON");
  shown->callback([&console, both] { console.finish(hybrid(console, *both)); });
  auto* moved = all->add_subcommand("come", "Move people of a hybrid event online, or to the room");
  moved->add_option("EVENT", both->event, "Short name of the event")->required();
  moved->add_option("WAY", both->way, "online or room")->required();
  moved->add_option("PERSON", both->people, "Ids of people, as `muster seats hybrid` shows them")->required();
  moved->callback([&console, both] { console.finish(come(console, *both)); });
}

}  // namespace muster::cli
