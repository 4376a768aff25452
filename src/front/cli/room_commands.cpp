// room open, room close: the room in which the tables of an event write.
#include "commands.hpp"

#include <muster/domain/room/room_service.hpp>

#include <CLI/CLI.hpp>

namespace muster::cli {
namespace {

Outcome open_with_tables(Console& console, const std::string& event, const CLI::Option& tables,
                         const CLI::Option& word) {
  MUSTER_TRY(database, console.database());
  MUSTER_TRY(room, room::room_of_event(*database, event));
  if (!room || tables.count() > 0 || word.count() > 0) {
    room::RoomPlan plan;
    if (room) plan = {room->tables, room->wording, room->word};
    if (tables.count() > 0) plan.tables = tables.as<std::int64_t>();
    if (word.count() > 0) plan.word = word.as<std::string>();
    MUSTER_CHECK(room::set_up_room(*database, console.audit(), event, plan));
  }
  MUSTER_CHECK(room::open_room(*database, console.audit(), event));
  MUSTER_TRY(opened, room::room_of_event(*database, event));
  MUSTER_TRY(codes, room::table_codes(*database, *opened));
  console.out << "The room is open at /r/" << opened->code << "; its screen is /r/" << opened->code << "/screen.\n";
  for (const auto& code : codes) console.out << "table " << code.table << "  /r/" << code.code << "\n";
  return Success{};
}

Outcome close_one(Console& console, const std::string& event) {
  MUSTER_TRY(database, console.database());
  MUSTER_CHECK(room::close_room(*database, console.audit(), event));
  console.out << "The room is closed. Who asked and who voted is forgotten.\n";
  return Success{};
}

}  // namespace

void add_room_commands(CLI::App& program, Console& console) {
  auto* room = program.add_subcommand("room", "Notes, questions and votes while people sit together");
  room->require_subcommand(1);

  auto* opening =
      room->add_subcommand("open", "Open the room: the tables write; set it up first where that is not done");
  auto* event = opening->add_option("EVENT", "Short name of the event")->required();
  auto* tables = opening->add_option("--tables", "How many tables there are (default 12, or as it was)");
  auto* word = opening->add_option("--word", "A word of your own as the room's address");
  opening->callback([&console, event, tables, word] {
    const auto opened = open_with_tables(console, event->as<std::string>(), *tables, *word);
    if (!opened.ok()) console.fail(opened.error());
  });

  auto* closing = room->add_subcommand("close", "Close the room: nothing can be written any more");
  auto* closed_event = closing->add_option("EVENT", "Short name of the event")->required();
  closing->callback([&console, closed_event] {
    const auto closed = close_one(console, closed_event->as<std::string>());
    if (!closed.ok()) console.fail(closed.error());
  });
}

}  // namespace muster::cli
